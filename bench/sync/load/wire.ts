import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { encodePresence } from '#document/presence.ts';
import { encodeFrame, decodeFrame } from '#document/protocol.ts';
import type { Dialect } from '../shape.ts';

/** What a server says, as far as the load client cares. */
export type Heard =
	| { type: 'ready' }
	| { type: 'asked' }
	| { type: 'synced'; update: Uint8Array }
	| { type: 'update'; update: Uint8Array }
	/** So many frames with words are told to be safe, counted from the first of the connection. */
	| { type: 'saved'; frames: number }
	/** One more of them is. */
	| { type: 'savedNext' }
	| { type: 'other' };

/** How the frames of a server are read and written. */
export interface Wire {
	/** The first frames of a connection; the server answers them with `ready`, or at once. */
	hello(): Uint8Array[];
	/** Asks for the words. */
	step1(): Uint8Array;
	/** The answer to the server’s question for ours, of which there are none. */
	step2(): Uint8Array;
	update(update: Uint8Array): Uint8Array;
	presence(clientId: number, clock: number, state: Record<string, unknown>): Uint8Array;
	read(frame: Uint8Array): Heard;
}

/** A state vector, or an update, that holds nothing. */
const NOTHING = Uint8Array.of(0);
const NO_UPDATE = Uint8Array.of(0, 0);
const OTHER: Heard = { type: 'other' };

export const wireFor = (dialect: Dialect, room: string): Wire =>
	dialect === 'hocuspocus' ? hocuspocus(room) : yWebsocket();

function yWebsocket(): Wire {
	return {
		hello: () => [],
		step1: () => encodeFrame({ type: 'step1', stateVector: NOTHING }),
		step2: () => encodeFrame({ type: 'step2', update: NO_UPDATE }),
		update: (update) => encodeFrame({ type: 'update', update }),
		presence: (clientId, clock, state) =>
			encodeFrame({ type: 'awareness', update: encodePresence([{ clientId, clock, state }]) }),
		read(bytes) {
			const frame = decodeFrame(bytes);
			switch (frame?.type) {
				case 'step1':
					return { type: 'asked' };
				case 'step2':
					return { type: 'synced', update: frame.update };
				case 'update':
					return frame;
				case 'ack':
					return { type: 'saved', frames: frame.frames };
				default:
					return OTHER;
			}
		}
	};
}

const MESSAGE = { sync: 0, awareness: 1, auth: 2, syncReply: 4, syncStatus: 8 } as const;
const TOKEN = 0;
const AUTHENTICATED = 2;

/** Each message begins with the document’s name; sync messages are those of y-protocols. */
function hocuspocus(room: string): Wire {
	const message = (type: number, write: (encoder: encoding.Encoder) => void) => {
		const encoder = encoding.createEncoder();
		encoding.writeVarString(encoder, room);
		encoding.writeVarUint(encoder, type);
		write(encoder);
		return encoding.toUint8Array(encoder);
	};
	const sync = (type: number, kind: number, bytes: Uint8Array) =>
		message(type, (encoder) => {
			encoding.writeVarUint(encoder, kind);
			encoding.writeVarUint8Array(encoder, bytes);
		});
	return {
		hello: () => [
			message(MESSAGE.auth, (encoder) => {
				encoding.writeVarUint(encoder, TOKEN);
				encoding.writeVarString(encoder, 'bench');
			})
		],
		step1: () => sync(MESSAGE.sync, 0, NOTHING),
		step2: () => sync(MESSAGE.syncReply, 1, NO_UPDATE),
		update: (update) => sync(MESSAGE.sync, 2, update),
		presence: (clientId, clock, state) =>
			message(MESSAGE.awareness, (encoder) =>
				encoding.writeVarUint8Array(encoder, encodePresence([{ clientId, clock, state }]))
			),
		read: readHocuspocus
	};
}

function readHocuspocus(bytes: Uint8Array): Heard {
	const decoder = decoding.createDecoder(bytes);
	decoding.readVarString(decoder);
	switch (decoding.readVarUint(decoder)) {
		case MESSAGE.sync:
		case MESSAGE.syncReply:
			return readSync(decoder);
		case MESSAGE.auth:
			if (decoding.readVarUint(decoder) === AUTHENTICATED) return { type: 'ready' };
			throw new Error('hocuspocus lets nobody in');
		case MESSAGE.syncStatus:
			return decoding.readVarUint(decoder) === 1 ? { type: 'savedNext' } : OTHER;
		default:
			return OTHER;
	}
}

function readSync(decoder: decoding.Decoder): Heard {
	const kind = decoding.readVarUint(decoder);
	const bytes = decoding.readVarUint8Array(decoder);
	if (kind === 0) return { type: 'asked' };
	return { type: kind === 1 ? 'synced' : 'update', update: bytes };
}
