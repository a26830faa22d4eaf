import * as Y from 'yjs';
import type { Spot } from '#server/sync/outline.ts';
import type { Random } from '../sync/story/random.ts';
import { NOT_A_NUMBER, overlong, spelled, text } from './spelled.ts';

export interface StrangeUpdate {
	update: Uint8Array;
	/** Whether a number in it is none, not exact, or in more bytes than it needs. */
	misspelled: boolean;
}

/** Where something stands: between two characters, or under a root. */
interface Place {
	origin: Spot | null;
	rightOrigin: Spot | null;
}

/** What something may stand beside. */
interface Places {
	characters: readonly Spot[];
	entries: readonly Spot[];
}

const NOWHERE: Place = { origin: null, rightOrigin: null };

/**
 * An update that nobody’s Yjs wrote, to be sent to a story: half of it is as the format and the story
 * have it, the rest is off by one, out of order, in the wrong place, or no number at all. Where words
 * stand between others these are in their order: from elsewhere nothing can tell.
 */
export function strangeUpdate(random: Random, story: Y.Doc): StrangeUpdate {
	const pen = new Pen(random);
	const clocks = Y.decodeStateVector(Y.encodeStateVector(story));
	const places = { characters: charactersOf(story), entries: entriesOf(story) };
	const clients = [...new Set([random.below(5000), random.pick([...clocks.keys(), 5001]), 5002])];
	const writing = clients.slice(0, random.below(clients.length + 1));
	pen.number(writing.length);
	for (const client of writing) writeStructs(pen, client, clocks.get(client) ?? 0, places);
	const deleting = random.chance(0.5) ? [] : [...clocks.keys()].slice(0, 1 + random.below(3));
	pen.number(deleting.length);
	for (const client of deleting) writeDeletions(pen, client, clocks.get(client) ?? 0);
	return { update: Uint8Array.from(pen.bytes), misspelled: pen.misspelled };
}

class Pen {
	readonly bytes: number[] = [];
	readonly random: Random;
	misspelled = false;
	/** How likely a number is written wrongly. */
	readonly #slip: number;

	constructor(random: Random) {
		this.random = random;
		this.#slip = random.chance(0.5) ? 0 : 0.04;
	}

	/** Once in a while one more, or one less. */
	about(value: number): void {
		const off = this.#slip > 0 && this.random.chance(0.05) ? this.random.pick([-1, 1]) : 0;
		this.number(Math.max(0, value + off));
	}

