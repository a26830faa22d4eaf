import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { asYjsReads, comparable } from '#tests/support/as-yjs-reads.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { randomStory } from '#tests/support/random-story.ts';
import { strangeUpdate } from '#tests/support/strange-update.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { admit } from './admit.ts';
import { outlineOf } from './outline.ts';
import { RoomState } from './room-state.ts';

const SEEDS = 30;
const STRANGE = 150;

const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
	const doc = new Y.Doc();
	updates.forEach((update) => Y.applyUpdate(doc, update));
	return doc;
};
const hashOf = (doc: Y.Doc): string => contentHash(docOf([Y.encodeStateAsUpdate(doc)]));

/** A story, the room that has it, and a window that gets what the room passes on. */
class Scene {
	readonly log: Uint8Array[];
	readonly state: RoomState;
	readonly window: Y.Doc;

	constructor(random: Random) {
		this.log = randomStory(random, 30).updates;
		this.state = RoomState.of(this.log);
		this.window = docOf(this.log);
	}

	/** Whether it was let in; throws where Yjs does not take it as the room does. */
	offer(update: Uint8Array): boolean {
		const outline = outlineOf(update);
		if (outline === null) return false;
		expect(comparable(outline)).toEqual(asYjsReads(update));
		const outcome = admit(update, outline, this.state, () => true);
		if (!outcome.ok) return false;
		this.state.take(outcome.value.update, outcome.value.outline);
		this.log.push(outcome.value.update);
		Y.applyUpdate(this.window, outcome.value.update);
		expect(this.window.store).toMatchObject({ pendingStructs: null, pendingDs: null });
		for (const root of ['meta', 'copies']) expect(this.window.share.get(root)?._start).toBeFalsy();
		expect(this.state.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(this.window)));
		return true;
	}

	/** What everybody has in the end, who comes now and who comes after a restart too. */
	hashes(): Set<string> {
		const newcomer = docOf([this.state.missing()]);
		expect(newcomer.store).toMatchObject({ pendingStructs: null, pendingDs: null });
		const anew = docOf([RoomState.of(this.log).missing()]);
		return new Set([this.window, newcomer, anew].map(hashOf));
	}
}

test('SYNC9: whatever is let in, Yjs takes as the room does, in windows, newcomers and after a restart', () => {
	let [admitted, refused] = [0, 0];
	for (let seed = 1; seed <= SEEDS; seed++) {
		const random = randomOf(seed);
		const scene = new Scene(random);
		for (let number = 0; number < STRANGE; number++) {
			const { update, misspelled } = strangeUpdate(random, scene.window);
			const isIn = scene.offer(update);
			if (isIn) expect(misspelled, `seed ${seed}`).toBe(false);
			if (isIn) admitted += 1;
			else refused += 1;
		}
		expect(scene.hashes().size, `seed ${seed}`).toBe(1);
	}
	expect(admitted).toBeGreaterThan(SEEDS * STRANGE * 0.1);
	expect(refused).toBeGreaterThan(SEEDS * STRANGE * 0.1);
});
