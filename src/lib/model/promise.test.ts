import { describe, expect, test } from 'vitest';
import { aPromise, aStory } from '#tests/support/paper.ts';
import {
	promisedBeside,
	promisedFor,
	promiseState,
	titleOf,
	type StoryPromise
} from './promise.ts';

const DUE = 15_000;

const promised = (more: Partial<StoryPromise> = {}, stage = 'draft' as const) =>
	aStory('s', { stage, promise: aPromise(more) });
const written = (length: number, photos = 0) => ({ length, photos });
const withdrawn = { by: 'reporter', at: 1, reason: '人没采到' };

describe('a promise', () => {
	test('is open until something is written, and late once its time has come', () => {
		const open = { standing: 'open', late: false, missing: ['text', 'photo'] };
		expect(promiseState(promised(), undefined, DUE - 1)).toEqual(open);
		expect(promiseState(promised(), written(0), DUE)).toEqual({ ...open, late: true });
	});

	test('of which a part is written may still be late', () => {
		expect(promiseState(promised(), written(30, 1), DUE)).toEqual({
			standing: 'begun',
			late: true,
			missing: []
		});
	});

	test('is kept once it has been handed in, whatever has become of the story since', () => {
		const kept = { standing: 'kept', late: false, missing: ['photo'] };
		expect(promiseState(promised({ keptAt: 9 }), written(680), DUE)).toEqual(kept);
		const inReview = aStory('s', { stage: 'review1', promise: aPromise() });
		expect(promiseState(inReview, written(680), DUE)).toEqual(kept);
	});

	test('lacks no photo that was not promised', () => {
		const state = promiseState(promised({ photo: false }), written(0), 0);
		expect(state?.missing).toEqual(['text']);
	});

	test('that is withdrawn is not late, and is none once somebody has written it all the same', () => {
		const story = promised({ withdrawn });
		expect(promiseState(story, written(0), DUE)).toEqual({
			standing: 'withdrawn',
			late: false,
			missing: ['text']
		});
		expect(promiseState(story, written(5), DUE)).toBeNull();
	});

	test('is none where none was made', () => {
		expect(promiseState(aStory('s'), written(0), DUE)).toBeNull();
	});
});

describe('what a promise counts beside the words', () => {
	test('is what is not written yet', () => {
		expect(promisedBeside(promised(), undefined)).toBe(700);
		expect(promisedBeside(promised(), written(300))).toBe(400);
		expect(promisedBeside(promised(), written(900))).toBe(0);
	});

	test('is nothing where no length was said, or nothing more is to come', () => {
		expect(promisedBeside(promised({ length: null }), undefined)).toBe(0);
		expect(promisedBeside(promised({ keptAt: 1 }), written(300))).toBe(0);
		expect(promisedBeside(promised({ withdrawn }), undefined)).toBe(0);
		expect(promisedBeside(aStory('s'), undefined)).toBe(0);
	});
});

test('a promised story is waited for until it is handed in or withdrawn', () => {
	expect(promisedFor(promised())).toBe(DUE);
	expect(promisedFor(promised({ keptAt: 1 }))).toBeNull();
	expect(promisedFor(promised({ withdrawn }))).toBeNull();
	expect(promisedFor(aStory('s'))).toBeNull();
});

test('a story is called by its headline, before that by the title it was promised under', () => {
	expect(titleOf(promised(), { headline: '' })).toBe('渡口');
	expect(titleOf(promised(), { headline: '渡口三百年' })).toBe('渡口三百年');
	expect(titleOf(aStory('s'), undefined)).toBe('');
});
