import { apply } from '#model/apply/apply.ts';
import type { Outcome, UndoableCommand } from '#model/apply/context.ts';
import { permit } from '#model/apply/permit.ts';
import type { Command, CommandOf, CommandType, Refusal } from '#model/commands.ts';
import type { FeedEvent, FeedPosition } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE, type Person } from '#model/person.ts';
import type { Change, DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { AuditRow, NewUpdate, Store } from '../store/store.ts';
import { visibleTo } from '#model/visible.ts';
import { readRequest } from './command-schema.ts';
import { DeskRecords } from './desk-records.ts';
import { firstUpdate } from './first-update.ts';
import { RecentAnswers } from './recent-answers.ts';
import { editionContent, snapshotOf } from './snapshot.ts';

export type Answer = Result<{ seq: number }, Refusal>;

/**
 * What a command needs beside its records: an anchor to check, a text to change. It may give out the
 * command with better knowledge of things, and carry its commit along with a change of a text.
 */
export interface Prepared<T extends CommandType> {
	command: CommandOf<T>;
	/**
	 * Called once instead of a bare commit: calls `commit` with the change of the text, which is
	 * written in the command's own transaction (to its seq in the update log), or refuses.
	 */
	carry?: (commit: (update: NewUpdate) => Promise<number>) => Promise<Result<void, Refusal>>;
}
export type Preparation<T extends CommandType> = (
	command: CommandOf<T>,
	personId: Id
) => Promise<Result<Prepared<T>, Refusal>>;

/**
 * Derived records; or a function that makes them of the records as they are in its turn, where part
 * of a record is somebody's and part is derived.
 */
export type Derived = readonly Change[] | ((view: DeskView) => readonly Change[]);

/** The records of the newsroom: in memory, changed by commands alone, kept by the store. */
export interface Desk {
	readonly view: DeskView;
	/** Where the feed stands now. */
	readonly position: FeedPosition;
	/**
	 * Carries out a command, one at a time: may the person, what changes, on disk, in memory, told to
	 * subscribers. `seq` is the feed position at which its changes are seen (0: before this run of
	 * the server). A command id that has been answered gets the same answer and nothing more.
	 */
	execute(personId: Id, commandId: Id, command: Command): Promise<Answer>;
	/** Called once a command is permitted and before it is applied; one for each type. */
	prepare<T extends CommandType>(type: T, prepare: Preparation<T>): void;
	/** Keeps and tells derived records (facts, anchors found again); unchanged ones are left out. */
	putDerived(changes: Derived): Promise<void>;
	/** Every event from here on, in order; returns the way to stop. */
	subscribe(hear: (event: FeedEvent) => void): () => void;
	/** What a person's browser shows at first. */
	snapshot(person: Person): Change[];
	/** What belongs to one edition, for those which the first snapshot leaves out. */
	edition(person: Person, editionId: Id): Change[];
	/** What somebody sent over HTTP, as far as it is a command; null if it is none. */
	read(input: unknown): { id: Id; command: Command } | null;
	/** Resolves when what has been asked for so far is done. */
	close(): Promise<void>;
}

export interface DeskOptions {
	store: Store;
	now?: () => number;
}

/** Reads all records into memory. */
export async function openDesk({ store, now = Date.now }: DeskOptions): Promise<Desk> {
	const records = new DeskRecords();
	records.take(await store.records.all());
	return new LiveDesk(store, now, records);
}

class LiveDesk implements Desk {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #records: DeskRecords;
	readonly #epoch = newId();
	readonly #answers = new RecentAnswers();
	readonly #preparations = new Map<CommandType, Preparation<CommandType>>();
	readonly #subscribers = new Set<(event: FeedEvent) => void>();
	#seq = 0;
	#queue: Promise<unknown> = Promise.resolve();

	constructor(store: Store, now: () => number, records: DeskRecords) {
		this.#store = store;
		this.#now = now;
		this.#records = records;
	}

	get view(): DeskView {
		return this.#records;
	}

	get position(): FeedPosition {
		return { epoch: this.#epoch, seq: this.#seq };
	}

	execute(personId: Id, commandId: Id, command: Command): Promise<Answer> {
		return this.#inTurn(async () => {
			const known = await this.#answered(personId, commandId);
			if (known) return known;
			const answer = await this.#carryOut(personId, commandId, command);
			this.#answers.keep(commandId, personId, answer);
			return answer;
		});
	}

	prepare<T extends CommandType>(type: T, prepare: Preparation<T>): void {
		if (this.#preparations.has(type)) throw new Error(`${type} is prepared already`);
		this.#preparations.set(type, prepare as unknown as Preparation<CommandType>);
	}

	putDerived(changes: Derived): Promise<void> {
		return this.#inTurn(async () => {
			const derived = typeof changes === 'function' ? changes(this.#records) : changes;
			// Of something that has gone meanwhile nothing is derived any more.
			const fresh = derived.filter((change) => this.#isWanted(change));
			if (fresh.length === 0) return;
			await this.#store.records.put(fresh);
			this.#records.take(fresh);
			this.#tell(null, null, fresh);
		});
	}

	subscribe(hear: (event: FeedEvent) => void): () => void {
		this.#subscribers.add(hear);
		return () => void this.#subscribers.delete(hear);
	}

	snapshot(person: Person): Change[] {
		return visibleTo(person, snapshotOf(this.#records, this.#now()));
	}

	edition(person: Person, editionId: Id): Change[] {
		return visibleTo(person, editionContent(this.#records, editionId));
	}

	read(input: unknown): { id: Id; command: Command } | null {
		return readRequest(input);
	}

	async close(): Promise<void> {
		await this.#queue;
		this.#subscribers.clear();
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#queue.then(work);
		this.#queue = done.catch(() => undefined);
		return done;
	}

	async #answered(personId: Id, commandId: Id): Promise<Answer | null> {
		const recent = this.#answers.find(commandId);
		if (recent) {
			return recent.personId === personId
				? recent.answer
				: err({ reason: 'duplicate', what: 'command' });
		}
		const row = await this.#store.audit.find(commandId);
		if (!row) return null;
		return row.personId === personId
			? ok({ seq: 0 })
			: err({ reason: 'duplicate', what: 'command' });
	}

	async #carryOut(personId: Id, commandId: Id, asked: Command): Promise<Answer> {
		const person = this.#personOf(personId);
		if (!person) return err({ reason: 'forbidden' });
		const undoing = asked.type === 'undo' ? await this.#undoing(asked.commandId) : undefined;
		const refusal = permit(this.#records, person, asked, undoing?.command);
		if (refusal) return err(refusal);
		const prepared = await this.#prepared(asked, personId);
		if (!prepared.ok) return prepared;
		const { command, carry } = prepared.value;
		const at = this.#now();
		const applied = apply(this.#records, command, { personId, at, newId, undoing });
		if (!applied.ok) return applied;
		return this.#commit({ commandId, personId, at, command }, applied.value, carry);
	}

	#personOf(id: Id): Pick<Person, 'id' | 'roles' | 'active'> | undefined {
		if (id === HOUSE) return { id, roles: [], active: true };
		return this.#records.get('person', id);
	}

	async #prepared(command: Command, personId: Id): Promise<Result<Prepared<CommandType>, Refusal>> {
		const prepare = this.#preparations.get(command.type);
		return prepare ? prepare(command, personId) : ok({ command });
	}

	/** The command to be taken back, and who has changed its records since. */
	async #undoing(commandId: Id): Promise<UndoableCommand | null> {
		const row = await this.#store.audit.find(commandId);
		if (!row) return null;
		const later = await this.#store.audit.list({ afterSeq: row.seq, limit: 1000 });
		const changedSince = new Map<string, Id>();
		for (const { personId, changes } of later.reverse()) {
			for (const { kind, id } of changes) changedSince.set(`${kind}/${id}`, personId);
		}
		return { ...row, changedSince };
	}

	async #commit(
		entry: Pick<AuditRow, 'commandId' | 'personId' | 'at' | 'command'>,
		{ changes, seeds }: Outcome,
		carry: Prepared<CommandType>['carry']
	): Promise<Answer> {
		const { personId, at, commandId: id, command } = entry;
		const seeded = seeds.map(({ storyId, blocks }) => ({
			...firstUpdate(storyId, blocks),
			personId,
			at
		}));
		const before = this.#records.current(changes);
		const write = (updates: NewUpdate[]) =>
			this.#store.commit({ ...entry, changes, before, updates });
		if (carry) {
			const carried = await carry(async (update) => {
				const { updateSeqs } = await write([...seeded, update]);
				return updateSeqs.at(-1) ?? 0;
			});
			if (!carried.ok) return carried;
		} else await write(seeded);
		this.#records.take(changes);
		if (changes.length > 0) this.#tell(personId, { id, type: command.type }, changes, at);
		return ok({ seq: this.#seq });
	}

	#tell(
		personId: Id | null,
		command: FeedEvent['command'],
		changes: Change[],
		at = this.#now()
	): void {
		const event: FeedEvent = { seq: ++this.#seq, at, personId, command, changes };
		for (const hear of this.#subscribers) hear(event);
	}

	#isWanted({ kind, id, value }: Change): boolean {
		if (kind === 'facts') return value === null || this.#records.get('story', id) !== undefined;
		return this.#records.get(kind, id) !== undefined;
	}
}
