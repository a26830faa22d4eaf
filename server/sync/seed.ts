import * as Y from 'yjs';
import { NEW_STORY, seedStory } from '#document/story-doc.ts';
import type { Id } from '#model/ids.ts';
import type { LoadedRoom, UpdateLog } from '../store/store.ts';

/** Writes the first blocks of a story that has no words into its log. */
export async function seed(
	log: Pick<UpdateLog, 'append'>,
	room: string,
	personId: Id,
	loaded: LoadedRoom
): Promise<LoadedRoom> {
	const doc = new Y.Doc();
	doc.transact(() => seedStory(doc, NEW_STORY));
	const bytes = Y.encodeStateAsUpdate(doc);
	const clientId = doc.clientID;
	doc.destroy();
	const [seq = 0] = await log.append([{ room, personId, clientId, at: Date.now(), bytes }]);
	const clients = [...loaded.clients, { clientId, personId, mayLack: false }];
	return { ...loaded, tail: [{ seq, personId, bytes }], clients };
}
