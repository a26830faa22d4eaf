import { expect, test } from 'vitest';
import { Format } from '#lib/i18n/format.ts';
import type { Edition } from '#model/edition.ts';
import { editionChanges, editionForm, mergedForm } from './edition-form.ts';

const format = new Format('zh', 'Asia/Shanghai');
const seen: Edition = {
	...{ id: 'today', date: '2026-11-24', issue: 100, formatId: 'sikai' },
	pressAt: Date.parse('2026-11-23T15:30:00Z'),
	...{ createdAt: 0, createdBy: 'chief' }
};

test('only what was changed is sent, with what it was', () => {
	const form = editionForm(seen, format);
	expect(form).toMatchObject({ issue: '100', press: '23:30', pressDay: 'eve', kind: 'regular' });
	expect(editionChanges(seen, form, format).patch).toEqual({});
	const { patch, expect: from } = editionChanges(
		seen,
		{ ...form, issue: '', name: ' 特刊 ' },
		format
	);
	expect(patch).toEqual({ issue: null, name: '特刊' });
	expect(from).toEqual({ issue: 100, pressAt: seen.pressAt, kind: 'regular', name: '' });
});

test('a paper may go to press on its own day', () => {
	const form = { ...editionForm(seen, format), press: '15:00', pressDay: 'day' as const };
	const { patch } = editionChanges(seen, form, format);
	expect(patch).toEqual({ pressAt: Date.parse('2026-11-24T07:00:00Z') });
	expect(editionForm({ ...seen, ...patch }, format)).toEqual(form);
});

test('what somebody else has set is taken over where one had changed nothing', () => {
	const was = editionForm(seen, format);
	const mine = { ...was, issue: '7' };
	const theirs = { ...was, issue: '8', name: '记者节' };
	expect(mergedForm(mine, was, theirs)).toEqual({ ...theirs, issue: '7' });
});
