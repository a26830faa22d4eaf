import { encodeFrame, WORDS_HEAD, type Frame } from '#document/protocol.ts';

/** FIN and binary: every message is one frame (RFC 6455, 5.2). */
const BINARY = 0x82;

/**
 * A frame of ours as it goes over the wire: a WebSocket frame, which a server does not mask, so that
 * the same bytes serve everybody. Words, which are nearly all there is and may be a whole story, are
 * copied once.
 */
export function toWire(frame: Frame): Buffer {
	if (frame.type !== 'update' && frame.type !== 'step2') return joined([], encodeFrame(frame));
	const { type, update } = frame;
	return joined([...WORDS_HEAD[type], ...varUint(update.length)], update);
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

/** lib0’s: seven bits a byte, the lowest first, all but the last marked. */
function varUint(value: number): number[] {
	return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varUint(value >>> 7)];
}

function headOf(length: number): number[] {
	if (length < 126) return [BINARY, length];
	if (length < 65_536) return [BINARY, 126, length >>> 8, length & 0xff];
	const long = [24, 16, 8, 0].map((bits) => (length >>> bits) & 0xff);
	return [BINARY, 127, 0, 0, 0, 0, ...long];
}
