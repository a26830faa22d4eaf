/** The languages of the interface, the one it is written in first; what people write is never translated. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/**
 * The copy of a file of the browser’s code that has the texts of one language: chunks/a.js and
 * chunks/a.en.js. scripts/one-language.ts writes them.
 */
export const codeFile = (file: string, lang: Lang): string =>
	lang === LANGS[0] ? file : file.replace(/\.js$/, `.${lang}.js`);

const CODE_FILES = /_app\/immutable\/(?:entry|nodes|chunks)\/[\w.-]+?\.js\b/g;

/** A page, or its Link header, as the build renders it: with the code’s files of its language. */
export const withCodeIn = (lang: Lang, page: string): string =>
	page.replaceAll(CODE_FILES, (file) => codeFile(file, lang));
