import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { contentHash } from '#tests/support/content-hash.ts';
import { entryIn, forged, joined } from '#tests/support/crafted.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { bytes, spelled, text } from '#tests/support/spelled.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { admit, type Admitted, type UpdateFault } from './admit.ts';
import { ownOutlineOf, type Spot } from './outline.ts';
import { RoomState } from './room-state.ts';

const SEEDS = 60;

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

test('SYNC9: nothing that Yjs writes is refused: single updates, merged ones, cut ones, whole documents', () => {
	for (let seed = 1; seed <= SEEDS; seed++) {
		const random = randomOf(seed);
		const { updates } = randomStory(random, 80);
		const [state, window] = [new RoomState(), new Y.Doc()];
		for (let from = 0; from < updates.length;) {
			const part = updates.slice(from, (from += 1 + random.below(6)));
			part.forEach((update) => Y.applyUpdate(window, update));
			const whole = Y.encodeStateAsUpdate(window);
			const written = random.pick([
				Y.mergeUpdates(part),
				Y.mergeUpdates([whole, ...part]),
				Y.diffUpdate(whole, Y.encodeStateVector(state.clocks())),
				whole
			]);
			const { update, outline } = admitted(state, written);
			state.take(update, outline);
		}
		expect(textOf(state), `seed ${seed}`).toBe(textOf(RoomState.of(updates)));
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

/** A value that stands where these do. */
function after(origin: Spot | null, rightOrigin: Spot | null = null): Uint8Array {
	const info = 8 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0);
	const spots = [origin, rightOrigin].flatMap((spot) =>
		spot ? [...spelled(spot.client), ...spelled(spot.clock)] : []
	);
	return bytes(1, 1, 9, 0, info, spots, 1, 125, 1, 0);
}

test('SYNC9: there is nothing without a key in a map, nor after what would be without one', () => {
	const unkeyed = (kind: number, content: number[]) =>
		bytes(1, 1, 7, 0, kind, 1, text('meta'), content, 0);
	expect(offer(new RoomState(), unkeyed(1, [1]))).toBe('malformed');
	expect(offer(new RoomState(), unkeyed(8, [1, 125, 1]))).toBe('malformed');
	const state = new RoomState();
	const keyed = bytes(1, 1, 7, 0, 0x21, 1, text('meta'), text('k'), 1, 0);
	const { update, outline } = admitted(state, keyed);
	state.take(update, outline);
	expect(offer(state, after({ client: 7, clock: 0 }))).toMatchObject({ isNews: true });
});

test('SYNC9: nobody stands after what they stand before', () => {
	const state = RoomState.of([forged(7, 0, '甲乙丙')]);
	const at = (clock: number) => ({ client: 7, clock });
	expect(offer(state, forged(9, 0, '字', at(1), at(1)))).toBe('malformed');
	expect(offer(state, forged(9, 0, '字', at(0), at(1)))).toMatchObject({ isNews: true });
	const beside = (origin: number, rightOrigin: number) =>
		joined([forged(7, 0, '甲乙丙'), forged(9, 0, '字', at(origin), at(rightOrigin))]);
	expect(offer(new RoomState(), beside(2, 1))).toBe('malformed');
	expect(offer(new RoomState(), beside(0, 2))).toMatchObject({ isNews: true });
});

test('SYNC9: an entry stands in a map, words stand in the text, and neither beside the other', () => {
	const state = RoomState.of([forged(7, 0, '甲'), entryIn('meta')]);
	const [entry] = [...state.clocks().keys()].filter((client) => client !== 7);
	expect(offer(state, entryIn('story'))).toBe('malformed');
	expect(offer(state, entryIn('elsewhere'))).toBe('malformed');
	expect(offer(state, entryIn('copies'))).toMatchObject({ isNews: true });
	const beside = forged(9, 0, '乙', { client: entry ?? 0, clock: 0 });
	expect(offer(state, beside)).toBe('malformed');
	const list = entry ?? 0;
	expect(offer(state, after({ client: list, clock: 0 }))).toMatchObject({ isNews: true });
	expect(offer(state, after(null, { client: list, clock: 0 }))).toBe('malformed');
	const both = after({ client: list, clock: 0 }, { client: list, clock: 0 });
	expect(offer(state, both)).toBe('malformed');
	const between = forged(9, 0, '乙', { client: 7, clock: 0 }, { client: entry ?? 0, clock: 0 });
	expect(offer(state, between)).toBe('malformed');
});
