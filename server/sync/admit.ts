import * as Y from 'yjs';
import { COPIES_ROOT, META_ROOT, STORY_ROOT } from '#document/story-doc.ts';
import { err, ok, type Result } from '#model/result.ts';
import { encodeUpdate, type StructRun } from './encode-update.ts';
import { LIMITS } from './limits.ts';
import { Order } from './order.ts';
import { outlineOf, type DeletedRange, type Outline, type StructOutline } from './outline.ts';
import type { RoomState } from './room-state.ts';

/**
 * gap: it stands on something the server does not have; foreign: it writes under a client id that is
 * somebody else's; malformed: nobody who speaks the protocol would send it.
 */
export type UpdateFault = 'gap' | 'foreign' | 'malformed';

export interface Admitted {
	/** Its new characters and deletions; the very bytes that came where nothing else was in them. */
	update: Uint8Array;
	outline: Outline;
	/** The client ids of its new characters. */
	clients: number[];
	/** Whether there is anything new in it. */
	isNews: boolean;
}

type Known = Pick<RoomState, 'clock' | 'clocks' | 'rootOf' | 'standing'>;

/**
 * Decides whether an update may come into a room, from its outline. What passes needs nothing that
 * is missing, so it cannot wait in anybody's document for something that never comes. Characters
 * which the server has already are left out and not judged: whoever comes back repeats some.
 */
export function admit(
	bytes: Uint8Array,
	outline: Outline,
	known: Known,
	mayWrite: (client: number) => boolean
): Result<Admitted, UpdateFault> {
	const whole = withoutHalves(bytes, outline, known);
	if (whole === null) return err('malformed');
	const fresh = whole.outline.structs.filter(({ client, clock }) => clock >= known.clock(client));
	const order = new Order((client) => known.clock(client));
	for (const struct of fresh) {
		if (struct.kind === 'skip' || !order.follows(struct)) return err('gap');
		if (!mayWrite(struct.client)) return err('foreign');
		order.add(struct);
	}
	const { deletions } = whole.outline;
	const fault = judge(order, known) ?? judgeDeletions(deletions, order);
	if (fault !== null) return err(fault);
	const news = freshDeletions(deletions, known);
	if (news === null) return err('malformed');
	return ok(admitted(whole, fresh, news, order.clients));
}

interface Read {
	bytes: Uint8Array;
	outline: Outline;
}

/** A struct of which the server has the first half is cut; Yjs knows how. */
function withoutHalves(bytes: Uint8Array, outline: Outline, known: Known): Read | null {
	const isHalf = ({ client, clock, length }: StructOutline) => {
		const end = known.clock(client);
		return clock < end && clock + length > end;
	};
	if (!outline.structs.some(isHalf)) return { bytes, outline };
	const cut = Y.diffUpdate(bytes, Y.encodeStateVector(known.clocks()));
	const read = outlineOf(cut);
	return read && { bytes: cut, outline: read };
}

/** Judges each struct after all that it stands on. */
function judge(order: Order, known: Known): UpdateFault | null {
	const roots = new Map<StructOutline, string>();
	const rootOf = (spot: StructOutline['origin']) => {
		if (spot === null) return null;
		const struct = order.find(spot);
		return struct === null ? known.rootOf(spot) : (roots.get(struct) ?? null);
	};
	for (const struct of order.inTurn()) {
		const [left, right] = [rootOf(struct.origin), rootOf(struct.rightOrigin)];
		// It stands where its neighbours do; where it has none it tells the name of a root type.
		const root = left ?? right ?? struct.root;
		const isBeside = left === null || right === null || left === right;
		if (!isBeside || isReversed(struct, order) || root === null || !isAllowed(struct, root))
			return 'malformed';
		roots.set(struct, root);
	}
	return order.isComplete ? null : order.needsMore ? 'gap' : 'malformed';
}

/**
 * There are characters, embeds and formats in the text and plain values in the maps; nothing that
 * has a length in the text but does not show there, which would shift everybody's places.
 */
function isAllowed(struct: StructOutline, root: string): boolean {
	const { kind, keyed, origin, rightOrigin } = struct;
	if (root === STORY_ROOT) return !keyed && (kind === 'text' || kind === 'deleted');
	if (root !== META_ROOT && root !== COPIES_ROOT) return false;
	// An entry that replaces another has its key from there, and so all in a map have one.
	return kind !== 'text' && rightOrigin === null && (keyed || origin !== null);
}

/**
 * Whether it would stand after what it stands before, as far as that can be told without a document:
 * documents that have more beside it would disagree on where it is.
 */
function isReversed({ origin, rightOrigin }: StructOutline, order: Order): boolean {
	if (origin?.client !== rightOrigin?.client || !origin || !rightOrigin) return false;
	if (origin.clock === rightOrigin.clock) return true;
	const run = order.find(origin);
	return run !== null && run === order.find(rightOrigin) && origin.clock > rightOrigin.clock;
}

function judgeDeletions(deletions: readonly DeletedRange[], order: Order): UpdateFault | null {
	const isHere = ({ client, clock, length }: DeletedRange) =>
		order.has({ client, clock: clock + length - 1 });
	return deletions.every(isHere) ? null : 'gap';
}

/**
 * A step 2 tells of every deletion there ever was in the story; only what is new counts. Null where
 * that is more than one update may bring.
 */
function freshDeletions(deletions: readonly DeletedRange[], known: Known): DeletedRange[] | null {
	const fresh: DeletedRange[] = [];
	for (const { client, clock, length } of deletions) {
		const parts = known.standing(client, clock, clock + length);
		if (fresh.length + parts.length > LIMITS.deletions) return null;
		for (const { start, end } of parts) fresh.push({ client, clock: start, length: end - start });
	}
	return fresh;
}

function admitted(
	{ bytes, outline }: Read,
	structs: StructOutline[],
	deletions: DeletedRange[],
	clients: number[]
): Admitted {
	const isNews = structs.length > 0 || deletions.length > 0;
	const isWhole =
		structs.length === outline.structs.length &&
		lengthOf(deletions) === lengthOf(outline.deletions);
	if (isWhole) return { update: bytes, outline, clients, isNews };
	const update = encodeUpdate(runsOf(bytes, structs), rangesOf(deletions));
	const read = outlineOf(update, { structs: Infinity, clients: Infinity, length: Infinity });
	if (read === null) throw new Error('an update was written that cannot be read');
	return { update, outline: read, clients, isNews };
}

const lengthOf = (deletions: readonly DeletedRange[]): number =>
	deletions.reduce((sum, { length }) => sum + length, 0);

function runsOf(bytes: Uint8Array, structs: readonly StructOutline[]): StructRun[] {
	const runs = new Map<number, StructOutline[]>();
	for (const struct of structs) {
		const own = runs.get(struct.client) ?? [];
		own.push(struct);
		runs.set(struct.client, own);
	}
	return [...runs.values()].flatMap((own) => {
		const [first, last] = [own[0], own.at(-1)];
		if (!first || !last) return [];
		const chunks = [bytes.subarray(first.from, last.to)];
		return [{ client: first.client, clock: first.clock, count: own.length, chunks }];
	});
}

function rangesOf(deletions: readonly DeletedRange[]): Map<number, number[]> {
	const ranges = new Map<number, number[]>();
	for (const { client, clock, length } of deletions) {
		const own = ranges.get(client) ?? [];
		own.push(clock, clock + length);
		ranges.set(client, own);
	}
	return ranges;
}
