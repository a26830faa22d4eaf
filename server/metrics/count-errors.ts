import { Behind } from '../behind.ts';
import type { Store } from '../store/store.ts';
import type { Doing } from './counts.ts';

/** The same store; `failed` is told of every question that it rejects. */
export function countErrors(store: Store, failed: (doing: Doing) => void): Store {
	const counted = <Args extends unknown[], T>(
		doing: Doing,
		ask: (...args: Args) => Promise<T>
	): ((...args: Args) => Promise<T>) => {
		return (...args) =>
			ask(...args).catch((error: unknown) => {
				// Nothing is wrong: it is asked again.
				if (!(error instanceof Behind)) failed(doing);
				throw error;
			});
	};
	const { log, records } = store;
	return {
		...store,
		records: { all: counted('read', records.all), put: counted('write', records.put) },
		log: {
			...log,
			append: counted('append', log.append),
			load: counted('load', log.load),
			compact: counted('compact', log.compact),
			claim: counted('append', log.claim)
		},
		commit: counted('commit', store.commit),
		probe: counted('probe', store.probe)
	};
}
