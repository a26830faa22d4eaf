import * as Y from 'yjs';
import { storyRoom } from '#document/room-name.ts';
import { seedStory } from '#document/story-doc.ts';
import type { SeedBlock } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { NewUpdate } from '../store/store.ts';

/** What every new story begins with when nothing was written yet. */
const BLANK: readonly SeedBlock[] = [
	{ type: 'kicker', text: '' },
	{ type: 'headline', text: '' },
	{ type: 'subhead', text: '' },
	{ type: 'byline', text: '' },
	{ type: 'paragraph', text: '' }
];

/** The update that writes a new story's first words; logged with the command that makes the story. */
export function firstUpdate(
	storyId: Id,
	blocks: readonly SeedBlock[]
): Pick<NewUpdate, 'room' | 'clientId' | 'bytes'> {
	const doc = new Y.Doc();
	seedStory(doc, blocks.length > 0 ? blocks : BLANK);
	const bytes = Y.encodeStateAsUpdate(doc);
	const clientId = doc.clientID;
	doc.destroy();
	return { room: storyRoom(storyId), clientId, bytes };
}
