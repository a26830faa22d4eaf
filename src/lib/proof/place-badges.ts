import type { Id } from '#model/ids.ts';

/** A box, px of the screen from the type area. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

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

export interface BadgePlace {
	right: number;
	top: number;
	/** Its words have no place; a sign has. */
	isSmall: boolean;
}

/** White between two badges, px. */
const GAP = 4;
/** A badge without words. */
const SIGN = { width: 20, height: 16 };
/** How far above or below its place one may stand, px. */
const REACH = 48;
/** So many px aside are as good as one above or below. */
const ASIDE = 5;

/**
 * Where the badges of a page stand, right end and top by slot: none over another, and none over words.
 * Those that say what is over come first. Each stands as near to its corner as there is white, aside
 * rather than below; where its words find none, a sign stands for them.
 * @param words what is set on the page
 */
export function placeBadges(
	badges: readonly Badge[],
	words: readonly Box[] = []
): ReadonlyMap<Id, BadgePlace> {
	const taken: Box[] = [];
	const places = new Map<Id, BadgePlace>();
	for (const badge of badges.toSorted((one, other) => Number(other.isOver) - Number(one.isOver))) {
		const place = placeOf(badge, taken, words);
		taken.push(around(boxAt(place, place.isSmall ? signOf(badge) : badge)));
		places.set(badge.slotId, place);
	}
	return places;
}

function placeOf(badge: Badge, taken: readonly Box[], words: readonly Box[]): BadgePlace {
	const sign = signOf(badge);
	const whole = nearest(badge, [...taken, ...words]);
	if (whole) return { ...whole, isSmall: false };
	const small = nearest(sign, [...taken, ...words]);
	// Without any white it stands on its own slot's last words, or aside from other badges at least.
	const last = small ?? nearest(sign, taken) ?? badge;
	return { right: last.right, top: last.top, isSmall: true };
}

const signOf = (badge: Badge): Badge => ({ ...badge, ...SIGN });

const boxAt = (
	{ right, top }: Pick<Badge, 'right' | 'top'>,
	{ width, height }: Pick<Badge, 'width' | 'height'>
): Box => ({ x: right - width, y: top, width, height });

const around = ({ x, y, width, height }: Box): Box => ({
	...{ x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP }
});

/** The nearest place in reach where it meets nothing: at its corner, or at the edge of what it would meet. */
function nearest(badge: Badge, met: readonly Box[]): Pick<Badge, 'right' | 'top'> | null {
	const near = met.filter((box) => overlaps(box, reachOf(badge)));
	const rights = [badge.right, ...near.map(({ x }) => x)].filter(
		(right) => right <= badge.right && right - badge.width >= badge.left
	);
	const tops = [
		badge.top,
		...near.flatMap(({ y, height }) => [y + height, y - badge.height])
	].filter((top) => Math.abs(top - badge.top) <= REACH);
	const spots = [...new Set(rights)].flatMap((right) =>
		[...new Set(tops)].map((top) => ({ right, top, far: farFrom(badge, { right, top }) }))
	);
	spots.sort((one, other) => one.far - other.far || other.top - one.top);
	const found = spots.find((spot) => !near.some((box) => overlaps(box, boxAt(spot, badge))));
	return found ? { right: found.right, top: found.top } : null;
}

const reachOf = ({ left, right, top, height }: Badge): Box => ({
	...{ x: left, y: top - REACH, width: right - left, height: height + 2 * REACH }
});

const farFrom = (
	badge: Pick<Badge, 'right' | 'top'>,
	{ right, top }: Pick<Badge, 'right' | 'top'>
): number => badge.right - right + ASIDE * Math.abs(top - badge.top);

const overlaps = (one: Box, other: Box): boolean =>
	one.x < other.x + other.width &&
	other.x < one.x + one.width &&
	one.y < other.y + other.height &&
	other.y < one.y + one.height;
