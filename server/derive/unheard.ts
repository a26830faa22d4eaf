import { storyOfRoom } from '#document/room-name.ts';
import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import type { UpdateLog } from '../store/store.ts';

/** Updates looked at: far more than are ever written in the time facts lag behind. */
const RECENT_UPDATES = 5000;

export interface Edit {
	by: Id | null;
	at: number;
}

/**
 * Stories in whose log there are words that nobody here has derived: a server has died before it had read
 * them, or another one has them. `readTo`: up to when some were read though their facts do not say so.
 */
export async function unheard(
	view: Pick<DeskView, 'get'>,
	updates: Pick<UpdateLog, 'recent'>,
	readTo: ReadonlyMap<Id, number> = new Map()
): Promise<[Id, Edit][]> {
	const recent = await updates.recent(RECENT_UPDATES);
	return recent.flatMap(({ room, personId, at }): [Id, Edit][] => {
		const storyId = storyOfRoom(room);
		const story = storyId && view.get('story', storyId);
		if (!story) return [];
		const derived = view.get('facts', storyId)?.editedAt ?? story.createdAt;
		const isRead = Math.max(derived, readTo.get(storyId) ?? 0) >= at;
		return isRead ? [] : [[storyId, { by: personId, at }]];
	});
}
