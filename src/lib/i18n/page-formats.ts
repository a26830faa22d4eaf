import type { Format } from '#model/page.ts';
import { defineTexts } from './texts.ts';

type Names = Partial<Record<string, string>>;

/** The names they come with, which a paper may have changed. */
const SHIPPED: Names = { sikai: '四开', duikai: '对开' };

/** What formats that come with the program are called, by id. */
export const pageFormatTexts = defineTexts<Names>(SHIPPED, {
	sikai: 'Tabloid',
	duikai: 'Broadsheet'
});

/** What a format is called: one that comes with the program in either language, unless it was renamed. */
export const formatName = (names: Names, { id, name }: Pick<Format, 'id' | 'name'>): string =>
	SHIPPED[id] === name ? (names[id] ?? name) : name;
