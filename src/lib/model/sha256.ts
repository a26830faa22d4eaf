/** The primes whose roots the constants are the fractions of. */
const PRIMES = primes(64);
const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);
const ROUND = Uint32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
/** Bytes hashed at a time. */
const BLOCK = 64;

function primes(count: number): number[] {
	const found: number[] = [];
	for (let at = 2; found.length < count; at++)
		if (found.every((prime) => at % prime !== 0)) found.push(at);
	return found;
}

/**
 * SHA-256 (FIPS 180-4) of a text in UTF-8, hex. The browser's own hash answers later; what a page is
 * compared by has to be there at once.
 */
export function sha256(text: string): string {
	const bytes = padded(new TextEncoder().encode(text));
	const view = new DataView(bytes.buffer);
	const state = Uint32Array.from(START);
	for (let at = 0; at < bytes.length; at += BLOCK) mix(state, view, at);
	return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The message, a one, zeros, and its length in bits. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
	bytes.set(message);
	bytes[message.length] = 0x80;
	new DataView(bytes.buffer).setBigUint64(bytes.length - 8, BigInt(message.length) * 8n);
	return bytes;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mix(state: Uint32Array, view: DataView, from: number): void {
	const words = scheduled(view, from);
	let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
	for (let at = 0; at < 64; at++) {
		const sum1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
		const choice = (e & f) ^ (~e & g);
		const one = (h + sum1 + choice + (ROUND[at] ?? 0) + (words[at] ?? 0)) | 0;
		const sum0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
		const majority = (a & b) ^ (a & c) ^ (b & c);
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + sum0 + majority) | 0];
	}
	for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = (state[at] ?? 0) + word;
}

function scheduled(view: DataView, from: number): Uint32Array {
	const words = new Uint32Array(64);
	for (let at = 0; at < 16; at++) words[at] = view.getUint32(from + at * 4);
	for (let at = 16; at < 64; at++) {
		const [early = 0, late = 0] = [words[at - 15], words[at - 2]];
		const sum0 = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
		const sum1 = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
		words[at] = (words[at - 16] ?? 0) + sum0 + (words[at - 7] ?? 0) + sum1;
	}
	return words;
}
