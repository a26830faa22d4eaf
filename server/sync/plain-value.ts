import { LIMITS } from './limits.ts';

export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
	'__proto__',
	'constructor',
	'prototype'
]);

/** Whether a value is JSON or bytes, shallow, and has no key that could reach a prototype. */
export function isPlain(value: unknown): boolean {
	const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		if (typeof value === 'bigint') return false;
		if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
		if (depth >= LIMITS.depth || !hasOwnPrototype(value)) return false;
		for (const [key, inner] of Object.entries(value)) {
			if (FORBIDDEN_KEYS.has(key)) return false;
			open.push({ value: inner, depth: depth + 1 });
		}
	}
	return true;
}

/** lib0 assigns the keys it reads, `__proto__` too, which then is no key any more. */
const hasOwnPrototype = (value: object): boolean =>
	Object.getPrototypeOf(value) === (Array.isArray(value) ? Array.prototype : Object.prototype);
