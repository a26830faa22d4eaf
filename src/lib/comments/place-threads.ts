/** A thread beside the text: where its words are, and how tall it is drawn, px. */
export interface Placeable {
	id: string;
	/** Top of its words in the column; threads are given in the order of the text. */
	top: number;
	height: number;
}

/** Between two threads, px. */
export const GAP = 8;

/**
 * Tops at which threads stand beside their words without covering each other. The active one stands
 * exactly beside its words; those above it give way upwards, those below downwards. Without an
 * active one all give way downwards. Nothing stands above 0.
 */
export function placeThreads(
	threads: readonly Placeable[],
	activeId: string | null
): Map<string, number> {
	const tops = new Map<string, number>();
	const active = threads.findIndex(({ id }) => id === activeId);
	let floor = 0;
	for (const { id, top, height } of active < 0 ? threads : threads.slice(active)) {
		const at = Math.max(top, floor);
		tops.set(id, at);
		floor = at + height + GAP;
	}
	let ceiling = active < 0 ? 0 : (tops.get(activeId ?? '') ?? 0);
	for (const { id, top, height } of threads.slice(0, Math.max(active, 0)).reverse()) {
		const at = Math.min(top, ceiling - GAP - height);
		tops.set(id, at);
		ceiling = at;
	}
	return ceiling < 0 ? pushedDown(threads, tops) : tops;
}

/** Where there is no room above the active one, all begin at the top. */
function pushedDown(threads: readonly Placeable[], tops: Map<string, number>): Map<string, number> {
	let floor = 0;
	for (const { id, height } of threads) {
		const at = Math.max(tops.get(id) ?? 0, floor);
		tops.set(id, at);
		floor = at + height + GAP;
	}
	return tops;
}
