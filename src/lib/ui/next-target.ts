/** A target's rectangle in the window, px. */
export interface TargetBox {
	id: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

const STEPS = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1]
} as const;
export type ArrowKey = keyof typeof STEPS;

export const isArrow = (key: string): key is ArrowKey => Object.hasOwn(STEPS, key);

/** How much worse a target beside the way is than one further on. */
const ASIDE = 4;

/**
 * The target to which an arrow key leads: the nearest in its direction, by centres; one that lies
 * aside of the way counts as further away, so that a strip below several is below each of them.
 * Null where there is none.
 */
export function nextTarget(
	boxes: readonly TargetBox[],
	from: string,
	key: ArrowKey
): string | null {
	const start = boxes.find((box) => box.id === from);
	if (!start) return boxes[0]?.id ?? null;
	const [dx, dy] = STEPS[key];
	const [x, y] = centre(start);
	let best: string | null = null;
	let least = Infinity;
	for (const box of boxes) {
		if (box.id === from) continue;
		const [bx, by] = centre(box);
		const along = (bx - x) * dx + (by - y) * dy;
		if (along <= 1) continue;
		const cost = along + ASIDE * (dx === 0 ? gap(x, box.x, box.width) : gap(y, box.y, box.height));
		if (cost < least) {
			least = cost;
			best = box.id;
		}
	}
	return best;
}

/** How far a point is from a stretch; 0 within it. */
const gap = (at: number, from: number, length: number): number =>
	Math.max(from - at, at - from - length, 0);

const centre = ({ x, y, width, height }: TargetBox): [number, number] => [
	x + width / 2,
	y + height / 2
];
