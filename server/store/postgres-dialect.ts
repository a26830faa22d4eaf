import {
	CompiledQuery,
	PostgresDialect,
	PostgresDriver,
	type AbortableOperationOptions,
	type DatabaseConnection,
	type Dialect,
	type PostgresPool,
	type TransactionSettings
} from 'kysely';
import { markStoreFault } from '../store-fault.ts';
import { isLost } from './postgres-fault.ts';
import { FENCED } from './postgres-tables.ts';

/** What the database is asked at the beginning of every transaction. */
export interface Fence {
	/** The writer's number; null: nobody is asked for one yet. */
	epoch(): number | null;
	/** It is no writer's any more. */
	onPassed(): void;
}

/** kysely over a pool; every transaction begins by asking whether this server still may write. */
export function postgresDialect(pool: PostgresPool, fence: Fence): Dialect {
	const usual = new PostgresDialect({ pool });
	return {
		createDriver: () => new FencedDriver(pool, fence),
		createQueryCompiler: () => usual.createQueryCompiler(),
		createAdapter: () => usual.createAdapter(),
		createIntrospector: (db) => usual.createIntrospector(db)
	};
}

class FencedDriver extends PostgresDriver {
	readonly #fence: Fence;
	/** Those that mark what they were not answered. */
	readonly #marking = new WeakSet<DatabaseConnection>();

	constructor(pool: PostgresPool, fence: Fence) {
		super({ pool });
		this.#fence = fence;
	}

	/** Whoever asks for a page is told what it is, by whatever way the error comes to them. */
	override async acquireConnection(
		options?: AbortableOperationOptions
	): Promise<DatabaseConnection> {
		const connection = await super.acquireConnection(options).catch(rethrowMarked);
		if (!this.#marking.has(connection)) {
			this.#marking.add(connection);
			const ask: DatabaseConnection['executeQuery'] = connection.executeQuery.bind(connection);
			connection.executeQuery = <R>(...question: Parameters<typeof ask>) =>
				ask<R>(...question).catch(rethrowMarked);
		}
		return connection;
	}

	/** Both in one message. */
	override async beginTransaction(
		connection: DatabaseConnection,
		settings: TransactionSettings
	): Promise<void> {
		const epoch = this.#fence.epoch();
		if (epoch === null) return super.beginTransaction(connection, settings);
		try {
			const begin = `begin; select copydesk_fence(${epoch})`;
			await connection.executeQuery(CompiledQuery.raw(begin));
		} catch (error) {
			if ((error as { code?: unknown }).code === FENCED) this.#fence.onPassed();
			// kysely rolls back what has begun, and this has not; nor is there anything where the connection is lost.
			if (!isLost(error)) await connection.executeQuery(CompiledQuery.raw('rollback'));
			throw error;
		}
	}
}

/** Where no database has answered, or it takes nothing of this server until that has begun anew. */
function rethrowMarked(error: unknown): never {
	const isFenced = (error as { code?: unknown }).code === FENCED;
	if (error instanceof Error && (isFenced || isLost(error))) markStoreFault(error);
	throw error;
}
