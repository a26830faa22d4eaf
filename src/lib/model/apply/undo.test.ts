import { beforeEach, describe, expect, test } from 'vitest';
import { DeskOfSteps } from '#tests/support/desk-of-steps.ts';
import { aPaper, aPerson, type Paper } from '#tests/support/paper.ts';
import type { Command, CommandOf } from '../commands.ts';
import type { Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import type { Person } from '../person.ts';

let desk: DeskOfSteps;
let paper: Paper;
let chief: Person;
let other: Person;
let admin: Person;
let front: Page;

/** 2026-11-24 has its paper, with stories and pages; three people plan. */
beforeEach(() => {
	({ paper, chief, front } = aPaper());
	desk = new DeskOfSteps(paper);
	other = paper.put('person', aPerson('other', 'chief'));
	admin = paper.put('person', aPerson('admin', 'administrator'));
	const newsroom = { name: '禾溪报', timeZone: 'UTC', formatId: 'sikai' };
	desk.done(admin, { type: 'newsroom.update', patch: newsroom });
});

const edition = (id: Id, more: Partial<CommandOf<'edition.create'>> = {}): Command => ({
	...{ type: 'edition.create', id, date: '2026-11-25', issue: null },
	...{ pressAt: 1, formatId: 'sikai', from: { editionId: 'today' } },
	...more
});
const story = (id: Id, editionId: Id | null): Command => ({
	...{ type: 'story.create', id, editionId, kind: 'news', section: '' },
	...{ authorIds: [], target: null, blocks: [] }
});
const withdraw = (id: Id): Command => ({ type: 'edition.withdraw', id });
const goneSince = { reason: 'changed-since', by: 'other' };

describe('nothing goes back to an edition that was withdrawn meanwhile', () => {
	beforeEach(() => {
		desk.done(chief, edition('tomorrow'));
	});

	test('a story that was carried to another day', () => {
		desk.done(chief, story('s', 'tomorrow'));
		const carry: Command = { type: 'story.carry', storyIds: ['s'], editionId: 'today' };
		const carried = desk.done(chief, carry);
		desk.done(other, withdraw('tomorrow'));
		expect(desk.undo(chief, carried)).toEqual(goneSince);
		expect(paper.get('story', 's')?.editionId).toBe('today');
	});

	test('a story whose making was taken back', () => {
		const made = desk.done(chief, story('s', 'tomorrow'));
		const undone = desk.done(chief, { type: 'undo', commandId: made });
		desk.done(other, withdraw('tomorrow'));
		expect(desk.undo(chief, undone)).toEqual(goneSince);
		expect(paper.get('story', 's')).toBeUndefined();
	});

	test('another plan of it, or a page', () => {
		desk.done(chief, { type: 'tryout.start', id: 't', editionId: 'tomorrow', name: '二' });
		const dropped = desk.done(chief, { type: 'tryout.drop', id: 't' });
		const fewer = desk.done(chief, { type: 'edition.pages', id: 'tomorrow', count: 1 });
		desk.done(other, withdraw('tomorrow'));
		expect([desk.undo(chief, dropped), desk.undo(chief, fewer)]).toEqual([goneSince, goneSince]);
	});

	test('but what is for no day comes back', () => {
		desk.done(chief, story('s', null));
		const carry: Command = { type: 'story.carry', storyIds: ['s'], editionId: 'tomorrow' };
		expect(desk.undo(chief, desk.done(chief, carry))).toBeNull();
		expect(paper.get('story', 's')?.editionId).toBeNull();
	});
});

test('an edition that was made goes not without what was made in it since', () => {
	const made = desk.done(chief, edition('tomorrow'));
	const more = desk.done(other, { type: 'edition.pages', id: 'tomorrow', count: 4 });
	expect(desk.undo(chief, made)).toEqual(goneSince);
	expect(desk.undo(other, more)).toBeNull();
	desk.done(other, { type: 'tryout.start', id: 't', editionId: 'tomorrow', name: '二' });
	expect(desk.undo(chief, made)).toEqual(goneSince);
	desk.done(other, { type: 'tryout.drop', id: 't' });
	expect(desk.undo(chief, made)).toBeNull();
	expect([...paper.list('page')].some(({ editionId }) => editionId === 'tomorrow')).toBe(false);
});

test('an edition goes back to no kind or name that another of its date has by now', () => {
	const update = (id: Id, patch: CommandOf<'edition.update'>['patch']) =>
		desk.done(chief, { type: 'edition.update', id, patch });
	desk.done(chief, edition('own'));
	const toSpecial = update('own', { kind: 'special' });
	desk.done(other, edition('next'));
	expect(desk.undo(chief, toSpecial)).toEqual({ reason: 'duplicate', what: 'date' });
	const named = update('own', { name: '丰收特刊' });
	desk.done(other, edition('third', { kind: 'special' }));
	expect(desk.undo(chief, named)).toEqual({ reason: 'duplicate', what: 'edition-name' });
	desk.done(other, withdraw('third'));
	expect(desk.undo(chief, named)).toBeNull();
	desk.done(other, withdraw('next'));
	expect(desk.undo(chief, toSpecial)).toBeNull();
	expect(paper.get('edition', 'own')?.kind).toBeUndefined();
});

describe('no total issue number goes back to a paper that another one has by now', () => {
	const on = (id: Id, date: string, issue: number | null, more = {}) =>
		desk.done(chief, edition(id, { date, issue, ...more }));
	const taken = (date: string) => ({ reason: 'issue-taken', date });

	test('of one that was numbered otherwise', () => {
		on('first', '2026-11-25', 101);
		const patch = { issue: 105 };
		const update = desk.done(chief, { type: 'edition.update', id: 'first', patch });
		on('next', '2026-11-26', 101);
		expect(desk.undo(chief, update)).toEqual(taken('2026-11-26'));
		expect(paper.get('edition', 'first')?.issue).toBe(105);
		desk.done(other, withdraw('next'));
		expect(desk.undo(chief, update)).toBeNull();
	});

	test('of any of those that followed', () => {
		on('first', '2026-11-25', 101);
		on('next', '2026-11-26', 102);
		const renumber = { type: 'edition.renumber', id: 'first', issue: 103, expect: 101 } as const;
		const renumbered = desk.done(chief, renumber);
		on('extra', '2026-11-25', 102, { kind: 'special' });
		expect(desk.undo(chief, renumbered)).toEqual(taken('2026-11-25'));
		expect(paper.get('edition', 'first')?.issue).toBe(103);
	});

	test('of one that was withdrawn', () => {
		on('first', '2026-11-25', 101);
		const withdrawn = desk.done(chief, withdraw('first'));
		on('next', '2026-11-26', 101);
		expect(desk.undo(chief, withdrawn)).toEqual(taken('2026-11-26'));
	});

	test('but what changed no number is taken back, though another paper has the same', () => {
		on('first', '2026-11-25', 101);
		on('next', '2026-11-26', 101);
		const patch = { pressAt: 2 };
		const update = desk.done(chief, { type: 'edition.update', id: 'first', patch });
		expect(desk.undo(chief, update)).toBeNull();
	});
});

test('an edition that somebody has begun keeps the format that it took', () => {
	const changed = { type: 'format.update', id: 'sikai', patch: { lines: 84 } } as const;
	desk.done(admin, changed);
	const taken = desk.done(admin, { type: 'edition.format', id: 'today' });
	const slotId = front.slots.find(({ role }) => role === 'lead')?.id ?? '';
	desk.done(chief, story('s', 'today'));
	const on = { storyId: 's', pageId: front.id, slotId, expect: null };
	const placed = desk.done(chief, { type: 'story.place', ...on });
	expect(desk.undo(admin, taken)).toEqual({ reason: 'edition-begun' });
	expect(paper.get('edition', 'today')?.format?.lines).toBe(84);
	expect(desk.undo(chief, placed)).toBeNull();
	expect(desk.undo(admin, taken)).toBeNull();
	expect(paper.get('edition', 'today')).not.toHaveProperty('format');
});

describe('a withdrawn edition is brought back by', () => {
	test('the administrator who withdrew it, an extra one; and taken back again', () => {
		desk.done(admin, edition('extra', { kind: 'extra' }));
		const withdrawn = desk.done(admin, withdraw('extra'));
		const back = desk.done(admin, { type: 'undo', commandId: withdrawn });
		expect(paper.get('edition', 'extra')).toMatchObject({
			kind: 'extra'
		} satisfies Partial<Edition>);
		expect(desk.undo(admin, back)).toBeNull();
		expect(paper.get('edition', 'extra')).toBeUndefined();
	});

	test('nobody who may not plan any more what it was', () => {
		desk.done(chief, edition('own'));
		const withdrawn = desk.done(chief, withdraw('own'));
		const forbidden = { reason: 'forbidden' };
		expect(desk.undo({ ...chief, roles: ['administrator'] }, withdrawn)).toEqual(forbidden);
		expect(desk.undo(chief, withdrawn)).toBeNull();
	});
});

describe('the format of the paper', () => {
	const retire = (retired: boolean): Command => ({
		...{ type: 'format.update', id: 'own', patch: { retired } }
	});
	const byDefault = (formatId: Id): Command => ({ type: 'newsroom.update', patch: { formatId } });
	beforeEach(() => {
		desk.done(admin, { type: 'format.add', id: 'own', likeId: 'sikai', patch: { name: '小四开' } });
	});

	test('is not retired by taking back that it was offered again', () => {
		desk.done(admin, retire(true));
		const offered = desk.done(admin, retire(false));
		const chosen = desk.done(admin, byDefault('own'));
		expect(desk.undo(admin, offered)).toEqual({ reason: 'invalid', what: 'format-default' });
		expect(desk.undo(admin, chosen)).toBeNull();
		expect(desk.undo(admin, offered)).toBeNull();
	});

	test('is none again that was retired meanwhile', () => {
		desk.done(admin, byDefault('own'));
		const chosen = desk.done(admin, byDefault('sikai'));
		desk.done(admin, retire(true));
		expect(desk.undo(admin, chosen)).toEqual({ reason: 'invalid', what: 'format-default' });
	});

	test('holds up no other setting where it is retired', () => {
		const newsroom = paper.get('newsroom', 'newsroom');
		if (!newsroom) throw new Error('there is no paper');
		desk.done(admin, retire(true));
		paper.put('newsroom', { ...newsroom, formatId: 'own' });
		const renamed = desk.done(admin, { type: 'newsroom.update', patch: { name: '澜江报' } });
		expect(desk.undo(admin, renamed)).toBeNull();
		desk.done(admin, byDefault('sikai'));
		expect(desk.try(admin, byDefault('own'))).toEqual({ reason: 'invalid', what: 'formatId' });
	});
});
