import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { newId } from '#model/ids.ts';
import { LOCKS } from './postgres-tables.ts';
import { shutOut, type Holder } from './postgres-writer.ts';

/** How often a server renews its right to write, ms, and how long that lasts. */
const RENEW_MS = 500;
const LASTS = '5 seconds';
/** Less than that: two servers are never first at once, and none that slept passes anything on. */
const FRESH_MS = 3000;
/** Who has not renewed for `5 s - 3500 ms` and has no connection either is gone. */
const OVERDUE = '3500 milliseconds';
/** So many renewals without a break before others are looked at: a restart of the database cuts all. */
const SETTLED = 6;
/** A number that no server has. */
const NONE = 0;
const AGAIN_MS = 300;
/** How long everybody's writes are held up at most for it, ms. */
const PATIENCE_MS = 200;
const LOCK_TIMEOUT = '55P03';

export interface LeaseEvents {
	/** It ran out: all that is in hand is refused. Once this is through, it writes again as a new one. */
	onLapsed: () => Promise<void>;
}

/**
 * One of several servers' right to write, which it has to renew (decision 0055). What a server that slept
 * has in hand the database refuses; it begins anew under another number. Servers that are gone are
 * struck off, so that others know that nothing comes from them any more.
 */
export class Lease {
	readonly #pool: Pool;
	readonly #holder: Holder;
	readonly #events: LeaseEvents;
	readonly #timer: NodeJS.Timeout;
	#epoch = NONE;
	#stream = '';
	#renewals = 0;
	/** By performance.now(), which stands still while the machine is asleep, and by its clock. */
	#freshUntil = { running: 0, clock: 0 };
	/** As of the last renewal. */
	#wasFirst = false;
	/** The connection on which the number is held. */
	#heldOn: PoolClient | null = null;
	#renewing: Promise<void> | null = null;
	#lapsing: Promise<void> | null = null;
	#isClosed = false;

	private constructor(pool: Pool, holder: Holder, events: LeaseEvents) {
		this.#pool = pool;
		this.#holder = holder;
		this.#events = events;
		this.#timer = setInterval(() => this.#renew(), RENEW_MS).unref();
	}

	static async begin(pool: Pool, holder: Holder, events: LeaseEvents): Promise<Lease> {
		const lease = new Lease(pool, holder, events);
		await lease.#enrol();
		return lease;
	}

	/** The number under which this server writes. */
	get epoch(): number {
		return this.#epoch;
	}

	/** The name of the stream of events as it was when this server got that number. */
	get stream(): string {
		return this.#stream;
	}

	/** Whether no other server is there that has been there for longer. */
	get isFirst(): boolean {
		return this.#wasFirst && this.isFresh;
	}

	/** See SharedLog. */
	get isFresh(): boolean {
		const { running, clock } = this.#freshUntil;
		const isHeld = this.#epoch !== NONE && !this.#isClosed;
		return isHeld && performance.now() < running && Date.now() < clock;
	}

