import { sql, type Kysely } from 'kysely';
import { sharedKey } from '../server-key.ts';
import type { EventStream } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { busKeys } from './bus-keys.ts';
import { soloBus, type Bus } from './bus.ts';
import { RedisBus, type RedisBusOptions } from './redis-bus.ts';
import { redisTallies, type Tallies } from './tallies.ts';

/** How long a start waits for Redis, ms. */
const PATIENCE_MS = 2000;
/** Of the form of messages: servers that write it in another way do not meet in Redis. */
const FORM = 2;
/** Of all channels and keys. */
export const PREFIX = `copydesk:${FORM}:`;
/** Of the key in the database. */
const NAME = 'bus';

export interface JoinNodesOptions extends Pick<RedisBusOptions, 'log' | 'refused'> {
	db: Kysely<Tables>;
	/** Null: this server has the newsroom to itself. */
	events: Pick<EventStream, 'name'> | null;
}

/**
 * What carries to the other servers on this database, and what they count together. A Redis that does not answer keeps none from
 * starting: then all of them ask the database more often (decision 0055).
 */
export async function joinNodes(
	url: string | null,
	{ db, events, log, refused }: JoinNodesOptions
): Promise<{ bus: Bus; tallies?: Tallies }> {
	if (url === null || !events) return { bus: soloBus() };
	const number = new URL(url).pathname.slice(1) || '0';
	const prefix = `${PREFIX}${await installationOf(db)}:${number}`;
	const keys = busKeys(await sharedKey(db, NAME), () => events.name);
	const bus = new RedisBus({ url, prefix, keys, log, refused });
	if (!(await isUpWithin(bus, PATIENCE_MS)))
		log.warn(
			{ host: new URL(url).host, reason: withoutPassword(bus.reason, url) },
			'redis does not carry; starting without it'
		);
	return { bus, tallies: redisTallies(bus, keys) };
}

/** What does not know a command repeats what it was asked, with the password or its beginning. */
export function withoutPassword(reason: string | null, url: string): string | null {
	const said = reason?.replace(/,? with args beginning with.*/s, '') ?? null;
	const password = decodeURIComponent(new URL(url).password);
	return password ? (said?.replaceAll(password, '…') ?? null) : said;
}

/** A database and all its standbys, and no copy of it. */
async function installationOf(db: Kysely<Tables>): Promise<string> {
	const { rows } = await sql<{ name: string }>`select system_identifier::text || '-' || (
			select oid from pg_database where datname = current_database()
		) as name from pg_control_system()`.execute(db);
	return rows[0]?.name ?? '';
}

function isUpWithin(bus: Bus, ms: number): Promise<boolean> {
	if (bus.isUp) return Promise.resolve(true);
	return new Promise((resolve) => {
		const stop = bus.onChange((isUp) => settle(isUp));
		const late = setTimeout(() => settle(false), ms);
		const settle = (isUp: boolean) => {
			clearTimeout(late);
			stop();
			resolve(isUp);
		};
	});
}
