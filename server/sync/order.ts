import type { Spot, StructOutline } from './outline.ts';

/** One client's new structs, in the order of their clocks. */
interface ClientStructs {
	structs: StructOutline[];
	end: number;
	/** How many of them have had their turn. */
	taken: number;
}

/** The new structs of an update, in an order in which each comes after what it stands on. */
export class Order {
	readonly #known: (client: number) => number;
	readonly #byClient = new Map<number, ClientStructs>();

	/** `known`: the clock up to which the server has a client's characters. */
	constructor(known: (client: number) => number) {
		this.#known = known;
	}

	get clients(): number[] {
		return [...this.#byClient.keys()];
	}

	/** Whether a struct goes on where this client's characters end. */
	follows({ client, clock }: Spot): boolean {
		return clock === (this.#byClient.get(client)?.end ?? this.#known(client));
	}

	add(struct: StructOutline): void {
		const { client } = struct;
		const own = this.#byClient.get(client) ?? { structs: [], end: 0, taken: 0 };
		own.structs.push(struct);
		own.end = struct.clock + struct.length;
		this.#byClient.set(client, own);
	}

	/** Whether the server has a character, or would have it with these. */
	has({ client, clock }: Spot): boolean {
		return clock < (this.#byClient.get(client)?.end ?? this.#known(client));
	}

	/** The new struct a character is in; null where it is not new. */
	find({ client, clock }: Spot): StructOutline | null {
		const own = this.#byClient.get(client);
		if (!own || clock < this.#known(client) || clock >= own.end) return null;
		return own.structs[indexOf(own.structs, clock)] ?? null;
	}

	/** Each struct whose turn comes; those that stand on one another in a circle never get it. */
	*inTurn(): Generator<StructOutline> {
		const all = [...this.#byClient.values()];
		for (let moved = true; moved;) {
			moved = false;
			for (const own of all)
				for (let next = this.#ready(own); next; next = this.#ready(own)) {
					own.taken += 1;
					moved = true;
					yield next;
				}
		}
	}

	get isComplete(): boolean {
		return [...this.#byClient.values()].every(({ structs, taken }) => taken === structs.length);
	}

	/** Whether one that had no turn stands on what nobody has. */
	get needsMore(): boolean {
		return [...this.#byClient.values()].some(({ structs, taken }) =>
			structs.slice(taken).some((struct) => needs(struct).some((spot) => !this.has(spot)))
		);
	}

	#ready({ structs, taken }: ClientStructs): StructOutline | undefined {
		const next = structs[taken];
		return next && needs(next).every((spot) => this.#isTaken(spot)) ? next : undefined;
	}

	#isTaken({ client, clock }: Spot): boolean {
		if (clock < this.#known(client)) return true;
		const own = this.#byClient.get(client);
		const next = own?.structs[own.taken];
		return own !== undefined && clock < (next?.clock ?? own.end);
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
