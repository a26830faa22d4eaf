import { crc32 } from 'node:zlib';

/** A PNG whose header (IHDR, the first chunk, with its checksum) says another size than there is. */
export function pngSaying(png: Uint8Array, width: number, height: number): Buffer {
	const lie = Buffer.from(png);
	lie.writeUInt32BE(width, 16);
	lie.writeUInt32BE(height, 20);
	lie.writeUInt32BE(crc32(lie.subarray(12, 29)), 29);
	return lie;
}

/** The same of a JPEG with a baseline frame header (SOF0). */
export function jpegSaying(jpeg: Uint8Array, width: number, height: number): Buffer {
	const lie = Buffer.from(jpeg);
	const frame = lie.indexOf(Buffer.from([0xff, 0xc0]));
	lie.writeUInt16BE(height, frame + 5);
	lie.writeUInt16BE(width, frame + 7);
	return lie;
}