	number(value: number): void {
		const slips = this.random.chance(this.#slip);
		this.misspelled ||= slips;
		const wrong = [NOT_A_NUMBER, overlong(value), spelled(2n ** 60n + BigInt(value))];
		this.bytes.push(...(slips ? this.random.pick(wrong) : spelled(value)));
	}

	spot({ client, clock }: Spot): void {
		this.number(client);
		this.about(clock);
	}
}

function writeStructs(pen: Pen, client: number, clock: number, places: Places): void {
	const { random } = pen;
	const count = 1 + random.below(3);
	pen.about(count);
	pen.number(client);
	pen.about(random.chance(0.9) ? clock : random.below(clock + 3));
	for (let left = count; left > 0; left--) writeStruct(pen, placeIn(random, places));
}

/** Between two characters that stand in this order, or are one; after an entry; or nowhere. */
function placeIn(random: Random, { characters, entries }: Places): Place {
	if (entries.length > 0 && random.chance(0.1))
		return { origin: random.pick(entries), rightOrigin: null };
	if (characters.length < 2 || random.chance(0.3)) return NOWHERE;
	const at = random.below(characters.length - 1);
	const to = at + 1 + random.below(Math.min(4, characters.length - 1 - at));
	const [origin = null, rightOrigin = null] = [characters[at], characters[to]];
	return random.pick([
		...Array<Place>(4).fill({ origin, rightOrigin }),
		{ origin, rightOrigin: origin },
		{ origin: characters.at(-1) ?? null, rightOrigin: null },
		{ origin: null, rightOrigin: characters[0] ?? null }
	]);
}

function writeStruct(pen: Pen, { origin, rightOrigin }: Place): void {
	const { random } = pen;
	const isEntry = origin === null && rightOrigin === null && random.chance(0.6);
	const ref = isEntry ? random.pick([1, 2, 3, 8, 8]) : random.pick([1, 4, 4, 4, 5, 6, 8, 10, 0, 7]);
	const keyed = isEntry !== random.chance(0.05);
	pen.bytes.push(ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (keyed ? 0x20 : 0));
	if (origin) pen.spot(origin);
	if (rightOrigin) pen.spot(rightOrigin);
	if (!origin && !rightOrigin) {
		pen.number(1);
		pen.bytes.push(...text(random.chance(0.05) ? 'elsewhere' : isEntry ? 'meta' : 'story'));
		if (keyed) pen.bytes.push(...text(`k${random.below(3)}`));
	}
	writeContent(pen, ref);
}

function writeContent(pen: Pen, ref: number): void {
	const { random } = pen;
	switch (ref) {
		case 1:
		case 10:
			return pen.about(1 + random.below(4));
		case 2:
			pen.number(1);
			return void pen.bytes.push(...text(random.pick(['undefined', '[1,{"a":2}]', '1e999', '['])));
		case 3:
			pen.number(2);
			return void pen.bytes.push(1, 2);
		case 4:
			return void pen.bytes.push(...text(random.pick(['字', 'ab', '😀', '\n', ''])));
		case 5:
			return void pen.bytes.push(...text('{"photo":1}'));
		case 6:
			return void pen.bytes.push(...text('bold'), ...text(random.pick(['true', 'null'])));
		case 7:
			return pen.number(random.below(3));
		case 8:
			pen.number(1);
			return writeValue(pen, 2);
		default:
			return pen.number(1);
	}
}

function writeValue(pen: Pen, depth: number): void {
	const { random } = pen;
	const type = random.pick(depth > 0 ? [117, 118, 119, 125, 124, 126] : [119, 125, 120, 122]);
	pen.bytes.push(type);
	if (type === 119) pen.bytes.push(...text('值'));
	if (type === 125) pen.bytes.push(random.below(64));
	if (type === 124)
		pen.bytes.push(
			...random.pick([
				[0x3f, 0, 0, 0],
				[0x7f, 0xc0, 0, 0]
			])
		);
	if (type === 122) pen.bytes.push(0, 0, 0, 0, 0, 0, 0, 1);
	if (type !== 117 && type !== 118) return;
	pen.about(1);
	if (type === 118) pen.bytes.push(...text('a'));
	writeValue(pen, depth - 1);
}

/** Of characters that are there, mostly ascending and apart. */
function writeDeletions(pen: Pen, client: number, clock: number): void {
	const { random } = pen;
	const ranges: [number, number][] = [];
	for (let at = 0; at < clock && ranges.length < 4; at += 1 + random.below(3)) {
		const length = 1 + random.below(2);
		if (random.chance(0.5)) continue;
		ranges.push([at, Math.min(length, clock - at)]);
		// Otherwise they may overlap.
		if (random.chance(0.9)) at += length;
	}
	if (random.chance(0.1)) ranges.push(random.pick([...ranges, [clock, 1]]));
	pen.number(client);
	pen.about(ranges.length);
	for (const [at, length] of ranges) {
		pen.about(at);
		pen.about(length);
	}
}

/** Each character of the story in its order, the deleted ones too. */
function charactersOf(story: Y.Doc): Spot[] {
	const spots: Spot[] = [];
	for (let item = story.share.get('story')?._start ?? null; item; item = item.right)
		for (let at = 0; at < item.length; at++)
			spots.push({ client: item.id.client, clock: item.id.clock + at });
	return spots;
}

/** The entries of the maps, and what stands in these without a key. */
function entriesOf(story: Y.Doc): Spot[] {
	const maps = ['meta', 'copies'].flatMap((root) => story.share.get(root) ?? []);
	const items = maps.flatMap(({ _map, _start }) => [..._map.values(), ...(_start ? [_start] : [])]);
	return items.map(({ id: { client, clock } }) => ({ client, clock }));
}
