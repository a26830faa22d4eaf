import { expect, test } from 'vitest';
import { stretchesOf } from './hold-together.ts';

const held = (text: string, longest: number) =>
	stretchesOf(text, longest).map(([from, to]) => text.slice(from, to));

test('a mark that may not begin a line is held to the character before it', () => {
	expect(held('让·莫内～先生', 0)).toEqual(['让·', '内～']);
});

test('of a crosshead the Chinese words are held together, no longer ones than is asked', () => {
	expect(held('县人民医院增产5.2%', 7)).toEqual(['人民', '医院', '增产']);
	expect(held('恩格斯回到村庄', 2)).toEqual(['回到', '村庄']);
	expect(held('恩格斯·回到村庄', 3)).toEqual(['恩格斯·', '回到', '村庄']);
});
