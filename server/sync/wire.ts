import { encodeFrame, UPDATE_FRAME as UPDATE, type Frame } from '#document/protocol.ts';

/** FIN and binary: every message is one frame (RFC 6455, 5.2). */
const BINARY = 0x82;

/**
 * A frame of ours as it goes over the wire: a WebSocket frame, which a server does not mask, so that
 * the same bytes serve everybody.
 */
export function toWire(frame: Frame): Buffer {
	const payload = encodeFrame(frame);
	const head = headOf(payload.length);
	const wire = Buffer.allocUnsafe(head.length + payload.length);
	wire.set(head);
	wire.set(payload, head.length);
	return wire;
}

/**
 * The same for an update frame, which is nearly all there is: written in one piece. Its payload is
 * the numbers of the frame, the length of the update as a varint, and the update.
 */
export function updateToWire(update: Uint8Array): Buffer {
	const lead = [...UPDATE, ...varUint(update.length)];
	const head = headOf(lead.length + update.length);
	const wire = Buffer.allocUnsafe(head.length + lead.length + update.length);
	wire.set(head);
	wire.set(lead, head.length);
	wire.set(update, head.length + lead.length);
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
