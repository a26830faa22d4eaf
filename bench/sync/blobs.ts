import fs from 'node:fs/promises';

/** Blobs in one file, each with its length before it, 32 bits, the lower end first. */
export async function writeBlobs(file: string, blobs: readonly Uint8Array[]): Promise<void> {
	const size = blobs.reduce((sum, blob) => sum + 4 + blob.length, 0);
	const all = Buffer.alloc(size);
	let at = 0;
	for (const blob of blobs) {
		all.writeUInt32LE(blob.length, at);
		all.set(blob, at + 4);
		at += 4 + blob.length;
	}
	await fs.writeFile(file, all);
}

export async function readBlobs(file: string): Promise<Uint8Array[]> {
	const all = await fs.readFile(file);
	const blobs: Uint8Array[] = [];
	for (let at = 0; at < all.length;) {
		const length = all.readUInt32LE(at);
		blobs.push(new Uint8Array(all.buffer, all.byteOffset + at + 4, length));
		at += 4 + length;
	}
	return blobs;
}
