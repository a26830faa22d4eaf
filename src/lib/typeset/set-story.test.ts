import { describe, expect, test } from 'vitest';
import { formulaSource } from '#tests/support/typeset/formula-source.ts';
import { randomOf } from '../../../tests/sync/story/random.ts';
import { setStory, type Stop } from './set-story.ts';

const stop = (
	slotId: string,
	page: number,
	...frames: [lines: number, chars: number, y?: number][]
): Stop => ({
	slotId,
	page,
	frames: frames.map(([lines, chars, y = 0], index) => ({
		x: index * 200,
		y,
		width: chars * 12,
		lines,
		chars
	}))
});

/** The words in the order in which they stand, what is over last. */
function words(texts: readonly string[], stops: readonly Stop[], heads: number[] = []): string {
	const source = formulaSource(texts, heads);
	const set = setStory(source, stops);
	const lines = set.stops.flatMap(({ frames }) => frames.flatMap((frame) => frame.lines));
	const placed = lines.map((line) => source.textOf(line.paragraph).slice(line.from, line.to));
	if (!set.overFrom) return placed.join('');
	const { paragraph, offset } = set.overFrom;
	return [...placed, texts[paragraph]?.slice(offset), ...texts.slice(paragraph + 1)].join('');
}

describe('setStory', () => {
	test('sets every character once, in order, through any chain of unlike slots', () => {
		const begin = Number(process.env.SEED ?? 1);
		for (let seed = begin; seed < begin + 400; seed++) {
			const random = randomOf(seed);
			const texts = Array.from({ length: random.below(9) }, (_, index) =>
				Array.from({ length: random.below(120) }, (_unused, at) =>
					String.fromCodePoint(0x4e00 + ((index * 131 + at) % 9000))
				).join('')
			);
			const heads = texts.flatMap((_, index) => (random.chance(0.25) ? [index] : []));
			const stops = Array.from({ length: random.below(5) }, (_, at) => {
				const frame = (): [number, number] => [random.below(9), 1 + random.below(20)];
				return stop(
					`s${at}`,
					1 + random.below(3),
					...Array.from({ length: random.below(4) }, frame)
				);
			});
			expect(words(texts, stops, heads), `seed ${seed}`).toBe(texts.join(''));
		}
	});

	test('keeps the last line for 下转第N版, and says in the jump slot where it came from', () => {
		const set = setStory(formulaSource(['稻'.repeat(100)]), [
			stop('a', 1, [4, 10]),
			stop('b', 3, [9, 20])
		]);
		expect(set.stops.map(({ used, jumpTo, jumpFrom }) => [used, jumpTo, jumpFrom])).toEqual([
			[3, 3, null],
			[4, null, 1]
		]);
	});

	test('does not jump when it fits to the last line', () => {
		const set = setStory(formulaSource(['稻'.repeat(40)]), [
			stop('a', 1, [4, 10]),
			stop('b', 3, [9, 20])
		]);
		expect(set.stops.map(({ used, jumpTo }) => [used, jumpTo])).toEqual([
			[4, null],
			[0, null]
		]);
	});

	test('goes on in another slot of the same page without a word', () => {
		const set = setStory(formulaSource(['稻'.repeat(100)]), [
			stop('a', 1, [4, 10]),
			stop('b', 1, [9, 20])
		]);
		expect(set.stops.map(({ used, jumpTo, jumpFrom }) => [used, jumpTo, jumpFrom])).toEqual([
			[4, null, null],
			[3, null, null]
		]);
	});

	test('balances short text over columns side by side', () => {
		const set = setStory(formulaSource(['稻'.repeat(70)]), [
			stop('a', 1, [9, 10], [9, 10], [9, 10])
		]);
		expect(set.stops[0]?.frames.map(({ lines }) => lines.length)).toEqual([3, 2, 2]);
		expect(set).toMatchObject({ over: 0, left: 20, leftChars: 200 });
	});

	test('fills columns that do not begin together from the first on', () => {
		const set = setStory(formulaSource(['稻'.repeat(70)]), [stop('a', 1, [5, 10], [9, 10, 68])]);
		expect(set.stops[0]?.frames.map(({ lines }) => lines.length)).toEqual([5, 2]);
	});

	test('leaves no crosshead at the foot of a column', () => {
		const texts = ['稻'.repeat(30), '小标题', '稻'.repeat(90)];
		const set = setStory(formulaSource(texts, [1]), [stop('a', 1, [4, 10], [4, 10, 68])]);
		expect(set.stops[0]?.frames.map(({ lines }) => lines.length)).toEqual([3, 4]);
		expect(set.stops[0]?.frames[1]?.lines[0]).toMatchObject({ paragraph: 1 });
	});

	test('tells what is over, in lines and characters, and where it begins', () => {
		const set = setStory(formulaSource(['稻'.repeat(25), '稻'.repeat(12)]), [
			stop('a', 1, [2, 10])
		]);
		expect(set).toMatchObject({
			over: 3,
			overChars: 17,
			overFrom: { paragraph: 0, offset: 20 },
			left: 0
		});
	});

	test('an empty story leaves its slots empty', () => {
		const set = setStory(formulaSource([]), [stop('a', 1, [2, 10]), stop('b', 2, [2, 10])]);
		expect(set).toMatchObject({ over: 0, left: 4 });
		expect(set.stops.every(({ jumpTo, jumpFrom }) => jumpTo === null && jumpFrom === null)).toBe(
			true
		);
	});
});
