import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { isSlot, pickAttributes, type Attributes } from '#document/attributes.ts';
import type { Block } from '#document/block.ts';
import { changeAuthors } from '#document/change-authors.ts';
import { rewriteStory } from '#document/rewrite.ts';
import { displayOrder, type Segment } from '#document/segments.ts';
import { blocksOf, seedStory, storyText } from '#document/story-doc.ts';
import { StoryPast } from '#document/story-past.ts';
import { STAYED } from '#model/change-authors.ts';
import { markChanges, type MarkedText, type TextBlock } from '#model/marked-text.ts';
import { nameChanges } from '#model/name-changes.ts';
import { unfoldRows } from '#model/rows.ts';
import { TailPacker } from '#server/store/logged-tail.ts';
import { recordPast } from '#server/sync/replay-record.ts';
import { seedsOf } from './story/complaint.ts';
import { OPERATIONS, type Scene } from './story/operations.ts';
import { barePerson, type Person } from './story/person.ts';
import { randomOf, type Random } from './story/random.ts';

const SEEDS = seedsOf(24);
const STEPS = 90;
const EVERY = 9;

/** Which character of which window, as Yjs knows it. */
type Name = string;

/** Who did something to a character, and with which update. */
interface Deed {
	who: string;
	update: number;
}

/** A text that the story had, and which characters it was made of, its line ends counted in. */
interface Snapshot {
	updates: number;
	blocks: Block[];
	names: Name[];
}

/**
 * Several people in one story, whose edits come one after the other into a document that forgets
 * nothing. Whoever’s edit brings a character wrote it, and whoever’s edit takes it deleted it.
 */
class Newsroom {
	readonly tail = new TailPacker();
	readonly writer = new Map<Name, Deed>();
	readonly deleter = new Map<Name, Deed>();
	readonly snapshots: Snapshot[] = [];
	readonly people: Person[];
	readonly #doc = new Y.Doc({ gc: false });
	#updates = 0;
	#author = '';

	constructor(random: Random) {
		this.#doc.on('afterTransaction', (transaction: Y.Transaction) => this.#witness(transaction));
		const seed = new Y.Doc();
		seed.clientID = 1;
		seedStory(seed, [
			{ type: 'headline', text: '渡口停航大桥通车' },
			{ type: 'paragraph', text: '清晨六点二十分，澜江上的雾还没散尽，船工解开缆绳。' },
			{ type: 'paragraph', text: '大桥全长六百一十二米，双向两车道。' },
			{ type: 'paragraph', text: '公交十三路同步延伸过江。' },
			{ type: 'paragraph' }
		]);
		const initial = Y.encodeStateAsUpdate(seed);
		this.#take('house', initial);
		this.people = Array.from({ length: 2 + random.below(3) }, (_, nth) =>
			barePerson(nth, 10 + nth, initial, false)
		);
	}

