import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Person } from '../person.ts';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import { actsBetween, pagesOfAct, type PlanAct } from './plan-acts.ts';
import { pagePlanOf } from './page-plan.ts';
import { PlanRecords } from './plan-records.ts';

let paper: Paper;
let chief: Person;
let lead: Id;
let inside: Id;

beforeEach(() => {
	const made = aPaper();
	({ paper, chief } = made);
	lead = made.front.slots.find(({ role }) => role === 'lead')?.id ?? '';
	const slot = made.inside.slots.find(({ role }) => role === 'column');
	inside = slot?.id ?? '';
	for (const id of ['桥', '秋', '渡口']) addStory(paper, id, 1);
});

const plan = () => PlanRecords.of(paper, 'today');
const place = (storyId: Id, slotId: Id, expect: Id | null = null): Command => ({
	...{ type: 'story.place', storyId, slotId, pageId: slotId === lead ? 'page1' : 'page2', expect }
});

/** What commands did, all together. */
function does(...commands: Command[]): PlanAct[] {
	const before = plan();
	for (const command of commands) expect(paper.run(chief, command)).toMatchObject({ ok: true });
	return actsBetween(before, plan());
}

const isLead = expect.objectContaining({ page: 1, role: 'lead', slotId: expect.any(String) as Id });
const isInside = expect.objectContaining({ page: 2, role: 'column' });

test('a story that is placed, moved, swapped and taken off is told so', () => {
	expect(does(place('桥', lead))).toEqual([{ kind: 'placed', storyId: '桥', to: isLead }]);
	expect(does(place('桥', inside))).toEqual([
		{ kind: 'moved', storyId: '桥', from: isLead, to: isInside }
	]);
	does(place('秋', lead));
	expect(does(place('桥', lead, '秋'))).toEqual(
		expect.arrayContaining([
			{ kind: 'moved', storyId: '桥', from: isInside, to: isLead },
			{ kind: 'moved', storyId: '秋', from: isLead, to: isInside }
		])
	);
	const [act] = does({ type: 'story.unplace', storyId: '桥' });
	expect(act).toEqual({ kind: 'taken-off', storyId: '桥', from: isLead });
	expect(act && pagesOfAct(act)).toEqual(['page1']);
});

test('what is moved there and back is no difference', () => {
	does(place('桥', lead));
	expect(does(place('桥', inside), place('桥', lead))).toEqual([]);
});

test('a story that is held, spiked, carried over or passed on is told so', () => {
	paper.put('edition', {
		...{ id: 'tomorrow', date: '2026-11-25', issue: 2, pressAt: 1, formatId: 'sikai' },
		...{ createdAt: 0, createdBy: 'chief' }
	});
	expect(does({ type: 'story.hold', id: '桥', reason: '再核' })).toEqual([
		{ kind: 'held', storyId: '桥', reason: '再核' }
	]);
	expect(does({ type: 'story.release', id: '桥' })).toEqual([{ kind: 'released', storyId: '桥' }]);
	expect(does({ type: 'story.stage', id: '桥', to: 'editing' })).toEqual([
		{ kind: 'stage', storyId: '桥', stage: 'editing' }
	]);
	expect(does({ type: 'story.spike', id: '秋' })).toEqual([{ kind: 'spiked', storyId: '秋' }]);
	const storyIds = ['桥', '秋'];
	expect(does({ type: 'story.carry', storyIds, editionId: 'tomorrow' })).toEqual([
		{ kind: 'left', storyId: '桥', editionId: 'tomorrow' },
		{ kind: 'left', storyId: '秋', editionId: 'tomorrow' }
	]);
});

test('layouts, teasers, settings and pages are told page by page', () => {
	const page = paper.get('page', 'page1');
	const teaser = page?.slots.find(({ role }) => role === 'teaser')?.id ?? '';
	const about = { pageId: 'page1', page: 1 };
	expect(
		does({ type: 'slot.teaser', pageId: 'page1', slotId: teaser, teaser: { kind: 'index' } })
	).toEqual([{ kind: 'teaser', spot: expect.objectContaining({ page: 1, slotId: teaser }) }]);
	expect(does({ type: 'page.update', id: 'page1', patch: { name: '要闻' } })).toEqual([
		{ kind: 'page', ...about }
	]);
	const slots = page?.slots.filter(({ id }) => id !== teaser) ?? [];
	expect(does({ type: 'page.layout', id: 'page1', slots, templateId: null })).toEqual([
		{ kind: 'layout', ...about }
	]);
	expect(does({ type: 'edition.pages', id: 'today', count: 1 })).toEqual([
		{ kind: 'page-gone', pageId: 'page2', page: 2 }
	]);
	expect(does({ type: 'plan.mark', id: 'm', editionId: 'today', name: '编前会' })).toEqual([
		{ kind: 'marked', name: '编前会' }
	]);
});

test('a page goes back to what it was, with the stories that can, and is refused once it is another one', () => {
	does(place('桥', lead), place('秋', inside));
	const then = plan();
	const was = pagePlanOf(then, 'page1');
	does({ type: 'story.unplace', storyId: '秋' }, place('渡口', lead, '桥'), place('桥', inside));
	const expected = pagePlanOf(paper, 'page1');
	if (!was || !expected) throw new Error('no page');
	const back: Command = { type: 'plan.restore', pageId: 'page1', ...was, expect: expected };
	expect(does(back)).toEqual(
		expect.arrayContaining([
			{ kind: 'moved', storyId: '桥', from: isInside, to: isLead },
			{ kind: 'taken-off', storyId: '渡口', from: isLead }
		])
	);
	expect(paper.run(chief, back)).toEqual({ ok: false, error: { reason: 'plan-changed' } });
});

test('what was set aside meanwhile stays away, and its place stays empty', () => {
	does(place('桥', lead));
	const was = pagePlanOf(paper, 'page1');
	does({ type: 'story.spike', id: '桥' });
	const now = pagePlanOf(paper, 'page1');
	if (!was || !now) throw new Error('no page');
	expect(does({ type: 'plan.restore', pageId: 'page1', ...was, expect: now })).toEqual([]);
	expect(paper.get('placement', lead)).toBeUndefined();
});

test('going to press is told, and being opened again for a correction', () => {
	const edition = paper.get('edition', 'today');
	if (!edition) throw new Error('there is no edition');
	const sent = { version: 1, at: 5, personId: chief.id, issue: 1, code: '' };
	const correction = { at: 6, personId: chief.id, reason: '错字', pageIds: [], storyIds: [] };
	const press = { ...sent, pack: { state: 'packing' as const } };
	const states = [[], [{ ...press, correction: null }], [{ ...press, correction }]].map(
		(presses) => {
			paper.put('edition', { ...edition, presses });
			return plan();
		}
	);
	const [fresh, pressed, open] = states;
	if (!fresh || !pressed || !open) throw new Error('three states');
	expect(actsBetween(fresh, pressed)).toEqual([{ kind: 'pressed' }]);
	expect(actsBetween(pressed, open)).toEqual([{ kind: 'reopened' }]);
});
