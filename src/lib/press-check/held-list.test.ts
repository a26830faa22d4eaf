import { beforeEach, expect, test } from 'vitest';
import type { CheckItem } from '#model/press-check/check-item.ts';
import { HeldList } from './held-list.svelte.ts';

let list: HeldList;
beforeEach(() => (list = new HeldList()));

const item = (id: string, pageId = 'page1'): CheckItem => ({
	...{ kind: 'incomplete', id, severity: 'blocking', pageId, storyId: id, slotId: null },
	...{ forIds: [], about: '', waived: null }
});
const shown = () =>
	list.rows.map(({ item: { id }, isResolved }) => (isResolved ? `(${id})` : id)).join(' ');

test('what has been seen to is ticked and stays where it was', () => {
	list.take([item('a'), item('b'), item('c')], false);
	list.take([item('a'), item('c')], false);
	expect(shown()).toBe('a (b) c');
	list.take([item('a'), item('b'), item('c')], false);
	expect(shown()).toBe('a b c');
});

test('nothing moves under a hand: what is new waits, and what changed its page stays', () => {
	list.take([item('b'), item('c')], false);
	list.take([item('a'), item('c', 'page0'), item('b'), item('d')], true);
	expect(shown()).toBe('b c');
	expect(list.rows.map(({ pageId }) => pageId)).toEqual(['page1', 'page1']);
	expect(list.waiting).toBe(2);
	list.release();
	expect(shown()).toBe('a b c d');
	expect(list.rows[2]?.pageId).toBe('page0');
	expect(list.waiting).toBe(0);
});

test('the first ones are listed though somebody points at the empty list', () => {
	list.take([], true);
	list.take([item('a')], true);
	expect(shown()).toBe('a');
});

test('what is new stands before what comes after it, though one between has been seen to', () => {
	list.take([item('a'), item('b'), item('d')], false);
	list.take([item('a'), item('c'), item('d')], false);
	expect(shown()).toBe('a (b) c d');
});
