import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { PastReader } from './past-reader.ts';
import { NONE, Weave } from './weave.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1);

function weaveOf(updates: readonly Uint8Array[]): Weave {
	const weave = new Weave();
	updates.forEach((bytes, i) => {
		const reader = new PastReader(bytes);
		weave.take(reader.structs(0), reader.units, i + 1);
		reader.deletions(bytes.length, (...range) => weave.remove(...range, i + 1));
	});
	return weave;
}

/** Each unit of the text in its order, deleted ones too: whose it is, which, and whether it stands. */
function* wovenIn(weave: Weave): Generator<string> {
	for (let unit = weave.first; unit !== NONE; unit = weave.next[unit] ?? NONE)
		yield `${weave.clientOf(unit)}.${weave.clockOf(unit)}${weave.gone[unit] ? '-' : ''}`;
}

function* unitsIn(updates: readonly Uint8Array[]): Generator<string> {
	const doc = new Y.Doc({ gc: false });
	// In one go, so that Yjs takes away no formats by itself.
	doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
	for (let item = storyText(doc)._start; item; item = item.right)
		for (let at = 0; at < item.length; at++)
			yield `${item.id.client}.${item.id.clock + at}${item.deleted ? '-' : ''}`;
}

test('units stand in the order in which Yjs has them, however they came', () => {
	for (const seed of SEEDS) {
		const { doc, updates } = randomStory(randomOf(seed), 90);
		const wanted = [...unitsIn(updates)];
		const ways = {
			'as they came': updates,
			'as one update': [Y.mergeUpdates([...updates])],
			'as a state, without the words of what is deleted': [Y.encodeStateAsUpdate(doc)],
			'some of them twice': [...updates.slice(0, 40), Y.encodeStateAsUpdate(doc), ...updates]
		};
		for (const [way, all] of Object.entries(ways))
			expect([...wovenIn(weaveOf(all))], `seed ${seed}, ${way}`).toEqual(wanted);
	}
}, 30_000);

test('what stands on something that is not there makes no document', () => {
	const { updates } = randomStory(randomOf(1), 60);
	expect(() => weaveOf(updates.slice(1))).toThrow('makes no document');
	expect(() => weaveOf([Uint8Array.of(9, 9, 9)])).toThrow();
	expect(() => weaveOf([Uint8Array.of(1, 1, 7, 0, 4, 1, 5)])).toThrow();
});
