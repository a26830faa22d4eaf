import { describe, expect, test } from 'vitest';
import {
	checkCorrections,
	type CorrectionState,
	type ProofCorrection
} from './check-corrections.ts';
import type { Thread } from './thread.ts';

const OLD = [
	'渡口三百年　一桥过澜江',
	'本报讯 记者 白露',
	'大桥全长1200米，桥面宽三十二米，昨晚八点通车。',
	'第一辆过桥的车是一辆运菜的三轮。'
];

const story = (texts: readonly string[]) => ({
	storyId: 's',
	copy: {
		storyId: 's',
		blocks: texts.map((text) => ({ kind: 'paragraph' as const, spans: [{ text }] }))
	}
});

let made = 0;
function asked(quote: string, replacement: string | null, more: Partial<Thread> = {}): Thread {
	const at = OLD.join('\n').indexOf(quote);
	const text = OLD.join('\n');
	const anchor = {
		start: null,
		end: null,
		quote,
		prefix: text.slice(Math.max(0, at - 8), at),
		suffix: text.slice(at + quote.length, at + quote.length + 8)
	};
	return {
		...{ id: `t${(made += 1)}`, storyId: 's', anchor, orphaned: false, comments: [] },
		suggestion: replacement === null ? null : { replacement, state: 'open', by: null, at: null },
		...{ state: 'open', resolvedBy: null, resolvedAt: null, createdAt: 15 },
		...more
	};
}

function check(now: readonly string[], ...threads: Thread[]) {
	return checkCorrections([story(OLD)], [story(now)], threads, { earlier: 10, later: 20 });
}
const state = (one: ProofCorrection): [CorrectionState, string | null] => [one.state, one.now];
/** The old text with one line replaced. */
const withLine = (at: number, text: string): string[] =>
	OLD.map((line, i) => (i === at ? text : line));

