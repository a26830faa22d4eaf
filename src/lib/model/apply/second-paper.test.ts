import { describe, expect, test } from 'vitest';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import type { CommandOf } from '../commands.ts';
import { currentEdition } from '../edition.ts';
import { editionAddress } from '../edition-address.ts';
import { permit } from './permit.ts';

/** A paper with one edition, of 2026-11-24: No. 1. */
function aDay() {
	const { paper, chief } = aPaper();
	const admin = paper.put('person', aPerson('admin', 'administrator'));
	const add = (more: Partial<CommandOf<'edition.create'>> = {}) =>
		paper.run(chief, {
			...{ type: 'edition.create', id: 'extra', date: '2026-11-24', issue: null },
			...{ pressAt: 1, formatId: 'sikai', kind: 'special', from: { editionId: 'today' } },
			...more
		});
	const addressOf = (id: string) => {
		const edition = paper.get('edition', id);
		return edition && editionAddress(edition);
	};
	return { paper, chief, admin, add, addressOf };
}

describe('a second paper of a date', () => {
	test('is an extra or special one, with an address of its own; the date keeps leading to the first', () => {
		const { add, addressOf, paper } = aDay();
		expect(add({ kind: 'regular' })).toMatchObject({
			error: { reason: 'duplicate', what: 'date' }
		});
		expect(add()).toMatchObject({ ok: true });
		expect(addressOf('today')).toBe('2026-11-24');
		expect(addressOf('extra')).toBe('2026-11-24-2');
		expect(currentEdition(paper.list('edition'), 0)?.id).toBe('today');
	});

	test('is told from the others by its name, when it is made and after', () => {
		const { add, paper, chief } = aDay();
		add();
		const twice = { error: { reason: 'duplicate', what: 'edition-name' } };
		expect(add({ id: 'third' })).toMatchObject(twice);
		expect(add({ id: 'third', name: '第二号' })).toMatchObject({ ok: true });
		const rename = { type: 'edition.update', id: 'third', patch: { name: '' } } as const;
		expect(paper.run(chief, rename)).toMatchObject(twice);
		const promote = { type: 'edition.update', id: 'third', patch: { kind: 'regular' } } as const;
		expect(paper.run(chief, promote)).toMatchObject({ error: { what: 'date' } });
	});

	test('made before the day’s own leaves it its address and its number', () => {
		const { add, addressOf } = aDay();
		const date = '2026-11-25';
		expect(add({ date })).toMatchObject({ ok: true });
		expect(add({ id: 'own', date, kind: 'regular', issue: 2 })).toMatchObject({ ok: true });
		expect(addressOf('extra')).toBe('2026-11-25-2');
		expect(addressOf('own')).toBe('2026-11-25');
	});

	test('on a day without a paper is the day’s own', () => {
		const { add, addressOf, paper, chief } = aDay();
		const days = { from: '2026-11-26', to: '2026-11-26', reason: '检修' };
		paper.run(chief, { type: 'closure.set', id: 'c', ...days });
		add({ date: '2026-11-26', kind: 'extra' });
		expect(addressOf('extra')).toBe('2026-11-26');
	});

	test('is an administrator’s to add and to withdraw, too; the day’s own is the chief’s', () => {
		const { paper, admin, add } = aDay();
		add();
		const make = (kind: 'regular' | 'special') =>
			permit(paper, admin, {
				...{ type: 'edition.create', id: 'x', date: '2026-11-25', issue: null, pressAt: 1 },
				...{ formatId: 'sikai', kind, from: { editionId: 'today' } }
			});
		expect([make('special'), make('regular')]).toEqual([null, { reason: 'forbidden' }]);
		const withdraw = (id: string) => permit(paper, admin, { type: 'edition.withdraw', id });
		expect([withdraw('extra'), withdraw('today')]).toEqual([null, { reason: 'forbidden' }]);
	});
});

describe('withdrawing an edition', () => {
	const withdraw = { type: 'edition.withdraw', id: 'extra' } as const;
	const story: CommandOf<'story.create'> = {
		...{ type: 'story.create', id: 's', editionId: 'extra', kind: 'news', section: '' },
		...{ authorIds: [], target: null, blocks: [] }
	};

	test('takes its pages along, and its address is free again', () => {
		const { add, paper, chief, addressOf } = aDay();
		add();
		expect(paper.run(chief, withdraw)).toMatchObject({ ok: true });
		expect([...paper.list('page')].some(({ editionId }) => editionId === 'extra')).toBe(false);
		add();
		expect(addressOf('extra')).toBe('2026-11-24-2');
	});

	test('is refused as long as a story is meant for it', () => {
		const { add, paper, chief } = aDay();
		add();
		expect(paper.run(chief, story)).toMatchObject({ ok: true });
		expect(paper.run(chief, withdraw)).toMatchObject({
			error: { reason: 'edition-used', what: 'stories' }
		});
	});

	test('is refused of what is not there, and once it has gone to press', () => {
		const { paper, chief } = aDay();
		expect(paper.run(chief, withdraw)).toMatchObject({ error: { reason: 'not-found' } });
		const today = paper.get('edition', 'today');
		if (!today) throw new Error('no edition');
		const pressing = { version: 1, at: 1, personId: 'chief', issue: 1, code: '' };
		const pack = { state: 'packing' } as const;
		paper.put('edition', { ...today, presses: [{ ...pressing, pack, correction: null }] });
		expect(paper.run(chief, { ...withdraw, id: 'today' }).ok).toBe(false);
	});
});

describe('two people at one edition', () => {
	test('a field set meanwhile is not overwritten; others are', () => {
		const { paper, chief } = aDay();
		const update = (patch: object, expect?: object) =>
			paper.run(chief, { type: 'edition.update', id: 'today', patch, ...(expect && { expect }) });
		update({ issue: 7 });
		expect(update({ issue: 9 }, { issue: 1 })).toMatchObject({
			error: { reason: 'edition-set', fields: ['issue'] }
		});
		expect(update({ name: '记者节' }, { issue: 1, name: '' })).toMatchObject({ ok: true });
		expect(paper.get('edition', 'today')).toMatchObject({ issue: 7, name: '记者节' });
	});

	test('days without a paper that somebody has changed meanwhile stay as they are', () => {
		const { paper, chief } = aDay();
		const seen = { from: '2027-02-06', to: '2027-02-09', reason: '春节' };
		const set = (terms: object, expect?: typeof seen) =>
			paper.run(chief, {
				...{ type: 'closure.set', id: 'c', ...seen, ...terms },
				...(expect && { expect })
			});
		set({});
		expect(set({ to: '2027-02-10' }, seen)).toMatchObject({ ok: true });
		expect(set({ reason: '放假' }, seen)).toMatchObject({ error: { reason: 'closure-changed' } });
		expect(paper.get('closure', 'c')).toMatchObject({ to: '2027-02-10', reason: '春节' });
	});
});
