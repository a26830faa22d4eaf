import * as Y from 'yjs';
import { COPIES_ROOT, META_ROOT, STORY_ROOT } from '#document/story-doc.ts';
import { ClockRanges } from './clock-ranges.ts';
import { encodeUpdate, type StructRun } from './encode-update.ts';
import { TIMES } from './limits.ts';
import { Order } from './order.ts';
import { ownOutlineOf, type Outline, type Spot, type StructOutline } from './outline.ts';

/** One client's structs: some in a row, as bytes. */
interface Chunk {
	/** Clock of its first character. */
	clock: number;
	count: number;
	bytes: Uint8Array;
}

interface ClientStructs {
	/** The clock after its last character. */
	end: number;
	chunks: Chunk[];
}

const NO_DOCUMENT = 'the log makes no document';
/** Where an entry of a map may stand; everything else stands in the text. */
const MAPS: readonly string[] = [META_ROOT, COPIES_ROOT];

/**
 * What is in a story, without its document: every client's structs as the bytes in which they came,
 * which characters are deleted, and which are entries of a map. From that it is known whether an
 * update may come in, and what somebody lacks is written without making anything of Yjs.
 *
 * Where Yjs merges characters typed one after the other, this keeps them as they came, until a
 * snapshot of the log takes their place (`rebase`).
 */
export class RoomState {
	readonly #clients = new Map<number, ClientStructs>();
	readonly #deleted = new ClockRanges();
	readonly #maps = new Map(MAPS.map((root) => [root, new ClockRanges()]));
	#hasMaps = false;
	#length = 0;

	/**
	 * Throws where the updates make no document, each standing on those before it. What a commit of
	 * which no answer came has written may be there twice.
	 */
	static of(updates: Iterable<Uint8Array>): RoomState {
		const state = new RoomState();
		for (const bytes of updates) state.#replay(bytes);
		return state;
	}

	/** The same for a log that may be long: whoever is in other stories is served between its parts. */
	static async read(updates: Iterable<Uint8Array>): Promise<RoomState> {
		const state = new RoomState();
		let began = performance.now();
		for (const bytes of updates) {
			state.#replay(bytes);
			if (performance.now() - began < TIMES.slice) continue;
			await new Promise((resolve) => setImmediate(resolve));
			began = performance.now();
		}
		return state;
	}

	/** Characters, deleted ones too. */
	get length(): number {
		return this.#length;
	}

	/** The clock up to which a client's characters are here. */
	clock(client: number): number {
		return this.#clients.get(client)?.end ?? 0;
	}

