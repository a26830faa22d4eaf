import { expect, test } from 'vitest';
import { formatTexts } from './formats.ts';

test('pages that take a template are listed as each language lists', () => {
	expect(formatTexts.zh.fates.outNote([1, 3])).toContain('1、3 版用它');
	expect(formatTexts.en.fates.outNote([1])).toContain('page 1 takes it');
	expect(formatTexts.en.fates.outNote([1, 3])).toContain('pages 1, 3 take it');
});
