import { expect, test } from 'vitest';
import { editionTexts } from '#lib/i18n/editions.ts';
import { Format } from '#lib/i18n/format.ts';
import { numberingOf, reservedIn } from '#model/numbering.ts';
import { aPaper } from '#tests/support/paper.ts';
import { issueWords } from './issue-words.ts';

test('nothing is said of a number while the date is cleared', () => {
	const { paper } = aPaper();
	const today = paper.get('edition', 'today')!;
	paper.put('edition', { ...today, issue: 9 });
	const beside = {
		editions: [...paper.list('edition')],
		reserved: reservedIn(numberingOf(paper, '2026-11-20'))
	};
	const say = (date: string) =>
		issueWords(editionTexts.zh.warning, new Format('zh', 'UTC'), beside, { date }, '2');
	expect(say('2026-11-20')).not.toBeNull();
	expect(say('')).toBeNull();
});
