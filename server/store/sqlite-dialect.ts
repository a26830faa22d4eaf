import {
	CompiledQuery,
	SqliteAdapter,
	SqliteIntrospector,
	SqliteQueryCompiler,
	type DatabaseConnection,
	type Dialect,
	type Driver,
	type Kysely,
	type QueryResult
} from 'kysely';
import { bindable, type Query, type QueryAnswer } from './sqlite-database.ts';

/** Where the statements go: the store's thread, or a database in this one. */
export interface SqliteLink {
	run(query: Query): Promise<QueryAnswer>;
	rollback(): Promise<void>;
	close(): Promise<void>;
}

/** kysely on one connection behind a link; kysely's own lock keeps transactions apart. */
export const sqliteDialect = (link: SqliteLink): Dialect => ({
	createDriver: () => new LinkDriver(link),
	createQueryCompiler: () => new SqliteQueryCompiler(),
	createAdapter: () => new Adapter(),
	createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db)
});

/** SQLite makes tables within transactions: a start that breaks off leaves no half of a migration. */
class Adapter extends SqliteAdapter {
	override get supportsTransactionalDdl(): boolean {
		return true;
	}
}

class LinkDriver implements Driver {
	readonly #link: SqliteLink;
	readonly #connection: LinkConnection;

	constructor(link: SqliteLink) {
		this.#link = link;
		this.#connection = new LinkConnection(link);
	}

	async init(): Promise<void> {}

	async acquireConnection(): Promise<DatabaseConnection> {
		return this.#connection;
	}

	async beginTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw('begin'));
		this.#connection.inTransaction = true;
	}

	async commitTransaction(): Promise<void> {
		await this.#connection.executeQuery(CompiledQuery.raw('commit'));
		this.#connection.inTransaction = false;
	}

	async rollbackTransaction(): Promise<void> {
		this.#connection.inTransaction = false;
		await this.#link.rollback();
	}

	async releaseConnection(): Promise<void> {
		this.#connection.inTransaction = false;
	}

	destroy(): Promise<void> {
		return this.#link.close();
	}
}

class LinkConnection implements DatabaseConnection {
	readonly #link: SqliteLink;
	inTransaction = false;

	constructor(link: SqliteLink) {
		this.#link = link;
	}

	async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
		const answer = await this.#link.run({
			sql,
			parameters: parameters.map(bindable),
			inTransaction: this.inTransaction
		});
		const rows = answer.rows as R[];
		if (answer.changes === undefined || answer.insertId === undefined) return { rows };
		return {
			rows,
			numAffectedRows: BigInt(answer.changes),
			insertId: BigInt(answer.insertId)
		};
	}

	// eslint-disable-next-line require-yield
	async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
		throw new Error('queries are not streamed here');
	}
}
