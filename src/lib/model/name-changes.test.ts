import { describe, expect, it } from 'vitest';
import { STAYED, UNKNOWN, type ChangeAuthors } from './change-authors.ts';
import { markChanges, type TextBlock } from './marked-text.ts';
import { countedMakers, nameAll, nameChanges } from './name-changes.ts';
import { addRow } from './rows.ts';

const p = (text: string, type = 'paragraph', look?: unknown): TextBlock => ({
	...{ type, text },
	...(look === undefined ? {} : { look })
});
const PEOPLE = ['anna', 'ben', 'carl'];
/** A letter for each unit: whose it is, ? for nobody knows, . for one that stayed. */
function column(letters: string): number[] {
	const rows: number[] = [];
	for (const letter of letters)
		addRow(rows, letter === '.' ? STAYED : letter === '?' ? UNKNOWN : 'abc'.indexOf(letter), 1);
	return rows;
}
function authorsOf(gone: string, came: string, more: Partial<ChangeAuthors> = {}): ChangeAuthors {
	const shifts: number[] = [];
	const stayed = [...gone].flatMap((letter, at) => (letter === '.' ? [at] : []));
	[...came].forEach((letter, at) => {
		addRow(shifts, letter === '.' ? at - (stayed.shift() ?? 0) : 0, 1);
	});
	const none = { moved: [], passed: [], restyled: [] };
	return { people: PEOPLE, gone: column(gone), came: column(came), shifts, ...none, ...more };
}
const named = (before: TextBlock[], after: TextBlock[], authors: ChangeAuthors) =>
	nameChanges(markChanges(before, after), authors);

describe('a change is named after', () => {
	it('who took the words out and who put others in, most of it first', () => {
		const { changes, blocks } = named(
			[p('大桥全长860米，昨天晚上通车。')],
			[p('大桥全长约880米，昨天晚上全线通车。')],
			authorsOf('....bbb...........', '....abbb......cc.....')
		);
		expect(changes).toMatchObject([
			{ gone: '860', fresh: '约880', by: ['ben', 'anna'], isUnsure: false },
			{ gone: '', fresh: '全线', by: ['carl'] }
		]);
		const made = blocks[0]?.pieces.filter(({ mark }) => mark !== 'kept');
		expect(made?.map(({ text, by }) => [text, by])).toEqual([
			['860', 'ben'],
			['约', 'anna'],
			['880', 'ben'],
			['全线', 'carl']
		]);
	});

	it('who pressed Enter, or took the line end away, or a whole block', () => {
		const [one, two] = ['清晨雾还没散。', '公交今起过江。'];
		const whole = '.'.repeat(one.length);
		const split = named(
			[p(one + two)],
			[p(one), p(two)],
			authorsOf(`${whole}${whole}.`, `${whole}c${whole}.`)
		);
		expect(split.changes).toMatchObject([{ kind: 'split', by: ['carl'] }]);
		const merged = named(
			[p(one), p(two)],
			[p(one + two)],
			authorsOf(`${whole}a${whole}.`, `${whole}${whole}.`)
		);
		expect(merged.changes).toMatchObject([{ kind: 'merged', by: ['anna'] }]);
		const gone = named([p(one), p('')], [p(one)], authorsOf(`${whole}.b`, `${whole}.`));
		expect(gone.changes).toMatchObject([{ kind: 'gone', by: ['ben'] }]);
	});

	it('who moved a paragraph; where that one stood still, who moved others past it', () => {
		const [one, two] = ['清晨雾还没散。', '公交今起过江。'];
		const whole = '.'.repeat(one.length + 1);
		const order = authorsOf(whole + whole, whole + whole);
		const moves = { moved: [{ at: 0, hands: [1] }], passed: [{ at: 8, hands: [1] }] };
		const { changes } = named([p(one), p(two)], [p(two), p(one)], { ...order, ...moves });
		expect(changes).toMatchObject([{ kind: 'moved', by: ['ben'] }]);
		// Cut and pasted.
		const pasted = authorsOf(`${'a'.repeat(8)}${whole}`, `${whole}${'c'.repeat(8)}`);
		expect(named([p(one), p(two)], [p(two), p(one)], pasted).changes).toMatchObject([
			{ kind: 'moved', by: ['anna', 'carl'] }
		]);
	});

	it('who moved a paragraph and who wrote in it, where it is told as gone here and new there', () => {
		const [one, two, three] = ['甲乙丙丁。', '清晨雾还没散。', '公交今起过江。'];
		const stay = (text: string) => '.'.repeat(text.length + 1);
		const before = [p(one), p(two), p(three)];
		const after = [p(two), p(three), p('甲乙新丙丁。')];
		const authors = authorsOf(
			stay(one) + stay(two) + stay(three),
			`${stay(two)}${stay(three)}..c....`
		);
		// The units of the first stand last now.
		const shifts = [-6, 16, 16, 2, 0, 1, 17, 4];
		const moved = [{ at: 16, hands: [0] }];
		const { changes } = named(before, after, { ...authors, shifts, moved });
		expect(changes).toMatchObject([
			{ kind: 'gone', by: ['anna'] },
			{ kind: 'new', by: ['anna', 'carl'] }
		]);
	});

	it('who changed how words look, or what a block is', () => {
		const { changes } = named(
			[p('公交今起过江。')],
			[p('公交今起过江。', 'crosshead')],
			authorsOf('........', '........', { restyled: [{ at: 0, hands: [2] }] })
		);
		expect(changes).toMatchObject([{ kind: 'restyled', by: ['carl'] }]);
	});
});

it('who really wrote beside it, where the comparison takes one of two that are alike for the other', () => {
	// Ben wrote the second 大桥 and took the first one out; a comparison may say it the other way round.
	const { changes } = named(
		[p('一大桥二，三四五六七八。')],
		[p('一二大桥，三四五六七八。')],
		authorsOf('.bb..........', '..bb.........')
	);
	expect(changes.length).toBeGreaterThan(0);
	for (const { by, isUnsure } of changes) expect([by, isUnsure]).toEqual([['ben'], false]);
	// The comparison moves 二, which nobody touched, over 大桥, which anna typed anew; carl wrote elsewhere.
	const other = named(
		[p('二大桥大桥，三四五六七八。')],
		[p('大桥大桥二，三四五六七八九。')],
		authorsOf('.aaaa.........', 'aaaa..........c.'.slice(0, 15))
	);
	expect(other.changes.map(({ by }) => by)).toContainEqual(['anna']);
});

it('nobody, where it is not known, and everybody who is known beside', () => {
	const { changes } = named([p('大桥。')], [p('大桥通车了。')], authorsOf('....', '..?aa..'));
	expect(changes).toMatchObject([{ by: ['anna'], isUnsure: true }]);
});

it('one person, where only one wrote', () => {
	const all = nameAll(markChanges([p('大桥昨天通车。')], [p('大桥今天通车。')]), 'anna');
	expect(all.changes).toMatchObject([{ by: ['anna'], isUnsure: false }]);
	expect([...countedMakers(all.changes)]).toEqual([['anna', 1]]);
});
