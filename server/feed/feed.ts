import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import { WebSocketServer, type WebSocket } from 'ws';
import { CLOSE } from '#document/close-codes.ts';
import { FEED_VERSION, type FeedEvent, type FeedUp } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { SeenMarks } from '#model/seen.ts';
import { seesAll, visibleTo } from '#model/visible.ts';
import type { Auth } from '../auth/auth.ts';
import type { Desk } from '../desk/desk.ts';
import { hangUp } from '../hang-up.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Seen } from '../seen/seen.ts';
import { refuseUpgrade } from '../refuse-upgrade.ts';
import { EventRing } from './event-ring.ts';
import { FeedConnection } from './feed-connection.ts';
import { HereTable } from './here-table.ts';
import { readFeedUp } from './read-feed-up.ts';

/** Events kept for whoever comes back: a busy hour's worth. */
const RING = { events: 5000, bytes: 8 * 1024 * 1024 };
/** Tabs one person may have open. */
const MAX_PER_PERSON = 40;
const MAX_FRAME_BYTES = 16 * 1024;
/** How often sockets are pinged and sessions looked at; who leaves so many unanswered is gone. */
const HEARTBEAT_MS = 5_000;
const MAX_UNANSWERED = 3;

/** The desk feed over WebSockets at /desk; its messages are in #model/feed.ts. */
export interface Feed {
	/** `known` is called once somebody is found signed in. */
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known?: () => void): void;
	/** How many tabs there are, and the bytes that they have not read yet. */
	load(): { connections: number; unread: number };
	/** Tells all tabs that the server restarts (1012). */
	close(): Promise<void>;
}

export interface FeedOptions {
	desk: Desk;
	auth: Pick<Auth, 'personOf' | 'onRevoked'>;
	seen: Pick<Seen, 'of' | 'subscribe'>;
	/** To other servers, where there are any. */
	bus?: Bus;
	log: Pick<Logger, 'error' | 'debug'>;
	heartbeatMs?: number;
}

export const openFeed = (options: FeedOptions): Feed => new LiveFeed(options);