	/** The database has refused it. */
	lapse(): void {
		if (this.#lapsing || this.#isClosed) return;
		this.#epoch = NONE;
		this.#wasFirst = false;
		this.#renewals = 0;
		this.#lapsing = this.#beginAnew().finally(() => (this.#lapsing = null));
	}

	/** Nothing comes from this server any more, and the others know. */
	async close(): Promise<void> {
		this.#isClosed = true;
		clearInterval(this.#timer);
		await Promise.all([this.#renewing, this.#lapsing]);
		await this.#pool
			.query('delete from writer where epoch = $1', [this.#epoch])
			// Then it runs out.
			.catch(() => undefined);
	}

	async #beginAnew(): Promise<void> {
		await this.#events.onLapsed();
		while (!this.#isClosed) {
			try {
				return await this.#enrol();
			} catch {
				// The database is not there; whoever wants to write says so.
				await pause(AGAIN_MS);
			}
		}
	}

	/**
	 * On the connection that keeps out whoever would have the newsroom to itself; one may have had it. One server
	 * after the other: the first one where no other is there finds out that all were away, and names the stream
	 * anew, as the database may have been brought back from a backup meanwhile.
	 */
	async #enrol(): Promise<void> {
		const client = this.#holder.client;
		if (!client) throw new Error('the connection is lost');
		const freshUntil = fromNow();
		await shutOut(client, { all: false });
		try {
			await client.query('begin; select from command_counter for update');
			const named = await client.query<{ stream: string }>(RENAME_IF_ALONE, [newId()]);
			const { rows } = await client.query<{ epoch: number }>(ENROL);
			await client.query('commit');
			this.#heldOn = null;
			this.#stream = named.rows[0]?.stream ?? '';
			this.#epoch = rows[0]?.epoch ?? NONE;
			this.#freshUntil = freshUntil;
		} catch (error) {
			await client.query('rollback');
			throw error;
		}
	}

	#renew(): void {
		this.#renewing ??= this.#renewNow()
			.catch(() => void (this.#renewals = 0))
			.finally(() => (this.#renewing = null));
	}

	async #renewNow(): Promise<void> {
		const client = this.#holder.client;
		const epoch = this.#epoch;
		if (!client || epoch === NONE) return void (this.#renewals = 0);
		if (this.#heldOn !== client) {
			// An earlier connection may have it still, of which the database does not know that it is gone.
			const take = 'select pg_try_advisory_lock($1, $2) as held';
			const { rows } = await client.query<{ held: boolean }>(take, [LOCKS.server, epoch]);
			if (rows[0]?.held) this.#heldOn = client;
		}
		const freshUntil = fromNow();
		const { rows } = await client.query<{ first: boolean; gone: boolean }>(RENEW, [epoch]);
		const [renewed] = rows;
		if (!renewed) return this.#epoch === epoch ? this.lapse() : undefined;
		this.#renewals += 1;
		this.#freshUntil = freshUntil;
		this.#wasFirst = renewed.first;
		if (renewed.gone && this.#renewals > SETTLED) await this.#strikeOff(client, epoch);
	}

	async #strikeOff(client: PoolClient, own: number): Promise<void> {
		// Once what they had begun is through or given up.
		await client.query(`begin; set local lock_timeout = ${PATIENCE_MS}`);
		try {
			await client.query(`select pg_advisory_xact_lock(${LOCKS.writer})`);
			await client.query(`delete from writer where ${GONE}`, [own]);
			await client.query('commit');
		} catch (error) {
			await client.query('rollback');
			// One that sleeps holds on to something still; everybody else has waited long enough.
			if ((error as { code?: unknown }).code !== LOCK_TIMEOUT) throw error;
		}
	}
}

/** To be asked for before the database is: what it grants begins no earlier. */
const fromNow = () => ({
	running: performance.now() + FRESH_MS,
	clock: Date.now() + FRESH_MS
});

const RENAME_IF_ALONE = `update command_counter
	set stream = case
		when stream = '' or not exists (select from writer where until > clock_timestamp())
		then $1 else stream end
	returning stream`;
const ENROL = `insert into writer (epoch, until)
	values (nextval('writer_epoch'), clock_timestamp() + interval '${LASTS}')
	returning epoch`;

/** Servers whose time is over, or that have neither renewed it nor have a connection any more. */
const GONE = `epoch <> $1 and (until < clock_timestamp()
	or (until < clock_timestamp() + interval '${OVERDUE}' and not exists (
		select from pg_locks where locktype = 'advisory' and objsubid = 2
			and classid::bigint = ${LOCKS.server} and objid::bigint = epoch
			and database = (select oid from pg_database where datname = current_database()))))`;

/** Whether no other server has been there for longer, and whether any is to be struck off. */
const RENEW = `with renewed as (
		update writer set until = clock_timestamp() + interval '${LASTS}'
			where epoch = $1 and until > clock_timestamp() returning epoch
	) select epoch = (select min(epoch) from writer where until > clock_timestamp()) as first,
		exists (select from writer where ${GONE}) as gone
	from renewed`;
