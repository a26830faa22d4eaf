import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { WebSocket as Socket } from 'ws';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE, type Person, type Role } from '#model/person.ts';
import type { Revoked } from '#server/auth/auth.ts';
import { openDesk, type Answer, type Desk } from '#server/desk/desk.ts';
import { openFeed } from '#server/feed/feed.ts';
import { createHttpServer } from '#server/http/http-server.ts';
import { openSeen, type Seen } from '#server/seen/seen.ts';
import { openSqliteStore } from '#server/store/sqlite-store.ts';

/** A desk with its feed over real sockets and a SQLite store that outlives restarts. */
export interface FeedServer {
	readonly desk: Desk;
	readonly seen: Seen;
	readonly url: string;
	/** Carries a command out as the house unless told otherwise; throws when it is refused. */
	run(command: Command, personId?: Id): Promise<void>;
	hire(id: Id, ...roles: Role[]): Promise<Person>;
	/** A browser tab of somebody, connected to the feed. */
	tab(personId: Id): Tab;
	/** A bare socket of somebody. */
	socket(personId: Id | null, headers?: Record<string, string>): Socket;
	revoke(revoked: Revoked): void;
	/** How many there are, signed in or not. */
	connections(): Promise<number>;
	/** When sessions end, epoch ms. */
	expiresAt: number;
	/** While set, sessions cannot be looked up. */
	failure: Error | null;
	/** Ends the server and starts it anew on the same port with the same records. */
	restart(): Promise<void>;
	close(): Promise<void>;
}

export interface Tab {
	readonly desk: DeskState;
	/** Breaks the connection without a word, as a network does. */
	cut(): void;
	close(): void;
}

export async function startFeedServer({ heartbeatMs = 1000 } = {}): Promise<FeedServer> {
	const { store, db } = await openSqliteStore(':memory:');
	const log = pino({ level: 'silent' });
	const revoked = new Set<(revoked: Revoked) => void>();
	const tabs = new Set<() => void>();
	let port = 0;
	let running = await listen();

	async function listen() {
		const desk = await openDesk({ store, log });
		const seen = await openSeen({ db, view: desk.view });
		const feed = openFeed({
			desk,
			seen,
			auth: {
				personOf(headers) {
					if (server.failure) return Promise.reject(server.failure);
					const cookie = headers instanceof Headers ? headers.get('cookie') : headers.cookie;
					const person = desk.view.get('person', cookie?.split('=')[1] ?? '');
					const { expiresAt } = server;
					const isValid = person?.active && expiresAt > Date.now();
					const sessionId = `session-${person?.id}`;
					return Promise.resolve(isValid ? { person, sessionId, expiresAt } : null);
				},
				onRevoked(listener) {
					revoked.add(listener);
					return () => void revoked.delete(listener);
				}
			},
			log,
			heartbeatMs
		});
		const http = createHttpServer({
			answer: (_request, response) => void response.writeHead(404).end(),
			upgrade(...upgrade) {
				feed.upgrade(...upgrade);
				return true;
			}
		});
		await new Promise<void>((resolve) => http.listen(port, '127.0.0.1', resolve));
		port = (http.address() as AddressInfo).port;
		const stop = async () => {
			await feed.close();
			await desk.close();
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		};
		const connections = () =>
			new Promise<number>((resolve, reject) =>
				http.getConnections((error, count) => (error ? reject(error) : resolve(count)))
			);
		return { desk, seen, stop, connections };
	}

	const server: FeedServer = {
		get desk() {
			return running.desk;
		},
		get seen() {
			return running.seen;
		},
		get url() {
			return `ws://127.0.0.1:${port}/desk`;
		},
		expiresAt: Number.MAX_SAFE_INTEGER,
		failure: null,
		async run(command, personId = HOUSE) {
			const answer: Answer = await running.desk.execute(personId, newId(), command);
			if (!answer.ok) throw new Error(`${command.type} refused: ${JSON.stringify(answer.error)}`);
		},
		async hire(id, ...roles) {
			const person = { id, name: id, username: id, email: null, roles };
			await server.run({ type: 'person.add', ...person });
			return running.desk.view.get('person', id) as Person;
		},
		tab(personId) {
			const tab = openTab(server, personId);
			tabs.add(tab.close);
			return tab;
		},
		socket: (personId, headers = {}) =>
			new Socket(server.url, { headers: { cookie: `person=${personId ?? ''}`, ...headers } }),
		connections: () => running.connections(),
		revoke: (one) => revoked.forEach((listener) => listener(one)),
		async restart() {
			await running.stop();
			running = await listen();
		},
		async close() {
			tabs.forEach((close) => close());
			await running.stop();
			await store.close();
		}
	};
	return server;
}

function openTab(server: FeedServer, personId: Id): Tab {
	const sockets = new Set<Socket>();
	class BrowserSocket extends Socket {
		constructor(url: string) {
			super(url, { headers: { cookie: `person=${personId}` } });
			sockets.add(this);
			this.on('error', () => this.terminate());
			this.on('close', () => sockets.delete(this));
		}
	}
	const { desk } = server;
	const person = desk.view.get('person', personId) as Person;
	const start = { me: personId, position: desk.position, changes: desk.snapshot(person) };
	/** Commands go over HTTP, which is the desk itself here. */
	const fetch: typeof globalThis.fetch = async (url, init) => {
		const [, editionId] = /^\/api\/editions\/(.+)$/.exec(String(url)) ?? [];
		if (editionId) return Response.json(server.desk.edition(person, editionId));
		const body: unknown = JSON.parse(String(init?.body));
		if (url === '/api/seen') {
			const { subject, until } = body as { subject: Id; until: number };
			await server.seen.mark(personId, subject, until);
			return new Response(null, { status: 204 });
		}
		const asked = server.desk.read(body);
		if (!asked) return Response.json({ ok: false, refusal: { reason: 'invalid', what: '' } });
		const answer = await server.desk.execute(personId, asked.id, asked.command);
		return Response.json(
			answer.ok ? { ok: true, seq: answer.value.seq } : { ok: false, refusal: answer.error }
		);
	};
	const state = new DeskState(start, {
		url: server.url,
		fetch,
		WebSocket: BrowserSocket as unknown as typeof globalThis.WebSocket
	});
	const close = state.connect();
	return { desk: state, cut: () => sockets.forEach((socket) => socket.terminate()), close };
}
