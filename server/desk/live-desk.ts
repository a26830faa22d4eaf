import { apply } from '#model/apply/apply.ts';
import type { Outcome, UndoableCommand } from '#model/apply/context.ts';
import { permit } from '#model/apply/permit.ts';
import type { Command, CommandType, Refusal } from '#model/commands.ts';
import type { FeedEvent, FeedPosition, UndoneStep } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import { isSound, type Measurement } from '#model/measurement.ts';
import { HOUSE, type Person } from '#model/person.ts';
import { put, type Change, type DeskView } from '#model/records.ts';
import { err, ok, type Result } from '#model/result.ts';
import { visibleTo } from '#model/visible.ts';
import { Behind } from '../behind.ts';
import type { Log } from '../log.ts';
import type { AuditRow, NewEvent, Store, StreamPosition } from '../store/store.ts';
import { readRequest, type CommandRequest } from './command-schema.ts';
import type { DeskRecords } from './desk-records.ts';
import type { Answer, Derived, Desk, DeskOptions, Preparation, Prepared } from './desk.ts';
import { Others } from './others.ts';
import { isNews, isOther, isPresent, isWanted, placesOf } from './derived.ts';
import { Patience } from './patience.ts';
import { readMeasurements } from './read-measurements.ts';
import { RecentAnswers } from './recent-answers.ts';
import { editionContent, snapshotOf } from './snapshot.ts';
import { writeCommand } from './write-command.ts';

/** So often something is judged again because somebody has written on in a text that it rests on. */
const MOST_TEXTS = 5;
/** Between the numbers of two events that are written there is room for a million that are not. */
const UNWRITTEN = 2 ** -20;

/** The desk over a store: one thing at a time, on disk before it is seen. */
export class LiveDesk implements Desk {
	readonly #store: Store;
	readonly #now: () => number;
	readonly #log: Pick<Log, 'error'>;
	readonly #tellAnswer: DeskOptions['answered'];
	readonly #traced: DeskOptions['traced'];
	readonly #records: DeskRecords;
	/** What other servers write; null: there are none. */
	readonly #others: Others | null;
	/** Of which stream of events all is known up to #seq. */
	#stream: string;
	/** The same to browsers, unless its numbers have come to mean something else. */
	#epoch: string;
	readonly #answers = new RecentAnswers();
	readonly #preparations = new Map<CommandType, Preparation<CommandType>>();
	readonly #subscribers = new Set<(event: FeedEvent) => void>();
	#isBehind: (storyId: Id) => boolean = () => false;
	/** A look at what others have written that has not begun. */
	#refresh: Promise<void> | null = null;
	/** Where there are other servers: the number of the last event, and a fraction for what they have not. */
	#seq: number;
	#queue: Promise<unknown> = Promise.resolve();
	readonly #patience = new Patience();

	constructor(
		{ store, bus, log, answered, traced, now = Date.now }: DeskOptions,
		records: DeskRecords,
		{ stream, seq }: StreamPosition
	) {
		this.#store = store;
		this.#log = log;
		this.#tellAnswer = answered;
		this.#traced = traced;
		this.#now = now;
		this.#records = records;
		this.#seq = seq;
		this.#epoch = this.#stream = stream;
		this.#others =
			store.events && bus
				? new Others({
						...{ events: store.events, bus, log },
						told: (event) => this.#inTurn(() => this.#hearOther(event)),
						look: () => this.#inTurn(async () => void (await this.#catchUp())),
						measured: (all) => this.#inTurn(async () => this.#hearMeasured(all))
					})
				: null;
	}

	get view(): DeskView {
		return this.#records;
	}

