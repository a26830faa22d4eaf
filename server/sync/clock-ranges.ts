/** Which of each client's characters something is true of: ranges of clocks, apart and in order. */
export class ClockRanges {
	/** Start, end, start, end … for each client; ends are exclusive. */
	readonly #ranges = new Map<number, number[]>();

	/** Whether all from `start` to before `end` are in. */
	covers(client: number, start: number, end: number): boolean {
		const ranges = this.#ranges.get(client);
		if (!ranges) return false;
		const at = firstEndingAfter(ranges, start);
		return (ranges[at] ?? Infinity) <= start && (ranges[at + 1] ?? 0) >= end;
	}

	/** The parts from `start` to before `end` that are not in. */
	missing(client: number, start: number, end: number): { start: number; end: number }[] {
		const ranges = this.#ranges.get(client) ?? [];
		const parts: { start: number; end: number }[] = [];
		let from = start;
		for (let at = firstEndingAfter(ranges, start); from < end; at += 2) {
			const [next = Infinity, after = Infinity] = [ranges[at], ranges[at + 1]];
			if (next > from) parts.push({ start: from, end: Math.min(next, end) });
			from = after;
		}
		return parts;
	}

	add(client: number, start: number, end: number): void {
		const ranges = this.#ranges.get(client);
		if (!ranges) return void this.#ranges.set(client, [start, end]);
		// Those that touch it become one with it.
		const from = firstEndingAfter(ranges, start - 1);
		let to = from;
		while ((ranges[to] ?? Infinity) <= end) to += 2;
		const joined = to > from;
		const first = joined ? Math.min(start, ranges[from] ?? start) : start;
		const last = joined ? Math.max(end, ranges[to - 1] ?? end) : end;
		ranges.splice(from, to - from, first, last);
	}

	/** Start, end, start, end … for each client. */
	entries(): IterableIterator<[client: number, ranges: readonly number[]]> {
		return this.#ranges.entries();
	}
}

/** The index of the first range that ends after a clock. */
function firstEndingAfter(ranges: readonly number[], clock: number): number {
	let low = 0;
	let high = ranges.length / 2;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((ranges[2 * middle + 1] ?? 0) > clock) high = middle;
		else low = middle + 1;
	}
	return 2 * low;
}
