import type { Store } from '../store/store.ts';
import type { Tracing } from './tracing.ts';

/** The same store, with spans where a command is written and where a story is read to be opened. */
export function traceStore(store: Store, tracing: Tracing): Store {
	const { log } = store;
	return {
		...store,
		log: {
			...log,
			load: (room) =>
				tracing.within('story.load', { 'copydesk.room': room }, async (span) => {
					const loaded = await log.load(room);
					span.tell({
						'copydesk.snapshot_bytes': loaded.snapshot?.length ?? 0,
						'copydesk.tail_updates': loaded.tail.length
					});
					return loaded;
				})
		},
		commit: (entry, event) =>
			tracing.within('store.commit', { 'copydesk.changes': entry.changes.length }, async (span) => {
				const committed = await store.commit(entry, event);
				span.tell({
					'copydesk.seq': committed.seq,
					'copydesk.updates': committed.updateSeqs.length
				});
				return committed;
			})
	};
}

/** A group that takes longer is told whatever was told before, ms. */
const SLOW_MS = 100;
/** Of the others one in so long: somebody who types alone makes a group of every key, ms. */
const TOLD_EVERY_MS = 1000;

/** Tells of groups of updates that are on disk, or could not be written. */
export function groupsTold(
	tracing: Tracing,
	now: () => number = () => performance.now()
): (rows: number, ms: number, error?: unknown) => void {
	let toldAt = -Infinity;
	return (rows, ms, error) => {
		const isDue = now() - toldAt >= TOLD_EVERY_MS;
		if (!isDue && ms < SLOW_MS && error === undefined) return;
		toldAt = now();
		tracing.past('log.commit', ms, { 'copydesk.appends': rows }, error);
	};
}
