import * as Y from 'yjs';
import { err, ok, type Result } from '#model/result.ts';
import { LIMITS } from './limits.ts';

/**
 * gap: it stands on something the server does not have; malformed: nobody who speaks the protocol
 * would send it.
 */
export type UpdateFault = 'gap' | 'malformed';

export interface CheckedUpdate {
	/** The client id of its first new character; null if it only deletes. */
	clientId: number | null;
}

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/**
 * Decides whether an update may be applied, without touching a document. `known` gives the clock up
 * to which the server has a client's characters. What passes needs nothing that is missing, so it
 * cannot wait inside the document for something that never comes.
 */
export function checkUpdate(
	update: Uint8Array,
	known: (clientId: number) => number
): Result<CheckedUpdate, UpdateFault> {
	const decoded = decode(update);
	if (decoded === null || exceedsLimits(decoded)) return err('malformed');
	const ends = new Map<number, number>();
	const has = (clientId: number, clock: number) =>
		clock < Math.max(known(clientId), ends.get(clientId) ?? 0);

	for (const struct of decoded.structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip || (clock > 0 && !has(client, clock - 1))) return err('gap');
		ends.set(client, Math.max(ends.get(client) ?? 0, clock + struct.length));
	}
	for (const struct of decoded.structs) {
		if (!(struct instanceof Y.Item)) continue;
		if (!isAllowed(struct)) return err('malformed');
		const { id, origin, rightOrigin } = struct;
		for (const needed of [origin, rightOrigin]) {
			if (needed === null) continue;
			// Yjs walks in circles where a character stands on itself or on a later one of its client.
			if (needed.client === id.client && needed.clock >= id.clock) return err('malformed');
			if (!has(needed.client, needed.clock)) return err('gap');
		}
	}
	for (const [client, ranges] of decoded.ds.clients)
		for (const { clock, len } of ranges) if (!has(client, clock + len - 1)) return err('gap');
	return ok({ clientId: decoded.structs[0]?.id.client ?? null });
}

function decode(update: Uint8Array): Decoded | null {
	try {
		return Y.decodeUpdate(update);
	} catch {
		// Yjs and lib0 throw errors of many kinds where bytes make no sense.
		return null;
	}
}

function exceedsLimits({ structs, ds }: Decoded): boolean {
	if (structs.length > LIMITS.structs) return true;
	const clients = new Set(structs.map((struct) => struct.id.client));
	const length = structs.reduce((sum, struct) => sum + struct.length, 0);
	const deletions = [...ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);
	return clients.size > LIMITS.clients || length > LIMITS.length || deletions > LIMITS.deletions;
}

/** A story holds text, attributes and flat maps: no nested types, no documents, no odd keys. */
function isAllowed({ content, parent, parentSub }: Y.Item): boolean {
	// As decoded, a parent is the name of a root type, the id of a nested one, or not told.
	const root: unknown = parent;
	if (root !== null && typeof root !== 'string') return false;
	if ([root, parentSub].some((name) => name !== null && FORBIDDEN_KEYS.has(name))) return false;
	if (content instanceof Y.ContentType || content instanceof Y.ContentDoc) return false;
	if (content instanceof Y.ContentFormat)
		return !FORBIDDEN_KEYS.has(content.key) && isPlain(content.value);
	if (content instanceof Y.ContentEmbed) return isPlain(content.embed);
	if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON)
		return isPlain(content.arr);
	return true;
}

/** Whether a JSON value is shallow and has no key that could reach a prototype. */
function isPlain(value: unknown): boolean {
	const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
	for (let next = open.pop(); next; next = open.pop()) {
		const { value, depth } = next;
		if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
		if (depth >= LIMITS.depth) return false;
		for (const [key, inner] of Object.entries(value)) {
			if (FORBIDDEN_KEYS.has(key)) return false;
			open.push({ value: inner, depth: depth + 1 });
		}
	}
	return true;
}
