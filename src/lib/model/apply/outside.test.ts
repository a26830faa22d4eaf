import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandOf } from '../commands.ts';
import { isLinkOpen, isPassedOn, openingsOf, outsideState } from '../outside.ts';
import { HOUSE } from '../person.ts';
import { visibleTo } from '../visible.ts';
import { put } from '../records.ts';
import { apply } from './apply.ts';
import { aPaper, aPerson, addStory, type Paper } from '#tests/support/paper.ts';

let paper: Paper;
const editor = aPerson('editor', 'editor');
const invite: CommandOf<'outside.invite'> = {
	...{ type: 'outside.invite', id: 'o', storyId: 's', name: '卢一舟', unit: '县水利局', note: '' },
	...{ expiresAt: 1000, hash: 'h' }
};
const open = (device: string, more: { refused?: boolean } = {}): CommandOf<'outside.open'> => ({
	...{ type: 'outside.open', id: 'o', device, agent: 'Safari · iOS', address: '203.0.113.7' },
	...more
});
const answer = (more: Partial<CommandOf<'outside.answer'>> = {}): CommandOf<'outside.answer'> => ({
	...{ type: 'outside.answer', id: 'o', answerId: 'a', verdict: 'approved', remark: '' },
	...{ threads: [], ...more }
});
const comment = {
	...{ id: 't1', anchor: null, orphaned: false, body: '再核', replacement: null }
};
const review = () => paper.get('outside', 'o')!;
const runAt = (at: number, command: Parameters<typeof apply>[1]) => {
	const outcome = apply(paper, command, { personId: HOUSE, at, newId: () => 'n' });
	if (outcome.ok) paper.take(outcome.value.changes);
	return outcome;
};

beforeEach(() => {
	({ paper } = aPaper());
	addStory(paper, 's', 1);
	paper.run(editor, invite);
});

describe('a link', () => {
	it('is of a text, for one person, until it expires', () => {
		expect(review()).toMatchObject({ name: '卢一舟', hash: 'h', length: 54, personId: 'editor' });
		expect([0, 999, 1000].map((now) => isLinkOpen(review(), now))).toEqual([true, true, false]);
		expect(outsideState(review(), 1000)).toBe('expired');
	});

	it('is not made for a spiked story, nor in the past, nor twice under one id', () => {
		const late = apply(
			paper,
			{ ...invite, id: 'p' },
			{ personId: 'editor', at: 1000, newId: () => '' }
		);
		expect(late).toMatchObject({ error: { reason: 'invalid', what: 'expiry' } });
		expect(paper.run(editor, invite)).toMatchObject({ error: { reason: 'duplicate' } });
		addStory(paper, 'gone', 1, { spikedAt: 1 });
		expect(paper.run(editor, { ...invite, id: 'q', storyId: 'gone' })).toMatchObject({
			error: { reason: 'invalid', what: 'spiked' }
		});
	});

	it('counts openings by device, and opens on three', () => {
		for (const device of ['a', 'b', 'a', 'c']) expect(runAt(1, open(device)).ok).toBe(true);
		expect(runAt(1, open('d'))).toMatchObject({ error: { what: 'devices' } });
		expect(openingsOf(review())).toBe(4);
		expect(review().devices.map(({ id, openings }) => [id, openings])).toEqual([
			['b', 1],
			['a', 2],
			['c', 1]
		]);
		expect(isPassedOn(review())).toBe(true);
	});

	it('remembers devices that it turned away, once in a while', () => {
		runAt(5, open('d', { refused: true }));
		expect(runAt(6, open('e', { refused: true }))).toMatchObject({ error: { what: 'refused' } });
		expect(review()).toMatchObject({ refusals: 1, refusedAt: 5, devices: [] });
		expect(isPassedOn(review())).toBe(true);
	});

	it('opens nothing once it is withdrawn, and takes no answer', () => {
		paper.run(editor, { type: 'outside.withdraw', id: 'o' });
		expect(outsideState(review(), 1)).toBe('withdrawn');
		for (const command of [open('a'), answer()])
			expect(runAt(1, command)).toMatchObject({ error: { what: 'link' } });
	});
});

describe('an answer', () => {
	it('is given once, and makes threads under the reviewer’s name that are nobody’s of the house', () => {
		const given = answer({ verdict: 'changes', remark: '两处再核', threads: [comment] });
		expect(runAt(7, given).ok).toBe(true);
		expect(review().answer).toEqual({
			...{ id: 'a', verdict: 'changes', remark: '两处再核', at: 7, threadIds: ['a', 't1'] }
		});
		const outside = { id: 'o', name: '卢一舟（县水利局）' };
		expect(paper.get('thread', 'a')?.comments).toMatchObject([
			{ personId: HOUSE, outside, body: '两处再核', mentionIds: ['editor'] }
		]);
		expect(paper.get('thread', 't1')?.comments).toMatchObject([{ outside, mentionIds: [] }]);
		expect(runAt(8, answer())).toMatchObject({ error: { reason: 'duplicate', what: 'answer' } });
		expect(paper.run(editor, { type: 'thread.remove', id: 't1', commentId: 't1' })).toMatchObject({
			error: { reason: 'forbidden' }
		});
	});

	it('signs nothing: the story waits for what it waited for', () => {
		runAt(7, answer());
		expect([...paper.list('signature')]).toEqual([]);
		expect(paper.get('story', 's')?.stage).toBe('draft');
		expect([...paper.list('thread')]).toEqual([]);
	});

	it.each([
		['rejected', '', [comment], false],
		['rejected', '数字不对', [], true],
		['changes', '', [], false],
		['changes', '', [comment], true],
		['changes', '改标题', [], true],
		['approved', '', [], true]
	] as const)('“%s” with “%s” and comments %o: %s', (verdict, remark, threads, isTaken) => {
		expect(runAt(1, answer({ verdict, remark, threads: [...threads] })).ok).toBe(isTaken);
	});

	it('is taken back by nobody', () => {
		runAt(7, answer());
		const undoing = { personId: HOUSE, command: answer(), changes: [], before: [] };
		const undo = { type: 'undo', commandId: 'c' } as const;
		const context = { personId: HOUSE, at: 9, newId: () => '' };
		expect(
			apply(paper, undo, { ...context, undoing: { ...undoing, changedSince: new Map() } })
		).toMatchObject({ error: { reason: 'invalid', what: 'undo' } });
	});
});

it('is not shown to who may not read stories', () => {
	const changes = [put('outside', review())];
	expect(visibleTo(editor, changes)).toEqual(changes);
	expect(visibleTo(aPerson('admin', 'administrator'), changes)).toEqual([]);
});
