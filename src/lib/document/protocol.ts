import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { readVarBytes, readVarText, readVarUint } from './var-uint.ts';

/**
 * The frames of a story's room, over the WebSocket /sync/story/<id>; PROTOCOL.md tells the rules.
 * Frames 0, 1 and 3 and `denied` are y-websocket's own. What we add travels as further kinds of its
 * frame 2: every y-websocket client reads that frame and passes over kinds it does not know, while
 * an unknown frame makes it complain.
 */
const FRAME = { sync: 0, awareness: 1, control: 2, queryAwareness: 3 } as const;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;
const CONTROL = { denied: 0, ack: 1, access: 2, alive: 3 } as const;
/** What the frames begin with that a server sends all the time; see wire.ts. */
export const FRAME_HEAD = {
	update: [FRAME.sync, SYNC.update],
	step2: [FRAME.sync, SYNC.step2],
	awareness: [FRAME.awareness],
	ack: [FRAME.control, CONTROL.ack]
} as const;

/** What a connection may do with the words: a reader's frames never change them. */
export type Access = 'read' | 'write';

export type Frame =
	| { type: 'step1'; stateVector: Uint8Array }
	/** What the other side lacks, and every deletion. */
	| { type: 'step2'; update: Uint8Array }
	| { type: 'update'; update: Uint8Array }
	/** Presence, as y-protocols encodes it; see presence.ts. */
	| { type: 'awareness'; update: Uint8Array }
	| { type: 'queryAwareness' }
	/** Why the socket is about to be closed. */
	| { type: 'denied'; reason: string }
	/**
	 * The first `frames` step2 and update frames of this connection are on disk; `seq`: how far the
	 * story's log reached then; `at`: server's time of the commit, epoch ms.
	 */
	| { type: 'ack'; frames: number; seq: number; at: number }
	/** First frame of every connection, and again whenever it changes. */
	| { type: 'access'; access: Access }
	/** Sent when nothing else was for a while, so that a dead socket can be told from a quiet one. */
	| { type: 'alive' };

/** A frame that brings words. */
export type WordFrame = Extract<Frame, { type: 'step2' | 'update' }>;

export function encodeFrame(frame: Frame): Uint8Array {
	const encoder = encoding.createEncoder();
	const head = (...numbers: number[]) =>
		numbers.forEach((number) => encoding.writeVarUint(encoder, number));
	switch (frame.type) {
		case 'step1':
			head(FRAME.sync, SYNC.step1);
			encoding.writeVarUint8Array(encoder, frame.stateVector);
			break;
		case 'step2':
		case 'update':
			head(FRAME.sync, SYNC[frame.type]);
			encoding.writeVarUint8Array(encoder, frame.update);
			break;
		case 'awareness':
			head(FRAME.awareness);
			encoding.writeVarUint8Array(encoder, frame.update);
			break;
		case 'queryAwareness':
			head(FRAME.queryAwareness);
			break;
		case 'denied':
			head(FRAME.control, CONTROL.denied);
			encoding.writeVarString(encoder, frame.reason);
			break;
		case 'ack':
			head(FRAME.control, CONTROL.ack, frame.frames, frame.seq, frame.at);
			break;
		case 'access':
			head(FRAME.control, CONTROL.access, frame.access === 'write' ? 1 : 0);
			break;
		case 'alive':
			head(FRAME.control, CONTROL.alive);
			break;
	}
	return encoding.toUint8Array(encoder);
}

/** Null for anything that is not exactly one frame of the protocol. */
export function decodeFrame(bytes: Uint8Array): Frame | null {
	const decoder = decoding.createDecoder(bytes);
	try {
		const frame = readFrame(decoder);
		return frame === null || decoding.hasContent(decoder) ? null : frame;
	} catch {
		// lib0 throws where the bytes end too early.
		return null;
	}
}

function readFrame(decoder: decoding.Decoder): Frame | null {
	switch (readVarUint(decoder)) {
		case FRAME.sync:
			return readSync(decoder);
		case FRAME.awareness:
			return { type: 'awareness', update: readVarBytes(decoder) };
		case FRAME.control:
			return readControl(decoder);
		case FRAME.queryAwareness:
			return { type: 'queryAwareness' };
		default:
			return null;
	}
}

function readSync(decoder: decoding.Decoder): Frame | null {
	const kind = readVarUint(decoder);
	const bytes = readVarBytes(decoder);
	switch (kind) {
		case SYNC.step1:
			return { type: 'step1', stateVector: bytes };
		case SYNC.step2:
			return { type: 'step2', update: bytes };
		case SYNC.update:
			return { type: 'update', update: bytes };
		default:
			return null;
	}
}

function readControl(decoder: decoding.Decoder): Frame | null {
	const number = () => readVarUint(decoder);
	switch (number()) {
		case CONTROL.denied:
			return { type: 'denied', reason: readVarText(decoder) };
		case CONTROL.ack:
			return { type: 'ack', frames: number(), seq: number(), at: number() };
		case CONTROL.access:
			return { type: 'access', access: number() === 1 ? 'write' : 'read' };
		case CONTROL.alive:
			return { type: 'alive' };
		default:
			return null;
	}
}
