import type { Outcome } from '#model/apply/context.ts';
import type { CommandType, Refusal } from '#model/commands.ts';
import type { Change } from '#model/records.ts';
import { ok, type Result } from '#model/result.ts';
import type { Log } from '../log.ts';
import type { AuditRow, NewUpdate, Store } from '../store/store.ts';
import type { Prepared } from './desk.ts';
import { firstUpdate } from './first-update.ts';

export interface Writing {
	store: Pick<Store, 'commit'>;
	log: Pick<Log, 'error'>;
	entry: Pick<AuditRow, 'commandId' | 'personId' | 'at' | 'command'>;
	outcome: Outcome;
	/** The present values of the records that changes are about. */
	current: (changes: readonly Change[]) => Change[];
	carry: Prepared<CommandType>['carry'];
	proof: Prepared<CommandType>['proof'];
	version: Prepared<CommandType>['version'];
}

/**
 * Writes a command, alone or carried along with a change of a text, in one transaction. Gives the
 * changes as they are on disk: once they are there the command holds, whatever fails after that.
 */
export async function writeCommand(writing: Writing): Promise<Result<Change[], Refusal>> {
	const { store, log, entry, outcome, current, carry, proof, version } = writing;
	const { personId, at, commandId } = entry;
	const seeded = outcome.seeds.map(({ storyId, blocks }) => ({
		...firstUpdate(storyId, blocks),
		personId,
		at
	}));
	const written: Change[][] = [];
	async function write(changes: Change[], updates: NewUpdate[]): Promise<number> {
		const before = current(changes);
		const all = [...seeded, ...updates];
		const { updateSeqs } = await store.commit({
			...entry,
			changes,
			before,
			updates: all,
			proof,
			version
		});
		written.push(changes);
		return updateSeqs.at(-1) ?? 0;
	}
	if (carry) {
		try {
			const carried = await carry((update, learn) =>
				write(learn ? outcome.changes.map(learn) : outcome.changes, [update])
			);
			if (!carried.ok && written.length === 0) return carried;
		} catch (error) {
			if (written.length === 0) throw error;
			log.error({ err: error, commandId }, 'a command is on disk, but its text was not told on');
		}
	}
	// The text may be as it should be already: then nothing was carried.
	if (written.length === 0) await write(outcome.changes, []);
	return ok(written[0] ?? []);
}
