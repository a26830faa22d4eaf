import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { openPostgresStore } from './postgres-store.ts';

/** Tables are made while others use the machine, ms. */
const PATIENCE_MS = 60_000;

/** A way to a server that can swallow what it carries. */
interface Way {
	url: string;
	/** Nothing comes any more over the connections there are but one, and nobody is told; new ones are carried. */
	swallow(but: { port: number }): void;
	/** What was sent over these since. */
	swallowed(): string;
	close(): void;
}

async function wayTo(url: string): Promise<Way> {
	const { hostname, port } = new URL(url);
	const ends = new Set<net.Socket>();
	const carried = new Set<{ near: net.Socket; far: net.Socket }>();
	let swallowed = '';
	const server = net.createServer((near) => {
		const far = net.connect(Number(port || 5432), hostname);
		carried.add({ near, far });
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
		swallow(but) {
			for (const { near, far } of carried) {
				if (far.localPort === but.port) continue;
				near.on('data', (chunk: Buffer) => (swallowed += chunk.toString('latin1')));
				for (const end of [near, far]) end.unpipe().resume();
			}
		},
		swallowed: () => swallowed,
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

	const holder = async (): Promise<{ pid: number; port: number } | null> => {
		const rows = await database.run(`select pid, client_port as port
			from pg_locks join pg_stat_activity using (pid)
			where locktype = 'advisory' and granted and objid = 20180102
				and database = (select oid from pg_database where datname = current_database())`);
		return (rows[0] as { pid: number; port: number } | undefined) ?? null;
	};

	it(
		'is asked for again by another connection within seconds, where the one it is asked by is dead',
		async () => {
			const { store } = await openPostgresStore(way.url);
			const before = await holder();
			if (!before) throw new Error('nobody holds the lock');
			// There is one that nobody uses, by which it is asked for.
			await store.audit.find('c1');
			way.swallow(before);
			await database.run(`select pg_terminate_backend(${before.pid})`);
			await expect
				.poll(() => way.swallowed(), { timeout: 20_000 })
				.toContain('pg_try_advisory_lock');
			// Sooner than an answer is waited for as a rule.
			await expect.poll(holder, { timeout: 10_000 }).toMatchObject({ pid: expect.any(Number) });
			expect(await holder()).not.toMatchObject({ pid: before.pid });
			await store.close();
		},
		PATIENCE_MS
	);
});
