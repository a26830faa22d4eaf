import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ConfigError } from '../config.ts';
import { limitAnswers, QUICK } from './postgres-client.ts';
import { LOCKS } from './postgres-tables.ts';

/** How long until the lock is asked for again after its connection was lost, ms. */
const AGAIN_MS = 500;
/** How long a server that starts waits for one that is about to end, ms. */
const START_PATIENCE_MS = 3000;
/** How often it asks meanwhile, ms. */
const ASK_MS = 100;

/**
 * The lock of a database that keeps a second server from starting on it, or, where it is shared, one that
 * is not joined with the others. That nobody else writes does not rest on it: see takeOver. Where its
 * connection is lost it is taken again as soon as it can be.
 */
export class Holder {
	readonly #pool: Pool;
	readonly #isShared: boolean;
	#client: PoolClient | null = null;
	#timer: NodeJS.Timeout | undefined;
	#isClosed = false;

	private constructor(pool: Pool, isShared: boolean) {
		this.#pool = pool;
		this.#isShared = isShared;
	}

	/** Waits a moment for a server that is about to end; throws ConfigError while another one holds it. */
	static async take(pool: Pool, isShared: boolean): Promise<Holder> {
		const holder = new Holder(pool, isShared);
		for (const until = performance.now() + START_PATIENCE_MS; ;) {
			if (await holder.#hold()) return holder;
			if (performance.now() > until) throw new ConfigError(isShared ? NOT_JOINED : TAKEN);
			await pause(ASK_MS);
		}
	}

	/** The connection that holds it, for what must end with it; null: it was lost. */
	get client(): PoolClient | null {
		return this.#client;
	}

	/** Lets go of it by ending its connection. */
	close(): void {
		this.#isClosed = true;
		clearTimeout(this.#timer);
		const client = this.#client;
		this.#client = null;
		client?.release(true);
	}

	async #hold({ again } = { again: false }): Promise<boolean> {
		const client = await this.#pool.connect();
		if (again) limitAnswers(client, QUICK);
		try {
			const take = this.#isShared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock';
			const { rows } = await client.query<{ held: boolean }>(`select ${take}($1) as held`, [
				LOCKS.holder
			]);
			if (!rows[0]?.held || this.#isClosed) client.release(this.#isClosed);
			else this.#watch(client);
			return rows[0]?.held === true;
		} catch (error) {
			client.release(true);
			throw error;
		}
	}

	#watch(client: PoolClient): void {
		this.#client = client;
		limitAnswers(client, QUICK);
		client.once('error', () => {
			if (this.#client !== client) return;
			this.#client = null;
			client.release(true);
			this.#holdLater();
		});
	}

	#holdLater(): void {
		const again = () =>
			this.#hold({ again: true }).then(
				(held) => void (held || this.#holdLater()),
				// Nor is the database there; the writes say so themselves.
				() => this.#holdLater()
			);
		if (!this.#isClosed) this.#timer = setTimeout(() => void again(), AGAIN_MS).unref();
	}
}

const TAKEN = 'Another Copydesk works on this database already.';
const NOT_JOINED = `${TAKEN.slice(0, -1)}, without REDIS_URL; several must all be joined by the same Redis.`;

/**
 * Shuts out a server that has the newsroom to itself, once whatever it was about to write is written or
 * given up; what it begins afterwards the database refuses. `all`: and those that share it as well.
 */
export async function shutOut(
	db: Pick<PoolClient, 'query'>,
	{ all }: { all: boolean }
): Promise<void> {
	const { rows } = await db.query<{ tables: boolean; several: boolean }>(
		`select to_regclass('writer') is not null as tables,
			to_regclass('writer_epoch') is not null as several`
	);
	if (!rows[0]?.tables) return;
	const which = all ? '' : `where until = 'infinity'`;
	const writers = rows[0].several ? `delete from writer ${which}` : BEFORE_SEVERAL;
	if (rows[0].several && !all && !(await hasSolo(db))) return;
	await db.query(`begin; select pg_advisory_xact_lock(${LOCKS.writer}); ${writers}; commit`);
}

/** In tables that knew of one server only. */
const BEFORE_SEVERAL = 'update writer set epoch = epoch + 1';

async function hasSolo(db: Pick<PoolClient, 'query'>): Promise<boolean> {
	const { rowCount } = await db.query(`select from writer where until = 'infinity'`);
	return rowCount !== 0;
}

/** The number of a server that has the newsroom to itself, from here on and for good. */
export async function takeOver(pool: Pool): Promise<number> {
	await shutOut(pool, { all: true });
	const { rows } = await pool.query<{ epoch: number }>(
		`insert into writer (epoch) values (nextval('writer_epoch')) returning epoch`
	);
	return rows[0]?.epoch ?? 0;
}
