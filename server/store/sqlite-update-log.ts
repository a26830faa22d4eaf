import type { Kysely } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import { sqlUpdateLog, type FlushableLog, type UpdateCommits } from './sql-update-log.ts';
import type { SqliteThread } from './sqlite-thread.ts';
import type { Tables } from './tables.ts';

/**
 * The update log in the store's thread: a group of appends is one message to it and one transaction
 * there, a room comes back in a few pieces of memory. What is rare goes over kysely.
 */
export function sqliteUpdateLog(db: Kysely<Tables>, thread: SqliteThread): FlushableLog {
	const commits: UpdateCommits = new GroupCommit(async (groups) => {
		const seqs = await thread.append(groups.flat());
		return groups.map((group) => seqs.splice(0, group.length));
	});
	return {
		...sqlUpdateLog(db, commits),
		// What was appended before is part of what is loaded.
		load: (room) => commits.flush().then(() => thread.load(room))
	};
}
