import type { Id } from '#model/ids.ts';

/** A badge as it would stand alone, px of the screen: its right end and its top. */
export interface Badge {
	slotId: Id;
	right: number;
	top: number;
	width: number;
	height: number;
	/** The left edge of its slot. */
	left: number;
	isOver: boolean;
}

/** White between two badges, px. */
const GAP = 4;

/**
 * Where the badges of a page stand, right end and top by slot: none over another. Those that say what
 * is over come first; what meets one steps aside to the left by as much as that takes, and where its
 * slot has no room for that, goes below.
 */
export function placeBadges(
	badges: readonly Badge[]
): ReadonlyMap<Id, { right: number; top: number }> {
	const placed: Badge[] = [];
	for (const badge of badges.toSorted((one, other) => Number(other.isOver) - Number(one.isOver)))
		placed.push(free(badge, placed));
	return new Map(placed.map(({ slotId, right, top }) => [slotId, { right, top }]));
}

/** Each round goes past one of those that stand, in a row or to the next one. */
function free(badge: Badge, placed: readonly Badge[]): Badge {
	let at = badge;
	for (;;) {
		const met = placed.find((other) => meet(at, other));
		if (!met) return at;
		const right = met.right - met.width - GAP;
		at =
			right - badge.width >= badge.left
				? { ...at, right }
				: { ...badge, top: Math.max(at.top, met.top + met.height + GAP) };
	}
}

const meet = (one: Badge, other: Badge): boolean =>
	one.right > other.right - other.width &&
	other.right > one.right - one.width &&
	one.top < other.top + other.height &&
	other.top < one.top + one.height;
