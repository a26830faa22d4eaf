import * as Y from 'yjs';

type Struct = Y.Item | Y.GC | Y.Skip;

/** One client's new structs, in the order of their clocks. */
interface Line {
	structs: Struct[];
	end: number;
	/** How many of them have had their turn. */
	taken: number;
}

/** The new structs of an update, in an order in which each comes after what it stands on. */
export class Order {
	readonly #known: (clientId: number) => number;
	readonly #lines = new Map<number, Line>();

	/** `known`: the clock up to which the server has a client's characters. */
	constructor(known: (clientId: number) => number) {
		this.#known = known;
	}

	get clientIds(): number[] {
		return [...this.#lines.keys()];
	}

	/** Whether a struct goes on where this client's characters end. */
	follows(client: number, clock: number): boolean {
		return clock === (this.#lines.get(client)?.end ?? this.#known(client));
	}

	add(struct: Struct): void {
		const { client } = struct.id;
		const line = this.#lines.get(client) ?? { structs: [], end: 0, taken: 0 };
		line.structs.push(struct);
		line.end = struct.id.clock + struct.length;
		this.#lines.set(client, line);
	}

	/** Whether the server has a character, or would have it with these. */
	has(client: number, clock: number): boolean {
		return clock < (this.#lines.get(client)?.end ?? this.#known(client));
	}

	/** The new struct a character is in; null where it is not new. */
	find({ client, clock }: Y.ID): Struct | null {
		const line = this.#lines.get(client);
		if (!line || clock < this.#known(client) || clock >= line.end) return null;
		return line.structs[Y.findIndexSS(line.structs, clock)] ?? null;
	}

	/** Each struct whose turn comes; those that stand on one another in a circle never get it. */
	*inTurn(): Generator<Struct> {
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
			structs.slice(taken).some((struct) => needs(struct).some((id) => !this.#hasId(id)))
		);
	}

	#hasId({ client, clock }: Y.ID): boolean {
		return this.has(client, clock);
	}

	#ready({ structs, taken }: Line): Struct | undefined {
		const next = structs[taken];
		return next && needs(next).every((id) => this.#isTaken(id)) ? next : undefined;
	}

	#isTaken({ client, clock }: Y.ID): boolean {
		if (clock < this.#known(client)) return true;
		const line = this.#lines.get(client);
		const next = line?.structs[line.taken];
		return line !== undefined && clock < (next?.id.clock ?? line.end);
	}
}

const needs = (struct: Struct): Y.ID[] =>
	struct instanceof Y.Item ? [struct.origin, struct.rightOrigin].filter((id) => id !== null) : [];
