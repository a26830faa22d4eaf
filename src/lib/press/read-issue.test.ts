import { expect, test } from 'vitest';
import { readIssue } from './read-issue.ts';

const numbered = { issue: 4387 };

test.each([
	[numbered, '4387', { ok: true, issue: 4387 }],
	[numbered, ' ４３８７ ', { ok: true, issue: 4387 }],
	[numbered, '4388', { ok: false, wrong: 'other' }],
	[numbered, '', { ok: false, wrong: 'none' }],
	[numbered, '总第4387期', { ok: false, wrong: 'wrong' }],
	[numbered, '0', { ok: false, wrong: 'wrong' }],
	[{ issue: null }, '1', { ok: true, issue: 1 }],
	[{ issue: null }, '', { ok: false, wrong: 'none' }],
	[{ issue: null, kind: 'special' }, '', { ok: true, issue: null }],
	[{ issue: 5, kind: 'special' }, '', { ok: false, wrong: 'none' }]
] as const)('%o with “%s” typed', (edition, typed, read) => {
	expect(readIssue(edition, typed)).toEqual(read);
});
