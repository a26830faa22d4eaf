import { afterEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkAnchor, makeAnchor, resolveAnchor, quoteOf } from '#document/anchors.ts';
import type { Block } from '#document/block.ts';
import { rewriteStory } from '#document/rewrite.ts';
import { blocksOf, seedStory, storyText, type BlockSeed } from '#document/story-doc.ts';
import { StoryLayout } from '#document/story-layout.ts';
import { seedsOf } from './story/complaint.ts';
import { OPERATIONS, type Scene } from './story/operations.ts';
import { barePerson, type Person } from './story/person.ts';
import { randomOf, type Random } from './story/random.ts';

const open: Person[] = [];
afterEach(() => open.splice(0).forEach((person) => person.close()));

function someone(nth: number, state: Uint8Array): Person {
	const person = barePerson(nth, 10 + nth, state, false);
	open.push(person);
	return person;
}

const OPENING: BlockSeed[] = [
	{ type: 'kicker', text: '肩题在此' },
	{ type: 'headline', text: '渡口停航通车' },
	{ type: 'byline', text: '本报记者' },
	{ type: 'paragraph', text: '清晨六点二十分，澜江上的雾还没散尽。' },
	{ type: 'photo', attrs: { asset: 'a1', credit: '摄' }, text: '图说' },
	{ type: 'listItem', attrs: { kind: 'ordered', depth: 1 }, text: '第一条' },
	{ type: 'unknown', attrs: { raw: { block: 'factbox', 'b:tint': 'red' } }, text: '资料' },
	{ type: 'paragraph', runs: [{ text: '旧版本的字', marks: { zz: { q: 1 } } }] },
	{ type: 'paragraph', text: '' }
];

function stateOf(blocks: readonly BlockSeed[]): Uint8Array {
	const doc = new Y.Doc();
	doc.clientID = 1;
	seedStory(doc, blocks);
	return Y.encodeStateAsUpdate(doc);
}

/** Characters from a range of their own for each person, none of them twice. */
function freshFrom(first: number): (count: number) => string {
	let next = first;
	return (count) => Array.from({ length: count }, () => String.fromCodePoint(next++)).join('');
}

function act(scene: Scene): void {
	const { random } = scene;
	const [, , operate] = random.pick(OPERATIONS);
	operate(scene);
}

const blocks = (doc: Y.Doc): Block[] => blocksOf(storyText(doc));
const plain = (list: readonly Block[]): unknown => JSON.parse(JSON.stringify(list));

function written(random: Random): { person: Person; versions: Block[][] } {
	const person = someone(1, stateOf(OPENING));
	const scene: Scene = { person, random, fresh: freshFrom(0x4e00), hot: 3 };
	const versions: Block[][] = [blocks(person.doc)];
	for (let step = 0; step < 40; step++) {
		act(scene);
		if (random.chance(0.15)) versions.push(blocks(person.doc));
	}
	return { person, versions };
}

function restore(state: Uint8Array, wanted: readonly Block[]): Y.Doc {
	const server = new Y.Doc();
	server.clientID = 7;
	Y.applyUpdate(server, state);
	rewriteStory(storyText(server), wanted);
	return server;
}

it('gives exactly the blocks of the version, marks and attributes included, and back again', () => {
	for (const seed of seedsOf(60)) {
		const random = randomOf(seed);
		const { person, versions } = written(random);
		const now = blocks(person.doc);
		const wanted = random.pick(versions);
		// As it is kept: without what JSON leaves out.
		const kept = plain(wanted) as Block[];
		const server = restore(Y.encodeStateAsUpdate(person.doc), kept);
		expect(plain(blocks(server)), `seed ${seed}`).toEqual(kept);
		rewriteStory(storyText(server), plain(now) as Block[]);
		expect(plain(blocks(server)), `seed ${seed}, back`).toEqual(plain(now));
	}
});

