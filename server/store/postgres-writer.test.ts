import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';

/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;

/** A way to a server that can swallow what it carries. */
interface Way {
	url: string;
	/** Nothing comes any more over the connections there are, and nobody is told; new ones are carried. */
	swallow(): void;
	close(): void;
}

async function wayTo(url: string): Promise<Way> {
	const { hostname, port } = new URL(url);
	const ends = new Set<net.Socket>();
	const server = net.createServer((near) => {
		const far = net.connect(Number(port || 5432), hostname);
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			ends.add(from);
			from.on('error', () => to.destroy()).on('close', () => ends.delete(from));
			from.pipe(to);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const own = new URL(url);
	own.host = `127.0.0.1:${(server.address() as net.AddressInfo).port}`;
	return {
		url: own.href,
		swallow: () => ends.forEach((end) => end.unpipe().pause()),
		close() {
			server.close();
			ends.forEach((end) => end.destroy());
		}
	};
}

describe.skipIf(!(await hasPostgres()))('the lock of a database', () => {
	let database: TestDatabase;
	let way: Way;
	beforeEach(async () => {
		database = await testDatabase();
		way = await wayTo(database.url);
	}, PATIENCE_MS);
	afterEach(async () => {
		way.close();
		await database.drop();
	}, PATIENCE_MS);

	const holder = async (): Promise<unknown> => {
		const rows = await database.run(`select pid from pg_locks
			where locktype = 'advisory' and granted and objid = 20180102
				and database = (select oid from pg_database where datname = current_database())`);
		return rows[0]?.pid ?? null;
	};

	it(
		'is asked for again by another connection within seconds, where the one it is asked by is dead',
		async () => {
			const { store } = await openPostgresStore(way.url);
			const before = await holder();
			expect(before).not.toBeNull();
			// There is one that nobody uses, by which it is asked for.
			await store.audit.find('c1');
			await database.run(`select pg_terminate_backend(${String(before)})`);
			await expect.poll(holder).toBeNull();
			way.swallow();
			await expect.poll(holder, { timeout: 10_000 }).not.toBeNull();
			await store.close();
		},
		PATIENCE_MS
	);
});
