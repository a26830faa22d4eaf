import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '#tests/support/content-hash.ts';
import { entryIn, forged } from '#tests/support/crafted.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { admit, type Admitted, type UpdateFault } from './admit.ts';
import { ownOutlineOf } from './outline.ts';
import { RoomState } from './room-state.ts';

function offer(
	state: RoomState,
	update: Uint8Array,
	mayWrite: (client: number) => boolean = () => true
): Admitted | UpdateFault {
	const outline = ownOutlineOf(update);
	if (!outline) throw new Error('not an update');
	const outcome = admit(update, outline, state, mayWrite);
	return outcome.ok ? outcome.value : outcome.error;
}

function admitted(state: RoomState, update: Uint8Array): Admitted {
	const outcome = offer(state, update);
	if (typeof outcome === 'string') throw new Error(outcome);
	return outcome;
}

function textOf(state: RoomState): string {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state.missing());
	return contentHash(doc);
}

test('SYNC3: of what somebody brings, only what is new is passed on, and all of that', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = randomOf(seed);
		const { doc, updates } = randomStory(random, 100);
		const known = updates.slice(0, random.below(updates.length));
		const state = RoomState.of(known);
		const { update, outline, isNews } = admitted(state, Y.encodeStateAsUpdate(doc));
		const before = state.length;
		state.take(update, outline);
		expect(textOf(state), `seed ${seed}`).toBe(textOf(RoomState.of(updates)));
		const told = outline.structs.reduce((sum, { length }) => sum + length, 0);
		expect(told).toBe(state.length - before);
		expect(isNews).toBe(known.length < updates.length);
		expect(admitted(state, Y.encodeStateAsUpdate(doc)).isNews).toBe(false);
	}
});

test('SYNC3: what is new as a whole is passed on as the bytes that came', () => {
	const updates: Uint8Array[] = [];
	const doc = new Y.Doc();
	doc.on('update', (update: Uint8Array) => updates.push(update));
	doc.getText('story').insert(0, '一句话');
	doc.getText('story').format(0, 2, { bold: true });
	doc.getText('story').delete(1, 1);
	doc.getMap('copies').set('k', 1);
	doc.getMap('copies').set('k', 2);
	const state = new RoomState();
	for (const update of updates) {
		const outcome = admitted(state, update);
		expect(outcome.update).toBe(update);
		state.take(update, outcome.outline);
	}
});

test('SYNC9: an update that comes before what it stands on is a gap', () => {
	let gaps = 0;
	for (let seed = 1; seed <= 30; seed++) {
		const { updates } = randomStory(randomOf(seed), 60);
		const state = RoomState.of(updates.slice(0, 10));
		for (const update of updates.slice(11)) {
			const outcome = offer(state, update);
			if (outcome === 'gap') gaps += 1;
			else if (typeof outcome === 'string') throw new Error(outcome);
		}
	}
	expect(gaps).toBeGreaterThan(300);
});

test('SYNC18: characters under a client id that is somebody else’s are foreign, old ones are not judged', () => {
	const state = RoomState.of([forged(7, 0, '甲')]);
	const others = (client: number) => client !== 7;
	expect(offer(state, forged(7, 1, '乙'), others)).toBe('foreign');
	expect(offer(state, forged(7, 0, '甲'), others)).toMatchObject({ isNews: false });
	expect(offer(state, forged(8, 0, '乙'), others)).toMatchObject({ clients: [8] });
});

test('SYNC9: an entry stands in a map, words stand in the text, and neither beside the other', () => {
	const state = RoomState.of([forged(7, 0, '甲'), entryIn('meta')]);
	const [entry] = [...state.clocks().keys()].filter((client) => client !== 7);
	expect(offer(state, entryIn('story'))).toBe('malformed');
	expect(offer(state, entryIn('elsewhere'))).toBe('malformed');
	expect(offer(state, entryIn('copies'))).toMatchObject({ isNews: true });
	const beside = forged(9, 0, '乙', { client: entry ?? 0, clock: 0 });
	expect(offer(state, beside)).toBe('malformed');
	const between = forged(9, 0, '乙', { client: 7, clock: 0 }, { client: entry ?? 0, clock: 0 });
	expect(offer(state, between)).toBe('malformed');
});
