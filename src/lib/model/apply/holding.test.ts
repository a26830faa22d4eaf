import { beforeEach, expect, test } from 'vitest';
import { addStory, aPerson, type Paper } from '#tests/support/paper.ts';
import { PressNight } from '#tests/support/press-night.ts';
import type { Command } from '../commands.ts';
import type { Id } from '../ids.ts';
import { leftoversOf } from '../leftovers.ts';
import { checkEdition } from '../press-check/check-edition.ts';
import { pressCode, pressState } from '../press-state.ts';
import type { Role } from '../person.ts';
import { put } from '../records.ts';
import { signaturesOf } from '../signature.ts';
import { apply } from './apply.ts';
import type { UndoableCommand } from './context.ts';

let night: PressNight;
let paper: Paper;
let one: Id;

/** A paper that could go to press, and one for tomorrow. */
beforeEach(() => {
	night = new PressNight();
	({ paper } = night);
	one = night.storyOn(1);
	paper.put('edition', {
		...{ id: 'tomorrow', date: '2026-11-25', issue: 4388, pressAt: 4e12, formatId: 'sikai' },
		...{ createdAt: 0, createdBy: 'chief' }
	});
});

const run = (command: Command) => {
	const done = paper.run(night.chief, command);
	return done.ok ? null : done.error;
};
const heldItems = () =>
	checkEdition(paper, 'today', { now: 0 }).items.filter(({ kind }) => kind === 'held');
const press = () => {
	const state = pressState(paper, 'today');
	const expect = state ? pressCode(state) : '';
	return run({ type: 'edition.press', id: 'today', issue: 4387, expect });
};
const placesOf = (storyId: Id) =>
	[...paper.list('placement')].filter((place) => place.storyId === storyId);

test('a held story keeps its place, says who and why, and blocks the press until it is released', () => {
	expect(run({ type: 'story.hold', id: one, reason: ' 数字再核 ' })).toBeNull();
	expect(placesOf(one)).toHaveLength(1);
	expect(paper.get('story', one)?.held).toEqual({ personId: 'chief', at: 0, reason: '数字再核' });
	expect(heldItems()).toEqual([
		expect.objectContaining({ severity: 'blocking', storyId: one, reason: '数字再核' })
	]);
	expect(press()).toEqual({ reason: 'press-blocked', count: 1 });
	const { id, about } = heldItems()[0] ?? { id: '', about: '' };
	const waive = { editionId: 'today', itemId: id, kind: 'held', about, reason: '先印' } as const;
	expect(run({ type: 'check.waive', id: 'w', ...waive, pageId: null, storyId: one })).toEqual({
		reason: 'invalid',
		what: 'check'
	});
	expect(run({ type: 'story.release', id: one })).toBeNull();
	expect(paper.get('story', one)).not.toHaveProperty('held');
	expect(press()).toBeNull();
});

test('nothing is held without a reason, nor what is set aside or printed', () => {
	expect(run({ type: 'story.hold', id: one, reason: ' ' })).toMatchObject({ what: 'reason' });
	addStory(paper, 'spiked', 1, { spikedAt: 1 });
	expect(run({ type: 'story.hold', id: 'spiked', reason: '等' })).toMatchObject({ what: 'spiked' });
	expect(press()).toBeNull();
	expect(run({ type: 'story.hold', id: one, reason: '等' })).toEqual({ reason: 'pressed' });
});

test('what stood on no page when the edition went to press goes to another day as it is', () => {
	addStory(paper, '没上版', 2, { stage: 'review2', deadline: 5 });
	addStory(paper, '撤了', 1, { spikedAt: 1 });
	const signature = { id: 's', storyId: '没上版', step: 'review1', personId: 'editor', at: 0 };
	paper.take([
		put('signature', { ...signature, step: 'review1', hash: 'h', length: 1, void: null })
	]);
	expect(press()).toBeNull();
	expect(leftoversOf(paper, 'today').map(({ id }) => id)).toEqual(['没上版']);
	expect(
		run({ type: 'story.carry', storyIds: ['没上版', '撤了'], editionId: 'tomorrow' })
	).toBeNull();
	expect(leftoversOf(paper, 'today')).toEqual([]);
	expect(leftoversOf(paper, 'tomorrow').map(({ id }) => id)).toEqual(['没上版', '撤了']);
	expect(paper.get('story', '没上版')).toMatchObject({
		...{ editionId: 'tomorrow', stage: 'review2', deadline: null }
	});
	expect(paper.get('facts', '没上版')?.editionId).toBe('tomorrow');
	expect(signaturesOf(paper, '没上版')).toHaveLength(1);
	expect(run({ type: 'story.carry', storyIds: [one], editionId: 'tomorrow' })).toEqual({
		reason: 'pressed'
	});
	expect(run({ type: 'story.carry', storyIds: ['没上版'], editionId: 'today' })).toEqual({
		reason: 'pressed'
	});
});

test('carrying over takes a story off its page, and one undo brings all of it back', () => {
	const before = placesOf(one);
	const command: Command = { type: 'story.carry', storyIds: [one], editionId: 'tomorrow' };
	const context = { personId: 'chief', at: 1, newId: () => 'n' };
	const outcome = apply(paper, command, context);
	if (!outcome.ok) throw new Error(outcome.error.reason);
	const { changes } = outcome.value;
	const was = changes.map(({ kind, id }) => ({ kind, id, value: paper.get(kind, id) ?? null }));
	paper.take(changes);
	expect(placesOf(one)).toEqual([]);
	const undoing = { personId: 'chief', command, changes, before: was, changedSince: new Map() };
	const undone = apply(
		paper,
		{ type: 'undo', commandId: 'c' },
		{ ...context, undoing: undoing as UndoableCommand }
	);
	if (!undone.ok) throw new Error(undone.error.reason);
	paper.take(undone.value.changes);
	expect(placesOf(one)).toEqual(before);
	expect(paper.get('story', one)?.editionId).toBe('today');
});

test('what somebody else holds is released only by whoever has the say over its page', () => {
	const { pageId } = placesOf(one)[0] ?? { pageId: '' };
	const as = (id: Id, role: Role) => (command: Command) => {
		const done = paper.run(aPerson(id, role), command);
		return done.ok ? null : done.error;
	};
	const story = paper.get('story', one);
	if (story) paper.put('story', { ...story, authorIds: ['writer'] });
	const writer = as('writer', 'reporter');
	const release = { type: 'story.release', id: one } as const;
	run({ type: 'story.hold', id: one, reason: '数字再核' });
	expect(writer(release)).toEqual({ reason: 'forbidden' });
	// To hold it themselves would make it theirs.
	expect(writer({ type: 'story.hold', id: one, reason: '没事' })).toEqual({ reason: 'forbidden' });
	expect(as('other', 'editor')(release)).toEqual({ reason: 'forbidden' });
	const page = paper.get('page', pageId);
	if (page) paper.put('page', { ...page, editorId: 'pages' });
	expect(as('pages', 'editor')(release)).toBeNull();
	expect(writer({ type: 'story.hold', id: one, reason: '等电话' })).toBeNull();
	expect(writer(release)).toBeNull();
	run({ type: 'story.unplace', storyId: one });
	run({ type: 'story.hold', id: one, reason: '数字再核' });
	expect(as('pages', 'editor')(release)).toEqual({ reason: 'forbidden' });
	expect(run(release)).toBeNull();
});
