import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, test } from 'vitest';
import { LANGS } from '../src/lib/i18n/langs.ts';
import { inOneLanguage, withMarks } from './one-language.ts';

const FILES = new Set(['words-1.js', '2.page.js']);

/** What a file of the build says in each language. */
function copiesOf(code: string) {
	const [zh, en] = LANGS.map((lang) => inOneLanguage(withMarks(code), lang, FILES));
	return { zh, en };
}

test('a copy has the texts of its language, and no word of another', () => {
	const { zh, en } = copiesOf(
		'var a=defineTexts({page:(n)=>`${n} 版`,pool:"待上版"},{page:(n)=>`Page ${n}`,pool:"Not placed"});export{a}'
	);
	expect(zh).toContain('{zh:{page:');
	expect(zh).toContain('待上版');
	expect(zh).not.toContain('Not placed');
	expect(en).toContain('{en:{page:');
	expect(en).toContain('Not placed');
	expect(en).not.toContain('待上版');
});

test('what only the texts of another language used goes with them', () => {
	const { zh, en } = copiesOf(
		'const fault={gone:"没有了"},en={say:()=>"Gone"},both="页";var a=defineTexts({say:()=>fault.gone},en);export{a,both}'
	);
	expect(zh).not.toContain('Gone');
	expect(en).not.toContain('没有了');
	expect(zh).toContain('页');
	expect(en).toContain('页');
});

test('a copy imports the copies of its language, and files that are no code as they are', () => {
	const { zh, en } = copiesOf(
		'import{a}from"./words-1.js";const d=["../nodes/2.page.js","../assets/2.page.css","./reader.js"];export const b=()=>import(`../nodes/2.page.js`),c=[a,d]'
	);
	expect(zh).toContain('./words-1.js');
	expect(zh).not.toContain('.en.js');
	expect(en).toContain('./words-1.en.js');
	expect(en).toContain('import(`../nodes/2.page.en.js`)');
	expect(en).toContain('"../nodes/2.page.en.js","../assets/2.page.css","./reader.js"');
});

test('texts that nobody asks for may be left out', () => {
	expect(withMarks('const a = defineTexts({}, {});')).toContain('/* @__PURE__ */');
	expect(withMarks('const defineTexts = (zh, en) => ({ zh, en });')).not.toContain('PURE');
});

const read = (file: string): string =>
	stripTypeScriptTypes(readFileSync(`src/lib/i18n/${file}`, 'utf8')).replaceAll(
		/defineTexts\s+\(/g,
		'defineTexts('
	);

/** Those that come in one language: what is for a single one is loaded by that alone. */
const WORDS = readdirSync('src/lib/i18n').filter(
	(file) => !/-(?:zh|en)\.ts$|\.test\.ts$/.test(file) && read(file).includes('defineTexts(')
);

test.each(WORDS)('no copy of %s reads texts of the other language', (file) => {
	const { zh, en } = copiesOf(read(file));
	expect(zh).not.toMatch(/Texts\.en\b/);
	expect(en).not.toMatch(/Texts\.zh\b/);
});
