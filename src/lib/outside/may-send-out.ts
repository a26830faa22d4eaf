import { mayRun } from '#model/apply/may-run.ts';
import type { Id } from '#model/ids.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';

/** Whether the person of this tab may send a story to somebody outside the house. */
export function maySendOut(desk: DeskState, storyId: Id): boolean {
	const about = { name: '', unit: '', note: '', expiresAt: 0, hash: '' };
	return mayRun(desk, desk.me, { type: 'outside.invite', id: '', storyId, ...about });
}
