import iconv from 'iconv-lite';

export const ENCODINGS = ['utf-8', 'gb18030'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Encoded {
	bytes: Uint8Array;
	/** Characters the encoding cannot hold, each once; they stand as ? in the bytes. */
	lost: string[];
}

/** Encodes text; UTF-8 with a byte order mark, without which Windows programs take it for GBK. */
export function encodeText(text: string, encoding: Encoding): Encoded {
	const bytes = iconv.encode(text, encoding, { addBOM: encoding === 'utf-8' });
	if (iconv.decode(bytes, encoding) === text) return { bytes, lost: [] };
	const lost = [...new Set(text)].filter(
		(char) => iconv.decode(iconv.encode(char, encoding), encoding) !== char
	);
	return { bytes, lost };
}

/** A character as it is named where it cannot be shown: U+1F600. */
export const codePoint = (char: string): string =>
	`U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