it('reaches an editor that is open as steps it can follow', () => {
	for (const seed of seedsOf(30)) {
		const random = randomOf(seed);
		const { person, versions } = written(random);
		const wanted = random.pick(versions);
		const server = restore(Y.encodeStateAsUpdate(person.doc), wanted);
		Y.applyUpdate(person.doc, Y.encodeStateAsUpdate(server), 'net');
		// The binding throws where editor and text differ (verify).
		expect(plain(blocks(person.doc)), `seed ${seed}`).toEqual(plain(wanted));
	}
});

it('loses nothing that somebody types meanwhile, and doubles nothing', () => {
	for (const seed of seedsOf(30)) {
		const random = randomOf(seed);
		const { person, versions } = written(random);
		const state = Y.encodeStateAsUpdate(person.doc);
		const other = someone(2, state);
		const fresh = freshFrom(0x20000);
		const typed: string[] = [];
		for (let step = 0; step < 5; step++) {
			const { tr, doc } = other.state();
			const at = random.below(doc.childCount);
			let start = 1;
			for (let index = 0; index < at; index++) start += doc.child(index).nodeSize;
			const words = fresh(2);
			if (!doc.child(at).inlineContent) continue;
			typed.push(words);
			other.dispatch(tr.insertText(words, start));
		}
		const server = restore(state, random.pick(versions));
		Y.applyUpdate(server, Y.encodeStateAsUpdate(other.doc), 'net');
		Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(server), 'net');
		Y.applyUpdate(server, Y.encodeStateAsUpdate(other.doc), 'net');
		expect(plain(blocks(other.doc)), `seed ${seed}`).toEqual(plain(blocks(server)));
		const text = blocks(server)
			.map((block) => block.text)
			.join('\n');
		for (const words of typed)
			for (const one of words) expect(text.split(one).length - 1, `seed ${seed}: ${one}`).toBe(1);
	}
});

it('leaves comments on words that are in both', () => {
	const server = new Y.Doc();
	Y.applyUpdate(server, stateOf(OPENING));
	const text = storyText(server);
	const kept = blocks(server);
	const anchor = makeAnchor(text, { block: 3, offset: 8 }, { block: 3, offset: 10 });
	expect(anchor.quote).toBe('澜江');
	text.insert(text.toString().indexOf('清晨'), '昨天');
	text.insert(text.toString().indexOf('雾'), '大');
	rewriteStory(text, kept);
	expect(blocks(server)).toEqual(kept);
	const layout = new StoryLayout(text);
	const ranges = resolveAnchor(text, anchor, layout);
	expect(ranges && quoteOf(layout, ranges)).toBe('澜江');
	expect(checkAnchor(text, anchor)).not.toBeNull();
});

it('moves a block back as a whole, with the comment on it', () => {
	const server = new Y.Doc();
	Y.applyUpdate(server, stateOf(OPENING));
	const text = storyText(server);
	const kept = blocks(server);
	const anchor = makeAnchor(text, { block: 3, offset: 8 }, { block: 3, offset: 10 });
	const moved = kept[3] as Block;
	rewriteStory(text, [...kept.slice(0, 3), ...kept.slice(4), moved]);
	expect(blocks(server).at(-1)).toEqual(moved);
	rewriteStory(text, kept);
	expect(blocks(server)).toEqual(kept);
	const layout = new StoryLayout(text);
	const ranges = resolveAnchor(text, anchor, layout);
	expect(ranges && quoteOf(layout, ranges)).toBe('澜江');
});

it('writes no more than the difference', () => {
	const server = new Y.Doc();
	Y.applyUpdate(server, stateOf(OPENING));
	const text = storyText(server);
	const kept = blocks(server);
	text.insert(text.toString().indexOf('雾'), '大');
	const sizes: number[] = [];
	server.on('update', (update: Uint8Array) => sizes.push(update.length));
	rewriteStory(text, kept);
	expect(sizes).toHaveLength(1);
	expect(sizes[0]).toBeLessThan(20);
	rewriteStory(text, kept);
	expect(sizes).toHaveLength(1);
});