	/** The root type in which a character that is here stands. */
	rootOf({ client, clock }: Spot): string {
		for (const [root, ranges] of this.#maps)
			if (ranges.covers(client, clock, clock + 1)) return root;
		return STORY_ROOT;
	}

	/** The parts of a range of characters that are not deleted. */
	standing(client: number, start: number, end: number): { start: number; end: number }[] {
		return this.#deleted.missing(client, start, end);
	}

	/** Takes in an update whose structs all follow on what is here (see admit.ts). */
	take(bytes: Uint8Array, { structs, deletions }: Outline): void {
		this.#noteMaps(structs);
		for (let from = 0; from < structs.length;) {
			let to = from + 1;
			while (structs[to]?.client === structs[from]?.client) to += 1;
			this.#append(bytes, structs.slice(from, to));
			from = to;
		}
		for (const { client, clock, length } of deletions)
			this.#deleted.add(client, clock, clock + length);
	}

	/** How far each client's characters go, as Yjs writes it. */
	clocks(): Map<number, number> {
		return new Map([...this.#clients].map(([client, { end }]) => [client, end]));
	}

	/** What somebody lacks who has these characters, and every deletion. */
	missing(known: ReadonlyMap<number, number> = new Map()): Uint8Array {
		const runs: StructRun[] = [];
		for (const [client, { end, chunks }] of this.#clients) {
			const from = known.get(client) ?? 0;
			if (from < end) runs.push(runFrom(client, chunks, from));
		}
		// Yjs puts those first which others are likely to stand on.
		runs.sort((a, b) => b.client - a.client);
		return encodeUpdate(runs, this.#deleted.entries());
	}

	/** Puts a snapshot in the place of what it holds. */
	rebase(snapshot: Uint8Array): void {
		const shorter = RoomState.of([snapshot]);
		for (const [client, { end, chunks }] of shorter.#clients) {
			const own = this.#clients.get(client);
			// An edit of the server's is in the log a moment before it is here.
			if (!own || own.end < end) continue;
			const rest = own.end > end ? chunksFrom(own.chunks, end) : [];
			// It may have been merged over the end of the snapshot, and cannot be parted there.
			if (rest[0] && rest[0].clock !== end) continue;
			own.chunks = [...chunks, ...rest];
		}
	}

	/** What is new of an update of the log; null: nothing. Throws where it does not go on here. */
	newsOf(bytes: Uint8Array): { update: Uint8Array; outline: Outline } | null {
		const { update, outline } = this.#unknownOf(bytes);
		const isNews =
			outline.structs.length > 0 ||
			outline.deletions.some(
				({ client, clock, length }) => this.standing(client, clock, clock + length).length > 0
			);
		return isNews ? { update, outline } : null;
	}

	/** Takes an update of the log, or what is new of it. */
	#replay(bytes: Uint8Array): void {
		const { update, outline } = this.#unknownOf(bytes);
		this.take(update, outline);
	}

	/** An update of the log without the characters that are here. */
	#unknownOf(bytes: Uint8Array): { update: Uint8Array; outline: Outline } {
		const outline = readOwn(bytes);
		if (!this.#fits(outline)) throw new Error(NO_DOCUMENT);
		if (!this.#repeats(outline)) return { update: bytes, outline };
		const rest = Y.diffUpdate(bytes, Y.encodeStateVector(this.clocks()));
		return { update: rest, outline: readOwn(rest) };
	}

	#append(bytes: Uint8Array, structs: readonly StructOutline[]): void {
		const [first, last] = [structs[0], structs.at(-1)];
		if (!first || !last) return;
		const own = this.#clients.get(first.client) ?? { end: 0, chunks: [] };
		this.#clients.set(first.client, own);
		own.end = last.clock + last.length;
		this.#length += own.end - first.clock;
		const chunk = bytes.subarray(first.from, last.to);
		own.chunks.push({ clock: first.clock, count: structs.length, bytes: chunk });
		gather(own.chunks);
	}

	/** Remembers which are entries of a map, each after its neighbours. */
	#noteMaps(structs: readonly StructOutline[]): void {
		if (!this.#hasMaps && !structs.some(({ root }) => MAPS.includes(root ?? ''))) return;
		const order = new Order((client) => this.clock(client));
		for (const struct of structs) order.add(struct);
		for (const { client, clock, length, root, origin, rightOrigin } of order.inTurn()) {
			const neighbour = origin ?? rightOrigin;
			const standsIn = root ?? (neighbour ? this.rootOf(neighbour) : STORY_ROOT);
			this.#maps.get(standsIn)?.add(client, clock, clock + length);
			this.#hasMaps ||= MAPS.includes(standsIn);
		}
	}

	/** Whether an update of the log goes on where the state ends, or before that. */
	#fits({ structs }: Outline): boolean {
		const ends = new Map<number, number>();
		return structs.every(({ client, clock, length, kind }) => {
			const end = ends.get(client) ?? this.clock(client);
			ends.set(client, Math.max(end, clock + length));
			return clock <= end && kind !== 'skip';
		});
	}

	/** Whether there are characters in an update that are here already. */
	#repeats({ structs }: Outline): boolean {
		return structs.some(({ client, clock }) => clock < this.clock(client));
	}
}

function readOwn(bytes: Uint8Array): Outline {
	const outline = ownOutlineOf(bytes);
	if (outline === null) throw new Error(NO_DOCUMENT);
	return outline;
}

/** Keeps the chunks few: each is longer than the one after it. */
function gather(chunks: Chunk[]): void {
	for (;;) {
		const [before, last] = [chunks.at(-2), chunks.at(-1)];
		if (!before || !last || before.bytes.length > last.bytes.length) return;
		const bytes = Buffer.concat([before.bytes, last.bytes]);
		chunks.splice(-2, 2, { clock: before.clock, count: before.count + last.count, bytes });
	}
}

function runFrom(client: number, chunks: readonly Chunk[], from: number): StructRun {
	const rest = chunksFrom(chunks, from);
	return {
		client,
		clock: rest[0]?.clock ?? 0,
		count: rest.reduce((sum, { count }) => sum + count, 0),
		chunks: rest.map(({ bytes }) => bytes)
	};
}

/** From the struct in which a character stands. */
function chunksFrom(chunks: readonly Chunk[], clock: number): Chunk[] {
	const at = chunks.findLastIndex((chunk) => chunk.clock <= clock);
	const first = chunks[at];
	if (!first || first.clock === clock) return chunks.slice(at);
	return [partFrom(first, clock), ...chunks.slice(at + 1)];
}

function partFrom(chunk: Chunk, clock: number): Chunk {
	const head = encodeUpdate(
		[{ client: 0, clock: chunk.clock, count: chunk.count, chunks: [] }],
		[]
	);
	// Without the count of deletions.
	const headLength = head.length - 1;
	const whole = Buffer.concat([head.subarray(0, headLength), chunk.bytes, Uint8Array.of(0)]);
	const structs = ownOutlineOf(whole)?.structs ?? [];
	const index = structs.findLastIndex((struct) => struct.clock <= clock);
	const struct = structs[index];
	if (!struct) return chunk;
	return {
		clock: struct.clock,
		count: chunk.count - index,
		bytes: chunk.bytes.subarray(struct.from - headLength)
	};
}
