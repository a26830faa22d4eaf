import * as Y from 'yjs';
import { NEW_STORY, seedStory } from '#document/story-doc.ts';
import type { Id } from '#model/ids.ts';
import type { LoadedRoom, UpdateLog } from '../store/store.ts';

/** Writes the first blocks of a story that has no words into its log; null: it has some by now. */
export async function seed(
	log: Pick<UpdateLog, 'append' | 'shared'>,
	room: string,
	personId: Id,
	loaded: LoadedRoom
): Promise<LoadedRoom | null> {
	const doc = new Y.Doc();
	doc.transact(() => seedStory(doc, NEW_STORY));
	const bytes = Y.encodeStateAsUpdate(doc);
	const clientId = doc.clientID;
	doc.destroy();
	const update = { room, personId, clientId, at: Date.now(), bytes };
	const seq = log.shared ? await log.shared.begin(update) : (await log.append([update]))[0];
	if (typeof seq !== 'number') return null;
	const clients = [...loaded.clients, { clientId, personId, mayLack: false }];
	return { ...loaded, tail: [{ seq, personId, bytes }], clients };
}
