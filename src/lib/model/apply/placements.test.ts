import { beforeEach, describe, expect, it } from 'vitest';
import type { Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Person } from '../person.ts';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import { placementsOf } from './placements.ts';

let paper: Paper;
let chief: Person;
let editor: Person;
/** Slots that take a story: the lead and a column of page 1, a column of page 2. */
let lead: Id;
let column: Id;
let inside: Id;

beforeEach(() => {
	const made = aPaper();
	({ paper, chief, editor } = made);
	const slotOf = (page: typeof made.front, role: string) =>
		page.slots.find((slot) => slot.role === role)?.id ?? '';
	lead = slotOf(made.front, 'lead');
	column = slotOf(made.front, 'column');
	inside = slotOf(made.inside, 'column');
	for (const id of ['a', 'b', 'c']) addStory(paper, id, 1);
});

const pageOf = (slotId: Id) =>
	[...paper.list('page')].find((page) => page.slots.some((slot) => slot.id === slotId))?.id ?? '';

const place = (storyId: Id, slotId: Id, expect: Id | null = null, person = chief) =>
	paper.run(person, { type: 'story.place', storyId, slotId, pageId: pageOf(slotId), expect });

const at = (slotId: Id) => paper.get('placement', slotId)?.storyId;
const refused = (error: Refusal) => ({ ok: false, error });

describe('placing a story', () => {
	it('puts it into an empty slot and out of its old one', () => {
		place('a', lead);
		place('a', inside);
		expect([at(lead), at(inside)]).toEqual([undefined, 'a']);
		expect(placementsOf(paper, 'a')).toHaveLength(1);
	});

	it('swaps with the story the person saw there', () => {
		place('a', lead);
		place('b', inside);
		place('b', lead, 'a');
		expect([at(lead), at(inside)]).toEqual(['b', 'a']);
	});

	it('sends that story to the pool when the mover comes from there', () => {
		place('a', lead);
		place('b', lead, 'a');
		expect([at(lead), placementsOf(paper, 'a')]).toEqual(['b', []]);
	});

	it('is refused with who was first, and nothing moves', () => {
		place('a', inside, null, editor);
		place('b', lead);
		const taken = refused({ reason: 'taken', by: 'editor', storyId: 'a' });
		expect(place('b', inside, null)).toEqual(taken);
		expect(place('b', inside, 'c')).toEqual(taken);
		expect([at(lead), at(inside)]).toEqual(['b', 'a']);
	});

	it('goes on when the story that was seen there has left', () => {
		expect(place('b', lead, 'a').ok).toBe(true);
		expect(at(lead)).toBe('b');
	});

	it('changes nothing where it stands already', () => {
		place('a', inside, null, chief);
		expect(place('a', inside, 'a', editor).ok).toBe(true);
		expect(paper.get('placement', inside)?.placedBy).toBe('chief');
	});

	it('is refused for an ad, a slot of another page, a spiked story', () => {
		const page = [...paper.list('page')].find((one) => one.slots.some(({ role }) => role === 'ad'));
		const ad = page?.slots.find(({ role }) => role === 'ad')?.id ?? '';
		expect(place('a', ad)).toEqual(refused({ reason: 'invalid', what: 'slot' }));
		const elsewhere = { type: 'story.place', storyId: 'a', slotId: lead, expect: null } as const;
		expect(paper.run(chief, { ...elsewhere, pageId: pageOf(inside) })).toEqual(
			refused({ reason: 'not-found', what: 'slot' })
		);
		paper.run(chief, { type: 'story.spike', id: 'a' });
		expect(place('a', lead)).toEqual(refused({ reason: 'invalid', what: 'spiked' }));
	});

	it('brings a story of another day into the edition, off its old pages, with its facts', () => {
		addStory(paper, 'held', 1, { editionId: null });
		place('held', lead);
		expect(paper.get('story', 'held')?.editionId).toBe('today');
		expect(paper.get('facts', 'held')?.editionId).toBe('today');
		paper.run(chief, { type: 'story.update', id: 'held', patch: { editionId: null, target: 9 } });
		expect(at(lead)).toBeUndefined();
		expect(paper.get('story', 'held')).toMatchObject({ editionId: null, target: 9 });
		expect(paper.get('facts', 'held')?.editionId).toBeNull();
	});

	it('lets a story stand in a jump slot besides', () => {
		const page = paper.get('page', pageOf(inside));
		if (!page) throw new Error('no page');
		const jump = {
			id: 'jump',
			role: 'jump',
			at: { column: 0, line: 0, span: 1, lines: 9 }
		} as const;
		paper.put('page', { ...page, slots: [...page.slots, jump] });
		place('a', lead);
		place('a', 'jump');
		expect([at(lead), at('jump')]).toEqual(['a', 'a']);
		place('a', column);
		expect([at(lead), at(column), at('jump')]).toEqual([undefined, 'a', 'a']);
		paper.run(chief, { type: 'story.unplace', storyId: 'a' });
		expect(placementsOf(paper, 'a')).toEqual([]);
	});

	it('ends when the slot goes', () => {
		place('a', inside);
		const page = paper.get('page', pageOf(inside));
		const slots = page?.slots.filter((slot) => slot.id !== inside) ?? [];
		paper.run(chief, { type: 'page.layout', id: page?.id ?? '', slots, templateId: null });
		expect(placementsOf(paper, 'a')).toEqual([]);
	});

	it('ends when the story is spiked', () => {
		place('a', inside);
		paper.run(chief, { type: 'story.spike', id: 'a' });
		expect(at(inside)).toBeUndefined();
	});
});
