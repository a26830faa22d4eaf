import { beforeEach, describe, expect, it } from 'vitest';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import type { Command } from '../commands.ts';
import type { Person } from '../person.ts';
import type { StoryMove } from '../story-move.ts';
import { apply } from './apply.ts';
import type { UndoableCommand } from './context.ts';

let paper: Paper;
let chief: Person;
/** Of page 1: 头条, and two more. */
let slots: string[];
let inside: string;
let jump: string;

beforeEach(() => {
	const made = aPaper();
	({ paper, chief } = made);
	const columns = (page: typeof made.front) =>
		page.slots.filter(({ role }) => role === 'lead' || role === 'column').map(({ id }) => id);
	slots = columns(made.front);
	[, inside = '', jump = ''] = columns(made.inside);
	paper.put('page', {
		...made.inside,
		slots: made.inside.slots.map((slot) => (slot.id === jump ? { ...slot, role: 'jump' } : slot))
	});
	paper.put('edition', {
		...{ id: 'tomorrow', date: '2026-11-25', issue: 2, pressAt: 1, formatId: 'sikai' },
		...{ createdAt: 0, createdBy: 'chief' }
	});
	addStory(paper, '桥', 1);
	addStory(paper, '渡', 1);
});

function run(command: Command): void {
	const done = paper.run(chief, command);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}
const place = (storyId: string, slotId: string, expect: string | null = null) =>
	run({
		...{ type: 'story.place', storyId, slotId, expect },
		pageId: slotId === inside || slotId === jump ? 'page2' : 'page1'
	});
const said = (storyId: string) => {
	const moved: StoryMove | undefined = paper.get('story', storyId)?.moved;
	const spot = ({ date, number }: StoryMove['from']) => `${date?.slice(-2)}/${number ?? 'pool'}`;
	return moved && `${moved.by}${moved.jump ? ' jump' : ''} ${spot(moved.from)} ${spot(moved.to)}`;
};

describe('a move leaves its trace on the story', () => {
	it('off a page, and to another one; not where it only comes to a page, or moves within it', () => {
		place('桥', slots[0]!);
		place('桥', slots[1]!);
		expect(said('桥')).toBeUndefined();
		place('桥', inside);
		expect(said('桥')).toBe('chief 24/1 24/2');
		run({ type: 'story.unplace', storyId: '桥' });
		expect(said('桥')).toBe('chief 24/2 24/pool');
	});

	it('of whoever has to give way', () => {
		place('桥', slots[0]!);
		place('渡', slots[0]!, '桥');
		expect([said('桥'), said('渡')]).toEqual(['chief 24/1 24/pool', undefined]);
	});

	it('by a page that is drawn anew', () => {
		place('桥', inside);
		const kept = paper.get('page', 'page2')!.slots.filter(({ id }) => id !== inside);
		run({ type: 'page.layout', id: 'page2', slots: kept, templateId: null });
		expect(said('桥')).toBe('chief 24/2 24/pool');
	});

	it('to another day, from a page or from the pool', () => {
		place('桥', slots[0]!);
		run({ type: 'story.carry', storyIds: ['桥', '渡'], editionId: 'tomorrow' });
		expect([said('桥'), said('渡')]).toEqual(['chief 24/1 25/pool', 'chief 24/pool 25/pool']);
	});

	it('of a jump, while the story stays where it begins', () => {
		place('桥', slots[0]!);
		place('桥', jump);
		expect(said('桥')).toBeUndefined();
		run({ type: 'story.unplace', storyId: '桥', slotId: jump });
		expect(said('桥')).toBe('chief jump 24/2 24/pool');
	});

	it('when it is set aside', () => {
		run({ type: 'story.spike', id: '桥' });
		expect(said('桥')).toBe('chief 24/pool 24/pool');
	});

	/** What a command changed, with the way to take it back. */
	function done(command: Command): () => string {
		const context = { personId: 'chief', at: 5, newId: () => 'x' };
		const outcome = apply(paper, command, context);
		if (!outcome.ok) throw new Error('refused');
		const { changes } = outcome.value;
		const before = changes.map(
			({ kind, id }) =>
				({ kind, id, value: paper.get(kind, id) ?? null }) as (typeof changes)[number]
		);
		paper.take(changes);
		const undoing: UndoableCommand = {
			...{ personId: 'chief', command, changes, before, changedSince: new Map() }
		};
		return () => {
			const undone = apply(paper, { type: 'undo', commandId: 'c' }, { ...context, undoing });
			if (undone.ok) paper.take(undone.value.changes);
			return undone.ok ? 'undone' : undone.error.reason;
		};
	}

	it('and none is left by what takes it back', () => {
		place('桥', slots[0]!);
		const undo = done({ type: 'story.unplace', storyId: '桥' });
		expect(said('桥')).toBe('chief 24/1 24/pool');
		expect(undo()).toBe('undone');
		expect(said('桥')).toBeUndefined();
		expect(paper.get('placement', slots[0]!)?.storyId).toBe('桥');
	});

	it('which a later one, of something else, does not keep from being taken back', () => {
		place('桥', slots[0]!);
		place('桥', jump);
		const undo = done({
			...{ type: 'story.place', storyId: '桥', slotId: inside, pageId: 'page2', expect: null }
		});
		expect(said('桥')).toBe('chief 24/1 24/2');
		const other = paper.get('story', '桥')!;
		paper.put('story', { ...other, moved: { ...other.moved!, by: 'editor', at: 9 } });
		expect(undo()).toBe('undone');
		expect(said('桥')).toBe('editor 24/1 24/2');
	});
});

describe('a press time', () => {
	it('that is moved says who moved it, and from when; a new number alone says nothing', () => {
		run({ type: 'edition.update', id: 'tomorrow', patch: { issue: 7 } });
		expect(paper.get('edition', 'tomorrow')?.pressMoved).toBeUndefined();
		run({ type: 'edition.update', id: 'tomorrow', patch: { pressAt: 9 } });
		expect(paper.get('edition', 'tomorrow')?.pressMoved).toEqual({ by: 'chief', at: 0, before: 1 });
	});
});
