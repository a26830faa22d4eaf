import { apply } from '#model/apply/apply.ts';
import type { Outcome, UndoableCommand } from '#model/apply/context.ts';
import { permit } from '#model/apply/permit.ts';
import type { Command, CommandType, Refusal } from '#model/commands.ts';
import type { FeedEvent, FeedPosition } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import { chainKey, isSound, type Measurement } from '#model/measurement.ts';
import { HOUSE, type Person } from '#model/person.ts';
import { chainOf, type Place } from '#model/placed.ts';
import { put, type Change, type DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import { visibleTo } from '#model/visible.ts';
import type { Log } from '../log.ts';
import type { AuditRow, Store } from '../store/store.ts';
import { readRequest, type CommandRequest } from './command-schema.ts';
import type { DeskRecords } from './desk-records.ts';
import type { Answer, Derived, Desk, DeskOptions, Preparation, Prepared } from './desk.ts';
import { readMeasurements } from './read-measurements.ts';
import { RecentAnswers } from './recent-answers.ts';
import { editionContent, snapshotOf } from './snapshot.ts';
import { writeCommand } from './write-command.ts';

/** The desk over a store: one thing at a time, on disk before it is seen. */
export class LiveDesk implements Desk {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #log: Pick<Log, 'error'>;
	readonly #records: DeskRecords;
	readonly #epoch = newId();
	readonly #answers = new RecentAnswers();
	readonly #preparations = new Map<CommandType, Preparation<CommandType>>();
	readonly #subscribers = new Set<(event: FeedEvent) => void>();
	#isBehind: (storyId: Id) => boolean = () => false;
	#seq = 0;
	#queue: Promise<unknown> = Promise.resolve();

	constructor({ store, log, now = Date.now }: DeskOptions, records: DeskRecords) {
		this.#store = store;
		this.#log = log;
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

	takeMeasurements(input: unknown): Promise<Result<void, Refusal>> {
		return this.#inTurn(async () => {
			const measured = readMeasurements(input);
			const present = measured?.filter((one) => this.#isPresent(one)) ?? [];
			const isSane = present.every((one) => isSound(one, this.#chainOf(one.id)));
			if (!measured || !isSane) return err({ reason: 'invalid', what: 'measurement' });
			const changes = present
				.filter((one) => this.#isNews(one))
				.map((one) => put('measurement', one));
			this.#records.take(changes);
			if (changes.length > 0) this.#tell(null, null, changes);
			return ok(undefined);
		});
	}

	awaitFacts(isBehind: (storyId: Id) => boolean): void {
		this.#isBehind = isBehind;
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

	read(input: unknown): CommandRequest | null {
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
		const root = undoing && { ...undoing, command: await this.#root(asked) };
		const refusal = permit(this.#records, person, asked, root);
		if (refusal) return err(refusal);
		const prepared = await this.#prepared(asked, personId);
		if (!prepared.ok) return prepared;
		const { command } = prepared.value;
		const at = this.#now();
		const context = { personId, at, newId, undoing, isBehind: this.#isBehind };
		const applied = apply(this.#records, command, context);
		if (!applied.ok) return applied;
		return this.#commit({ commandId, personId, at, command }, applied.value, prepared.value);
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
		return row && { ...row, changedSince: this.#records.changedBy };
	}

	/** What an undo takes back, or brings back where it takes back another undo. */
	async #root(command: Command): Promise<Command> {
		if (command.type !== 'undo') return command;
		const row = await this.#store.audit.find(command.commandId);
		return row ? this.#root(row.command) : command;
	}

	async #commit(
		entry: Pick<AuditRow, 'commandId' | 'personId' | 'at' | 'command'>,
		outcome: Outcome,
		{ carry, proof, version }: Prepared<CommandType>
	): Promise<Answer> {
		const written = await writeCommand({
			...{ store: this.#store, log: this.#log, entry, outcome, carry, proof, version },
			current: (changes) => this.#records.current(changes)
		});
		if (!written.ok) return written;
		const changes = written.value;
		const { personId, at, commandId: id, command } = entry;
		this.#records.take(changes);
		this.#records.credit(changes, personId);
		if (changes.length > 0) this.#tell(personId, { id, type: command.type }, changes, at);
		return ok({ seq: this.#seq });
	}

	/** Whoever fails to hear it takes nothing from the others, nor from the command, which holds. */
	#tell(
		personId: Id | null,
		command: FeedEvent['command'],
		changes: Change[],
		at = this.#now()
	): void {
		const event: FeedEvent = { seq: ++this.#seq, at, personId, command, changes };
		for (const hear of this.#subscribers) {
			try {
				hear(event);
			} catch (error) {
				this.#log.error({ err: error, seq: event.seq }, 'a change of records was not heard');
			}
		}
	}

	/** Of the words and places as they are now. */
	#isPresent({ id, hash, chain }: Measurement): boolean {
		const isOfThese = hash === this.#records.get('facts', id)?.hash;
		return isOfThese && chain === chainKey(this.#chainOf(id));
	}

	/** Open proofs ask for it story by story, every few keys: it must not cost more in a paper of years. */
	#chainOf(storyId: Id): Place[] {
		return chainOf(this.#records, storyId, this.#records.placementsOf(storyId));
	}

	#isNews(measurement: Measurement): boolean {
		const known = this.#records.get('measurement', measurement.id);
		return JSON.stringify(known) !== JSON.stringify(measurement);
	}

	#isWanted({ kind, id, value }: Change): boolean {
		if (kind === 'facts') return value === null || this.#records.get('story', id) !== undefined;
		return this.#records.get(kind, id) !== undefined;
	}
}
