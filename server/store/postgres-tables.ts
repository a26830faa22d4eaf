import { sql, type Kysely } from 'kysely';

/** Keys of PostgreSQL's advisory locks, which are Copydesk's own in its database. */
export const LOCKS = {
	/** Held by whoever writes, shared; alone by whoever takes the newsroom over. */
	writer: 20_180_101,
	/** Held by a server as long as it runs: alone, or shared by all that Redis joins. */
	holder: 20_180_102,
	/** With its number, held by each of several servers as long as its connection lives. */
	server: 20_180_103
} as const;

/** SQLSTATE of a write by a server that has no right to write any more. */
export const FENCED = 'CD001';

/** Whether whoever made a row of story_in_hand may still write what it has in hand. */
export const HELD = sql<boolean>`exists (select from writer where writer.epoch = story_in_hand.epoch
	and writer.until > clock_timestamp())`;

/**
 * What PostgreSQL needs beside the tables: which server may write, asked at the beginning of every
 * transaction (decision 0053), and the number of the last command, whose row is the lock as well.
 */
export async function makePostgresTables<T>(db: Kysely<T>): Promise<void> {
	await sql`create table writer (epoch bigint not null)`.execute(db);
	await sql`insert into writer values (0)`.execute(db);
	await sql`create table command_counter (seq bigint not null)`.execute(db);
	await sql`insert into command_counter values (0)`.execute(db);
	await sql
		.raw(
			`create function copydesk_fence(mine bigint) returns void language plpgsql as $$
			begin
				perform pg_advisory_xact_lock_shared(${LOCKS.writer});
				if not exists (select from writer where epoch = mine) then
					raise exception 'another server works on this newsroom' using errcode = '${FENCED}';
				end if;
			end $$`
		)
		.execute(db);
}

/**
 * What several servers need: each has a number of its own in `writer`, which is never used again, and until
 * when it may write; and a stream of what has changed, for the others (decision 0055).
 */
export async function makeNodeTables<T>(db: Kysely<T>): Promise<void> {
	await sql`alter table writer add column until timestamptz not null default 'infinity'`.execute(
		db
	);
	await sql`create sequence writer_epoch`.execute(db);
	await sql`select setval('writer_epoch', (select max(epoch) + 1 from writer))`.execute(db);
	// Whoever brings the tables up to date has shut it out.
	await sql`delete from writer`.execute(db);
	await sql`alter table command_counter
		add column event bigint not null default 0,
		add column stream text not null default ''`.execute(db);
	await sql`create table desk_event (
		seq bigint primary key, at bigint not null, person_id text,
		command_id text, command text, changes text not null)`.execute(db);
	await sql
		.raw(
			`create or replace function copydesk_fence(mine bigint) returns void language plpgsql as $$
			begin
				perform pg_advisory_xact_lock_shared(${LOCKS.writer});
				if not exists (
					select from writer where epoch = mine and until > clock_timestamp()
				) then
					raise exception 'this server may not write any more' using errcode = '${FENCED}';
				end if;
			end $$`
		)
		.execute(db);
}
