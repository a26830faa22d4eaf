import type { Kysely } from 'kysely';
import type { LogWrite } from './append-batch.ts';
import { GroupCommit, toldOfGroups, type GroupTold } from './group-commit.ts';
import { SQLITE } from './sql-engine.ts';
import { sqlUpdateLog, type FlushableLog } from './sql-update-log.ts';
import type { SqliteThread } from './sqlite-thread.ts';
import type { RecordStore } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * What is written all the time, in the store's thread: a group of appends and of derived records is
 * one message to it and one transaction there, a room comes back in a few pieces of memory. What is
 * rare goes over kysely.
 */
export function sqliteUpdateLog(
	db: Kysely<Tables>,
	thread: SqliteThread,
	onGroup?: GroupTold
): { log: FlushableLog; put: RecordStore['put'] } {
	const write = async (writes: LogWrite[]) => {
		const seqs = await thread.append(writes);
		return writes.map(({ updates }) => seqs.splice(0, updates.length));
	};
	const commits = new GroupCommit(toldOfGroups(write, onGroup));
	const log = sqlUpdateLog(db, SQLITE, {
		add: (updates) => commits.add({ updates, records: [] }),
		flush: () => commits.flush()
	});
	return {
		log: {
			...log,
			// What was appended before is part of what is loaded.
			load: (room) => commits.flush().then(() => thread.load(room)),
			history: (room, most) => commits.flush().then(() => thread.history(room, most))
		},
		async put(records) {
			await commits.add({ updates: [], records });
			return 0;
		}
	};
}
