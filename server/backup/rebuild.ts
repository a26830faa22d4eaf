import { sql, type Transaction } from 'kysely';
import { subjectsOf } from '#model/audit.ts';
import { put, type Change } from '#model/records.ts';
import type { StoryFacts } from '#model/story.ts';
import { storyOfRoom } from '#document/room-name.ts';
import { writeSubjects } from '../store/append-command.ts';
import { executedMigrations, migrate, type Engine } from '../store/migrations.ts';
import { inParts } from '../store/sql-hands.ts';
import type { Tables } from '../store/tables.ts';
import type { Cell, SegmentHead, TablePart } from './segment.ts';
import { GROWING, type Db } from './source.ts';

/** Values in one statement. */
const VALUES = 10_000;
/** Windows that are open may hold words since then that the log does not, ms. */
const OPEN_FOR = 24 * 3600_000;
/** Facts may lag behind words by so much, ms. */
const LAG = 60_000;

export interface Rebuilt {
	commands: number;
	updates: number;
}

/** Makes the tables that no migration makes. */
export type MakeTables = (parts: { db: Db; engine: Engine }) => Promise<void>;

type Row = Record<string, Cell>;

/**
 * Makes a newsroom of segments in their order, as it was at a moment. Rows of the logs are put back as
 * they were; records are those of the base, with what the commands after it changed.
 */
export class Rebuilder {
	readonly #db: Transaction<Tables>;
	readonly #engine: Engine;
	readonly #at: number;
	readonly #base: SegmentHead;
	#head: SegmentHead;
	/** Tables that are kept whole, as they were the last time. */
	#whole = new Map<string, Row[]>();
	#booleans = new Map<string, Set<string>>();
	#commandsOver = false;
	/** Rooms of which a row was left out: nothing after it is in, so that words stand on words that are there. */
	readonly #roomsOver = new Set<string>();
	readonly #leftOut = new Set<string>();
	readonly #rebuilt: Rebuilt = { commands: 0, updates: 0 };
	#last = { command: 0, update: 0 };

	/** `base`: the one that it is made on. */
	constructor(db: Transaction<Tables>, engine: Engine, base: SegmentHead, at: number) {
		this.#db = db;
		this.#engine = engine;
		this.#base = base;
		this.#head = base;
		this.#at = at;
	}

