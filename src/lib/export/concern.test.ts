import { expect, test } from 'vitest';
import { concernsOn, type Concern } from './concern.ts';

const concern = (page: number | null, text: string, isEcho = false): Concern => ({
	...{ page, text, isEcho },
	storyId: 's'
});
const FACES = concern(null, '宋体还没有取到');
const BEGIN = concern(1, '《一桥过澜江》转到 2 版的溢 3 行', true);
const END = concern(2, '《一桥过澜江》溢 3 行');
const ALL = [FACES, BEGIN, END];

test('a story that goes on elsewhere and hangs out is named once for the edition', () => {
	expect(concernsOn(ALL, null)).toEqual([FACES, END]);
});

test('and on the page where it begins as well as where it ends', () => {
	expect(concernsOn(ALL, 1)).toEqual([FACES, BEGIN]);
	expect(concernsOn(ALL, 2)).toEqual([FACES, END]);
});
