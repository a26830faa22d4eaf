import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { VersionCause } from '#model/version.ts';
import type { Cell, LastRows, Reach, TablePart } from './segment.ts';
import type { Db } from './source.ts';

/** Rows in one line of a segment, and bytes that end it sooner. */
const ROWS = 500;
const BYTES = 1024 * 1024;
/** How long after its time a version may be kept: that of a pause has the time of the last edit, ms. */
export const SLACK = 20 * 60_000;

type Row = Record<string, unknown>;

/** Rows as they go into a segment. */
export function partOf(table: string, rows: readonly Row[]): TablePart {
	const columns = Object.keys(rows[0] ?? {});
	return { table, columns, rows: rows.map((row) => columns.map((column) => cell(row[column]))) };
}

function cell(value: unknown): Cell {
	if (value === null || value === undefined) return null;
	if (value instanceof Uint8Array) return { b: Buffer.from(value).toString('base64') };
	if (value instanceof Date) return value.toISOString();
	if (typeof value === 'bigint') return Number(value);
	return value as Cell;
}

/** The rows of a log after one seq and up to another, in order. */
export async function* logRows(
	db: Db,
	table: 'command' | 'story_update',
	after: number,
	through: number
): AsyncGenerator<Row[]> {
	for (let last = after; last < through;) {
		const rows = await db
			.selectFrom(table)
			.selectAll()
			.where('seq', '>', last)
			.where('seq', '<=', through)
			.orderBy('seq')
			.limit(ROWS)
			.execute();
		if (rows.length === 0) return;
		yield* bounded(rows);
		last = rows.at(-1)?.seq ?? through;
	}
}

/** By what the last rows up to there are known again, on either engine. */
export async function lastRows(db: Db, through: Reach): Promise<LastRows> {
	const command = await db
		.selectFrom('command')
		.select(['seq', 'id', 'hash'])
		.where('seq', '<=', through.command)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	const update = await db
		.selectFrom('story_update')
		.select(['seq', 'room', 'person_id', 'at', 'bytes'])
		.where('seq', '<=', through.update)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return { command: markOf(command), update: markOf(update) };
}

const markOf = (row: Row | undefined): string =>
	row === undefined
		? ''
		: createHash('sha256')
				.update(JSON.stringify(partOf('', [row]).rows))
				.digest('hex');

function* bounded(rows: readonly Row[]): Generator<Row[]> {
	let [from, bytes] = [0, 0];
	for (const [index, row] of rows.entries()) {
		for (const value of Object.values(row))
			if (typeof value === 'string' || value instanceof Uint8Array) bytes += value.length;
		if (bytes < BYTES) continue;
		yield rows.slice(from, index + 1);
		[from, bytes] = [index + 1, 0];
	}
	if (from < rows.length) yield rows.slice(from);
}

/** Every row of a table; within one moment. */
export async function* allRows(db: Db, table: string, engine: string): AsyncGenerator<TablePart> {
	if (engine === 'postgres') yield* byCursor(db, table);
	else yield* byRowId(db, table);
}

async function* byRowId(db: Db, table: string): AsyncGenerator<TablePart> {
	for (let after = -1; ;) {
		const { rows } = await sql<
			Row & { rowid: number }
		>`select rowid as rowid, * from ${sql.table(table)}
			where rowid > ${after} order by rowid limit ${ROWS}`.execute(db);
		const last = rows.at(-1);
		if (!last) return;
		after = last.rowid;
		for (const some of bounded(rows.map(({ rowid: _, ...row }) => row))) yield partOf(table, some);
	}
}

async function* byCursor(db: Db, table: string): AsyncGenerator<TablePart> {
	await sql`declare all_rows cursor for select * from ${sql.table(table)}`.execute(db);
	for (;;) {
		const { rows } = await sql<Row>`fetch ${sql.lit(ROWS)} from all_rows`.execute(db);
		if (rows.length === 0) break;
		for (const some of bounded(rows)) yield partOf(table, some);
	}
	await sql`close all_rows`.execute(db);
}

/** What came with rows of the logs. */
export interface Came {
	rooms: Set<string>;
	proofs: string[];
	reviews: string[];
}

export function noteCommand(came: Came, row: Row): void {
	const kept = { 'proof.pull': came.proofs, 'outside.invite': came.reviews }[String(row.type)];
	kept?.push((JSON.parse(String(row.command)) as { id: string }).id);
}

/** Rows beside the logs that were added with these. */
export async function* cameWith(
	db: Db,
	{ rooms, proofs, reviews }: Came
): AsyncGenerator<TablePart> {
	for (const some of inTens([...rooms]))
		for (const table of ['story_client', 'story_returned'] as const)
			yield partOf(
				table,
				await db.selectFrom(table).selectAll().where('room', 'in', some).execute()
			);
	for (const some of inTens(reviews))
		yield partOf(
			'outside_link',
			await db.selectFrom('outside_link').selectAll().where('review_id', 'in', some).execute()
		);
	for (const id of proofs) yield* proofRows(db, id);
}

/** The ids and times of versions that may have been kept since then, epoch ms. */
export const versionsSince = (db: Db, since: number): Promise<{ id: string; at: number }[]> =>
	db
		.selectFrom('version')
		.select(['id', 'at'])
		// All there are, so that the index by cause and time is of use.
		.where('cause', 'in', CAUSES)
		.where('at', '>=', since - SLACK)
		.execute();

const CAUSES: VersionCause[] = ['step', 'return', 'kept', 'pause', 'restore', 'outside'];

export async function* versionRows(db: Db, ids: readonly string[]): AsyncGenerator<TablePart> {
	for (const id of ids) {
		const versions = await db.selectFrom('version').selectAll().where('id', '=', id).execute();
		yield partOf('version', versions);
		for (const { story_id, hash } of versions)
			yield partOf(
				'version_text',
				await db
					.selectFrom('version_text')
					.selectAll()
					.where('story_id', '=', story_id)
					.where('hash', '=', hash)
					.execute()
			);
	}
}

async function* proofRows(db: Db, id: string): AsyncGenerator<TablePart> {
	const proofs = await db.selectFrom('proof').selectAll().where('id', '=', id).execute();
	yield partOf('proof', proofs);
	for (const { page } of proofs) {
		const { stories } = JSON.parse(page) as { stories: { storyId: string; hash: string }[] };
		for (const { storyId, hash } of stories)
			yield partOf(
				'proof_copy',
				await db
					.selectFrom('proof_copy')
					.selectAll()
					.where('story_id', '=', storyId)
					.where('hash', '=', hash)
					.execute()
			);
	}
}

function* inTens<T>(all: readonly T[]): Generator<T[]> {
	for (let from = 0; from < all.length; from += 10) yield all.slice(from, from + 10);
}
