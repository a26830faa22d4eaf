import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import type * as Y from 'yjs';
import { CLOSE, type CloseCode } from '#document/close-codes.ts';
import type { Id } from '#model/ids.ts';
import type { Change, DeskView } from '#model/records.ts';
import type { Auth } from '../auth/auth.ts';
import type { Bus } from '../nodes/bus.ts';
import { hangUp } from '../hang-up.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import type { LastUpdate, NewUpdate, UpdateLog } from '../store/store.ts';
import { Compactor } from './compactor.ts';
import { Connection } from './connection.ts';
import type { FollowCounts } from './follower.ts';
import type { Hands } from './ledger.ts';
import { Neighbours } from './neighbours.ts';
import { Crowd } from './crowd.ts';
import { Door, type Admission } from './door.ts';
import { LIMITS, TIMES } from './limits.ts';
import { readLogged, type Logged } from './read-logged.ts';
import { Rooms, storyOf } from './rooms.ts';
import { SessionWatch } from './session-watch.ts';
import { standingOf, standingWatch } from './standing.ts';
import { UNMETERED, type SyncLoad, type SyncMeter } from './sync-meter.ts';
import type { FeedPosition, StoryFeed } from './story-feed.ts';
import { Tick } from './tick.ts';

/** The text of every story: who writes it together, and its way to the disk. */
export interface Sync {
	/**
	 * Takes over a socket that a page of our own asks for, under /sync/. `known` is called once
	 * somebody is found signed in.
	 */
	upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, known?: () => void): void;
	/**
	 * Changes a story's words on the server, as an edit of that person: passed on to all who are in
	 * it, and on disk when it resolves. `change` runs in one transaction on a copy; if it throws,
	 * nothing has happened. With `commit` the caller writes the update to the log itself, together
	 * with what must stand or fall with it, and resolves to its seq; the words change after that.
	 * Rejects where the story cannot be loaded.
	 */
	edit<T>(
		room: string,
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T>;
	/** A copy of a story's document as it is now; the caller destroys it. */
	read(room: string): Promise<Y.Doc>;
	/** What brings a copy of a story's document up to now; see Rooms.feed. */
	feed(room: string, since: FeedPosition | null): Promise<StoryFeed>;
	/** Under whose hand each client id of a story wrote, or has shown itself. */
	hands(room: string): Promise<Hands>;
	/** Told at once of every change of words, whoever made it. */
	onUpdate(listener: (room: string, personId: Id) => void): () => void;
	/**
	 * Loads every open room anew and gives up what is not written: those who are in them come back and
	 * bring it again, to be judged as things are then.
	 */
	reload(reason: unknown): void;
	/** Reads words for a command that rests on them; see readLogged. `read` is told where each room ended before. */
	logged<T>(
		rooms: readonly string[],
		read: (ends: readonly LastUpdate[]) => Promise<T>
	): Promise<Logged<T>>;
	stats(): SyncStats;
	load(): SyncLoad;
	/** Lets nobody in any more, writes what is pending, acknowledges it, and closes with 1012. */
	close(): Promise<void>;
}

export interface SyncStats {
	rooms: number;
	connections: number;
	/** Closed by us or by the other side, by code. */
	closed: Record<number, number>;
	/** What became of what other servers wrote in the rooms that are open. */
	followed: FollowCounts;
}

export interface SyncOptions {
	log: UpdateLog;
	/** To the other nodes, if there are any. */
	bus?: Bus;
	view: Pick<DeskView, 'get'>;
	/** Told of every change of records. */
	subscribe: (listener: (event: { changes: readonly Change[] }) => void) => () => void;
	auth: Pick<Auth, 'personOf' | 'onRevoked'>;
	/** Where a socket comes from. */
	addressOf: (req: IncomingMessage) => string;
	logger: Logger;
	meter?: SyncMeter;
	lingerMs?: number;
	slowMs?: number;
	/** Takes in what other servers have written; not needed where there are none. */
	refresh?: () => Promise<void>;
}