describe('a correction', () => {
	test('is done where the words that were asked for stand', () => {
		const { corrections, unasked } = check(
			withLine(2, '大桥全长1300米，桥面宽三十二米，昨晚八点通车。'),
			asked('1200', '1300')
		);
		expect(corrections.map(state)).toEqual([['done', '1300']]);
		expect(unasked).toEqual([]);
	});

	test.each<[string, string, string, string]>([
		['put in', '大桥', '澜江大桥', '澜江大桥全长1200米，桥面宽三十二米，昨晚八点通车。'],
		['put in behind', '通车', '通车仪式', '大桥全长1200米，桥面宽三十二米，昨晚八点通车仪式。'],
		['taken out', '，桥面宽三十二米', '', '大桥全长1200米，昨晚八点通车。'],
		[
			'a part of it replaced',
			'三十二米',
			'三十五米',
			'大桥全长1200米，桥面宽三十五米，昨晚八点通车。'
		]
	])('is done with words %s', (_how, quote, replacement, now) => {
		const { corrections, unasked } = check(withLine(2, now), asked(quote, replacement));
		expect([corrections.map(({ state: is }) => is), unasked]).toEqual([['done'], []]);
	});

	test('is not done where the old words stand, whatever changed beside', () => {
		const { corrections, unasked } = check(
			withLine(2, '大桥全长1200米，桥面宽三十二米，前晚八点通车。'),
			asked('1200', '1300')
		);
		expect(corrections.map(state)).toEqual([['notDone', null]]);
		expect(unasked).toMatchObject([{ kind: 'words', hunk: { removed: '昨', inserted: '前' } }]);
	});

	test('is done otherwise where other words stand', () => {
		const { corrections, unasked } = check(
			withLine(2, '大桥全长1250米，桥面宽三十二米，昨晚八点通车。'),
			asked('1200', '1300')
		);
		expect(corrections.map(state)).toEqual([['otherwise', '1250']]);
		expect(unasked).toEqual([]);
	});

	test('two side by side, carried out in one go, are both done', () => {
		const now = withLine(2, '大桥全长1300米，桥宽三十五米，昨晚八点通车。');
		const { corrections } = check(
			now,
			asked('1200', '1300'),
			asked('桥面宽三十二米', '桥宽三十五米')
		);
		expect(corrections.map(({ state: is }) => is)).toEqual(['done', 'done']);
	});

	test('is known again in a paragraph that was cut in two, and in one that moved', () => {
		const cut = [
			...OLD.slice(0, 2),
			'大桥全长1200米，',
			'桥面宽三十五米，昨晚八点通车。',
			OLD[3] ?? ''
		];
		expect(
			check(cut, asked('三十二米', '三十五米')).corrections.map(({ state: is }) => is)
		).toEqual(['done']);
		const moved = [...OLD.slice(0, 2), OLD[3] ?? '', OLD[2] ?? ''];
		expect(check(moved, asked('三轮', '面包车')).corrections.map(({ state: is }) => is)).toEqual([
			'notDone'
		]);
	});

	test('that was accepted is about the words that stood there before', () => {
		const thread = asked('1300', '1300', { state: 'resolved', resolvedAt: 16 });
		const anchor = {
			...asked('1200', null).anchor,
			quote: '1300',
			start: null,
			end: null,
			prefix: '大桥全长',
			suffix: '米'
		};
		const accepted = {
			...thread,
			anchor,
			suggestion: {
				replacement: '1300',
				original: '1200',
				state: 'accepted' as const,
				by: 'e',
				at: 16
			}
		};
		expect(
			check(
				withLine(2, '大桥全长1300米，桥面宽三十二米，昨晚八点通车。'),
				accepted
			).corrections.map(state)
		).toEqual([['done', '1300']]);
		expect(check(OLD, accepted).corrections.map(state)).toEqual([['notDone', null]]);
	});

	test('that somebody decided against, or answered, is not to be done', () => {
		const declined = asked('1200', '1300', { state: 'resolved', resolvedAt: 16 });
		declined.suggestion = { replacement: '1300', state: 'declined', by: 'e', at: 16 };
		const answered = asked('八点', null, { state: 'resolved', resolvedAt: 17 });
		expect(check(OLD, declined, answered).corrections.map(({ state: is }) => is)).toEqual([
			'answered',
			'declined'
		]);
	});

	test('that says no words is looked at where something changed, and not done where nothing did', () => {
		const now = withLine(2, '大桥全长1200米，桥面宽三十二米，昨晚九点通车。');
		expect(check(now, asked('八点', null)).corrections.map(state)).toEqual([['otherwise', '九点']]);
		expect(check(OLD, asked('八点', null)).corrections.map(state)).toEqual([['notDone', null]]);
	});

	test('counts when it was open on the earlier proof: not what was settled before, or came after', () => {
		const before = asked('1200', '1300', { state: 'resolved', resolvedAt: 5, createdAt: 1 });
		const after = asked('1200', '1300', { createdAt: 25 });
		const whole = { ...asked('1200', null), anchor: null };
		expect(check(OLD, before, after, whole).corrections).toEqual([]);
	});

	test('on words that are not on the earlier proof is named as such', () => {
		expect(check(OLD, asked('不在这里的话', '别的')).corrections.map(state)).toEqual([
			['lost', null]
		]);
	});
});

test('what is to be seen to comes first, and a story that has left the page has nothing done', () => {
	const threads = [asked('1200', '1300'), asked('三轮', '面包车')];
	const { corrections } = check(
		withLine(2, '大桥全长1300米，桥面宽三十二米，昨晚八点通车。'),
		...threads
	);
	expect(corrections.map(({ state: is }) => is)).toEqual(['notDone', 'done']);
	const gone = checkCorrections([story(OLD)], [], threads, { earlier: 10, later: 20 });
	expect(gone.corrections.map(({ state: is }) => is)).toEqual(['otherwise', 'otherwise']);
	expect(gone.unasked).toEqual([{ storyId: 's', kind: 'storyGone' }]);
});

describe('required or not', () => {
	test('the required ones come first; of the whole story only those are in the list', () => {
		const whole = { anchor: null, comments: [] };
		const { corrections } = check(
			OLD,
			asked('昨晚', null, { id: 'remark', required: false }),
			asked('三轮', null, { id: 'unsaid' }),
			asked('', null, { ...whole, id: 'whole', required: true }),
			asked('', null, { ...whole, id: 'wholeRemark' })
		);
		expect(corrections.map(({ thread, state: is }) => [thread.id, is])).toEqual([
			['unsaid', 'notDone'],
			['whole', 'notDone'],
			['remark', 'notDone']
		]);
	});

	test('what was required of the whole is answered once it is resolved', () => {
		const whole = { anchor: null, required: true, state: 'resolved', resolvedAt: 16 } as const;
		expect(check(OLD, asked('', null, whole)).corrections.map(state)).toEqual([['answered', null]]);
	});
});
