import * as Y from 'yjs';
import { storyRoom } from '#document/room-name.ts';
import { NEW_STORY, seedStory } from '#document/story-doc.ts';
import type { SeedBlock } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { NewUpdate } from '../store/store.ts';

/** The update that writes a new story's first words; logged with the command that makes the story. */
export function firstUpdate(
	storyId: Id,
	blocks: readonly SeedBlock[]
): Pick<NewUpdate, 'room' | 'clientId' | 'bytes'> {
	const doc = new Y.Doc();
	seedStory(doc, blocks.length > 0 ? blocks : NEW_STORY);
	const bytes = Y.encodeStateAsUpdate(doc);
	const clientId = doc.clientID;
	doc.destroy();
	return { room: storyRoom(storyId), clientId, bytes };
}
