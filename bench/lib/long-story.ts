import type * as Y from 'yjs';
import { storyRoom } from '../../src/lib/document/room-name.ts';
import { storyText } from '../../src/lib/document/story-doc.ts';
import { newId, type Id } from '../../src/lib/model/ids.ts';
import { HOUSE } from '../../src/lib/model/person.ts';
import type { Services } from '../../server/boot.ts';
import { clientIdFrom, randomFrom } from '../sync/random.ts';

const WORDS = '汛期水位上涨渡口停航大桥通车两岸村民';
/** After so many edits another one writes. */
const TURN = 500;

interface LongStoryOptions {
	edits: number;
	/** They take turns, each under a client id of their own. */
	writers: readonly Id[];
	/** When an edit is made, epoch ms. */
	at: (edit: number) => number;
	/** Called after every so many edits, when they are in the log. */
	every: number;
	rest: (storyId: Id, text: Y.Text, edit: number) => Promise<void>;
}

/** A story with a long log: keys and backspaces, put into the log as they would come. */
export async function longStory(services: Services, options: LongStoryOptions): Promise<Id> {
	const { desk, store, sync } = services;
	const { edits, writers, at: when, every, rest } = options;
	const storyId = newId();
	const room = storyRoom(storyId);
	await desk.execute(HOUSE, newId(), {
		...{ type: 'story.create', id: storyId, editionId: null, kind: 'news', section: '' },
		...{ authorIds: [], target: null, blocks: [] }
	});
	const doc = await sync.read(room);
	const text = storyText(doc);
	const random = randomFrom(3);
	const below = (most: number) => Math.floor(random() * most);
	const hands = writers.map((personId) => ({ personId, clientId: clientIdFrom(random) }));
	const updates: Parameters<typeof store.log.append>[0][number][] = [];
	let edit = 1;
	doc.on('update', (bytes: Uint8Array) => {
		const hand = hands[Math.floor(edit / TURN) % hands.length];
		updates.push({ room, personId: HOUSE, ...hand, clientId: doc.clientID, at: when(edit), bytes });
	});
	for (let at = text.length - 1; edit <= edits; edit++) {
		doc.clientID = hands[Math.floor(edit / TURN) % hands.length]?.clientId ?? doc.clientID;
		if (below(200) === 0) at = below(text.length);
		const isBack = at > 5 && below(100) < 45;
		if (isBack) text.delete(--at, 1);
		else text.insert(at++, below(400) === 0 ? '\n' : (WORDS[below(WORDS.length)] ?? ''));
		if (edit % every >= 1 && edit < edits) continue;
		await store.log.append(updates.splice(0));
		await rest(storyId, text, edit);
	}
	doc.destroy();
	return storyId;
}
