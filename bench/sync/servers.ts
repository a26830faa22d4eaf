import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { openSqliteStore } from '#server/store/sqlite-store.ts';
import { writeBlobs } from './blobs.ts';
import { setUpPaper, shelve, signInAll } from './paper.ts';
import { HOST, ROOT, start, startCopydesk, type Started } from './process.ts';
import type { Dialect, Endpoint, ServerName } from './shape.ts';
import type { Shelf } from './stories.ts';

/** A server of the comparison. */
export interface Server {
	name: ServerName;
	/** Puts the stories into an empty folder, in the way this server keeps them. */
	fill(dataDir: string, shelf: Shelf): Promise<void>;
	start(dataDir: string): Promise<Running>;
}

export interface Running extends Started {
	endpoint: Endpoint;
}

export const peer = (script: string) => path.join(ROOT, 'bench/peers/sync', script);

export const relay: Server = {
	name: 'relay',
	fill: async () => {},
	start: async () => running(await start(peer('relay.js'), 'running at', {}), 'relay')
};

export const level: Server = {
	name: 'level',
	async fill(dataDir, shelf) {
		const rooms = [];
		for (const [index, { room, updates, state }] of shelf.stories.entries()) {
			const file = path.join(dataDir, `${index}.updates`);
			await writeBlobs(file, shelf.compacted ? [state] : updates);
			rooms.push({ room: room.name, file });
		}
		const manifest = path.join(dataDir, 'manifest.json');
		await fs.writeFile(manifest, JSON.stringify(rooms));
		const run = promisify(execFile);
		await run(process.execPath, [peer('fill-level.js'), path.join(dataDir, 'level'), manifest]);
		for (const file of [manifest, ...rooms.map((room) => room.file)]) await fs.rm(file);
	},
	async start(dataDir) {
		const env = { YPERSISTENCE: path.join(dataDir, 'level') };
		return running(await start(peer('level.js'), 'running at', env), 'y-websocket');
	}
};

export const hocuspocus: Server = {
	name: 'hocuspocus',
	async fill(dataDir, { stories }) {
		const database = new DatabaseSync(path.join(dataDir, 'hocuspocus.sqlite'));
		database.exec(
			'CREATE TABLE "documents" ("name" varchar(255) NOT NULL, "data" blob NOT NULL, UNIQUE(name))'
		);
		const insert = database.prepare('INSERT INTO "documents" ("name", "data") VALUES (?, ?)');
		for (const { room, state } of stories) insert.run(room.name, state);
		database.close();
	},
	start: async (dataDir) =>
		running(await start(peer('hocuspocus.js'), 'running at', { DATA_DIR: dataDir }), 'hocuspocus')
};

export function running(started: Started, dialect: Dialect): Running {
	const { pid, port } = started;
	const before = `ws://${HOST}:${port}/`;
	const origin = `http://${HOST}:${port}`;
	return { ...started, endpoint: { dialect, before, after: '', origin, cookies: [], pid } };
}

/** Copydesk as it is served: people, sessions, ownership, limits, every commit on the disk. */
export const ours: Server = {
	name: 'ours',
	async fill(dataDir, shelf) {
		const people = await setUpPaper({ DATA_DIR: dataDir });
		const { store } = await openSqliteStore(path.join(dataDir, 'copydesk.sqlite'));
		await shelve(store, people, shelf).finally(() => store.close());
		// Signed in once, and not by every copy of the folder: passwords are made to take long.
		const server = await launch(dataDir);
		const cookies = await signInAll(`http://${HOST}:${server.port}`);
		await areDescribed(dataDir, shelf.stories.length);
		await server.end();
		await fs.writeFile(path.join(dataDir, COOKIES), JSON.stringify(cookies));
	},
	async start(dataDir) {
		const server = await launch(dataDir);
		const cookies = JSON.parse(await fs.readFile(path.join(dataDir, COOKIES), 'utf8')) as string[];
		return { ...server, endpoint: endpointOfOurs(server, cookies) };
	}
};

export function endpointOfOurs({ pid, port }: Started, cookies: string[]): Endpoint {
	const origin = `http://${HOST}:${port}`;
	const before = `ws://${HOST}:${port}/sync/`;
	const after = `?v=${SCHEMA_VERSION}`;
	return { dialect: 'y-websocket', before, after, origin, cookies, pid };
}

/** Resolves when a running server has derived the facts of every story, which were put beside it. */
async function areDescribed(dataDir: string, stories: number): Promise<void> {
	const database = new DatabaseSync(path.join(dataDir, 'copydesk.sqlite'), { readOnly: true });
	const count = database.prepare("SELECT count(*) AS facts FROM record WHERE kind = 'facts'");
	while (Number(count.get()?.facts) < stories)
		await new Promise((resolve) => setTimeout(resolve, 50));
	database.close();
}

const COOKIES = 'bench-cookies.json';

const launch = (dataDir: string): Promise<Started> =>
	startCopydesk({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });

export const ALL: Record<ServerName, Server> = { relay, ours, level, hocuspocus };
