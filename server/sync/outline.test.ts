import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { asYjsReads, comparable } from '#tests/support/as-yjs-reads.ts';
import { forged, odd } from '#tests/support/crafted.ts';
import { NOT_A_NUMBER, bytes, overlong, spelled, text } from '#tests/support/spelled.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { outlineOf } from './outline.ts';

function asWeRead(update: Uint8Array) {
	const outline = outlineOf(update);
	return outline && comparable(outline);
}

test('an outline is what Yjs reads, in single updates and merged ones', () => {
	for (let seed = 1; seed <= 40; seed++) {
		const { doc, updates } = randomStory(randomOf(seed));
		for (const update of [...updates, Y.encodeStateAsUpdate(doc), Y.mergeUpdates(updates)])
			expect(asWeRead(update), `seed ${seed}`).toEqual(asYjsReads(update));
	}
});

test('bent bytes are refused, or read as Yjs reads them', () => {
	const random = randomOf(20261125);
	const { doc } = randomStory(random, 200);
	const whole = Y.encodeStateAsUpdate(doc);
	let [refused, read] = [0, 0];
	for (let round = 0; round < 4000; round++) {
		const bent = Uint8Array.from(whole.subarray(0, random.chance(0.5) ? whole.length : round));
		for (let flips = random.below(3); flips >= 0; flips--)
			bent[random.below(bent.length)] = random.below(256);
		const outline = asWeRead(bent);
		if (outline === null) refused += 1;
		else {
			read += 1;
			expect(outline).toEqual(asYjsReads(bent));
		}
	}
	expect(refused).toBeGreaterThan(1000);
	expect(read).toBeGreaterThan(20);
});

describe('SYNC9: what no story holds', () => {
	const bounds = { structs: 2, clients: 1, length: 5 };
	const twoRuns = () => {
		const doc = new Y.Doc();
		doc.clientID = 7;
		doc.getText('story').insert(0, '甲丙');
		doc.getText('story').insert(1, '乙');
		doc.getText('story').insert(1, '丁');
		return Y.encodeStateAsUpdate(doc);
	};
	test.each([
		['nothing', new Uint8Array()],
		['more bytes than it tells of', Uint8Array.of(0, 0, 0)],
		['a run of no length', forged(7, 0, '')],
		['a nested type', odd('nested')],
		['a document', odd('subdocument')],
		['a key that reaches a prototype', odd('prototype')],
		['a value too deep', odd('deep')],
		['more characters than allowed', forged(7, 0, '一二三四五六')],
		['more structs than allowed', twoRuns()],
		[
			'characters that are not UTF-8',
			forged(7, 0, '字').map((byte) => (byte === 0xe5 ? 0xff : byte))
		]
	])('%s', (_what, update) => {
		expect(outlineOf(update, bounds)).toBeNull();
	});

	test('the same within its limits is read', () => {
		expect(outlineOf(forged(7, 0, '一二三四五'), bounds)?.structs).toHaveLength(1);
	});

	test('a prototype set by an array’s object', () => {
		const doc = new Y.Doc();
		doc.getMap('meta').set('x', JSON.parse('{"__proto__":{"polluted":1}}'));
		expect(outlineOf(Y.encodeStateAsUpdate(doc))).toBeNull();
		const plain = new Y.Doc();
		plain.getMap('meta').set('x', { fine: 1 });
		expect(outlineOf(Y.encodeStateAsUpdate(plain))).not.toBeNull();
	});
});

/** A word in the story by client 7, with parts of it written otherwise. */
function word({ clients = [1], count = [1], client = [7], clock = [0] } = {}): Uint8Array {
	return bytes(clients, count, client, clock, 4, 1, text('story'), text('abc'), 0);
}

