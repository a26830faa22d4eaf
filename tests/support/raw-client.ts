import { WebSocket } from 'ws';
import { decodeFrame, encodeFrame, type Frame } from '#document/protocol.ts';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { cookieOf, type SyncServer } from './sync-server.ts';

/** A socket that sends what a test hands it, and keeps what came. */
export interface RawClient {
	readonly socket: WebSocket;
	readonly frames: Frame[];
	send(frame: Frame | Uint8Array): void;
	/** Resolves to the first frame, come or coming, that fits; rejects when the socket closes. */
	next<T extends Frame['type']>(
		type: T,
		fits?: (frame: Extract<Frame, { type: T }>) => boolean
	): Promise<Extract<Frame, { type: T }>>;
	/** Asks for the words with step 1; resolves when they are there. */
	ask(): Promise<void>;
	/** The close code, once it is closed. */
	closed: Promise<number>;
	close(): void;
}

export interface RawOptions {
	story?: string;
	version?: string | null;
	/** Null: none. */
	origin?: string | null;
	/** Instead of the one that names the person. */
	cookie?: string;
}

/** Opens a socket without speaking the protocol; rejects where the upgrade itself is refused. */
export async function rawClient(
	server: Pick<SyncServer, 'url' | 'origin'>,
	person: string | null,
	{
		story = 'fish-market',
		version = String(SCHEMA_VERSION),
		origin = server.origin,
		cookie = person === null ? undefined : cookieOf(person)
	}: RawOptions = {}
): Promise<RawClient> {
	const query = version === null ? '' : `?v=${version}`;
	const headers: Record<string, string> = {};
	if (cookie !== undefined) headers.cookie = cookie;
	if (origin !== null) headers.origin = origin;
	const socket = new WebSocket(`${server.url}/story/${story}${query}`, { headers });
	const frames: Frame[] = [];
	const waiting = new Set<() => void>();
	const wake = () => waiting.forEach((look) => look());
	const closed = new Promise<number>((resolve) => socket.on('close', resolve));
	socket.on('message', (data: Buffer) => {
		const frame = decodeFrame(Uint8Array.from(data));
		if (frame === null) throw new Error('the server sent what is no frame');
		frames.push(frame);
		wake();
	});
	socket.on('close', wake);
	await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
	socket.on('error', () => socket.terminate());
	const client: RawClient = {
		socket,
		frames,
		closed,
		send: (frame) => socket.send(frame instanceof Uint8Array ? frame : encodeFrame(frame)),
		next: (type, fits = () => true) =>
			new Promise((resolve, reject) => {
				const look = () => {
					const found = frames.find((frame) => frame.type === type && fits(frame as never));
					if (!found && socket.readyState !== WebSocket.CLOSED) return;
					waiting.delete(look);
					if (found) resolve(found as never);
					else reject(new Error(`closed before a frame ${type} came`));
				};
				waiting.add(look);
				look();
			}),
		async ask() {
			client.send({ type: 'step1', stateVector: Uint8Array.of(0) });
			await client.next('step2');
		},
		close: () => socket.close()
	};
	return client;
}
