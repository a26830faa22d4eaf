import { expect, test } from 'vitest';
import type { SetPage } from '#lib/typeset/set-page.ts';
import { SteadyPages } from './steady-pages.ts';

const page = (number: number, words: string) =>
	({ number, lines: [{ spans: [{ text: words }] }] }) as unknown as SetPage;

test('a page that is set alike is the same object, and another once something has changed', () => {
	const pages = new SteadyPages();
	const first = pages.keep(page(1, '汽笛'));
	expect(pages.keep(page(2, '汽笛'))).not.toBe(first);
	expect(pages.keep(page(1, '汽笛'))).toBe(first);
	const changed = pages.keep(page(1, '钟'));
	expect(changed).not.toBe(first);
	expect(pages.keep(page(1, '钟'))).toBe(changed);
});
