import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { err, ok, type Result } from '#model/result.ts';
import { isAllowed } from './check-item.ts';
import { LIMITS } from './limits.ts';
import { Order } from './order.ts';

/**
 * gap: it stands on something the server does not have; foreign: it writes under a client id that is
 * somebody else's; malformed: nobody who speaks the protocol would send it.
 */
export type UpdateFault = 'gap' | 'foreign' | 'malformed';

/** What an update is judged by: the document as the server has it. */
export interface Known {
	/** The clock up to which it has a client's characters. */
	clock(clientId: number): number;
	/** The root type a character it has stands in; null: all around it is gone. */
	root(id: Y.ID): string | null;
	/** Whether all of a client's characters in a range are deleted. */
	isGone(clientId: number, clock: number, length: number): boolean;
	/** Whether whoever sends this may write under a client id. */
	mayWrite(clientId: number): boolean;
}

export interface CheckedUpdate {
	/** Its new characters and its deletions; the very bytes that came where nothing else was in them. */
	update: Uint8Array;
	/** The client ids of its new characters. */
	clientIds: number[];
}

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/**
 * Decides whether an update may be applied, without touching a document. What passes needs nothing
 * that is missing, so it cannot wait inside the document for something that never comes. Characters
 * which the server has already are left out and not judged: whoever comes back repeats some.
 */
export function checkUpdate(update: Uint8Array, known: Known): Result<CheckedUpdate, UpdateFault> {
	const fresh = newOf(update, known);
	if (fresh === null) return err('malformed');
	const { structs, ds } = fresh.decoded;
	const order = new Order(known.clock);
	for (const struct of structs) {
		const { client, clock } = struct.id;
		if (struct instanceof Y.Skip || !order.follows(client, clock)) return err('gap');
		if (!known.mayWrite(client)) return err('foreign');
		order.add(struct);
	}
	const fault = judge(order, known) ?? missingDeletion(ds, order);
	if (fault !== null) return err(fault);
	return ok({ update: fresh.update, clientIds: order.clientIds });
}

/** Judges each item after all that it stands on. */
function judge(order: Order, known: Known): UpdateFault | null {
	const roots = new Map<Y.Item, string | null>();
	const rootOf = (id: Y.ID | null) => {
		if (id === null) return undefined;
		const struct = order.find(id);
		if (struct === null) return known.root(id);
		return struct instanceof Y.Item ? roots.get(struct) : null;
	};
	for (const struct of order.inTurn()) {
		if (!(struct instanceof Y.Item)) continue;
		const root = rootBetween(rootOf(struct.origin), rootOf(struct.rightOrigin), struct);
		if (root === undefined || !isAllowed(struct, root)) return 'malformed';
		roots.set(struct, root);
	}
	return order.isComplete ? null : order.needsMore ? 'gap' : 'malformed';
}

/** An item stands where its neighbours do; where it has none it tells the name of a root type. */
function rootBetween(
	left: string | null | undefined,
	right: string | null | undefined,
	{ parent }: Y.Item
): string | null | undefined {
	if (left === undefined && right === undefined) {
		const told: unknown = parent;
		// Otherwise it is the id of a nested type.
		return typeof told === 'string' ? told : undefined;
	}
	if (left === null || right === null) return null;
	return left === undefined || right === undefined || left === right ? (left ?? right) : undefined;
}

function missingDeletion(ds: Decoded['ds'], order: Order): UpdateFault | null {
	for (const [client, ranges] of ds.clients)
		for (const { clock, len } of ranges) {
			if (len === 0) return 'malformed';
			if (!order.has(client, clock + len - 1)) return 'gap';
		}
	return null;
}

/** The update without what the server has; null where the bytes make no sense or too much. */
function newOf(update: Uint8Array, known: Known): { update: Uint8Array; decoded: Decoded } | null {
	try {
		const decoded = Y.decodeUpdate(update);
		if (isTwisted(update, decoded) || exceedsLimits(decoded, known)) return null;
		const repeated = decoded.structs.filter(({ id }) => id.clock < known.clock(id.client));
		if (repeated.length === 0) return { update, decoded };
		const had = new Map(repeated.map(({ id }) => [id.client, known.clock(id.client)]));
		const fresh = Y.diffUpdate(update, Y.encodeStateVector(had));
		return { update: fresh, decoded: Y.decodeUpdate(fresh) };
	} catch {
		// Yjs and lib0 throw errors of many kinds where bytes make no sense.
		return null;
	}
}

/** Empty structs, and clients told of twice, of which Yjs would read the last part only. */
function isTwisted(update: Uint8Array, { structs }: Decoded): boolean {
	const blocks = decoding.readVarUint(decoding.createDecoder(update));
	const clients = new Set(structs.map((struct) => struct.id.client));
	return blocks !== clients.size || structs.some((struct) => struct.length === 0);
}

function exceedsLimits({ structs, ds }: Decoded, known: Known): boolean {
	if (structs.length > LIMITS.structs) return true;
	const clients = new Set(structs.map((struct) => struct.id.client));
	const length = structs.reduce((sum, struct) => sum + struct.length, 0);
	return clients.size > LIMITS.clients || length > LIMITS.length || deletesTooMuch(ds, known);
}

/** A step 2 tells of every deletion there ever was in the story; only what is new counts. */
function deletesTooMuch({ clients }: Decoded['ds'], known: Known): boolean {
	const all = [...clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);
	if (all <= LIMITS.deletions) return false;
	let fresh = 0;
	for (const [client, ranges] of clients)
		for (const { clock, len } of ranges) if (!known.isGone(client, clock, len)) fresh += 1;
	return fresh > LIMITS.deletions;
}