	/** A person’s edits come in, and perhaps they hear of everybody else’s. */
	exchange(person: Person, hears: boolean): void {
		for (const update of person.outbox.splice(0)) this.#take(`p${person.nth}`, update);
		if (hears) Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(this.#doc), 'net');
	}

	/** What stands there becomes a text that stood there before, in one person’s name. */
	restore(random: Random): void {
		const { blocks } = random.pick(this.snapshots);
		const copy = new Y.Doc();
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc));
		const before = Y.encodeStateVector(copy);
		rewriteStory(storyText(copy), blocks);
		this.#take(`p${random.below(this.people.length)}`, Y.encodeStateAsUpdate(copy, before));
	}

	keep(): void {
		const copy = new Y.Doc({ gc: false });
		Y.applyUpdate(copy, Y.encodeStateAsUpdate(this.#doc));
		const text = storyText(copy);
		this.snapshots.push({ updates: this.#updates, blocks: blocksOf(text), names: namesIn(text) });
	}

	close(): void {
		this.people.forEach((person) => person.close());
	}

	#take(author: string, update: Uint8Array): void {
		this.#author = author;
		this.#updates += 1;
		this.tail.addBytes(update);
		this.tail.label(this.#updates, this.tail.numberOf(author), this.#updates * 1000);
		Y.applyUpdate(this.#doc, update);
	}

	#witness({ beforeState, afterState, deleteSet }: Y.Transaction): void {
		const deed = { who: this.#author, update: this.#updates };
		for (const [client, end] of afterState)
			for (let clock = beforeState.get(client) ?? 0; clock < end; clock++)
				this.writer.set(`${client}.${clock}`, deed);
		for (const [client, ranges] of deleteSet.clients)
			for (const { clock, len } of ranges)
				for (let at = clock; at < clock + len; at++) {
					const name = `${client}.${at}`;
					if (!this.deleter.has(name)) this.deleter.set(name, deed);
				}
	}
}

/** The characters that are shown, in the order of the blocks, each block’s line end behind it. */
function namesIn(text: Y.Text): Name[] {
	const segments: (Segment & { names: Name[] })[] = [];
	const current: Attributes = {};
	const blank = () => ({ length: 0, holes: [], attrs: {}, tail: true, names: [] as Name[] });
	let segment: Segment & { names: Name[] } = blank();
	for (let item = text._start; item; item = item.right) {
		if (item.deleted) continue;
		const { content, id } = item;
		if (content instanceof Y.ContentFormat) current[content.key] = content.value;
		else if (content instanceof Y.ContentEmbed) {
			const embed: unknown = content.embed;
			if (isSlot(embed)) segment.holes.push({ at: segment.length, slot: embed.slot });
			segment.length += 1;
		} else if (content instanceof Y.ContentString)
			[...content.str]
				.flatMap((one) => one.split(''))
				.forEach((unit, at) => {
					segment.names.push(`${id.client}.${id.clock + at}`);
					if (unit !== '\n') return void (segment.length += 1);
					segments.push({ ...segment, attrs: pickAttributes(current, true), tail: false });
					segment = blank();
				});
	}
	segments.push(segment);
	return displayOrder(segments).flatMap(({ names, tail }) => (tail ? [...names, 'tail'] : names));
}

function play(seed: number): Newsroom {
	const random = randomOf(seed);
	const house = new Newsroom(random);
	// A few characters again and again, or never one twice: both happen.
	const words = seed % 2 === 0 ? '大桥渡口通车' : null;
	let next = 0x4e00;
	const fresh = (count: number) =>
		Array.from({ length: count }, () =>
			words ? random.pick([...words]) : String.fromCodePoint(next++)
		).join('');
	house.keep();
	for (let step = 1; step <= STEPS; step++) {
		const person = random.pick(house.people);
		const scene: Scene = { person, random, fresh, hot: 1 };
		const [, name, operate] = random.pick(OPERATIONS);
		if (name !== 'clear' || random.chance(0.2)) operate(scene);
		if (random.chance(0.7)) house.exchange(person, random.chance(0.8));
		if (random.chance(0.03)) house.restore(random);
		if (step % EVERY === 0) house.keep();
	}
	return house;
}

const textBlocks = (blocks: readonly Block[]): TextBlock[] =>
	blocks.map(({ type, text, attrs, runs }) => ({ type, text, look: [attrs, runs] }));
const textsOf = ({ blocks }: Snapshot) => blocks.map(({ text }) => text);
const lengthOf = (snapshot: Snapshot) => snapshot.names.length;

/** Which of a comparison’s characters are made by whom, by its own account and by what was seen. */
function* madeIn(marked: MarkedText, from: Snapshot, to: Snapshot) {
	for (const { was, is, pieces } of marked.blocks) {
		let [old, fresh] = [was ?? 0, is ?? 0];
		for (const { text, mark, by, change } of pieces) {
			for (let at = 0; at < text.length; at++) {
				const name = mark === 'gone' ? from.names[old + at] : to.names[fresh + at];
				if (mark !== 'kept' && change !== null && name) yield { name, mark, by, change };
			}
			if (mark !== 'new') old += text.length;
			if (mark !== 'gone') fresh += text.length;
		}
	}
}

it('every character of a comparison is given to who really wrote or deleted it', () => {
	const seen = { real: 0, beside: 0, changes: 0, unsure: 0, moved: 0 };
	for (const seed of SEEDS) {
		const house = play(seed);
		const past = recordPast({ ...house.tail.pack(), clients: [], returned: [] });
		const story = new StoryPast(past.record);
		const moments = house.snapshots.map((snapshot) => ({
			...{ edit: past.editsAfter(snapshot.updates), texts: textsOf(snapshot) }
		}));
		for (let i = 0; i + 1 < moments.length; i++)
			for (const j of [i + 1, moments.length - 1]) {
				const [from, to] = [house.snapshots[i]!, house.snapshots[j]!];
				const where = `seed ${seed}, ${i} to ${j}`;
				const authors = changeAuthors(story, moments[i]!, moments[j]!);
				if (!authors) throw new Error(`not found: ${where}`);
				const personOf = (hand: number | undefined) => authors.people[hand ?? -1] ?? null;

				const [stood, stands] = [new Set(from.names), new Set(to.names)];
				const gone = unfoldRows(authors.gone, lengthOf(from));
				const came = unfoldRows(authors.came, lengthOf(to));
				/** Who took a character between the two; undefined: it was no such deed. */
				const taker = (name: Name) => {
					const deed = house.deleter.get(name);
					return deed && deed.update <= to.updates ? deed.who : undefined;
				};
				const putter = (name: Name) => {
					const deed = house.writer.get(name);
					return deed && deed.update > from.updates ? deed.who : undefined;
				};
				from.names.forEach((name, at) => {
					if (stands.has(name)) return expect(gone[at], where).toBe(STAYED);
					const who = taker(name);
					// The line end of a deleted block stays where it was, hidden, and went all the same.
					if (who === undefined) expect(gone[at], where).not.toBe(STAYED);
					else expect(personOf(gone[at]), where).toBe(who);
				});
				to.names.forEach((name, at) => {
					if (stood.has(name)) return expect(came[at], where).toBe(STAYED);
					const who = putter(name);
					if (who === undefined) expect(came[at], where).not.toBe(STAYED);
					else expect(personOf(came[at]), where).toBe(who);
				});

				const plain = markChanges(textBlocks(from.blocks), textBlocks(to.blocks));
				const named = nameChanges(plain, authors);
				for (const { name, mark, by, change } of madeIn(named, from, to)) {
					const isReal = mark === 'gone' ? !stands.has(name) : !stood.has(name);
					const who = mark === 'gone' ? taker(name) : putter(name);
					if (isReal && who !== undefined) {
						seen.real += 1;
						expect(by, `${where}, change ${change}`).toBe(who);
						expect(named.changes[change - 1]?.by, where).toContain(who);
					} else seen.beside += 1;
				}
				for (const { by, isUnsure, kind } of named.changes) {
					expect((by?.length ?? 0) > 0 || isUnsure, where).toBe(true);
					seen.changes += 1;
					if (isUnsure) seen.unsure += 1;
					if (kind === 'moved') seen.moved += 1;
				}
			}
		house.close();
	}
	expect(seen.real).toBeGreaterThan(1000);
	expect(seen.moved).toBeGreaterThan(10);
	expect(seen.unsure).toBeLessThan(seen.changes / 500);
});
