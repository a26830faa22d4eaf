/**
 * Puts updates into a y-leveldb as the server does, one row each:
 *   node fill-level.js <folder> <manifest: JSON of [{ room, file }]>
 * A file holds updates, each with its length before it (32 bits, the lower end first).
 */
import fs from 'node:fs';
import { LeveldbPersistence } from 'y-leveldb';

const [folder, manifest] = process.argv.slice(2);
const persistence = new LeveldbPersistence(folder);
for (const { room, file } of JSON.parse(fs.readFileSync(manifest, 'utf8'))) {
	const all = fs.readFileSync(file);
	for (let at = 0; at < all.length;) {
		const length = all.readUInt32LE(at);
		await persistence.storeUpdate(room, new Uint8Array(all.subarray(at + 4, at + 4 + length)));
		at += 4 + length;
	}
}
await persistence.destroy();
