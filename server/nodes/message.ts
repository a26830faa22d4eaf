import { timingSafeEqual } from 'node:crypto';
import type { HmacKey } from './hmac-key.ts';

/** What goes over Redis: a proof, the length of the node's name, the name, a number, and the rest. */
export interface Message {
	node: string;
	/** Grows from each message of a node to its next one. */
	number: number;
	content: Uint8Array;
}

const PROOF_BYTES = 32;
const NUMBER_BYTES = 6;
/** Without name and content. */
const FRAME_BYTES = PROOF_BYTES + 1 + NUMBER_BYTES;

export function writeMessage(key: HmacKey, channel: string, message: Message): Buffer {
	const name = Buffer.from(message.node, 'latin1');
	const bytes = Buffer.allocUnsafe(FRAME_BYTES + name.length + message.content.length);
	const at = PROOF_BYTES + 1 + name.length;
	bytes.writeUInt8(name.length, PROOF_BYTES);
	bytes.set(name, PROOF_BYTES + 1);
	bytes.writeUIntBE(message.number, at, NUMBER_BYTES);
	bytes.set(message.content, at + NUMBER_BYTES);
	bytes.set(proofOf(key, channel, bytes.subarray(PROOF_BYTES)), 0);
	return bytes;
}

/** Whether it bears the name of a node, who need not have said it. */
export function isSaidBy(node: string, bytes: Buffer): boolean {
	const at = PROOF_BYTES + 1;
	const length = bytes.length < FRAME_BYTES ? -1 : bytes.readUInt8(PROOF_BYTES);
	return length === node.length && bytes.toString('latin1', at, at + length) === node;
}

/** Null: nobody who has the key has said this on this channel. */
export function readMessage(key: HmacKey, channel: string, bytes: Buffer): Message | null {
	if (bytes.length < FRAME_BYTES) return null;
	const proof = proofOf(key, channel, bytes.subarray(PROOF_BYTES));
	if (!timingSafeEqual(proof, bytes.subarray(0, PROOF_BYTES))) return null;
	const at = PROOF_BYTES + 1 + bytes.readUInt8(PROOF_BYTES);
	return {
		node: bytes.toString('latin1', PROOF_BYTES + 1, at),
		number: bytes.readUIntBE(at, NUMBER_BYTES),
		// Of its own: it may be kept, or handed to a thread.
		content: new Uint8Array(bytes.subarray(at + NUMBER_BYTES))
	};
}

/** With its length the channel cannot pass for a part of what is said on another one. */
const proofOf = (key: HmacKey, channel: string, said: Buffer): Buffer =>
	key.proofOf(Buffer.from(`${channel.length}:${channel}`), said);
