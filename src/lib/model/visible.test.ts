import { expect, test } from 'vitest';
import { aPaper, aPerson, aPromise, aStory } from '#tests/support/paper.ts';
import { put } from './records.ts';
import { visibleTo } from './visible.ts';

const SECRET = '县里不让登';
const story = aStory('s', {
	held: { personId: 'chief', at: 1, reason: SECRET },
	promise: aPromise({
		...{ title: SECRET, note: SECRET, withdrawn: { by: 'anna', at: 3, reason: SECRET } },
		changes: [{ by: 'anna', at: 2, before: { title: SECRET, note: SECRET, length: 900 } }]
	})
});

test('whoever may read stories sees why one is held and what was promised', () => {
	const changes = [put('story', story)];
	for (const role of ['reporter', 'editor', 'chief', 'proofreader'] as const)
		expect(visibleTo(aPerson('me', role), changes)).toEqual(changes);
});

test('who administers sees that it is held and promised, and none of the words', () => {
	const [change] = visibleTo(aPerson('me', 'administrator'), [put('story', story)]);
	expect(JSON.stringify(change)).not.toContain(SECRET);
	expect(change?.value).toMatchObject({
		held: { personId: 'chief', at: 1 },
		promise: { changes: [{ before: { length: 900 } }], withdrawn: { by: 'anna', at: 3 } }
	});
	const plain = [put('story', aStory('plain'))];
	expect(visibleTo(aPerson('me', 'administrator'), plain)).toEqual(plain);
});

test('who administers sees that a printed paper is open again, by whom, and not why', () => {
	const opening = { at: 4, personId: 'chief', reason: SECRET, pageIds: [], storyIds: ['s'] };
	const press = {
		...{ version: 1, at: 3, personId: 'chief', issue: 7, code: 'c' },
		...{ pack: { state: 'packing' as const } }
	};
	const presses = [
		{ ...press, correction: opening },
		{ ...press, correction: { ...opening, widened: [opening] } },
		{ ...press, correction: null }
	];
	const edition = aPaper().paper.get('edition', 'today');
	if (!edition) throw new Error('there is no edition');
	const change = put('edition', { ...edition, presses });
	expect(visibleTo(aPerson('me', 'editor'), [change])).toEqual([change]);
	const [seen] = visibleTo(aPerson('me', 'administrator'), [change]);
	expect(JSON.stringify(seen)).not.toContain(SECRET);
	expect(seen?.value).toMatchObject({
		presses: [
			{ correction: { personId: 'chief', storyIds: ['s'] } },
			{ correction: { widened: [{ at: 4, personId: 'chief' }] } },
			{ correction: null }
		]
	});
});
