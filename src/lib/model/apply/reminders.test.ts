import { beforeEach, expect, it } from 'vitest';
import { PressNight } from '#tests/support/press-night.ts';
import { aPerson } from '#tests/support/paper.ts';
import type { CommandOf } from '../commands.ts';
import type { Person } from '../person.ts';
import { askedAbout, remindersOf } from '../press-check/reminder.ts';

let night: PressNight;
let editor: Person;
let made = 0;

beforeEach(() => {
	night = new PressNight();
	editor = night.paper.get('person', 'editor')!;
	night.paper.put('person', aPerson('reader', 'proofreader'));
	night.paper.put('person', aPerson('deputy', 'editor'));
	waitFor('review2');
});

/** A story on page 2 waits for its editor. */
const waitFor = (stage: 'review1' | 'review2') => {
	const story = night.paper.get('story', night.storyOn(2))!;
	night.paper.put('story', { ...story, stage, editorId: 'editor' });
};
const item = () => night.item('unsigned');
const asking = (more: Partial<CommandOf<'check.remind'>> = {}): CommandOf<'check.remind'> => {
	const { id: itemId, kind, pageId, storyId } = item();
	const about = { itemId, kind, about: askedAbout(item()), pageId, storyId };
	return {
		...{ type: 'check.remind', id: `r${(made += 1)}`, editionId: 'today', ...about },
		...{ personIds: ['editor'], ...more }
	};
};
const remind = (more: Partial<CommandOf<'check.remind'>> = {}, by = night.chief) => {
	const done = night.paper.run(by, asking(more));
	return done.ok ? 'asked' : done.error;
};

it('whoever an item waits for is asked, by whom and when', () => {
	expect(remind()).toBe('asked');
	expect(remindersOf(night.paper, item())).toMatchObject([
		{ personIds: ['editor'], personId: 'chief', at: 0, step: 'review2', storyId: night.storyOn(2) }
	]);
});

it('once, until something has changed', () => {
	remind();
	expect(remind()).toEqual({ reason: 'reminded', by: 'chief', at: 0 });
	waitFor('review1');
	expect(remind()).toBe('asked');
});

it('not of what is another thing by now, is seen to, or was never found', () => {
	const before = asking();
	waitFor('review1');
	expect(night.paper.run(night.chief, before)).toEqual({
		...{ ok: false, error: { reason: 'item-changed' } }
	});
	expect(remind({ itemId: 'unsigned:nothing' })).toEqual({ reason: 'item-changed' });
	expect(remind({ storyId: night.storyOn(1) })).toEqual({ reason: 'item-changed' });
});

it('nobody whose turn it is not, and nobody themselves', () => {
	expect(remind({ personIds: ['deputy'] })).toEqual({ reason: 'invalid', what: 'person' });
	expect(remind({ personIds: [] })).toEqual({ reason: 'invalid', what: 'person' });
	expect(remind({}, editor)).toEqual({ reason: 'invalid', what: 'person' });
});

it('nobody is asked for what was let pass', () => {
	const slotId = night.addSlot(2, { role: 'ad' });
	const ad = night.item('adEmpty');
	const { id: itemId, kind, about, pageId, storyId } = ad;
	const what = { itemId, kind, about, pageId, storyId, reason: '广告部撤了' };
	expect(slotId && ad.forIds).toEqual(['editor']);
	night.paper.run(night.chief, { type: 'check.waive', id: 'w', editionId: 'today', ...what });
	expect(remind({ itemId, kind, about, pageId, storyId })).toMatchObject({ reason: 'invalid' });
});

it('a clean proof is asked of the page’s editor, or of all who may sign it', () => {
	const [signed] = [...night.paper.list('pageSignature')].filter(
		({ pageId }) => pageId === 'page1'
	);
	night.paper.take([{ kind: 'pageSignature', id: signed!.id, value: null }]);
	expect(night.item('pageUnsigned').forIds.toSorted()).toEqual(['chief', 'deputy', 'editor']);
});
