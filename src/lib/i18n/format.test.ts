import { describe, expect, test } from 'vitest';
import { Format } from './format.ts';

const zh = new Format('zh', 'Asia/Shanghai');
const en = new Format('en', 'Asia/Shanghai');
/** 19:47 on 24 November 2026 in Shanghai. */
const now = Date.parse('2026-11-24T11:47:00Z');
const minutes = (count: number) => count * 60_000;

describe('dates of the paper', () => {
	test('say day and weekday in each language’s order', () => {
		expect(zh.dayAndWeekday('2026-11-24')).toBe('11月24日 星期二');
		expect(en.dayAndWeekday('2026-11-24')).toBe('Tuesday 24 November');
		expect(zh.fullDay('2026-11-24')).toBe('2026年11月24日');
		expect(zh.month('2026-11-24')).toBe('2026年11月');
	});

	test('stay the same date wherever the reader sits', () => {
		expect(new Format('zh', 'America/Los_Angeles').day('2026-01-01')).toBe('1月1日');
		expect(new Format('zh', 'Pacific/Auckland').day('2026-01-01')).toBe('1月1日');
	});
});

test('an edition is told from the others of its date, and the usual one from none', () => {
	const [usual, special] = [{ kind: 'regular' }, { kind: 'special' }] as const;
	expect(zh.kindAmong(usual, [usual])).toBe('');
	expect(zh.kindAmong(usual, [usual, special])).toBe('正刊');
	expect(zh.kindAmong({ ...special, name: '县两会特刊' }, [usual, special])).toBe('县两会特刊');
	expect(en.kindAmong(special, [special])).toBe('Special');
});

describe('times', () => {
	test('are the paper’s, in 24 hours', () => {
		expect(zh.time(now)).toBe('19:47');
		expect(en.time(now)).toBe('19:47');
		expect(zh.time(Date.parse('2026-11-24T16:05:00Z'))).toBe('00:05');
		expect(zh.dateOf(Date.parse('2026-11-24T16:05:00Z'))).toBe('2026-11-25');
	});

	test('name another day only where it is one', () => {
		expect(zh.moment(now + minutes(43), now)).toBe('20:30');
		expect(zh.moment(now + minutes(24 * 60), now)).toBe('明天 19:47');
		expect(en.moment(now - minutes(24 * 60), now)).toBe('yesterday 19:47');
		expect(zh.moment(now + minutes(48 * 60), now)).toBe('11月26日 19:47');
	});

	test('ago', () => {
		expect(zh.ago(now - 20_000, now)).toBe('刚刚');
		expect(zh.ago(now - minutes(12), now)).toBe('12分钟前');
		expect(en.ago(now - minutes(125), now)).toBe('2 hours ago');
		expect(zh.ago(now - minutes(23 * 60), now)).toBe('昨天');
		expect(zh.ago(now - minutes(5 * 24 * 60), now)).toBe('11月19日');
	});

	test('left, as a clock and in words', () => {
		const press = now + 3 * 3_600_000 + 42 * 60_000 + 18_000;
		expect(zh.left(press, now).clock).toBe('3:42:18');
		expect(zh.left(now - 65_000, now)).toEqual({ ms: -65_000, clock: '−0:01:05' });
		expect([zh.duration(0), zh.duration(-1)]).toEqual(['1 分', '1 分']);
		expect(zh.duration(minutes(43))).toBe('43 分');
		expect(zh.duration(minutes(222))).toBe('3 小时 42 分');
		expect(en.duration(minutes(180))).toBe('3 h');
		expect(zh.duration(minutes(3 * 24 * 60))).toBe('3 天');
	});
});

test('numbers and lists', () => {
	expect(zh.number(1126)).toBe('1,126');
	expect(zh.list(['1 版', '2 版'])).toBe('1 版、2 版');
	expect(en.list(['1', '2', '3'])).toBe('1, 2 and 3');
});
