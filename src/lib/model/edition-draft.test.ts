import { describe, expect, test } from 'vitest';
import { aPaper } from '#tests/support/paper.ts';
import {
	checkDraft,
	creation,
	draftEdition,
	pageStarts,
	pressMoment,
	sources
} from './edition-draft.ts';
import { TEMPLATES } from './templates.ts';

function desk() {
	const all = aPaper();
	for (const template of TEMPLATES) all.paper.put('template', template);
	all.paper.put('newsroom', {
		id: 'newsroom',
		name: '',
		timeZone: 'Asia/Shanghai',
		formatId: 'sikai',
		pressTime: '23:30',
		masthead: {},
		createdAt: 0
	});
	return all;
}

describe('a new edition', () => {
	test('is proposed for the day after the last, with its number and its layout', () => {
		const { paper } = desk();
		expect(draftEdition(paper, '2026-11-20')).toEqual({
			...{ date: '2026-11-25', kind: 'regular', name: '' },
			issue: '2',
			formatId: 'sikai',
			pages: 2,
			press: '23:30',
			pressDay: 'eve',
			from: 'today'
		});
	});

	test('the first of a paper is for tomorrow, from templates', () => {
		const { paper } = desk();
		paper.take([{ kind: 'edition', id: 'today', value: null }]);
		expect(draftEdition(paper, '2026-11-20')).toMatchObject({
			date: '2026-11-21',
			issue: '',
			pages: 8,
			from: 'templates'
		});
	});

	test('last week’s of the same day comes before yesterday’s', () => {
		const { paper } = desk();
		const today = paper.get('edition', 'today');
		if (!today) throw new Error('no edition');
		paper.put('edition', { ...today, id: 'later', date: '2026-11-30' });
		expect(sources(paper, '2026-12-01').map((one) => one.id)).toEqual(['today', 'later']);
	});

	test('whose date is cleared has nothing to be copied from, and pages all the same', () => {
		const { paper } = desk();
		const draft = { ...draftEdition(paper, '2026-11-20'), date: '' };
		expect(sources(paper, '')).toEqual([]);
		expect(pageStarts(paper, draft)).toHaveLength(2);
		expect(draftEdition(paper, '2026-11-20', '', 'special').date).toBe('');
		expect(checkDraft(paper, draft)).toContain('date');
	});

	test('of a day that has its regular paper is a special one, a sheet without a number', () => {
		const { paper, chief } = desk();
		const draft = draftEdition(paper, '2026-11-24', '2026-11-24');
		expect(draft).toMatchObject({ kind: 'special', issue: '', pages: 4, from: 'templates' });
		expect(draft.pressDay).toBe('day');
		expect(checkDraft(paper, draft)).toEqual([]);
		expect(paper.run(chief, creation(paper, draft, 'beside'))).toMatchObject({ ok: true });
		expect(paper.get('edition', 'beside')).toMatchObject({ serial: 2, issue: null });
		expect(checkDraft(paper, draft)).toEqual(['name-taken']);
		expect(checkDraft(paper, { ...draft, name: '第二号' })).toEqual([]);
	});

	test('goes to press on the evening before', () => {
		const moment = pressMoment('2026-11-24', '23:30', 'Asia/Shanghai');
		expect(new Date(moment).toISOString()).toBe('2026-11-23T15:30:00.000Z');
	});

	test('a day that has one, a wrong number and no pages are named', () => {
		const { paper } = desk();
		const draft = draftEdition(paper, '2026-11-20', '2026-11-24', 'regular');
		expect(checkDraft(paper, { ...draft, issue: '12a', pages: 0, press: '25:30' })).toEqual([
			'date-taken',
			'issue',
			'pages',
			'press'
		]);
		expect(checkDraft(paper, { ...draft, date: '2026-11-26', issue: '' })).toEqual([]);
	});

	test('is made by the desk as proposed, from either source', () => {
		const { paper, chief } = desk();
		const first = draftEdition(paper, '2026-11-20');
		expect(paper.run(chief, creation(paper, first, 'copy'))).toMatchObject({ ok: true });
		const second = draftEdition(paper, '2026-11-20');
		const drawn = { ...second, from: 'templates', pages: 4 } as const;
		expect(paper.run(chief, creation(paper, drawn, 'drawn'))).toMatchObject({ ok: true });
		const pages = (id: string) =>
			[...paper.list('page')].filter((one) => one.editionId === id).map((one) => one.templateId);
		expect(pages('copy')).toEqual(['sikai-front', 'sikai-news']);
		expect(pages('drawn')).toEqual(['sikai-front', 'sikai-news', 'sikai-picture', 'sikai-feature']);
	});
});
