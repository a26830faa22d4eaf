import { createHash } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import { err, ok, type Result } from '#model/result.ts';

/** Rows in memory at once. */
const BATCH = 100;
/** Values in one statement; PostgreSQL takes twice as many. */
const VALUES = 30_000;
/** What belongs to the engine and not to the newsroom. */
const ENGINES_OWN: ReadonlySet<string> = new Set([
	'kysely_migration',
	'kysely_migration_lock',
	'writer',
	'command_counter',
	'desk_event'
]);

type Db = Kysely<unknown>;
type Row = Record<string, unknown>;

interface Table {
	name: string;
	/** Its columns, with their types in PostgreSQL. */
	columns: Map<string, string>;
}

/** A table that has been carried over. */
export interface MovedTable {
	name: string;
	rows: number;
	/** The sum of the SHA-256 of all rows, hex: the same in whichever order they are read. */
	hash: string;
}

/**
 * Carries every row of a newsroom from SQLite into the empty tables of a PostgreSQL database, in one
 * transaction, and reads both again: the rows of each table have to have the same hashes. An error is a
 * sentence, and nothing has been carried over then.
 */
export async function moveStore(from: Db, to: Db): Promise<Result<MovedTable[], string>> {
	const tables = await tablesOf(to);
	const strange = await missingIn(tables, from);
	if (strange) return err(`The table “${strange}” is in one of the databases only.`);
	for (const table of tables)
		if (table.name !== 'audit_origin' && (await hasRows(to, table)))
			return err('The database holds a newsroom already; name an empty one.');
	try {
		return ok(await to.transaction().execute((target) => moveAll(from, target, tables)));
	} catch (error) {
		if (!(error instanceof Unequal)) throw error;
		return err(`Of “${error.message}” not all arrived as it was sent; nothing is kept.`);
	}
}

/** A table whose rows are not the same on both sides: what has been written is taken back. */
class Unequal extends Error {}

async function moveAll(
	from: Db,
	to: Transaction<unknown>,
	tables: readonly Table[]
): Promise<MovedTable[]> {
	// SQLite is read meanwhile, and nothing is heard of this transaction for as long.
	await sql`set local idle_in_transaction_session_timeout = 0`.execute(to);
	// A chain of commands begins with its newsroom, and this one has begun elsewhere.
	await sql`delete from audit_origin`.execute(to);
	const moved: MovedTable[] = [];
	for (const table of tables) {
		for await (const rows of sqliteRows(from, table)) await insert(to, table, rows);
		const sent = await digestOf(table, sqliteRows(from, table));
		const arrived = await digestOf(table, postgresRows(to, table));
		if (sent.hash !== arrived.hash) throw new Unequal(table.name);
		moved.push(arrived);
	}
	await goOnCounting(from, to);
	return moved;
}

async function tablesOf(db: Db): Promise<Table[]> {
	const { rows } = await sql<{ table: string; column: string; type: string }>`
		select c.table_name as table, c.column_name as column, c.data_type as type
		from information_schema.columns c
		join information_schema.tables t using (table_schema, table_name)
		where table_schema = current_schema() and t.table_type = 'BASE TABLE'
		order by c.table_name, c.ordinal_position`.execute(db);
	const tables = [...Map.groupBy(rows, ({ table }) => table)]
		.filter(([name]) => !ENGINES_OWN.has(name))
		.map(([name, columns]) => ({
			name,
			columns: new Map(columns.map(({ column, type }) => [column, type]))
		}));
	return referredFirst(tables, await referencesIn(db));
}

/** Which table has rows that name rows of which other one. */
async function referencesIn(db: Db): Promise<{ from: string; to: string }[]> {
	const { rows } = await sql<{ from: string; to: string }>`
		select conrelid::regclass::text as "from", confrelid::regclass::text as "to"
		from pg_constraint
		where contype = 'f' and connamespace = current_schema()::regnamespace`.execute(db);
	// The way PostgreSQL writes them, a name that is a word of its own stands in quotes.
	const bare = (name: string) => name.replaceAll('"', '');
	return rows.map(({ from, to }) => ({ from: bare(from), to: bare(to) }));
}

