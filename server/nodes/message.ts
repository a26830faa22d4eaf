/** What goes over Redis: the length of the node's name, the name, a number, and the rest. */
const NUMBER_BYTES = 6;

/** `number` grows from each message of a node to its next one. */
export function writeMessage(node: string, number: number, content: Uint8Array): Buffer {
	const name = Buffer.from(node, 'latin1');
	const bytes = Buffer.allocUnsafe(1 + name.length + NUMBER_BYTES + content.length);
	bytes.writeUInt8(name.length, 0);
	bytes.set(name, 1);
	bytes.writeUIntBE(number, 1 + name.length, NUMBER_BYTES);
	bytes.set(content, 1 + name.length + NUMBER_BYTES);
	return bytes;
}

/** Null: none of ours wrote it. */
export function readMessage(
	bytes: Buffer
): { node: string; number: number; content: Uint8Array } | null {
	const from = 1 + (bytes[0] ?? 0);
	if (bytes.length < from + NUMBER_BYTES) return null;
	return {
		node: bytes.toString('latin1', 1, from),
		number: bytes.readUIntBE(from, NUMBER_BYTES),
		// Of its own: it may be kept, or handed to a thread.
		content: new Uint8Array(bytes.subarray(from + NUMBER_BYTES))
	};
}
