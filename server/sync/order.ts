import type { Spot, StructOutline } from './outline.ts';

/** One client's new structs, in the order of their clocks. */
interface Line {
	structs: StructOutline[];
	end: number;
	/** How many of them have had their turn. */
	taken: number;
}

/** The new structs of an update, in an order in which each comes after what it stands on. */
export class Order {
	readonly #known: (client: number) => number;
	readonly #lines = new Map<number, Line>();

	/** `known`: the clock up to which the server has a client's characters. */
	constructor(known: (client: number) => number) {
		this.#known = known;
	}

	get clients(): number[] {
		return [...this.#lines.keys()];
	}

	/** Whether a struct goes on where this client's characters end. */
	follows({ client, clock }: Spot): boolean {
		return clock === (this.#lines.get(client)?.end ?? this.#known(client));
	}

	add(struct: StructOutline): void {
		const { client } = struct;
		const line = this.#lines.get(client) ?? { structs: [], end: 0, taken: 0 };
		line.structs.push(struct);
		line.end = struct.clock + struct.length;
		this.#lines.set(client, line);
	}

	/** Whether the server has a character, or would have it with these. */
	has({ client, clock }: Spot): boolean {
		return clock < (this.#lines.get(client)?.end ?? this.#known(client));
	}

	/** The new struct a character is in; null where it is not new. */
	find({ client, clock }: Spot): StructOutline | null {
		const line = this.#lines.get(client);
		if (!line || clock < this.#known(client) || clock >= line.end) return null;
		return line.structs[indexOf(line.structs, clock)] ?? null;
	}

	/** Each struct whose turn comes; those that stand on one another in a circle never get it. */
	*inTurn(): Generator<StructOutline> {
		const lines = [...this.#lines.values()];
		for (let moved = true; moved;) {
			moved = false;
			for (const line of lines)
				for (let next = this.#ready(line); next; next = this.#ready(line)) {
					line.taken += 1;
					moved = true;
					yield next;
				}
		}
	}

	get isComplete(): boolean {
		return [...this.#lines.values()].every(({ structs, taken }) => taken === structs.length);
	}

	/** Whether one that had no turn stands on what nobody has. */
	get needsMore(): boolean {
		return [...this.#lines.values()].some(({ structs, taken }) =>
			structs.slice(taken).some((struct) => needs(struct).some((spot) => !this.has(spot)))
		);
	}

	#ready({ structs, taken }: Line): StructOutline | undefined {
		const next = structs[taken];
		return next && needs(next).every((spot) => this.#isTaken(spot)) ? next : undefined;
	}

	#isTaken({ client, clock }: Spot): boolean {
		if (clock < this.#known(client)) return true;
		const line = this.#lines.get(client);
		const next = line?.structs[line.taken];
		return line !== undefined && clock < (next?.clock ?? line.end);
	}
}

/** The index of the struct in which a clock is; the structs follow on one another. */
export function indexOf(structs: readonly StructOutline[], clock: number): number {
	let low = 0;
	let high = structs.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((structs[middle]?.clock ?? Infinity) <= clock) low = middle;
		else high = middle - 1;
	}
	return low;
}

const needs = ({ origin, rightOrigin }: StructOutline): Spot[] =>
	[origin, rightOrigin].filter((spot) => spot !== null);
