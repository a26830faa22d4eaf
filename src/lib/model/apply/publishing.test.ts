import { describe, expect, test } from 'vitest';
import { aPaper, aPerson } from '#tests/support/paper.ts';
import { creation, draftEdition } from '../edition-draft.ts';
import type { Settings } from '../settings.ts';
import { TEMPLATES } from '../templates.ts';

const press = null;
const week = [8, 0, 8, 8, 8, 12, 4].map((pages) => ({ pages, press }));
const section = (id: string, name: string, more = {}) => ({
	...{ id, name, pageName: '', editorId: null, proofreaderId: null },
	...more
});

function aRuledPaper() {
	const { paper, chief } = aPaper();
	const admin = paper.put('person', aPerson('admin', 'administrator'));
	for (const template of TEMPLATES) paper.put('template', template);
	const set = (patch: Settings) => paper.run(admin, { type: 'newsroom.update', patch });
	set({ name: '报', timeZone: 'UTC', formatId: 'sikai' });
	return { paper, chief, admin, set };
}

describe('the paper’s rules', () => {
	test.each([
		['week-empty', { week: week.map(() => ({ pages: 0, press })) }],
		['week-press', { week: week.map(() => ({ pages: 8, press: '25:00' })) }],
		['week', { week: week.slice(1) }],
		['anchor', { anchor: { date: '2026-02-30', issue: 1 } }],
		['anchor', { anchor: { date: '2026-02-28', issue: 0 } }],
		['section-name', { sections: [section('a', ' ')] }],
		['section-twice', { sections: [section('a', '要闻'), section('b', '要闻')] }],
		['pagePlan', { pagePlan: [{ sectionId: 'nobody', templateId: null, minutes: null }] }],
		['pagePlan', { pagePlan: [{ sectionId: null, templateId: null, minutes: -1 }] }]
	] satisfies [string, Settings][])('%s is named', (what, patch) => {
		const { set } = aRuledPaper();
		expect(set(patch)).toEqual({ ok: false, error: { reason: 'invalid', what } });
	});

	test('make the next edition: the day, its pages with who makes them, press time, deadlines', () => {
		const { paper, chief, set } = aRuledPaper();
		const friday = { pages: 12, press: '21:00' };
		const days = week.map((day, weekday) => (weekday === 5 ? friday : day));
		const lead = section('news', '要闻', { pageName: '今日要闻', editorId: 'editor' });
		const plan = [
			{ sectionId: 'news', templateId: 'sikai-front', minutes: 60 },
			{ sectionId: null, templateId: 'sikai-picture', minutes: null }
		];
		expect(set({ week: days, sections: [lead], pagePlan: plan })).toMatchObject({ ok: true });
		paper.run(chief, {
			...{ type: 'closure.set', id: 'c', from: '2026-11-25', to: '2026-11-26', reason: '停电' }
		});
		const draft = draftEdition(paper, '2026-11-24');
		expect(draft).toMatchObject({ date: '2026-11-27', pages: 12, press: '21:00', issue: '2' });
		expect(paper.run(chief, creation(paper, draft, 'new'))).toMatchObject({ ok: true });
		const pages = [...paper.list('page')].filter(({ editionId }) => editionId === 'new');
		expect(pages).toHaveLength(12);
		expect(pages[0]).toMatchObject({
			...{ name: '今日要闻', editorId: 'editor', templateId: 'sikai-front' },
			deadline: Date.parse('2026-11-26T20:00:00Z')
		});
		expect(pages[1]).toMatchObject({ templateId: 'sikai-picture', deadline: null });
	});

	test('propose the first day whose own paper is not made, whatever comes out beside it', () => {
		const { paper, chief, set } = aRuledPaper();
		set({ week });
		const special = draftEdition(paper, '2026-11-24', '2026-11-27', 'special');
		expect(paper.run(chief, creation(paper, special, 's'))).toMatchObject({ ok: true });
		expect(draftEdition(paper, '2026-11-24').date).toBe('2026-11-25');
		expect(paper.run(chief, creation(paper, draftEdition(paper, '2026-11-24'), 'a')).ok).toBe(true);
		expect(paper.run(chief, creation(paper, draftEdition(paper, '2026-11-24'), 'b')).ok).toBe(true);
		expect(draftEdition(paper, '2026-11-24').date).toBe('2026-11-27');
	});

	test('propose an extra issue without a number on a day without a paper', () => {
		const { paper, set } = aRuledPaper();
		set({ week });
		expect(draftEdition(paper, '2026-11-24', '2026-11-30')).toMatchObject({
			kind: 'extra',
			issue: ''
		});
	});
});

describe('a closure', () => {
	const holiday = { type: 'closure.set', id: 'c', reason: '春节' } as const;
	test('has its reason and days in order, not too many', () => {
		const { paper, chief } = aRuledPaper();
		const run = (more: object) =>
			paper.run(chief, { ...holiday, from: '2027-02-06', to: '2027-02-09', ...more });
		expect(run({ reason: ' ' })).toMatchObject({ error: { what: 'closure-reason' } });
		expect(run({ to: '2027-02-05' })).toMatchObject({ error: { what: 'closure' } });
		expect(run({ to: '2027-04-09' })).toMatchObject({ error: { what: 'closure-long' } });
		expect(run({})).toMatchObject({ ok: true });
		expect(paper.run(chief, { type: 'closure.lift', id: 'c' })).toMatchObject({ ok: true });
		expect([...paper.list('closure')]).toEqual([]);
	});

	test('leaves no day without the paper that is being made for it', () => {
		const { paper, chief } = aRuledPaper();
		const days = { from: '2026-11-23', to: '2026-11-25' };
		expect(paper.run(chief, { ...holiday, ...days })).toMatchObject({
			error: { reason: 'day-has-paper', date: '2026-11-24' }
		});
		paper.run(chief, { type: 'edition.update', id: 'today', patch: { kind: 'extra' } });
		expect(paper.run(chief, { ...holiday, ...days })).toMatchObject({ ok: true });
	});
});

describe('removing a template', () => {
	test('takes it out of the page plan, and never the last of its kind', () => {
		const { paper, chief, set } = aRuledPaper();
		set({ pagePlan: [{ sectionId: null, templateId: 'sikai-picture', minutes: 30 }] });
		const remove = (id: string) => paper.run(chief, { type: 'template.remove', id });
		expect(remove('sikai-picture')).toMatchObject({ ok: true });
		expect(paper.get('newsroom', 'newsroom')?.pagePlan).toEqual([
			{ sectionId: null, templateId: null, minutes: 30 }
		]);
		const fronts = [...paper.list('template')].filter(
			({ kind, formatId }) => kind === 'front' && formatId === 'sikai'
		);
		const answers = fronts.map(({ id }) => remove(id));
		expect(answers.at(-1)).toMatchObject({ error: { reason: 'last-template' } });
	});
});
