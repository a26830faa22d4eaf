import { describe, expect, test } from 'vitest';
import { Paper } from '#tests/support/paper.ts';
import { fieldsOf, formatFrom } from './format-fields.ts';
import { formatOf, shippedFormat } from './format.ts';
import { BLEED, HAIRLINE, HEADS } from './page.ts';
import { bareFormat, formatsOf, madeIn, offeredFormats, sameFormat } from './paper-format.ts';

describe('what is made in a format', () => {
	const sikai = shippedFormat('sikai');

	test('keeps nothing of one that is as it comes with the program', () => {
		expect(madeIn(sikai)).toEqual({ formatId: 'sikai' });
		const usual = { bleed: BLEED, heads: [...HEADS], hairline: HAIRLINE, retired: false };
		expect(madeIn({ ...sikai, ...usual })).toEqual({ formatId: 'sikai' });
		expect(madeIn(formatFrom('sikai', fieldsOf(sikai)))).toEqual({ formatId: 'sikai' });
	});

	test('keeps a copy of any other', () => {
		const wide = { ...sikai, bleed: 5, retired: true };
		expect(madeIn(wide)).toEqual({ formatId: 'sikai', format: { ...sikai, bleed: 5 } });
		expect(formatOf(madeIn({ ...sikai, id: 'own' }))).toEqual({ ...sikai, id: 'own' });
	});

	test('is the same in a format that only says what is usual', () => {
		expect(sameFormat(sikai, { ...sikai, bleed: BLEED })).toBe(true);
		expect(sameFormat(sikai, { ...sikai, top: 12 })).toBe(false);
		expect(bareFormat({ ...sikai, hairline: HAIRLINE })).toEqual(sikai);
	});
});

test('the paper’s own stand after those that come with the program, retired ones are not offered', () => {
	const paper = new Paper();
	const own = (id: string, name: string, more = {}) =>
		paper.put('format', { ...shippedFormat('sikai'), id, name, ...more });
	own('b', '乙');
	own('a', '甲', { retired: true });
	own('sikai', '四开小报');
	expect(formatsOf(paper).map(({ name }) => name)).toEqual(['四开小报', '对开', '甲', '乙']);
	expect(offeredFormats(paper).map(({ id }) => id)).toEqual(['sikai', 'duikai', 'b']);
});
