import { Inflate } from 'fflate';
import { err, ok, type Result } from '#model/result.ts';

/** What an archive may come to, unpacked. */
export const MAX_UNPACKED = 100 * 1024 * 1024;
export const MAX_ENTRIES = 2_000;

/** Deflate packs at most 1,032 : 1, so one step unpacks at most 16 MiB before it is counted. */
const STEP = 16 * 1024;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry {
	name: string;
	method: number;
	packed: Uint8Array;
}

/** The archive's directory; null when there is none that can be trusted (ZIP64 included). */
function directory(bytes: Uint8Array, view: DataView): { at: number; count: number } | null {
	const lowest = Math.max(0, bytes.length - 22 - 0xffff);
	for (let at = bytes.length - 22; at >= lowest; at--) {
		if (view.getUint32(at, true) !== END) continue;
		const count = view.getUint16(at + 10, true);
		const start = view.getUint32(at + 16, true);
		return start + 46 * count <= at ? { at: start, count } : null;
	}
	return null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number): Entry | null {
	if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) return null;
	const size = view.getUint32(at + 20, true);
	const name = new TextDecoder().decode(
		bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true))
	);
	const local = view.getUint32(at + 42, true);
	if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return null;
	const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
	if (start + size > bytes.length) return null;
	return {
		name,
		method: view.getUint16(at + 10, true),
		packed: bytes.subarray(start, start + size)
	};
}

/** Unpacks one entry, counting what really comes out; null when it is more than `budget`. */
function inflate(packed: Uint8Array, budget: number): Uint8Array | null {
	const chunks: Uint8Array[] = [];
	let size = 0;
	const stream = new Inflate((chunk) => {
		size += chunk.length;
		chunks.push(chunk);
	});
	for (let at = 0; at < packed.length || at === 0; at += STEP) {
		stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length);
		if (size > budget) return null;
	}
	const whole = new Uint8Array(size);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.length;
	}
	return whole;
}

/**
 * Unpacks a ZIP archive within limits. Sizes an archive declares are not believed: bytes are
 * counted while they are inflated. Whoever reads the document afterwards is handed these files and
 * never the archive, so that no second reader can see in it what this one did not.
 */
export function unpack(
	bytes: Uint8Array,
	limits = { unpacked: MAX_UNPACKED, entries: MAX_ENTRIES }
): Result<Record<string, Uint8Array>, 'broken' | 'too-complex'> {
	if (bytes.length < 22) return err('broken');
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const found = directory(bytes, view);
	if (!found) return err('broken');
	if (found.count > limits.entries) return err('too-complex');
	const files: Record<string, Uint8Array> = Object.create(null) as Record<string, Uint8Array>;
	let budget = limits.unpacked;
	let at = found.at;
	for (let i = 0; i < found.count; i++) {
		const entry = entryAt(bytes, view, at);
		if (!entry || (entry.method !== 0 && entry.method !== 8)) return err('broken');
		const { name, method, packed } = entry;
		const file = method === 0 ? packed : inflate(packed, budget);
		if (!file || file.length > budget) return err('too-complex');
		budget -= file.length;
		if (!name.endsWith('/')) files[name] = file;
		at +=
			46 +
			view.getUint16(at + 28, true) +
			view.getUint16(at + 30, true) +
			view.getUint16(at + 32, true);
	}
	return ok(files);
}
