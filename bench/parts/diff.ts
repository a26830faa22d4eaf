import { diffText } from '../../src/lib/model/diff/text-diff.ts';
import { median, round, type Figure } from '../lib/figures.ts';
import { randomFrom } from '../sync/random.ts';

const ROUNDS = 9;
const LETTERS = Array.from('春夏秋冬风雨山水田禾渡口大桥通车昨天今日两岸村民老人孩子1234，。');

/** How long it takes to find what changed between two long texts. */
export function measureDiff(): Figure[] {
	const random = randomFrom(7);
	const words = (length: number) =>
		Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)]).join('');
	const before = words(30_000);
	let after = before;
	for (let edit = 9; edit >= 0; edit--) {
		const at = 1500 + edit * 2900;
		after = `${after.slice(0, at)}改动${after.slice(at + 1)}`;
	}
	return [
		figure('30,000 characters with 10 small edits, median', before, after, 100),
		figure(
			'two texts of 10,000 characters with nothing in common',
			words(10_000),
			words(10_000),
			1000
		)
	];
}

function figure(what: string, before: string, after: string, limit: number): Figure {
	const times: number[] = [];
	let hunks = 0;
	for (let at = 0; at < ROUNDS; at++) {
		const from = performance.now();
		hunks = diffText(before, after).length;
		times.push(performance.now() - from);
	}
	const all = times.map((time) => round(time));
	return { what, measured: round(median(times)), limit, unit: 'ms', detail: { hunks, all } };
}
