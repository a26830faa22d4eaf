import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { pino } from 'pino';
import { put, type Change, type DeskView, type Records } from '#model/records.ts';
import type { Person, Role } from '#model/person.ts';
import type { Story } from '#model/story.ts';
import type { Id } from '#model/ids.ts';
import type { Revoked } from '#server/auth/auth.ts';
import { createHttpServer } from '#server/http/http-server.ts';
import type { Bus } from '#server/nodes/bus.ts';
import type { UpdateLog } from '#server/store/store.ts';
import type { SyncMeter } from '#server/sync/sync-meter.ts';
import { createSync, type Sync } from '#server/sync/sync.ts';
import { memoryLog } from './memory-log.ts';

/** The sync server over real sockets, with records and sessions a test can change at will. */
export interface SyncServer {
	readonly url: string;
	readonly origin: string;
	readonly sync: Sync;
	/** Sets records and tells the server, as a command does. */
	put(...changes: Change[]): void;
	/** Changes some of a person. */
	person(id: Id, patch: Partial<Person>): void;
	story(id: Id, patch: Partial<Story>): void;
	/** Ends somebody's sessions, as signing out does. */
	revoke(revoked: Revoked): void;
	/** When new sessions end, epoch ms. */
	expiresAt: number;
	/** How often it was asked who is signed in. */
	lookups: number;
	/** While set, records cannot be read. */
	failure: Error | null;
	/** Takes in a connection that came some other way than over the network. */
	accept(socket: Duplex): void;
	close(): Promise<void>;
}

export interface SyncServerOptions {
	log?: UpdateLog;
	/** To other servers on the same log. */
	bus?: Bus;
	meter?: SyncMeter;
	/** 0: the system chooses one; null: reached by `accept` only. */
	port?: number | null;
	host?: string;
	lingerMs?: number;
	slowMs?: number;
	/** So many more editors, named `editor-1` …, and stories, named `story-1` … */
	editors?: number;
	stories?: number;
}

/** Everybody signs in with a cookie that names them. */
export const cookieOf = (personId: Id): string => `person=${personId}`;

export const STORY = 'fish-market';

export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
	const records = new Map<string, Records[keyof Records]>();
	const view: DeskView = {
		get(kind, id) {
			if (server.failure) throw server.failure;
			return records.get(`${kind}/${id}`) as never;
		},
		list: (kind) =>
			[...records].filter(([key]) => key.startsWith(`${kind}/`)).map(([, value]) => value) as never
	};
	const listeners = new Set<(event: { changes: readonly Change[] }) => void>();
	const revoked = new Set<(revoked: Revoked) => void>();

	function change(...changes: Change[]): void {
		for (const { kind, id, value } of changes) {
			if (value === null) records.delete(`${kind}/${id}`);
			else records.set(`${kind}/${id}`, value);
		}
		listeners.forEach((listener) => listener({ changes }));
	}

	const http = createHttpServer({
		answer: (_request, response) => void response.writeHead(404).end(),
		upgrade(...upgrade) {
			sync.upgrade(...upgrade);
			return true;
		}
	});
	const server: Omit<SyncServer, 'url' | 'origin' | 'sync'> = {
		expiresAt: Date.now() + 3_600_000,
		lookups: 0,
		failure: null,
		put: change,
		person(id, patch) {
			change(put('person', { ...view.get('person', id)!, ...patch }));
		},
		story(id, patch) {
			change(put('story', { ...view.get('story', id)!, ...patch }));
		},
		revoke: (one) => revoked.forEach((listener) => listener(one)),
		accept: (socket) => void http.emit('connection', socket),
		async close() {
			await sync.close();
			if (!http.listening) return;
			http.closeAllConnections();
			await new Promise((resolve) => http.close(resolve));
		}
	};

	const sync = createSync({
		log: options.log ?? memoryLog(),
		bus: options.bus,
		meter: options.meter,
		view,
		addressOf: ({ socket }) => socket.remoteAddress ?? '',
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		auth: {
			async personOf(headers) {
				server.lookups += 1;
				const cookie = (headers as Record<string, string | undefined>).cookie ?? '';
				const person = view.get('person', cookie.replace('person=', ''));
				if (!person?.active || server.expiresAt <= Date.now()) return null;
				return { person, sessionId: `session-${person.id}`, expiresAt: server.expiresAt };
			},
			onRevoked(listener) {
				revoked.add(listener);
				return () => revoked.delete(listener);
			}
		},
		logger: pino({ level: process.env.SYNC_LOG ?? 'silent' }),
		lingerMs: options.lingerMs ?? 20,
		slowMs: options.slowMs
	});
	const host = await listen(http, options);
	change(...people(options.editors ?? 0), ...stories(options.stories ?? 0));
	return Object.assign(server, { sync, url: `ws://${host}/sync`, origin: `http://${host}` });
}

async function listen(
	http: Server,
	{ port = 0, host = '127.0.0.1' }: SyncServerOptions
): Promise<string> {
	if (port === null) return 'memory';
	await new Promise<void>((resolve) => http.listen(port, host, 4096, resolve));
	return `127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const numbered = (name: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);

function stories(count: number): Change[] {
	return [STORY, 'second', ...numbered('story', count)].map((id) => put('story', storyRecord(id)));
}

/** One person of each role, named after it, three more editors, and as many as are asked for. */
function people(editors: number): Change[] {
	const roles: Record<string, Role[]> = {
		...Object.fromEntries(numbered('editor', editors).map((id) => [id, ['editor']])),
		reporter: ['reporter'],
		editor: ['editor'],
		chief: ['chief'],
		proofreader: ['proofreader'],
		administrator: ['administrator'],
		anna: ['editor'],
		ben: ['editor'],
		chen: ['editor']
	};
	return Object.entries(roles).map(([id, own], index) =>
		put('person', {
			id,
			name: id,
			username: id,
			email: null,
			roles: own,
			ink: ((index % 6) + 1) as Person['ink'],
			active: true,
			createdAt: 0
		})
	);
}

const storyRecord = (id: Id): Story => ({
	id,
	editionId: null,
	kind: 'news',
	stage: 'draft',
	section: '',
	authorIds: ['reporter'],
	sharedIds: [],
	editorId: null,
	target: null,
	deadline: null,
	incomplete: false,
	spikedAt: null,
	createdAt: 0,
	createdBy: 'editor'
});