class LiveFeed implements Feed {
	readonly #desk: Desk;
	readonly #auth: FeedOptions['auth'];
	readonly #seen: FeedOptions['seen'];
	readonly #log: FeedOptions['log'];
	readonly #server = new WebSocketServer({
		noServer: true,
		maxPayload: MAX_FRAME_BYTES,
		perMessageDeflate: false
	});
	readonly #connections = new Set<FeedConnection>();
	readonly #ring: EventRing;
	readonly #here: HereTable;
	readonly #heartbeat: NodeJS.Timeout;
	readonly #stops: (() => void)[];

	constructor({ desk, auth, seen, bus, log, heartbeatMs = HEARTBEAT_MS }: FeedOptions) {
		this.#desk = desk;
		this.#here = new HereTable(this.#connections, bus);
		this.#ring = new EventRing(RING, desk.position.seq);
		this.#auth = auth;
		this.#seen = seen;
		this.#log = log;
		this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs).unref();
		this.#stops = [
			desk.subscribe((event) => this.#spread(event)),
			seen.subscribe((personId, marks) => this.#tellSeen(personId, marks)),
			auth.onRevoked(({ personId, sessionId }) =>
				this.#signOut(
					({ session }) =>
						session.personId === personId && (!sessionId || session.sessionId === sessionId)
				)
			)
		];
	}

	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, known = () => {}): void {
		const drop = () => socket.destroy();
		socket.on('error', drop);
		this.#auth.personOf(request.headers).then(
			(signedIn) => {
				socket.off('error', drop);
				if (signedIn) known();
				this.#server.handleUpgrade(request, socket, head, (opened) => {
					// ws closes the socket itself, with the code that fits the error; unheard it would end us.
					opened.on('error', (error) => this.#log.debug({ err: error }, 'feed socket'));
					// A browser does not tell its page why an upgrade was refused.
					if (!signedIn) return hangUp(opened, CLOSE.signedOut);
					const { person, sessionId, expiresAt } = signedIn;
					const { headers } = request;
					this.#open(opened, { personId: person.id, sessionId, expiresAt, headers });
				});
			},
			(error: unknown) => {
				this.#log.error({ err: error }, 'a feed socket could not be opened');
				refuseUpgrade(socket, '503 Service Unavailable');
			}
		);
	}

	load(): { connections: number; unread: number } {
		let unread = 0;
		for (const connection of this.#connections) unread += connection.unread;
		return { connections: this.#connections.size, unread };
	}

	async close(): Promise<void> {
		this.#stops.forEach((stop) => stop());
		clearInterval(this.#heartbeat);
		this.#here.close();
		const gone = [...this.#server.clients].map(
			(client) => new Promise((resolve) => client.once('close', resolve))
		);
		for (const connection of this.#connections) connection.close(CLOSE.restart, 'restart');
		const late = setTimeout(() => this.#connections.forEach((one) => one.terminate()), 1000);
		await Promise.all(gone);
		clearTimeout(late);
		this.#server.close();
	}

	#open(socket: WebSocket, session: FeedConnection['session']): void {
		const connection = new FeedConnection(socket, session);
		this.#connections.add(connection);
		socket.on('close', () => this.#left(connection));
		socket.on('pong', () => (connection.unanswered = 0));
		const { personId } = session;
		const own = [...this.#connections].filter((one) => one.session.personId === personId);
		if (own.length > MAX_PER_PERSON) return connection.close(CLOSE.tooMany, 'too many');
		socket.on('message', (data, isBinary) => {
			connection.unanswered = 0;
			const frame = isBinary ? null : readFeedUp((data as Buffer).toString('utf8'));
			if (!frame) connection.close(CLOSE.malformed, 'malformed');
			else if (connection.takesFrame()) this.#hear(connection, frame);
			else connection.close(CLOSE.tooFast, 'too fast');
		});
	}

	#hear(connection: FeedConnection, frame: FeedUp): void {
		switch (frame.type) {
			case 'watch':
				if (frame.version !== FEED_VERSION) connection.close(CLOSE.outdated, 'reload');
				else if ((frame.as ?? connection.session.personId) === connection.session.personId)
					this.#watch(connection, frame.since);
				else connection.close(CLOSE.signedOut, 'signed out');
				break;
			case 'here':
				this.#here.move(connection, frame.at);
				break;
			case 'ping':
				connection.send({ type: 'pong' });
				break;
		}
	}

	/** What was missed, or everything; both from one moment, so that nothing lies between. */
	#watch(connection: FeedConnection, since: Extract<FeedUp, { type: 'watch' }>['since']): void {
		const person = this.#personOf(connection);
		if (!person) return connection.close(CLOSE.signedOut, 'signed out');
		const position = this.#desk.position;
		const here = this.#here.all();
		const missed = since && this.#ring.since(since, position);
		connection.seesAll = seesAll(person);
		connection.send({ type: 'seen', marks: this.#seen.of(person.id) });
		// Whose rights have changed has missed more than what happened since.
		if (missed && !missed.some((event) => isAbout(event, person.id))) {
			for (const event of missed) connection.send({ type: 'event', event: visible(person, event) });
			connection.send({ type: 'resumed', position, here });
		} else {
			const changes = this.#desk.snapshot(person);
			connection.send({ type: 'snapshot', position, changes, here });
		}
		connection.isWatching = true;
	}

	#spread(event: FeedEvent): void {
		const whole = JSON.stringify({ type: 'event', event });
		this.#ring.add(event, Buffer.byteLength(whole));
		for (const connection of this.#connections)
			if (!this.#personOf(connection)?.active) connection.close(CLOSE.deactivated, 'deactivated');
		for (const connection of this.#connections) {
			const person = connection.isWatching ? this.#personOf(connection) : undefined;
			if (!person) continue;
			if (seesAll(person) !== connection.seesAll) this.#watch(connection, null);
			else if (connection.seesAll) connection.sendText(whole);
			else connection.send({ type: 'event', event: visible(person, event) });
		}
	}

	#tellSeen(personId: Id, marks: SeenMarks): void {
		for (const connection of this.#connections)
			if (connection.isWatching && connection.session.personId === personId)
				connection.send({ type: 'seen', marks });
	}

	#personOf({ session }: FeedConnection): Person | undefined {
		return this.#desk.view.get('person', session.personId);
	}

	#left(connection: FeedConnection): void {
		this.#connections.delete(connection);
		this.#here.leave(connection);
	}

	#signOut(whose: (connection: FeedConnection) => boolean): void {
		for (const connection of this.#connections) {
			if (whose(connection)) connection.close(CLOSE.signedOut, 'signed out');
		}
	}

	#beat(): void {
		const now = Date.now();
		for (const connection of this.#connections) {
			if (connection.unanswered >= MAX_UNANSWERED) connection.terminate();
			else connection.ping();
			if (connection.session.expiresAt <= now) void this.#askAgain(connection);
		}
	}

	/** A session that was used elsewhere lasts longer than this socket knows. */
	async #askAgain(connection: FeedConnection): Promise<void> {
		const { session } = connection;
		const signedIn = await this.#auth.personOf(session.headers).catch((error: unknown) => {
			this.#log.error({ err: error }, 'a session could not be looked up');
			return 'unknown' as const;
		});
		// Asked again at the next heartbeat.
		if (signedIn === 'unknown') return;
		if (signedIn?.sessionId === session.sessionId) session.expiresAt = signedIn.expiresAt;
		else connection.close(CLOSE.signedOut, 'signed out');
	}
}

const isAbout = ({ changes }: FeedEvent, personId: Id): boolean =>
	changes.some(({ kind, id }) => kind === 'person' && id === personId);

const visible = (person: Person, event: FeedEvent): FeedEvent => ({
	...event,
	changes: visibleTo(person, event.changes)
});
