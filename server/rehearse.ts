import { mkdtempSync, rmSync } from 'node:fs';
import fs from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { storyRoom } from '#document/room-name.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Result } from '#model/result.ts';
import { boot, type Services } from './boot.ts';
import { readConfig } from './config.ts';
import { createHttpServer } from './http/http-server.ts';
import type { Scene } from './rehearsal/scene.ts';
import { readLongStory } from './sync/long-story.ts';

const HOST = '127.0.0.1';
/** The longest it may take, ms; it takes a fraction of a second. */
const LIMIT = 5_000;
const PASSWORD = 'a paper that is never printed';
const PARAGRAPH = '排练时写下的话不会印在任何一张报纸上，只为让服务器先把路走一遍。';
const PARAGRAPHS = 20;
const STOPS = ['SIGINT', 'SIGTERM'] as const;
const COURSE = { visits: 60, windows: 6, apart: 60, keys: 20 };

/**
 * Plays a short scene on a paper of its own, in a folder of its own, before anybody is let in: code
 * that has run once is compiled, and so the first stories after a restart, when everybody comes back
 * at once, open as quickly as later ones; and so does a long one. Rejects where that fails, with nothing left behind; nobody
 * needs a rehearsal. See decision 0019.
 */
export async function rehearse(): Promise<void> {
	await inFolderOfItsOwn(async (dataDir) => {
		const services = await boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
		try {
			await play(services);
			await readLongStory();
		} finally {
			await services.close();
		}
	});
}

/** Nothing of it stays, though the server is told to stop meanwhile, which it then does at once: nobody is let in yet. */
async function inFolderOfItsOwn(work: (folder: string) => Promise<void>): Promise<void> {
	let folder = '';
	const leave = () => {
		// What still works there may make a file meanwhile.
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
		process.exit(0);
	};
	for (const signal of STOPS) process.once(signal, leave);
	try {
		// In one turn with the handlers: no signal comes between.
		folder = mkdtempSync(path.join(os.tmpdir(), 'copydesk-rehearsal-'));
		await work(folder);
	} finally {
		if (folder) await fs.rm(folder, { recursive: true, force: true });
		for (const signal of STOPS) process.off(signal, leave);
	}
}

async function play(services: Services): Promise<void> {
	const server = createHttpServer({
		answer: (_, response) => void response.writeHead(404).end(),
		upgrade: (...upgrade) => services.upgrade(...upgrade)
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, HOST, resolve);
	});
	const { port } = server.address() as AddressInfo;
	try {
		const { cookie, storyId } = await prepare(services);
		await act({
			...COURSE,
			url: `ws://${HOST}:${port}/sync/${storyRoom(storyId)}?v=${SCHEMA_VERSION}`,
			headers: { cookie, origin: `http://${HOST}:${port}` }
		});
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
}

/** Somebody who is signed in, and their story. */
async function prepare({ auth, desk }: Services): Promise<{ cookie: string; storyId: Id }> {
	const run = async (by: Id, command: Command) => must(await desk.execute(by, newId(), command));
	const [personId, storyId, login] = [newId(), newId(), 'rehearsal'];
	const who = { id: personId, name: login, username: login, email: null };
	await run(HOUSE, { type: 'person.add', ...who, roles: ['editor'] });
	const person = desk.view.get('person', personId);
	if (!person) throw new Error('a rehearsal without anybody');
	const paragraph = { type: 'paragraph' as const, text: PARAGRAPH };
	await run(personId, {
		type: 'story.create',
		id: storyId,
		editionId: null,
		kind: 'news',
		section: '',
		authorIds: [],
		target: null,
		blocks: Array.from({ length: PARAGRAPHS }, () => paragraph)
	});
	must(await auth.setPassword(person, PASSWORD));
	const caller = { address: HOST, userAgent: '', cookie: null };
	const signedIn = await auth.signIn({ login, password: PASSWORD, remember: true }, caller);
	const cookies = must(signedIn).cookies.map(({ name, value }) => `${name}=${value}`);
	return { cookie: cookies.join('; '), storyId };
}

function act(scene: Scene): Promise<void> {
	const player = new Worker(new URL('./rehearsal/player.ts', import.meta.url), {
		workerData: scene
	});
	const timer = setTimeout(() => void player.terminate(), LIMIT);
	return new Promise<void>((resolve, reject) => {
		player.once('error', reject);
		player.once('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`the rehearsal ended with ${code}`))
		);
	}).finally(() => clearTimeout(timer));
}

function must<T>(result: Result<T, unknown>): T {
	if (!result.ok) throw new Error(`refused in a rehearsal: ${JSON.stringify(result.error)}`);
	return result.value;
}
