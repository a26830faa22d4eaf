import { encodeFrame, FRAME_HEAD, type Frame } from '#document/protocol.ts';

/** FIN and binary: every message is one frame (RFC 6455, 5.2). */
const BINARY = 0x82;
const NOTHING = new Uint8Array();

/**
 * A frame of ours as it goes over the wire: a WebSocket frame, which a server does not mask, so that
 * the same bytes serve everybody. What is sent all the time, or may be a whole story, is copied once.
 */
export function toWire(frame: Frame): Buffer {
	switch (frame.type) {
		case 'update':
		case 'step2':
		case 'awareness':
			return joined([...FRAME_HEAD[frame.type], ...varUints(frame.update.length)], frame.update);
		case 'ack':
			return joined([...FRAME_HEAD.ack, ...varUints(frame.frames, frame.seq, frame.at)], NOTHING);
		default:
			return joined([], encodeFrame(frame));
	}
}

/** A WebSocket frame whose payload is the one after the other. */
function joined(lead: readonly number[], rest: Uint8Array): Buffer {
	const head = headOf(lead.length + rest.length);
	const wire = Buffer.allocUnsafe(head.length + lead.length + rest.length);
	wire.set(head);
	wire.set(lead, head.length);
	wire.set(rest, head.length + lead.length);
	return wire;
}

/** As lib0 writes numbers: seven bits a byte, the lowest first, all but the last marked. */
function varUints(...values: readonly number[]): number[] {
	const bytes: number[] = [];
	for (let value of values) {
		for (; value >= 0x80; value = Math.floor(value / 0x80)) bytes.push((value % 0x80) | 0x80);
		bytes.push(value);
	}
	return bytes;
}

function headOf(length: number): number[] {
	if (length < 126) return [BINARY, length];
	if (length < 65_536) return [BINARY, 126, length >>> 8, length & 0xff];
	const long = [24, 16, 8, 0].map((bits) => (length >>> bits) & 0xff);
	return [BINARY, 127, 0, 0, 0, 0, ...long];
}
