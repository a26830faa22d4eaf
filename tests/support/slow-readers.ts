/**
 * Readers of one story, each from an address of their own, in a process of their own:
 *   node tests/support/slow-readers.ts <port> <how many> <of these may be paused>
 * Its parent tells by its channel which of these stop reading, and asks what all of them have.
 */
import process from 'node:process';
import { WebSocket } from 'ws';
import { SCHEMA_VERSION } from '#document/schema-version.ts';
import { contentHash } from './content-hash.ts';
import { cookieOf, STORY } from './sync-server.ts';
import { openStory } from './window-on-story.ts';

export type ReadersAsked =
	/** From the first on, so many do not read from now on; all others do. */
	| { id: number; ask: 'pause'; count: number }
	/** The content hash of each that may be paused, and how often each was cut off. */
	| { id: number; ask: 'state' };

export interface ReadersState {
	hashes: string[];
	lost: number[];
}

// Each of many windows has a handler of its own for the end.
process.setMaxListeners(0);
const [port, count, pausable] = process.argv.slice(2).map(Number) as [number, number, number];
const server = { url: `ws://127.0.0.1:${port}/sync`, origin: `http://127.0.0.1:${port}` };
const localAddress = (index: number): string =>
	`127.2.${Math.floor(index / 250)}.${1 + (index % 250)}`;

const windows = Array.from({ length: pausable }, (_, index) =>
	openStory(server, `editor-${index + 1}`, { localAddress: localAddress(index) })
);

/** The others take in what comes and do nothing with it. */
function readOn(index: number): Promise<unknown> {
	const socket = new WebSocket(`${server.url}/story/${STORY}?v=${SCHEMA_VERSION}`, {
		headers: { cookie: cookieOf(`editor-${index + 1}`), origin: server.origin },
		localAddress: localAddress(index)
	});
	socket.on('close', (code) => {
		throw new Error(`a reader who reads was closed with ${code}`);
	});
	return new Promise((resolve) => socket.once('open', resolve));
}

process.on('message', (asked: ReadersAsked) => {
	if (asked.ask === 'pause') windows.forEach((one, index) => one.pause(index < asked.count));
	const state: ReadersState = {
		hashes: asked.ask === 'state' ? windows.map(({ wire }) => contentHash(wire.doc)) : [],
		lost: windows.map(({ shown }) => shown.lost)
	};
	process.send?.({ id: asked.id, state });
});
process.on('disconnect', () => process.exit());
await Promise.all(Array.from({ length: count - pausable }, (_, index) => readOn(pausable + index)));
process.send?.({ id: 0 });
