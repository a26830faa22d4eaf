import { expect, test } from 'vitest';
import { Format } from '#lib/i18n/format.ts';
import { aPromise, aStory, someFacts } from '#tests/support/paper.ts';
import type { Story } from '#model/story.ts';
import { cardMarks } from './card-marks.ts';
import type { StageCard } from './stage-board.svelte.ts';

const MINUTE = 60_000;
const format = new Format('zh', 'UTC');

function marks(deadline: number | null, more: Partial<Story> = {}, now = 20 * MINUTE) {
	const story = aStory('s', more);
	const card: StageCard = {
		...{ story, facts: someFacts('s', []), place: undefined, step: 'handIn', deadline },
		...{ personId: null, isMine: false, isUnsound: false }
	};
	const { promise, late, left } = cardMarks(card, format, now);
	return { promise: promise?.text ?? null, late, left };
}

const promised = (dueAt: number) => ({ promise: aPromise({ dueAt }) });

test('a late promise says once by how much', () => {
	expect(marks(13 * MINUTE, promised(13 * MINUTE))).toEqual({
		...{ promise: null, late: '报题 晚了 7 分', left: null }
	});
});

test('where something else shows on its strip, beside that', () => {
	const held = { reason: '等数字', personId: 'chief', at: 0 };
	expect(marks(13 * MINUTE, { ...promised(13 * MINUTE), held }).promise).toBe('报题 晚了 7 分');
});

test('a promise that is not late yet stands beside how late its page is', () => {
	const { promise, late } = marks(13 * MINUTE, promised(30 * MINUTE));
	expect(promise).toMatch(/^报题 .* 前$/);
	expect(late).toBe('晚 7 分');
});

test('within the last hour it says how long is left', () => {
	expect(marks(30 * MINUTE)).toEqual({ promise: null, late: null, left: '剩 10 分' });
	expect(marks(90 * MINUTE).left).toBeNull();
	expect(marks(null).left).toBeNull();
});
