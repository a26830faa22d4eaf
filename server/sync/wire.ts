import { encodeFrame, type Frame } from '#document/protocol.ts';

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

function headOf(length: number): number[] {
	if (length < 126) return [BINARY, length];
	if (length < 65_536) return [BINARY, 126, length >>> 8, length & 0xff];
	const long = [24, 16, 8, 0].map((bits) => (length >>> bits) & 0xff);
	return [BINARY, 127, 0, 0, 0, 0, ...long];
}