	async begin(makeTables: MakeTables): Promise<void> {
		if (this.#engine === 'postgres')
			await sql`set local idle_in_transaction_session_timeout = 0`.execute(this.#db);
		await makeTables({ db: this.#db, engine: this.#engine });
	}

	/** The tables are brought to the form of the segment. */
	async enter(head: SegmentHead): Promise<void> {
		this.#head = head;
		const done = await executedMigrations<Tables>(this.#db);
		if (head.schema.length > done.length) await this.#migrate(head.schema.at(-1));
	}

	async take(part: TablePart): Promise<void> {
		const rows = part.rows.map((row) =>
			Object.fromEntries(part.columns.map((column, index) => [column, row[index] ?? null]))
		);
		if (part.table === 'command') return this.#takeCommands(rows);
		if (part.table === 'story_update') return this.#takeUpdates(rows);
		const { number, at } = this.#head;
		// The base has it.
		if (number < this.#base.number) return;
		if (GROWING.has(part.table))
			return this.#insert(
				part.table,
				rows.filter((row) => this.#isOfThen(part.table, row))
			);
		// As it was later than the moment.
		if (at > this.#at) return;
		const known = part.whole ? [] : (this.#whole.get(part.table) ?? []);
		this.#whole.set(part.table, [...known, ...rows]);
	}

	async end(): Promise<Rebuilt> {
		await this.#putWhole();
		await this.#migrate();
		await this.#deriveAnew();
		await this.#expectWords();
		if (this.#engine === 'postgres') await this.#goOnCounting();
		return this.#rebuilt;
	}

	async #migrate(upTo?: string): Promise<void> {
		const isNew = (await executedMigrations<Tables>(this.#db)).length === 0;
		await migrate(this.#db as Db as never, this.#engine, upTo);
		// A chain begins with its newsroom, and this one has begun elsewhere.
		const [origin] = await this.#db.selectFrom('audit_origin').selectAll().execute();
		if (isNew && origin) await this.#db.deleteFrom('audit_origin').execute();
		this.#booleans = await this.#booleanColumns();
	}

	async #takeCommands(rows: Row[]): Promise<void> {
		const kept: Row[] = [];
		for (const row of rows) {
			this.#commandsOver ||= Number(row.at) > this.#at;
			if (this.#commandsOver) this.#leftOut.add(namedIn(row) ?? '');
			else kept.push(row);
		}
		await this.#insert('command', kept);
		for (const row of kept) {
			const seq = Number(row.seq);
			const changes = JSON.parse(String(row.changes)) as Change[];
			const before = JSON.parse(String(row.before)) as Change[];
			await writeSubjects(this.#db, seq, subjectsOf([...before, ...changes]));
			if (seq > this.#base.through.command) for (const change of changes) await this.#apply(change);
			this.#last.command = seq;
		}
		this.#rebuilt.commands += kept.length;
	}

	async #takeUpdates(rows: Row[]): Promise<void> {
		const kept: Row[] = [];
		for (const row of rows) {
			const room = String(row.room);
			if (Number(row.at) > this.#at) this.#roomsOver.add(room);
			if (!this.#roomsOver.has(room)) kept.push(row);
		}
		await this.#insert('story_update', kept);
		this.#last.update = Number(kept.at(-1)?.seq ?? this.#last.update);
		this.#rebuilt.updates += kept.length;
	}

	/** Accounts name users. */
	async #putWhole(): Promise<void> {
		const tables = [...this.#whole].sort(([one], [other]) => rank(one) - rank(other));
		for (const [table, rows] of tables) await this.#insert(table, rows);
	}

	async #apply({ kind, id, value }: Change): Promise<void> {
		await this.#db.deleteFrom('record').where('kind', '=', kind).where('id', '=', id).execute();
		if (value === null) return;
		await this.#db
			.insertInto('record')
			.values({ kind, id, value: JSON.stringify(value) })
			.execute();
	}

	/** What came with a command that is left out is left out. */
	#isOfThen(table: string, row: Row): boolean {
		if (this.#head.kind === 'base') return true;
		if (table === 'version') return Number(row.at) <= this.#at;
		if (table === 'proof') return !this.#leftOut.has(String(row.id));
		if (table === 'outside_link') return !this.#leftOut.has(String(row.review_id));
		return true;
	}

	async #insert(table: string, rows: readonly Row[]): Promise<void> {
		const columns = Object.keys(rows[0] ?? {});
		const size = Math.max(1, Math.floor(VALUES / Math.max(1, columns.length)));
		const overriding = sql.raw(this.#engine === 'postgres' ? 'overriding system value' : '');
		for (let from = 0; from < rows.length; from += size) {
			const values = rows
				.slice(from, from + size)
				.map(
					(row) => sql`(${sql.join(columns.map((name) => this.#value(table, name, row[name])))})`
				);
			// The same row comes twice where it may have come too late for the segment before.
			await sql`insert into ${sql.table(table)} (${sql.join(columns.map((name) => sql.ref(name)))})
				${overriding} values ${sql.join(values)} on conflict do nothing`.execute(this.#db);
		}
	}

	#value(table: string, column: string, cell: Cell | undefined): unknown {
		if (cell === null || cell === undefined) return null;
		if (typeof cell === 'object') return new Uint8Array(Buffer.from(cell.b, 'base64'));
		return this.#booleans.get(table)?.has(column) ? Boolean(cell) : cell;
	}

	/** SQLite keeps yes and no as numbers. */
	async #booleanColumns(): Promise<Map<string, Set<string>>> {
		if (this.#engine === 'sqlite') return new Map();
		const { rows } = await sql<{ table: string; column: string }>`
			select table_name as "table", column_name as "column" from information_schema.columns
			where table_schema = current_schema() and data_type = 'boolean'`.execute(this.#db);
		const groups = Map.groupBy(rows, ({ table }) => table);
		return new Map(
			[...groups].map(([table, all]) => [table, new Set(all.map((one) => one.column))])
		);
	}

	/** The server derives facts anew that have no hash; who wrote last is in the log. */
	async #deriveAnew(): Promise<void> {
		for (const room of await this.#roomsSince(this.#base.at - LAG)) {
			const id = storyOfRoom(room) ?? '';
			const row = await this.#db
				.selectFrom('record')
				.select('value')
				.where('kind', '=', 'facts')
				.where('id', '=', id)
				.executeTakeFirst();
			if (!row) continue;
			const facts = { ...(JSON.parse(row.value) as StoryFacts), hash: '' };
			const last = await this.#db
				.selectFrom('story_update')
				.select(['at', 'person_id'])
				.where('room', '=', room)
				.orderBy('seq', 'desc')
				.limit(1)
				.executeTakeFirst();
			if (last && last.at > facts.editedAt)
				Object.assign(facts, { editedAt: last.at, editedBy: last.person_id });
			await this.#apply(put('facts', facts));
		}
	}

	/** Windows that were open have words that came later; they bring them again under their own ids. */
	async #expectWords(): Promise<void> {
		for (const rooms of inParts(await this.#roomsSince(this.#at - OPEN_FOR)))
			await sql`insert into story_in_hand (room, client_id)
				select room, client_id from story_client where room in (${sql.join(rooms)})`.execute(this.#db);
	}

	async #roomsSince(at: number): Promise<string[]> {
		const rows = await this.#db
			.selectFrom('story_update')
			.select('room')
			.distinct()
			.where('at', '>=', at)
			.execute();
		return rows.map(({ room }) => room);
	}

	async #goOnCounting(): Promise<void> {
		await sql`update command_counter set seq = ${this.#last.command}`.execute(this.#db);
		if (this.#last.update > 0)
			await sql`select setval(pg_get_serial_sequence('story_update', 'seq'), ${this.#last.update})`.execute(
				this.#db
			);
	}
}

const rank = (table: string): number => (table === 'user' ? 0 : 1);

/** What a command is about that has rows of its own. */
const namedIn = (row: Row): string | undefined =>
	(JSON.parse(String(row.command)) as { id?: string }).id;
