/** Record ids are made by whoever sends the command, so that a retry is the same command. */
export type Id = string;

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A new random id: 16 characters of [0-9a-z], about 82 bits. */
export function newId(): Id {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	let id = '';
	for (const byte of bytes) id += ALPHABET[byte % 36];
	return id;
}

/** Whether a string may serve as a record id: it also stands in room names and addresses. */
export const isId = (value: unknown): value is Id =>
	typeof value === 'string' && /^[0-9a-z][0-9a-z-]{0,63}$/.test(value);
