import type { Outcome } from '#model/apply/context.ts';
import type { CommandType, Refusal } from '#model/commands.ts';
import type { Change } from '#model/records.ts';
import { ok, type Result } from '#model/result.ts';
import type { Log } from '../log.ts';
import type { AuditRow, NewEvent, NewUpdate, Store } from '../store/store.ts';
import type { Prepared } from './desk.ts';
import { firstUpdate } from './first-update.ts';

export interface Writing {
	store: Pick<Store, 'commit'>;
	log: Pick<Log, 'error'>;
	entry: Pick<AuditRow, 'commandId' | 'personId' | 'at' | 'command'>;
	outcome: Outcome;
	/** What it is to the other servers; undefined: there are none. */
	event: (changes: Change[]) => NewEvent | undefined;
	/** The present values of the records that changes are about. */
	current: (changes: readonly Change[]) => Change[];
	carry: Prepared<CommandType>['carry'];
	kept: Pick<Prepared<CommandType>, 'proof' | 'version' | 'link' | 'texts'>;
}

/** `event`: its number in the stream of all servers. */
export interface Written {
	changes: Change[];
	event: number;
}

/**
 * Writes a command, alone or carried along with a change of a text, in one transaction. Gives the
 * changes as they are on disk: once they are there the command holds, whatever fails after that. Rejects
 * with Behind where it was judged by less than there is, of records or of a text.
 */
export async function writeCommand(writing: Writing): Promise<Result<Written, Refusal>> {
	const { store, log, entry, outcome, event, current, carry } = writing;
	const { proof, version, link, texts } = writing.kept;
	const { personId, at, commandId } = entry;
	const seeded = outcome.seeds.map(({ storyId, blocks }) => ({
		...firstUpdate(storyId, blocks),
		personId,
		at
	}));
	const written: Written[] = [];
	async function write(changes: Change[], updates: NewUpdate[]): Promise<number> {
		const before = current(changes);
		// Of one moment: a newsroom that is put back as it was then has both or neither.
		const all = [...seeded, ...updates.map((update) => ({ ...update, at }))];
		const committed = await store.commit(
			{ ...entry, changes, before, updates: all, proof, version, link, texts },
			event(changes)
		);
		written.push({ changes, event: committed.event });
		return committed.updateSeqs.at(-1) ?? 0;
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
	return ok(written[0] ?? { changes: [], event: 0 });
}