/** Tables in an order in which every row that is named is there before the row that names it. */
function referredFirst(tables: Table[], references: { from: string; to: string }[]): Table[] {
	const ordered: Table[] = [];
	const isThere = (name: string) => ordered.some((table) => table.name === name);
	const isReady = ({ name }: Table) =>
		references.every(({ from, to }) => from !== name || to === name || isThere(to));
	while (ordered.length < tables.length) {
		const next = tables.find((table) => !isThere(table.name) && isReady(table));
		if (!next) throw new Error('tables refer to each other in a circle');
		ordered.push(next);
	}
	return ordered;
}

/** A table that only one side has. */
async function missingIn(tables: readonly Table[], from: Db): Promise<string | undefined> {
	const { rows } = await sql<{ name: string }>`select name from sqlite_master
		where type = 'table' and name not like 'sqlite_%'`.execute(from);
	const there = new Set(rows.map(({ name }) => name).filter((name) => !ENGINES_OWN.has(name)));
	return [...there.symmetricDifference(new Set(tables.map(({ name }) => name)))][0];
}

async function hasRows(db: Db, { name }: Table): Promise<boolean> {
	const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
	return rows.length > 0;
}

const columnsOf = ({ columns }: Table) =>
	sql.join([...columns.keys()].map((name) => sql.ref(name)));

async function insert(to: Db, table: Table, rows: readonly Row[]): Promise<void> {
	const names = [...table.columns.keys()];
	const part = Math.floor(VALUES / names.length);
	for (let from = 0; from < rows.length; from += part) {
		const values = rows
			.slice(from, from + part)
			.map((row) => sql`(${sql.join(names.map((name) => valueIn(table, name, row[name])))})`);
		// Ids that the table would give by itself stay as they are.
		await sql`insert into ${sql.table(table.name)} (${columnsOf(table)})
			overriding system value values ${sql.join(values)}`.execute(to);
	}
}

/** SQLite keeps yes and no as numbers. */
const valueIn = ({ columns }: Table, column: string, value: unknown): unknown =>
	columns.get(column) === 'boolean' && value !== null ? Boolean(value) : value;

async function* sqliteRows(db: Db, table: Table): AsyncGenerator<Row[]> {
	for (let after = -1; ;) {
		const { rows } = await sql<Row & { rowid: number }>`
			select rowid as rowid, ${columnsOf(table)} from ${sql.table(table.name)}
			where rowid > ${after} order by rowid limit ${BATCH}`.execute(db);
		const last = rows.at(-1);
		if (!last) return;
		yield rows;
		after = last.rowid;
	}
}

async function* postgresRows(db: Transaction<unknown>, table: Table): AsyncGenerator<Row[]> {
	await sql`declare all_rows cursor for
		select ${columnsOf(table)} from ${sql.table(table.name)}`.execute(db);
	for (;;) {
		const { rows } = await sql<Row>`fetch ${sql.lit(BATCH)} from all_rows`.execute(db);
		if (rows.length === 0) break;
		yield rows;
	}
	await sql`close all_rows`.execute(db);
}

async function digestOf(table: Table, batches: AsyncIterable<Row[]>): Promise<MovedTable> {
	let [rows, sum] = [0, 0n];
	for await (const batch of batches)
		for (const row of batch) {
			rows += 1;
			sum = BigInt.asUintN(256, sum + hashOf(table, row));
		}
	return { name: table.name, rows, hash: sum.toString(16).padStart(64, '0') };
}

function hashOf({ columns }: Table, row: Row): bigint {
	const hash = createHash('sha256');
	for (const [name, type] of columns) {
		const text = asText(row[name], type);
		hash.update(text === null ? '-' : `${Buffer.byteLength(text)}:`).update(text ?? '');
	}
	return BigInt(`0x${hash.digest('hex')}`);
}

/** One way to write a value, whichever engine gives it. */
function asText(value: unknown, type: string): string | null {
	if (value === null || value === undefined) return null;
	if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
	if (type === 'boolean') return String(Boolean(value));
	if (type.startsWith('timestamp')) return new Date(value as string | Date).toISOString();
	return String(value);
}

/** The next command and the next update have the numbers that SQLite would have given them. */
async function goOnCounting(from: Db, to: Db): Promise<void> {
	const { rows } = await sql<{ name: string; seq: number }>`
		select name, seq from sqlite_sequence`.execute(from);
	const last = new Map(rows.map(({ name, seq }) => [name, seq]));
	await sql`update command_counter set seq = ${last.get('command') ?? 0}`.execute(to);
	const updates = last.get('story_update');
	if (updates !== undefined)
		await sql`select setval(pg_get_serial_sequence('story_update', 'seq'), ${updates})`.execute(to);
}
