import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { openPostgresStore } from '#server/store/postgres-store.ts';
import { setUpPaper, shelve, signInAll } from '../sync/paper.ts';
import { HOST, start, startCopydesk, type Started } from '../sync/process.ts';
import { endpointOfOurs, peer, running, type Running } from '../sync/servers.ts';
import type { Shelf } from '../sync/stories.ts';

/** What a system is filled with once, and every run gets a copy of. */
export interface Filled {
	/** The address of its database. */
	url: string;
	/** Of everybody who is signed in. */
	cookies: string[];
}

/** One server of a system; `redis`: it is one of several, null: it is alone. */
export interface Place {
	database: string;
	redis: string | null;
	cookies: string[];
}

/** Something that runs on one server or on several, with PostgreSQL and Redis. */
export interface System {
	name: string;
	/** Puts the stories into an empty database, in the way it keeps them. */
	fill(url: string, shelf: Shelf): Promise<Filled>;
	start(place: Place): Promise<Running>;
}

const envOf = (database: string, redis: string | null): Record<string, string> => ({
	DATABASE_URL: database,
	...(redis !== null && { REDIS_URL: redis })
});

/** Copydesk as it is served: people, sessions, ownership, limits, every commit on the database's disk. */
export const ours: System = {
	name: 'ours',
	fill: (url, shelf) =>
		withFolder(async (dataDir) => {
			const people = await setUpPaper({ DATA_DIR: dataDir, DATABASE_URL: url });
			const { store } = await openPostgresStore(url);
			await shelve(store, people, shelf).finally(() => store.close());
			// Signed in once, and not by every copy: passwords are made to take long.
			const server = await launch(dataDir, { database: url, redis: null });
			const cookies = await signInAll(`http://${HOST}:${server.port}`);
			await areDescribed(url, shelf.stories.length);
			await server.end();
			return { url, cookies };
		}),
	async start({ database, redis, cookies }) {
		const dataDir = await fs.mkdtemp(FOLDER);
		const server = await launch(dataDir, { database, redis });
		const end = (signal?: NodeJS.Signals) =>
			server.end(signal).finally(() => fs.rm(dataDir, { recursive: true, force: true }));
		return { ...server, end, endpoint: endpointOfOurs(server, cookies) };
	}
};

export const hocuspocus: System = {
	name: 'hocuspocus',
	async fill(url, { stories }) {
		const client = new Client({ connectionString: url });
		await client.connect();
		await client.query(
			'CREATE TABLE documents (name varchar(255) PRIMARY KEY, data bytea NOT NULL)'
		);
		for (const { room, state } of stories)
			await client.query('INSERT INTO documents VALUES ($1, $2)', [room.name, state]);
		await client.end();
		return { url, cookies: [] };
	},
	async start({ database, redis }) {
		const env = envOf(database, redis);
		return running(await start(peer('hocuspocus-nodes.js'), 'running at', env), 'hocuspocus');
	}
};

const FOLDER = path.join(os.tmpdir(), 'copydesk-bench-');

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = await fs.mkdtemp(FOLDER);
	return use(folder).finally(() => fs.rm(folder, { recursive: true, force: true }));
}

const launch = (
	dataDir: string,
	{ database, redis }: Pick<Place, 'database' | 'redis'>
): Promise<Started> =>
	startCopydesk({ DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...envOf(database, redis) });

/** Resolves when a running server has derived the facts of every story, which were put beside it. */
async function areDescribed(url: string, stories: number): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	const described = async () => {
		const text = `select count(*) as facts from record where kind = 'facts'`;
		const { rows } = await client.query<{ facts: string }>(text);
		return Number(rows[0]?.facts) >= stories;
	};
	while (!(await described())) await new Promise((resolve) => setTimeout(resolve, 50));
	await client.end();
}