describe('SYNC9: a number has one meaning and one spelling', () => {
	const nan = [...NOT_A_NUMBER];
	const deleted = (length: number[]) => bytes(1, 1, 7, 0, 1, 1, text('story'), length, 0);
	const valued = (value: (number | readonly number[])[]) =>
		bytes(1, 1, 7, 0, 0x28, 1, text('meta'), text('k'), 1, ...value, 0);

	test.each([
		['a number of clients', word({ clients: nan })],
		['a number of structs', bytes(2, nan, 7, 0, 1, 9, 0, 4, 1, text('story'), text('abc'), 0)],
		['a client', word({ client: nan })],
		['a clock', word({ clock: nan })],
		['a number of deleted characters', deleted(nan)],
		['a length of words', bytes(1, 1, 7, 0, 4, 1, text('story'), nan, 0)],
		['a number of values', bytes(1, 1, 7, 0, 0x28, 1, text('meta'), text('k'), nan, 0)],
		['a number of clients with deletions', bytes(0, nan)],
		['a number of ranges', bytes(0, 1, 7, nan)],
		['a client with deletions', bytes(0, 1, nan, 1, 0, 1)],
		['where a deletion begins', bytes(0, 1, 7, 1, nan, 1)],
		['how long a deletion is', bytes(0, 1, 7, 1, 0, nan)],
		['a value', valued([125, nan])],
		['a length within a value', valued([117, nan])]
	])('%s that is none is refused', (_what, update) => {
		expect(outlineOf(update)).toBeNull();
	});

	test.each([
		['a client id of more than 32 bits', word({ client: spelled(2 ** 32) })],
		['a client id of 60 bits', word({ client: spelled(2n ** 60n) })],
		['a clock that is not exact', word({ clock: spelled(2n ** 60n) })],
		['a client id in more bytes than it needs', word({ client: overlong(7) })],
		['a length in more bytes than it needs', deleted(overlong(3))],
		['a value in more bytes than it needs', valued([125, [0x83, 0x80, 0]])],
		['a value that is NaN', valued([124, [0x7f, 0xc0, 0, 0]])],
		['a value beyond all numbers', valued([123, [0x7f, 0xf0, 0, 0, 0, 0, 0, 0]])],
		['JSON beyond all numbers', bytes(1, 1, 7, 0, 5, 1, text('story'), text('1e999'), 0)]
	])('%s is refused', (_what, update) => {
		expect(outlineOf(update)).toBeNull();
	});

	test('the same as lib0 writes it is read', () => {
		expect(outlineOf(word())).not.toBeNull();
		expect(outlineOf(word({ client: spelled(2 ** 32 - 1) }))).not.toBeNull();
		expect(outlineOf(deleted([3]))).not.toBeNull();
		expect(outlineOf(valued([125, 3]))).not.toBeNull();
		expect(outlineOf(valued([124, [0x3f, 0, 0, 0]]))).not.toBeNull();
	});
});

describe('SYNC9: deletions name each character once, in order', () => {
	test.each([
		['a range twice', bytes(0, 1, 7, 2, 0, 5, 0, 5)],
		['ranges that overlap', bytes(0, 1, 7, 2, 0, 5, 4, 5)],
		['a range after a later one', bytes(0, 1, 7, 2, 8, 1, 0, 5)],
		['a client twice', bytes(0, 2, 7, 1, 0, 5, 7, 1, 6, 5)],
		['a client without ranges', bytes(0, 1, 7, 0)]
	])('%s is refused', (_what, update) => {
		expect(outlineOf(update)).toBeNull();
	});

	test('ranges that touch are two of the same', () => {
		expect(outlineOf(bytes(0, 1, 7, 2, 0, 5, 5, 5))?.deletions).toHaveLength(2);
	});
});

test('every value that Yjs writes and JSON can hold is read', () => {
	const doc = new Y.Doc();
	const meta = doc.getMap('meta');
	const values = [0, -0, -1, 63, 64, -64, 8191, -8192, 2 ** 31, -(2 ** 31), 2 ** 40, 0.5, 0.1];
	const others = ['', '字😀', true, false, null, undefined, Uint8Array.of(1), [[1, ['a']], {}]];
	for (const value of [...values, ...others, { a: { b: [1, 'x', -0.1] } }])
		meta.set(`k${meta.size}`, value);
	meta.set('all', [...values, ...others]);
	expect(asWeRead(Y.encodeStateAsUpdate(doc))).toEqual(asYjsReads(Y.encodeStateAsUpdate(doc)));
});