export function createSync(options: SyncOptions): Sync {
	const { log, view, auth, addressOf, logger, meter = UNMETERED } = options;
	const { refresh = async () => undefined } = options;
	const listeners = new Set<(room: string, personId: Id) => void>();
	const connections = new Map<Connection, { storyId: Id; forget: () => void }>();
	const closed: Record<number, number> = {};
	const { bus } = options;
	const cutOff = () => {
		logger.error('this server alone cannot write; its windows are sent to others');
		rooms.abandon(new Error('this server is cut off from the database'));
	};
	const nodes = bus && log.shared ? { bus, log: log.shared, cutOff } : null;
	const neighbours = nodes ? new Neighbours(nodes, logger) : undefined;
	const compactor = new Compactor(log, logger, nodes ? { stagger: TIMES.stagger } : {});
	const sessions = new SessionWatch(auth);
	const tick = new Tick();
	const rooms = new Rooms({
		log,
		neighbours,
		logger,
		compactor,
		tick,
		lingerMs: options.lingerMs,
		ownerOf: (storyId) => view.get('story', storyId)?.createdBy ?? null,
		mayWrite: (storyId, personId) => {
			const standing = standingOf(view, personId, storyId);
			return standing.ok && standing.value.access === 'write';
		},
		changed: (room, personId) => listeners.forEach((listener) => listener(room, personId))
	});
	const door = new Door({ auth, view, rooms, addressOf, refresh, crowd: new Crowd() });
	// A little above our own limits, so that they can be named.
	const sockets = new WebSocketServer({
		noServer: true,
		maxPayload: 2 * LIMITS.step2,
		perMessageDeflate: false
	});
	let closing = false;

	function judge(changes: readonly Change[]): void {
		const of = (kind: Change['kind']) =>
			new Set(changes.filter((change) => change.kind === kind).map((change) => change.id));
		const people = of('person');
		const stories = of('story');
		if (people.size === 0 && stories.size === 0) return;
		for (const [connection, { storyId }] of connections) {
			if (!people.has(connection.personId) && !stories.has(storyId)) continue;
			connection.judge();
			connection.restamp();
		}
	}

	const stopJudging = options.subscribe(({ changes }) => judge(changes));
	const stopRevoking = auth.onRevoked((revoked) => {
		const { personId, sessionId } = revoked;
		door.revoke(revoked);
		for (const connection of connections.keys())
			if (
				connection.personId === personId &&
				(sessionId ?? connection.sessionId) === connection.sessionId
			)
				connection.close(CLOSE.signedOut);
	});
	const heart = setInterval(() => {
		for (const connection of connections.keys()) connection.beat();
	}, TIMES.heartbeat).unref();

	const renewal = setInterval(() => rooms.renewPresence(), TIMES.renewal).unref();

	function turnAway(socket: WebSocket, code: CloseCode): void {
		closed[code] = (closed[code] ?? 0) + 1;
		// What they send all the same may be no frame.
		socket.on('error', () => socket.terminate());
		hangUp(socket, code);
	}

	function seat(socket: WebSocket, raw: Duplex, req: IncomingMessage, admission: Admission): void {
		const { lease, storyId, signedIn } = admission;
		const personId = signedIn.person.id;
		const now = admission.sitDown();
		if (!now.ok) return turnAway(socket, now.error);
		const connection = new Connection({
			socket,
			raw,
			tick,
			slowMs: options.slowMs ?? TIMES.slow,
			room: lease.room,
			personId,
			sessionId: signedIn.sessionId,
			access: now.value.access,
			meter,
			standing: standingWatch(view, personId, storyId),
			closed: (gone, code) => {
				connections.get(gone)?.forget();
				connections.delete(gone);
				closed[code] = (closed[code] ?? 0) + 1;
			}
		});
		const over = () => connection.close(CLOSE.signedOut);
		const forget = sessions.watch(req.headers, signedIn, over);
		connections.set(connection, { storyId, forget });
	}

	async function receive(
		req: IncomingMessage,
		socket: Duplex,
		head: Buffer,
		known: () => void
	): Promise<void> {
		// Gone before it was taken over: nobody else listens to it until then.
		const drop = () => socket.destroy();
		socket.on('error', drop);
		const admission = await door.admit(req, new URL(req.url ?? '/', 'http://host'), known);
		const release = () => admission.ok && admission.value.release();
		if (socket.destroyed || closing) {
			release();
			return refuseUpgrade(socket, '503 Service Unavailable');
		}
		socket.once('close', release);
		socket.off('error', drop);
		sockets.handleUpgrade(req, socket, head, (opened) => {
			// Before anything that may throw: who has no connection holds no place.
			opened.once('close', release);
			socket.off('close', release);
			if (admission.ok) seat(opened, socket, req, admission.value);
			else turnAway(opened, admission.error);
		});
	}

	return {
		upgrade(req, socket, head, known = () => {}) {
			if (closing) return refuseUpgrade(socket, '503 Service Unavailable');
			receive(req, socket, head, known).catch((error: unknown) => {
				logger.error({ err: error }, 'socket not opened');
				socket.destroy();
			});
		},
		edit: (room, personId, change, commit) => rooms.edit(storyOf(room), personId, change, commit),
		read: (room) => rooms.read(room),
		feed: (room, since) => rooms.feed(room, since),
		hands: (room) => rooms.hands(room),
		onUpdate(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		reload: (reason) => rooms.abandon(reason),
		logged: (names, read) => readLogged({ rooms, log, neighbours }, names, read),
		stats: () => ({
			...{ rooms: rooms.size, connections: connections.size, closed: { ...closed } },
			followed: rooms.followed
		}),
		load: () => loadOf(rooms, connections),
		async close() {
			closing = true;
			clearInterval(heart);
			clearInterval(renewal);
			stopJudging();
			stopRevoking();
			await rooms.close(TIMES.drain);
			await neighbours?.close();
			await compactor.close();
			sockets.close();
		}
	};
}

function loadOf(rooms: Rooms, connections: ReadonlyMap<Connection, unknown>): SyncLoad {
	let [unacknowledged, unread, mostUnread] = [rooms.waiting, 0, 0];
	for (const connection of connections.keys()) {
		unacknowledged += connection.waiting;
		unread += connection.unread;
		mostUnread = Math.max(mostUnread, connection.unread);
	}
	return { rooms: rooms.size, connections: connections.size, unacknowledged, unread, mostUnread };
}
