import { expect, test } from 'vitest';
import { find, type Goal } from './find.ts';

const goal = (label: string, detail = '', weight = 0): Goal => ({
	kind: 'story',
	id: label,
	label,
	detail,
	href: `/${label}`,
	weight
});
const goals = [
	goal('河堤上的夜市', '民生　刘一'),
	goal('夜班公交加到三点', '要闻　王二', 1),
	goal('1 版 要闻', '11月24日', 9)
];
const labels = (typed: string) => find(goals, typed).map((one) => one.label);

test('what begins with the words comes before what holds them', () => {
	expect(labels('夜')).toEqual(['夜班公交加到三点', '河堤上的夜市']);
});

test('every word must be found, in whatever order', () => {
	expect(labels('刘一 夜市')).toEqual(['河堤上的夜市']);
	expect(labels('刘一 公交')).toEqual([]);
});

test('the label counts more than what stands beside it', () => {
	expect(labels('要闻')).toEqual(['1 版 要闻', '夜班公交加到三点']);
});

test('with nothing typed the likeliest come first', () => {
	expect(labels(' ')[0]).toBe('1 版 要闻');
});
