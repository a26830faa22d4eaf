import { describe, expect, test } from 'vitest';
import { addStory, aPaper, aPerson } from '#tests/support/paper.ts';
import { pagesOf, slotOf, standingOn } from './board.ts';
import { outlookOf, type Target } from './moving.ts';
import type { Person } from './person.ts';

function desk() {
	const all = aPaper();
	const { paper } = all;
	const at = (slotId: string): Exclude<Target, 'pool'> => {
		const spot = slotOf(pagesOf(paper, 'today'), slotId);
		if (!spot) throw new Error(slotId);
		return spot;
	};
	const place = (storyId: string, slotId: string, who = all.chief) => {
		const { page } = at(slotId);
		const to = { storyId, slotId, pageId: page.id, expect: null };
		expect(paper.run(who, { type: 'story.place', ...to })).toMatchObject({ ok: true });
	};
	const outlook = (person: Person, storyId: string, target: Target, expected: string | null) =>
		outlookOf(paper, standingOn(paper, pagesOf(paper, 'today')), person, {
			storyId,
			target,
			expect: expected
		});
	return { ...all, at, place, outlook };
}

describe('before a story is let go', () => {
	test('over an empty place it says how the story will fit', () => {
		const { paper, chief, at, outlook } = desk();
		addStory(paper, 'a', 7);
		expect(outlook(chief, 'a', at('1s4'), null)).toMatchObject({
			will: 'place',
			fit: { over: 0, left: 4, room: 7 * 54 + 4 * 14 },
			other: null
		});
	});

	test('over an occupied place both results are said: the other takes the place it leaves', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 20);
		addStory(paper, 'b', 7);
		place('a', '1s3');
		place('b', '1s4');
		expect(outlook(chief, 'a', at('1s4'), 'b')).toMatchObject({
			will: 'place',
			fit: { over: 48 },
			other: { storyId: 'b', to: { slot: { id: '1s3' } }, fit: { over: 0, left: 44 } }
		});
	});

	test('from the pool the other goes to the pool', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 1);
		addStory(paper, 'b', 1);
		place('b', '1s4');
		expect(outlook(chief, 'a', at('1s4'), 'b')).toMatchObject({
			other: { storyId: 'b', to: null, fit: null }
		});
	});

	test('a place that somebody took meanwhile names them', () => {
		const { paper, chief, editor, at, place, outlook } = desk();
		addStory(paper, 'a', 1);
		addStory(paper, 'b', 1);
		place('b', '2s2', editor);
		expect(outlook(chief, 'a', at('2s2'), null)).toEqual({
			will: 'taken',
			by: 'editor',
			storyId: 'b'
		});
	});

	test('a page that is not theirs is named: the one it goes to, or the one it leaves', () => {
		const { paper, editor, at, place, outlook } = desk();
		addStory(paper, 'a', 1);
		expect(outlook(editor, 'a', at('1s4'), null)).toMatchObject({ page: { number: 1 } });
		expect(outlook(editor, 'a', at('2s2'), null)).toMatchObject({ will: 'place' });
		place('a', '1s4');
		expect(outlook(editor, 'a', at('2s2'), null)).toMatchObject({
			will: 'forbidden',
			page: { number: 1 }
		});
		expect(outlook(aPerson('r', 'reporter'), 'a', 'pool', null)).toMatchObject({
			will: 'forbidden'
		});
	});

	test('a jump place takes the rest of a story that stands, and nothing from the pool', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 20);
		expect(outlook(chief, 'a', at('2s7'), null)).toEqual({ will: 'jump-first' });
		place('a', '1s3');
		expect(outlook(chief, 'a', at('2s7'), null)).toMatchObject({
			will: 'place',
			fit: { over: 0, leftIn: [0, 11] },
			other: null
		});
	});

	test('a story whose jump gives way stays where it begins, and says what then hangs out', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 20);
		addStory(paper, 'b', 12);
		place('a', '1s3');
		place('a', '2s7');
		place('b', '1s4');
		const said = outlook(chief, 'b', at('2s7'), 'a');
		expect(said).toMatchObject({
			will: 'place',
			other: { storyId: 'a', to: null, keeps: { slot: { id: '1s3' } }, fit: { over: 8 } }
		});
		if (said.will !== 'place') throw new Error(said.will);
		expect(paper.run(chief, said.command)).toMatchObject({ ok: true });
		expect(paper.get('placement', '1s3')?.storyId).toBe('a');
	});

	test('a jump goes back alone, the story from everywhere', () => {
		const { paper, chief, place } = desk();
		addStory(paper, 'a', 20);
		place('a', '1s3');
		place('a', '2s7');
		const standing = standingOn(paper, pagesOf(paper, 'today'));
		const move = { storyId: 'a', target: 'pool', expect: null } as const;
		const jump = outlookOf(paper, standing, chief, { ...move, from: '2s7' });
		if (jump.will !== 'unplace') throw new Error(jump.will);
		expect(paper.run(chief, jump.command)).toMatchObject({ ok: true });
		expect([...paper.list('placement')].map(({ id }) => id)).toEqual(['1s3']);
		expect(outlookOf(paper, standing, chief, { ...move, from: '1s3' })).toEqual({
			will: 'unplace',
			command: { type: 'story.unplace', storyId: 'a' }
		});
	});

	test('over its own place or the pool it came from, nothing will happen', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 1);
		expect(outlook(chief, 'a', 'pool', null)).toEqual({ will: 'stay' });
		place('a', '1s4');
		expect(outlook(chief, 'a', at('1s4'), 'a')).toEqual({ will: 'stay' });
		expect(outlook(chief, 'a', 'pool', null)).toMatchObject({ will: 'unplace' });
	});

	test('what it says is what the desk then does', () => {
		const { paper, chief, at, place, outlook } = desk();
		addStory(paper, 'a', 1);
		addStory(paper, 'b', 1);
		place('a', '1s3');
		place('b', '2s2');
		const said = outlook(chief, 'a', at('2s2'), 'b');
		if (said.will !== 'place') throw new Error(said.will);
		expect(paper.run(chief, said.command)).toMatchObject({ ok: true });
		expect(paper.get('placement', '2s2')?.storyId).toBe('a');
		expect(paper.get('placement', '1s3')?.storyId).toBe('b');
	});
});

