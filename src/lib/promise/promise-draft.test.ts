import { expect, test } from 'vitest';
import { Format } from '#lib/i18n/format.ts';
import { PromiseDraft } from './promise-draft.svelte.ts';

const format = new Format('zh', 'Asia/Shanghai');
const moment = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`);
const draft = (more: Partial<ConstructorParameters<typeof PromiseDraft>[0]> = {}) =>
	new PromiseDraft({ format, now: () => moment('10:00'), editionId: 'today', ...more });

test('one line fills all fields', () => {
	const one = draft();
	expect(one.isReady).toBe(false);
	one.line = '渡口老船工 700字 3点 有图';
	expect(one.fields).toMatchObject({ time: '15:00', date: '2026-11-24', editionId: 'today' });
	expect(one.isReady).toBe(true);
	expect(one.terms).toEqual({
		...{ title: '渡口老船工', length: 700, dueAt: moment('15:00'), photo: true, note: '' }
	});
});

test('what a hand has set stays, whatever the line says after', () => {
	const one = draft();
	one.line = '渡口 700字 15点';
	one.set('length', '900');
	one.set('photo', true);
	one.line = '渡口老船工 500字 16点 无图';
	expect(one.terms).toMatchObject({ title: '渡口老船工', length: 900, photo: true });
	expect(one.fields.time).toBe('16:00');
});

test('says which field is wrong', () => {
	const one = draft();
	one.line = '700字';
	one.set('length', '七百');
	one.set('time', '25:00');
	expect(one.wrong).toEqual({ title: true, length: true, time: true });
});

test('a promise that was made is changed in what is new alone', () => {
	const terms = { title: '渡口', length: 700, dueAt: moment('15:00'), photo: true, note: '' };
	const one = draft({ terms });
	expect([one.isReady, one.patch]).toEqual([true, {}]);
	one.line = '晚上8点';
	expect(one.patch).toEqual({ dueAt: moment('20:00') });
});

test('a time of so long from now is the clock’s then, on whichever day', () => {
	const one = draft({ now: () => moment('23:40') });
	one.line = '渡口 半小时后';
	expect(one.fields).toMatchObject({ time: '00:10', date: '2026-11-25' });
	expect(one.days).toEqual(['2026-11-24', '2026-11-25']);
});
