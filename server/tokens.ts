import { createHash, randomBytes } from 'node:crypto';

/** A secret for an address: 256 bits, of letters that survive a chat program. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token; who reads the database cannot use it. */
export const digestOf = (token: string): string =>
	createHash('sha256').update(token).digest('base64url');
