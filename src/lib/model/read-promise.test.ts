import { describe, expect, test } from 'vitest';
import { dueAt } from './due-at.ts';
import { readPromise, type SaidPromise } from './read-promise.ts';

const NOTHING: SaidPromise = { title: '', length: null, due: null, within: null, photo: null };
const at = (time: string, more: Partial<SaidPromise['due']> = {}): SaidPromise['due'] => ({
	...{ time, day: null, halfDay: false },
	...more
});

describe('a promise in one line', () => {
	test.each<[string, Partial<SaidPromise>]>([
		['700字 15点 有图', { length: 700, due: at('15:00'), photo: true }],
		['about 700 by 15:00 with photo', { length: 700, due: at('15:00'), photo: true }],
		[
			'渡口老船工，约700字，15：00前交，配图',
			{ title: '渡口老船工', length: 700, due: at('15:00'), photo: true }
		],
		[
			'Old ferrymen, about 700 characters by 3pm tomorrow, no photo',
			{ title: 'Old ferrymen', length: 700, due: at('15:00', { day: 'tomorrow' }), photo: false }
		],
		['菜场公平秤 七百字 下午三点半', { title: '菜场公平秤', length: 700, due: at('15:30') }],
		[
			'夜班公交 一千二百字 今晚8点 没图',
			{ title: '夜班公交', length: 1200, due: at('20:00', { day: 'today' }), photo: false }
		],
		['夜班公交一千二字', { title: '夜班公交', length: 1200 }],
		[
			'早稻下田 1.2千字 明早9点',
			{ title: '早稻下田', length: 1200, due: at('09:00', { day: 'tomorrow' }) }
		],
		['半小时后 400字 消防演练', { title: '消防演练', length: 400, within: 1_800_000 }],
		['Fire drill in 2 hours ~400', { title: 'Fire drill', length: 400, within: 7_200_000 }],
		['一个半小时内交 渡口', { title: '渡口', within: 5_400_000 }],
		['渡口 -15字', { title: '渡口 -15字' }],
		['渡口 500-700字', { title: '渡口', length: 700 }],
		['3点 渡口', { title: '渡口', due: at('03:00', { halfDay: true }) }],
		['03:00 渡口', { title: '渡口', due: at('03:00') }],
		[
			'Ferry by 5 with 2 pictures',
			{ title: 'Ferry', due: at('05:00', { halfDay: true }), photo: true }
		],
		[
			'16点15分 带3张图片 600字左右 廊桥',
			{ title: '廊桥', length: 600, due: at('16:15'), photo: true }
		],
		['晚上十一点一刻 廊桥', { title: '廊桥', due: at('23:15') }],
		['７００字 １５点 廊桥', { title: '廊桥', length: 700, due: at('15:00') }]
	])('%s', (line, said) => {
		expect(readPromise(line)).toEqual({ ...NOTHING, ...said });
	});

	test.each([
		['公交13路15路今起过江'],
		['三百年渡口一桥过'],
		['2026年高考报名'],
		['夜校300个名额半小时报满'],
		['By the river, with love'],
		['时代少年']
	])('takes nothing out of a title that is one: %s', (title) => {
		expect(readPromise(title)).toEqual({ ...NOTHING, title });
	});

	test('takes no time there is none of, and no length that is none', () => {
		expect(readPromise('25点 渡口').due).toBeNull();
		expect(readPromise('渡口 0字').length).toBeNull();
		expect(readPromise('渡口 9999999字').length).toBeNull();
	});
});

describe('a time that was said', () => {
	const clock = (time: string) => {
		const now = Date.parse(`2026-11-24T${time}:00+08:00`);
		return { now, today: '2026-11-24', timeZone: 'Asia/Shanghai' };
	};
	const comes = (line: string, now: string) => {
		const { due } = readPromise(line);
		return due && new Date(dueAt(due, clock(now)) + 8 * 3_600_000).toISOString().slice(8, 16);
	};

	test.each([
		['15点', '10:00', '24T15:00'],
		['15点', '16:00', '25T15:00'],
		['3点', '10:00', '24T15:00'],
		['3点', '16:00', '25T03:00'],
		['1点', '22:00', '25T01:00'],
		['11点', '10:00', '24T11:00'],
		['今天15点', '16:00', '24T15:00'],
		['明天9点', '22:00', '25T09:00'],
		['下午3点', '16:00', '25T15:00']
	])('%s, said at %s', (line, now, wanted) => {
		expect(comes(line, now)).toBe(wanted);
	});
});
