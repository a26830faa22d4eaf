import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '#tests/support/content-hash.ts';
import { forged } from '#tests/support/crafted.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { RoomState } from './room-state.ts';

const docOf = (...updates: Uint8Array[]): Y.Doc => {
	const doc = new Y.Doc();
	updates.forEach((update) => Y.applyUpdate(doc, update));
	return doc;
};

/** With all formats, which a text read as such would clean up. */
const hashOf = (doc: Y.Doc): string => contentHash(docOf(Y.encodeStateAsUpdate(doc)));

test('SYNC3: a newcomer and whoever comes back get what Yjs would have given them', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const { doc, updates } = randomStory(random, 120);
		const state = RoomState.of(updates);
		const newcomer = docOf(state.missing());
		expect(hashOf(newcomer), `seed ${seed}`).toBe(hashOf(doc));
		expect(newcomer.store.pendingStructs).toBeNull();
		expect(state.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(doc)));

		const back = docOf(...updates.slice(0, random.below(updates.length)));
		const known = Y.decodeStateVector(Y.encodeStateVector(back));
		Y.applyUpdate(back, state.missing(known));
		expect(hashOf(back), `seed ${seed}`).toBe(hashOf(doc));
		expect(back.store.pendingStructs).toBeNull();
		if (known.size > 0) expect(state.missing(known).length).toBeLessThan(state.missing().length);
	}
});

test('SYNC13: a snapshot takes the place of what it holds, wherever it was made', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const { doc, updates } = randomStory(random, 120);
		const state = RoomState.of(updates);
		const part = docOf(...updates.slice(0, 1 + random.below(updates.length)));
		state.rebase(Y.encodeStateAsUpdate(part));
		expect(hashOf(docOf(state.missing())), `seed ${seed}`).toBe(hashOf(doc));
		state.rebase(Y.encodeStateAsUpdate(doc));
		expect(hashOf(docOf(state.missing())), `seed ${seed}`).toBe(hashOf(doc));
		expect(state.missing().length).toBeLessThanOrEqual(RoomState.of(updates).missing().length);
	}
});

test('entries of maps are told from words, after their neighbours too', () => {
	const [anna, ben] = [new Y.Doc(), new Y.Doc()];
	// Written under the larger id, and so first in an update of both.
	[anna.clientID, ben.clientID] = [1, 2];
	anna.getMap('copies').set('k', 1);
	Y.applyUpdate(ben, Y.encodeStateAsUpdate(anna));
	ben.getMap('copies').set('k', 2);
	ben.getText('story').insert(0, '字');
	const state = RoomState.of([Y.encodeStateAsUpdate(ben)]);
	expect(state.rootOf({ client: 1, clock: 0 })).toBe('copies');
	expect(state.rootOf({ client: 2, clock: 0 })).toBe('copies');
	expect(state.rootOf({ client: 2, clock: 1 })).toBe('story');
});

test('a log in which updates stand twice makes the same document', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const { doc, updates } = randomStory(random, 60);
		const twice = updates.flatMap((update, at) => {
			const again = updates.slice(Math.max(0, at - random.below(4)), at + 1);
			// As they were, or in one with those before them.
			if (random.chance(0.3)) return [update, Y.mergeUpdates(updates.slice(0, at + 1))];
			return random.chance(0.5) ? [update, ...again] : [update];
		});
		const state = RoomState.of(twice);
		expect(state.clocks(), `seed ${seed}`).toEqual(RoomState.of(updates).clocks());
		expect(state.length).toBe(RoomState.of(updates).length);
		expect(hashOf(docOf(state.missing())), `seed ${seed}`).toBe(hashOf(doc));
	}
});

test('a log with a hole makes no document', () => {
	expect(() => RoomState.of([forged(7, 0, '甲'), forged(7, 2, '丙')])).toThrow('no document');
	expect(() =>
		RoomState.of([forged(7, 0, '甲'), forged(7, 0, '甲'), forged(7, 2, '丙')])
	).toThrow();
	expect(() => RoomState.of([Uint8Array.of(9, 9, 9)])).toThrow('no document');
	expect(RoomState.of([forged(7, 0, '甲'), forged(7, 1, '乙')]).length).toBe(2);
});

test('a long log is read in parts, between which others have their turn', async () => {
	const updates = Array.from({ length: 40_000 }, (_, clock) => forged(7, clock, '字'));
	let turns = 0;
	let isRead = false;
	const count = () => {
		turns += 1;
		if (!isRead) setImmediate(count);
	};
	setImmediate(count);
	const state = await RoomState.read(updates);
	isRead = true;
	expect(turns).toBeGreaterThan(1);
	expect(state.missing()).toEqual(RoomState.of(updates).missing());
	await expect(RoomState.read([forged(7, 0, '甲'), forged(7, 2, '丙')])).rejects.toThrow();
});

test('SYNC21: an update that is here in part brings what is new of it, or nothing', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const { doc, updates } = randomStory(random, 80);
		const known = random.below(updates.length);
		const state = RoomState.of(updates.slice(0, known));
		for (const update of updates.slice(0, known)) expect(state.newsOf(update)).toBeNull();
		const copy = docOf(...updates.slice(0, known));
		const behind = docOf(...updates.slice(0, random.below(known + 1)));
		const late = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(behind));
		const news = state.newsOf(late);
		if (news) {
			state.take(news.update, news.outline);
			Y.applyUpdate(copy, news.update);
		}
		expect(hashOf(copy), `seed ${seed}`).toBe(hashOf(doc));
		expect(hashOf(docOf(state.missing())), `seed ${seed}`).toBe(hashOf(doc));
		expect(state.newsOf(late)).toBeNull();
	}
	const text = new Y.Doc();
	text.getText('story').insert(0, '字字');
	const gap = Y.encodeStateAsUpdate(text);
	text.getText('story').insert(2, '后');
	const after = Y.encodeStateAsUpdate(text, Y.encodeStateVectorFromUpdate(gap));
	expect(() => new RoomState().newsOf(after)).toThrow();
});