describe('over a teaser', () => {
	function teasers() {
		const all = desk();
		const { paper, place, outlook, at } = all;
		addStory(paper, 'a', 1);
		const slot = all.front.slots.find(({ role }) => role === 'teaser')?.id ?? '';
		const over = (person: Person) => outlook(person, 'a', at(slot), null);
		return { ...all, slot, over, place };
	}

	test('a line about the story is added at its end; the story stays where it is', () => {
		const { paper, chief, over, slot, place, at } = teasers();
		place('a', '2s2');
		const said = over(chief);
		if (said.will !== 'tease') throw new Error(said.will);
		expect(said.command).toMatchObject({
			...{ type: 'slot.teaser', slotId: slot },
			teaser: { kind: 'stories', items: [{ storyId: 'a', words: null }] }
		});
		expect(paper.run(chief, said.command).ok).toBe(true);
		expect(paper.get('placement', '2s2')?.storyId).toBe('a');
		expect(at(slot).slot.teaser).toMatchObject({ items: [{ storyId: 'a' }] });
		expect(over(chief)).toMatchObject({ will: 'no-tease', why: 'there' });
	});

	test('nothing is, on the story’s own page, in an index, or where one may not fill the page', () => {
		const { paper, chief, editor, front, over, place, slot } = teasers();
		expect(over(editor)).toMatchObject({ will: 'forbidden' });
		place('a', '1s4');
		expect(over(chief)).toMatchObject({ will: 'no-tease', why: 'same-page' });
		const slots = front.slots.map((one) =>
			one.id === slot ? { ...one, teaser: { kind: 'index' as const } } : one
		);
		paper.put('page', { ...front, slots });
		expect(over(chief)).toMatchObject({ will: 'no-tease', why: 'index' });
	});
});
