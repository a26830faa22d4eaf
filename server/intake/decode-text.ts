import { err, ok, type Result } from '#model/result.ts';

const startsWith = (bytes: Uint8Array, ...head: number[]) =>
	head.every((byte, i) => bytes[i] === byte);

/** Characters newspapers are made of: Latin, punctuation, Chinese, full-width forms. */
const COMMON =
	/[\t\n\r\u0020-\u024f\u2010-\u2040\u2190-\u27bf\u3000-\u30ff\u4e00-\u9fff\uff00-\uff5e]/g;

/** UTF-16 without a byte order mark: spaces, digits and line ends show as zeros on one side. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
	const sample = bytes.subarray(0, 2000 - (bytes.length % 2));
	const zeros = [0, 0];
	sample.forEach((byte, i) => {
		if (byte === 0) zeros[i % 2]!++;
	});
	const [even, odd] = zeros as [number, number];
	if (Math.max(even, odd) < sample.length / 100) return null;
	const encoding = odd > even ? 'utf-16le' : 'utf-16be';
	const text = new TextDecoder(encoding).decode(sample);
	return (text.match(COMMON)?.length ?? 0) >= text.length * 0.95 ? encoding : null;
}

function encodingOf(bytes: Uint8Array): string | null {
	if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8';
	if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
	if (startsWith(bytes, 0xfe, 0xff)) return 'utf-16be';
	return guessUtf16(bytes);
}

function decode(bytes: Uint8Array, encoding: string): string | null {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) return null;
		throw error;
	}
}

/**
 * Whether bytes that decode as GB18030 are Chinese in it. Nearly all pairs of a Chinese newspaper
 * lie in GB 2312 (both bytes ≥ 0xA1); of Big5 or Shift-JIS text read as GB18030 only half do.
 */
function isPlausibleGb(bytes: Uint8Array): boolean {
	let pairs = 0;
	let plain = 0;
	for (let i = 0; i < bytes.length; i++) {
		const lead = bytes[i]!;
		if (lead < 0x80) continue;
		const trail = bytes[++i] ?? 0;
		pairs++;
		if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) plain++;
		if (trail >= 0x30 && trail <= 0x39) i += 2;
	}
	return pairs > 0 && plain / pairs >= 0.9;
}

// eslint-disable-next-line no-control-regex -- control characters are what a program has and a text has not
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffe\uffff]/g;

const isText = (text: string) => (text.match(CONTROL)?.length ?? 0) <= text.length / 1000;

/** A plain text's characters: UTF-8, UTF-16 or GB18030, with or without a byte order mark. */
export function decodeText(bytes: Uint8Array): Result<string, 'not-text' | 'encoding'> {
	const encoding = encodingOf(bytes);
	const text = decode(bytes, encoding ?? 'utf-8');
	if (text !== null) return isText(text) ? ok(text) : err('not-text');
	if (bytes.includes(0)) return err('not-text');
	const chinese = isPlausibleGb(bytes) ? decode(bytes, 'gb18030') : null;
	if (chinese !== null) return isText(chinese) ? ok(chinese) : err('not-text');
	return err('encoding');
}
