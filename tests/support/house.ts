import fs from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { newId, type Id } from '#model/ids.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { createHttpServer } from '#server/http/http-server.ts';
import { employ, PASSWORD, type Username } from './live-paper.ts';
import { makeDataDir } from './start-server.ts';

/** The whole server but its pages, in this process: sessions, records, words, SQLite. */
export interface House {
	readonly services: Services;
	readonly url: string;
	readonly origin: string;
	idOf(username: Username): Id;
	/** The cookie header of a new session. */
	signIn(username: Username): Promise<string>;
	/** A new story by somebody; resolves to its id. */
	newStory(username: Username): Promise<Id>;
	/** Ends the server as a signal does and starts it anew with the same data and port. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

/** `env`: settings beside those of a test. */
export async function openHouse(env: Record<string, string> = {}): Promise<House> {
	const dataDir = await makeDataDir();
	let [port, ids] = [0, new Map<string, Id>()];
	let running = await open();
	ids = await employ(running.services);

	async function open() {
		const services = await boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env }));
		const http = createHttpServer({
			answer: (_request, response) => void response.writeHead(404).end(),
			upgrade: (...upgrade) => services.upgrade(...upgrade)
		});
		await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
		({ port } = http.address() as AddressInfo);
		const close = async () => {
			await services.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		};
		return { services, close };
	}

	function idOf(username: Username): Id {
		const id = ids.get(username);
		if (!id) throw new Error(`nobody is called ${username}`);
		return id;
	}

	return {
		get services() {
			return running.services;
		},
		get url() {
			return `ws://127.0.0.1:${port}/sync`;
		},
		get origin() {
			return `http://127.0.0.1:${port}`;
		},
		idOf,
		async signIn(login) {
			const caller = { address: '127.0.0.1', userAgent: 'test', cookie: null };
			const credentials = { login, password: PASSWORD, remember: true };
			const signedIn = await running.services.auth.signIn(credentials, caller);
			if (!signedIn.ok) throw new Error(`${login} cannot sign in: ${signedIn.error.reason}`);
			const { cookies } = signedIn.value;
			return cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; ');
		},
		async newStory(username) {
			const id = newId();
			const made = await running.services.desk.execute(idOf(username), newId(), {
				type: 'story.create',
				id,
				editionId: null,
				kind: 'news',
				section: '',
				authorIds: [],
				target: null,
				blocks: []
			});
			if (!made.ok) throw new Error(`refused: ${JSON.stringify(made.error)}`);
			return id;
		},
		async restart() {
			await running.close();
			running = await open();
		},
		async close() {
			await running.close();
			await fs.rm(dataDir, { recursive: true, force: true });
		}
	};
}
