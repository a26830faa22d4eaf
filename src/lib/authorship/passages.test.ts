import { getSchema } from '@tiptap/core';
import { expect, test } from 'vitest';
import { storyExtensions } from '#document/schema.ts';
import { passageAt, passagesOf, peopleByBlock, sharesOf } from './passages.ts';

const schema = getSchema(storyExtensions());
const storyOf = (...lines: string[]) =>
	schema.node(
		'doc',
		null,
		lines.map((line) => schema.node('paragraph', null, line ? schema.text(line) : []))
	);
/** Two windows of Anna's, one of Ben's; 9 is nobody's. */
const personOf = (clientId: number) =>
	new Map([
		[1, 'anna'],
		[2, 'anna'],
		[3, 'ben']
	]).get(clientId) ?? null;
const run = (
	from: number,
	to: number,
	clientId: number,
	by = clientId,
	returnedBy: string | null = null
) => ({ from, to, clientId, by, returnedBy });

test('what somebody wrote in two windows is one passage; blocks are parted', () => {
	const doc = storyOf('大桥昨日', '合龙');
	const passages = passagesOf(
		doc,
		[[run(0, 1, 1), run(1, 2, 2), run(2, 4, 3)], [run(0, 2, 3)]],
		personOf
	);
	expect(passages).toEqual([
		{ block: 0, from: 1, to: 3, personId: 'anna', by: null },
		{ block: 0, from: 3, to: 5, personId: 'ben', by: null },
		{ block: 1, from: 7, to: 9, personId: 'ben', by: null }
	]);
	expect([...peopleByBlock(passages)]).toEqual([
		[0, ['anna', 'ben']],
		[1, ['ben']]
	]);
});

test('who brought words back is named, unless it was their writer', () => {
	const doc = storyOf('大桥昨日');
	const passages = passagesOf(doc, [[run(0, 2, 1, 3), run(2, 4, 1, 2)]], personOf);
	expect(passages.map(({ personId, by }) => [personId, by])).toEqual([
		['anna', 'ben'],
		['anna', null]
	]);
});

test('what somebody brought back after a loss is nobody’s, and says with whom it came', () => {
	const doc = storyOf('大桥昨日合龙');
	const runs = [run(0, 2, 1), run(2, 4, 1, 1, 'ben'), run(4, 6, 1, 3, 'chen')];
	expect(passagesOf(doc, [runs], personOf)).toEqual([
		{ block: 0, from: 1, to: 3, personId: 'anna', by: null },
		{ block: 0, from: 3, to: 7, personId: null, by: 'ben' }
	]);
});

test('shares are of characters without spaces, and make a hundred', () => {
	const doc = storyOf('大　桥𠀀', '昨日 合龙！');
	const passages = passagesOf(
		doc,
		[
			[run(0, 3, 1), run(3, 5, 3)],
			[run(0, 3, 9), run(3, 6, 1)]
		],
		personOf
	);
	expect(sharesOf(doc, passages)).toEqual([
		{ personId: 'anna', count: 5, percent: 63 },
		{ personId: null, count: 2, percent: 25 },
		{ personId: 'ben', count: 1, percent: 12 }
	]);
	expect(sharesOf(storyOf(''), [])).toEqual([]);
});

test('a caret between two passages is in the one it follows', () => {
	const passages = passagesOf(storyOf('大桥'), [[run(0, 1, 1), run(1, 2, 3)]], personOf);
	expect([1, 2, 3, 9].map((pos) => passageAt(passages, pos)?.personId)).toEqual([
		'anna',
		'anna',
		'ben',
		undefined
	]);
});
