import { SvelteMap } from 'svelte/reactivity';
import { describe, expect, test } from 'vitest';
import type { Whereabouts } from '#model/feed.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { aPerson } from '#tests/support/paper.ts';
import { SlotHands } from './slot-hands.svelte.ts';

const at = (
	tab: string,
	personId: string,
	slotId: string | null,
	pageId = 'page'
): Whereabouts => ({
	...{ tab, personId, view: 'board', editionId: 'today', storyId: null, pageId, slotId }
});

/** A tab "m" of the editor's, in which others are seen; what it says of itself goes to `said`. */
function hands(...first: Whereabouts[]) {
	const people = [aPerson('chief', 'chief'), aPerson('editor', 'editor')];
	const said: (string | null | undefined)[] = [];
	const others = new SvelteMap(first.map((one) => [one.tab, one]));
	const desk = {
		...{ tab: 'm', people, me: people[1] },
		get here() {
			return [...others.values()];
		},
		person: (id: string) => people.find((one) => one.id === id),
		goTo: ({ slotId }: Partial<Whereabouts>) => said.push(slotId)
	} as unknown as DeskState;
	const come = (one: Whereabouts) => others.set(one.tab, one);
	return { hands: new SlotHands(desk, () => 'page'), said, come };
}

describe('a slot in a colleague’s hand', () => {
	test('is theirs, and is not taken by choosing it', () => {
		const { hands: own, said } = hands(at('z', 'chief', 'a'));
		expect(own.holderOf('a')?.id).toBe('chief');
		own.take('today', 'a');
		own.take('today', 'b');
		expect(said).toEqual([null, 'b']);
		expect(own.holderOf('b')).toBeUndefined();
	});

	test('is of this page, and not of another tab of one’s own', () => {
		const { hands: own } = hands(at('z', 'chief', 'a', 'other'), at('y', 'editor', 'a'));
		expect(own.holderOf('a')).toBeUndefined();
		expect(own.people).toEqual([]);
	});

	test('is not of who looks at the page’s proof', () => {
		const { hands: own } = hands({ ...at('z', 'chief', 'a'), view: 'proof' });
		expect(own.people).toEqual([]);
	});

	test('is the first tab’s where two took it within one moment', () => {
		const { hands: own, come } = hands();
		own.take('today', 'a');
		come(at('z', 'chief', 'a'));
		expect(own.holderOf('a')).toBeUndefined();
		come(at('c', 'chief', 'a'));
		expect(own.holderOf('a')?.id).toBe('chief');
	});
});
