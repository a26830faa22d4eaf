import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { forged, odd } from '#tests/support/crafted.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { outlineOf } from './outline.ts';

const spot = (id: Y.ID | null) => id && { client: id.client, clock: id.clock };

/** The same as Yjs reads it. */
function asYjsReads(update: Uint8Array) {
	const { structs, ds } = Y.decodeUpdate(update);
	return {
		structs: structs.map((struct) => ({
			client: struct.id.client,
			clock: struct.id.clock,
			length: struct.length,
			origin: struct instanceof Y.Item ? spot(struct.origin) : null,
			rightOrigin: struct instanceof Y.Item ? spot(struct.rightOrigin) : null
		})),
		deletions: [...ds.clients].flatMap(([client, ranges]) =>
			ranges.map(({ clock, len }) => ({ client, clock, length: len }))
		)
	};
}

function asWeRead(update: Uint8Array) {
	const outline = outlineOf(update);
	return (
		outline && {
			structs: outline.structs.map(({ client, clock, length, origin, rightOrigin }) => ({
				client,
				clock,
				length,
				origin,
				rightOrigin
			})),
			deletions: outline.deletions
		}
	);
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
