import { sql, type Kysely } from 'kysely';
import type { Log } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import { soloBus, type Bus } from './bus.ts';
import { RedisBus } from './redis-bus.ts';
import { redisTallies, type Tallies } from './tallies.ts';

/** How long a start waits for Redis, ms. */
const PATIENCE_MS = 2000;

/**
 * What carries to the other servers on this database, and what they count together. A Redis that does not answer keeps none from
 * starting: then all of them ask the database more often (decision 0055).
 */
export async function joinNodes(
	url: string | null,
	{ db, log }: { db: Kysely<Tables>; log: Pick<Log, 'warn' | 'info' | 'error'> }
): Promise<{ bus: Bus; tallies?: Tallies }> {
	if (url === null) return { bus: soloBus() };
	const prefix = `copydesk:${await installationOf(db)}:${new URL(url).pathname.slice(1) || '0'}`;
	const bus = new RedisBus({ url, prefix, log });
	if (!(await isUpWithin(bus, PATIENCE_MS)))
		log.warn({ host: new URL(url).host }, 'redis does not answer; starting without it');
	return { bus, tallies: redisTallies(bus) };
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
