import { expect, test } from 'vitest';
import { FORMATS, formatOf, shippedFormat } from './format.ts';

test('an unknown format is a bug', () => {
	expect(() => shippedFormat('tabloid')).toThrow('tabloid');
	expect(() => formatOf({ formatId: 'tabloid' })).toThrow('tabloid');
});

test('formats that come with the program are what old editions stand on, and never change', () => {
	expect(FORMATS).toEqual([
		{
			...{ id: 'sikai', name: '四开', trim: { width: 273, height: 390 }, em: 12, pitch: 17 },
			...{ columns: 5, chars: 14, gutter: 1, lines: 78 }
		},
		{
			...{ id: 'duikai', name: '对开', trim: { width: 390, height: 545 }, em: 12, pitch: 17 },
			...{ columns: 8, chars: 13, gutter: 1, lines: 109 }
		}
	]);
});
