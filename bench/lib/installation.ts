import fs from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { boot } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { configOf } from '#server/newsrooms/newsroom-config.ts';
import { fillEdition } from '#tests/support/full-edition.ts';
import { employ, makeEdition, PASSWORD } from '#tests/support/live-paper.ts';
import { addYears } from '#tests/support/many-years.ts';
import { testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import { makeDataDir, startServer, type RunningServer } from '#tests/support/start-server.ts';
import { askAt, type Answered, type Asked } from '#tests/support/two-newsrooms.ts';

/** All hosts of such installations are below it. */
export const DOMAIN = 'press.example';
const OPENED = /"a newsroom is open"/g;

export interface Installation {
	readonly server: RunningServer;
	readonly hosts: readonly string[];
	/** Of the edition whose board is opened. */
	readonly date: string;
	/** What PostgreSQL keeps for one newsroom, MiB. */
	readonly size: number;
	/** Under which the pages of a host are reached by a browser that asks this machine for it. */
	origin(host: string): string;
	ask(host: string, asked: Asked): Promise<Answered>;
	signIn(host: string): Promise<string>;
	/** To its databases. */
	connections(): Promise<number>;
	/** Resolves once the server has opened each newsroom, as it does after a start. */
	openedOnce(): Promise<void>;
	/** Stops the server and starts it with other settings. */
	restart(env: Record<string, string>): Promise<void>;
	close(): Promise<void>;
}

/**
 * An installation of newsrooms on PostgreSQL that are alike but for their hosts: each has an edition of so
 * many stories, and as many `editions` like it before that.
 */
export async function openInstallation(
	newsrooms: number,
	{ editions, stories }: { editions: number; stories: number },
	env: Record<string, string> = {}
): Promise<Installation> {
	const databases = await testDatabase();
	const list = fs.mkdtempSync(path.join(tmpdir(), 'copydesk-list-'));
	const names = Array.from({ length: newsrooms }, (_, at) => `n${at + 1}`);
	const hosts = names.map((name) => `${name}.${DOMAIN}`);
	for (const [at, name] of names.entries())
		fs.writeFileSync(path.join(list, `${name}.json`), JSON.stringify({ hosts: [hosts[at]] }));
	const settings = {
		...{ DATA_DIR: await makeDataDir(), NEWSROOMS: list, LOG_LEVEL: 'info' },
		DATABASE_URL: `${databases.url}_{newsroom}`
	};
	const { date, size } = await fillAll(databases, names, settings, { editions, stories });
	let server = await startServer({ ...settings, ...env });
	const ask = (host: string, asked: Asked) =>
		askAt(Number(new URL(server.origin).port), host, asked);
	return {
		...{ hosts, date, size, ask },
		openedOnce: () => until(() => (server.output().match(OPENED) ?? []).length >= newsrooms),
		get server() {
			return server;
		},
		origin: (host) => `http://${host}:${new URL(server.origin).port}`,
		async signIn(host) {
			const body = JSON.stringify({ login: 'gu', password: PASSWORD });
			const asked = { method: 'POST', path: '/api/session', body, type: 'application/json' };
			const { status, headers } = await ask(host, asked);
			if (status !== 200) throw new Error(`nobody can sign in at ${host}: ${status}`);
			return (headers['set-cookie'] ?? []).map((line) => line.split(';', 1)[0]).join('; ');
		},
		async connections() {
			const [row] = await databases.run(
				`select count(*)::int as count from pg_stat_activity where datname like '${nameOf(databases)}\\_%'`
			);
			return Number(row?.count);
		},
		async restart(other) {
			await server.stop();
			server = await startServer({ ...settings, ...other });
		},
		async close() {
			await server.dispose();
			for (const name of names)
				await databases.run(`drop database "${nameOf(databases)}_${name}" with (force)`);
			await databases.drop();
			fs.rmSync(list, { recursive: true });
		}
	};
}

const nameOf = ({ url }: TestDatabase): string => new URL(url).pathname.slice(1);

/** Fills the first one's database; those of the others are copies of it. */
async function fillAll(
	databases: TestDatabase,
	[first = '', ...others]: readonly string[],
	env: Record<string, string>,
	{ editions, stories }: { editions: number; stories: number }
): Promise<{ date: string; size: number }> {
	const own = `${nameOf(databases)}_${first}`;
	await databases.run(`create database "${own}" template template0 encoding 'UTF8'`);
	const entry = { name: first, hosts: [first], origin: null };
	const services = await boot(configOf(readConfig({ ...env, LOG_LEVEL: 'warn' }), entry));
	await employ(services);
	const edition = await makeEdition(services);
	await fillEdition(services, edition.id, stories);
	await addYears(services, editions);
	await services.close();
	const [{ bytes } = { bytes: 0 }] = await databases.run(
		`select pg_database_size('${own}') as bytes`
	);
	for (const name of others)
		await databases.run(
			`create database "${nameOf(databases)}_${name}" template "${own}" strategy file_copy`
		);
	return { date: edition.date, size: Number(bytes) / 1024 / 1024 };
}

/** Looks until it is so; for what the server does by itself, and says in its log. */
async function until(isSo: () => boolean): Promise<void> {
	for (const deadline = Date.now() + 900_000; !isSo();) {
		if (Date.now() > deadline) throw new Error('not all newsrooms were opened');
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
