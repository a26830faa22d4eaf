import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { keepPrivate } from './keep-private.ts';

/** Prepared statements kept for reuse. */
const CACHED_STATEMENTS = 500;
/** A backup may be reading the file, ms. */
export const LOCK_PATIENCE_MS = 5000;

/** One statement of kysely's; its parameters have been through `bindable`. */
export interface Query {
	sql: string;
	parameters: readonly SQLInputValue[];
	/** It is part of a transaction, and nothing outside of one. */
	inTransaction: boolean;
}

export interface QueryAnswer {
	rows: unknown[];
	/** Of a statement that gives no rows. */
	changes?: number | bigint;
	insertId?: number | bigint;
}

/** A SQLite database, durable on every commit, in whichever thread it was opened. */
export class SqliteDatabase {
	readonly raw: DatabaseSync;
	readonly #statements = new Map<string, { statement: StatementSync; isReader: boolean }>();

	constructor(file: string) {
		if (file !== ':memory:') keepPrivate(file);
		this.raw = new DatabaseSync(file, { timeout: LOCK_PATIENCE_MS });
		this.raw.exec('pragma journal_mode = WAL');
		this.raw.exec('pragma synchronous = FULL');
		this.raw.exec('pragma foreign_keys = ON');
	}

	get isInTransaction(): boolean {
		return this.raw.isOpen && this.raw.isTransaction;
	}

	run({ sql, parameters, inTransaction }: Query): QueryAnswer {
		// A full disk ends a transaction by itself; what came after would be committed alone.
		if (inTransaction && !this.isInTransaction) throw new Error('the transaction has ended');
		const { statement, isReader } = this.#prepare(sql);
		if (isReader) return { rows: statement.all(...parameters) };
		const { changes, lastInsertRowid } = statement.run(...parameters);
		return { rows: [], changes, insertId: lastInsertRowid };
	}

	/** Takes back what an open transaction did; none may be open any more. */
	rollback(): void {
		if (this.isInTransaction) this.raw.exec('rollback');
	}

	close(): void {
		this.raw.close();
	}

	#prepare(sql: string): { statement: StatementSync; isReader: boolean } {
		const known = this.#statements.get(sql);
		if (known) return known;
		const statement = this.raw.prepare(sql);
		const prepared = { statement, isReader: statement.columns().length > 0 };
		this.#statements.set(sql, prepared);
		if (this.#statements.size > CACHED_STATEMENTS)
			this.#statements.delete(this.#statements.keys().next().value ?? sql);
		return prepared;
	}
}

/**
 * A parameter as SQLite takes it. node:sqlite would take a lone Date for named parameters and store
 * null without a word; a view into something larger would be sent to another thread with all of it.
 */
export function bindable(value: unknown): SQLInputValue {
	if (value === undefined) return null;
	if (typeof value === 'boolean') return Number(value);
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Uint8Array && value.byteLength < value.buffer.byteLength)
		return new Uint8Array(value);
	return value as SQLInputValue;
}