	get position(): FeedPosition {
		return { epoch: this.#epoch, seq: this.#seq };
	}

	execute(personId: Id, commandId: Id, command: Command): Promise<Answer> {
		const carry = (began?: () => void) => this.#execute(personId, commandId, command, began);
		return this.#traced ? this.#traced(commandId, command.type, carry) : carry();
	}

	/** `began`: told when it is its turn, also where it is judged once more. */
	#execute(personId: Id, commandId: Id, command: Command, began?: () => void): Promise<Answer> {
		const answers = (answer: Answer): Answer => {
			this.#answers.keep(commandId, personId, answer);
			this.#tellAnswer?.(command.type, answer);
			return answer;
		};
		const judge = async (): Promise<Answer> => {
			began?.();
			const known = await this.#answered(personId, commandId);
			if (known) return known;
			const answer = await this.#carryOut(personId, commandId, command);
			// What is written has been judged by all there is; so has to be what is not.
			if (!answer.ok && (await this.#catchUp())) throw new Behind();
			return answers(answer);
		};
		// Nobody would send again what the server itself does.
		if (personId === HOUSE) return this.#knowingAll(judge);
		const tooLate = () => answers(err({ reason: 'text-changed' }));
		return this.#patience.wait(() => this.#knowingAll(judge, tooLate));
	}

	prepare<T extends CommandType>(type: T, prepare: Preparation<T>): void {
		if (this.#preparations.has(type)) throw new Error(`${type} is prepared already`);
		this.#preparations.set(type, prepare as unknown as Preparation<CommandType>);
	}

	putDerived(changes: Derived): Promise<void> {
		return this.#knowingAll(async () => {
			const derived = typeof changes === 'function' ? changes(this.#records) : changes;
			// Of something that has gone meanwhile nothing is derived any more.
			const wanted = derived.filter((change) => isWanted(this.#records, change));
			// It may be new, at another server.
			if (wanted.length < derived.length && (await this.#catchUp())) throw new Behind();
			// Other servers derive the same.
			const fresh = this.#others
				? wanted.filter((change) => isOther(this.#records, change))
				: wanted;
			if (fresh.length === 0) return;
			const about = { at: this.#now(), personId: null, command: null };
			const seq = await this.#store.records.put(fresh, this.#next({ ...about, changes: fresh }));
			this.#records.take(fresh);
			this.#tell({ ...about, changes: fresh }, seq);
		});
	}

	takeMeasurements(input: unknown): Promise<Result<void, Refusal>> {
		return this.#inTurn(async () => {
			const measured = readMeasurements(input);
			const present = measured?.filter((one) => isPresent(this.#records, one)) ?? [];
			const isSane = present.every((one) => isSound(one, placesOf(this.#records, one.id)));
			if (!measured || !isSane) return err({ reason: 'invalid', what: 'measurement' });
			const news = present.filter((one) => isNews(this.#records, one));
			this.#takeMeasured(news);
			this.#others?.measured(news);
			return ok(undefined);
		});
	}

	refresh(): Promise<void> {
		if (!this.#others) return Promise.resolve();
		// However many ask, they take one turn: the next one that has not begun.
		return this.#patience.wait(
			() =>
				(this.#refresh ??= this.#inTurn(async () => {
					this.#refresh = null;
					await this.#catchUp();
				}))
		);
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
		this.#others?.close();
		await this.#queue;
		this.#subscribers.clear();
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#queue.then(() => this.#patience.watch(work));
		this.#queue = done.catch(() => undefined);
		return done;
	}

	/**
	 * In its turn, and again from the start where it was judged by less than other servers have written; `tooLate`:
	 * what comes of it where somebody writes on and on in its texts, which nobody else is held up for.
	 */
	#knowingAll<T>(work: () => Promise<T>, tooLate?: () => T): Promise<T> {
		return this.#inTurn(async () => {
			for (let texts = 0; ;) {
				try {
					return await work();
				} catch (error) {
					if (!(error instanceof Behind)) throw error;
					if (error.of === 'texts') texts += 1;
					if (tooLate && texts === MOST_TEXTS) return tooLate();
					await this.#catchUp();
				}
			}
		});
	}

	/** Whether other servers had written something new. */
	async #catchUp(): Promise<boolean> {
		if (!this.#others) return false;
		const missed = await this.#others.since(this.#known);
		if (missed) missed.forEach((event) => this.#takeOther(event));
		else await this.#loadAnew(this.#others);
		return missed?.length !== 0;
	}

	get #known(): StreamPosition {
		return { stream: this.#stream, seq: Math.floor(this.#seq) };
	}

	async #hearOther(event: FeedEvent): Promise<void> {
		const at = Math.floor(this.#seq);
		if (event.seq === at + 1) this.#takeOther(event);
		else if (event.seq > at) await this.#catchUp();
	}

	/** As if it were our own. */
	#takeOther(event: FeedEvent): void {
		this.#records.take(event.changes);
		if (event.personId) this.#records.credit(event.changes, event.personId);
		this.#spread(event);
	}

	/** What happened in between is not kept any more: everybody is told what is another now. */
	async #loadAnew(others: Others): Promise<void> {
		const all = await others.all();
		const changes = this.#records.changesTo(all.changes);
		// Of a database that was brought back the numbers have meant something else.
		if (all.stream !== this.#stream) this.#epoch = this.#stream = all.stream;
		else if (all.seq < this.#seq) this.#epoch = newId();
		this.#records.take(changes);
		const about = { at: this.#now(), personId: null, command: null };
		this.#spread({ seq: all.seq, ...about, changes });
	}

	/** What a write is to other servers. */
	#next(event: Omit<FeedEvent, 'seq'>): NewEvent | undefined {
		return this.#others ? { ...event, after: this.#known } : undefined;
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
		const undoes = undoing && undoing.personId !== personId ? undoing.step : undefined;
		const entry = { commandId, personId, at, command };
		return this.#commit(entry, applied.value, prepared.value, undoes);
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
	async #undoing(commandId: Id): Promise<(UndoableCommand & { step: UndoneStep }) | null> {
		const row = await this.#store.audit.find(commandId);
		if (!row) return null;
		const { personId, at } = row;
		return { ...row, changedSince: this.#records.changedBy, step: { commandId, personId, at } };
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
		{ carry, ...kept }: Prepared<CommandType>,
		undoes?: UndoneStep
	): Promise<Answer> {
		const { personId, at, commandId: id, command } = entry;
		const told = { id, type: command.type, ...(undoes && { undoes }) };
		const written = await writeCommand({
			...{ store: this.#store, log: this.#log, entry, outcome, carry, kept },
			event: (changes) => this.#next({ at, personId, command: told, changes }),
			current: (changes) => this.#records.current(changes)
		});
		if (!written.ok) return written;
		const { changes, event } = written.value;
		this.#records.take(changes);
		this.#records.credit(changes, personId);
		if (changes.length > 0) this.#tell({ at, personId, command: told, changes }, event);
		return ok({ seq: Math.floor(this.#seq) });
	}

	/** Tells what this server has written, the others as well. */
	#tell(about: Omit<FeedEvent, 'seq'>, written: number): void {
		const event: FeedEvent = { seq: this.#others ? written : this.#seq + 1, ...about };
		this.#others?.tell(event);
		this.#spread(event);
	}

	/** Whoever fails to hear it takes nothing from the others, nor from the command, which holds. */
	#spread(event: FeedEvent): void {
		this.#seq = event.seq;
		for (const hear of this.#subscribers) {
			try {
				hear(event);
			} catch (error) {
				this.#log.error({ err: error, seq: event.seq }, 'a change of records was not heard');
			}
		}
	}

	#takeMeasured(news: readonly Measurement[]): void {
		if (news.length === 0) return;
		const changes = news.map((one) => put('measurement', one));
		this.#records.take(changes);
		const seq = this.#seq + (this.#others ? UNWRITTEN : 1);
		this.#spread({ seq, at: this.#now(), personId: null, command: null, changes });
	}

	#hearMeasured(measured: readonly Measurement[]): void {
		this.#takeMeasured(
			measured.filter((one) => isPresent(this.#records, one) && isNews(this.#records, one))
		);
	}
}
