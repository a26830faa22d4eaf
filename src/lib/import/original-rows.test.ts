import { describe, expect, it } from 'vitest';
import { recognise } from '#model/import/recognise.ts';
import { sectionsOf } from './original-rows.ts';

const PAGE = `2026年11月25日 星期三

渡口修桥
本报记者 罗青禾
渡口昨天开工修桥，工期一

年，明年冬天通车。
两岸都说好。
`;

describe('sectionsOf', () => {
	const sections = sectionsOf(recognise(PAGE));

	it('puts each story in a section of its own, a row for each kind', () => {
		expect(sections.map(({ item, rows }) => [item, rows.map(({ kind }) => kind)])).toEqual([
			[null, ['masthead']],
			[0, ['headline', 'byline', 'body']]
		]);
	});

	it('keeps phrases of one line together and begins paragraphs on their own', () => {
		const lines = sections.map(({ rows }) =>
			rows.map(({ phrases }) => phrases.map(({ newLine }) => newLine))
		);
		expect(lines).toEqual([[[true, false]], [[true], [true], [true, true]]]);
	});

	it('shows where a break was closed', () => {
		const body = sections[1]!.rows[2]!;
		expect(body.joins).toBe(1);
		expect(body.phrases[0]!.pieces.map(({ joined }) => joined)).toEqual([false, true]);
	});
});
