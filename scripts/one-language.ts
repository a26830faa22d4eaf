import path from 'node:path';
import { minifySync, parseSync, Visitor, type Plugin } from 'vite';
import { codeFile, LANGS, type Lang } from '../src/lib/i18n/langs.ts';

/** What a call of defineTexts is named on its way into a file: a global, which no minifier renames. */
const MARK = 'copydeskTexts';

/** Marks a module’s texts, and says that they may be left out where nobody asks for them. */
export const withMarks = (code: string): string =>
	code.replaceAll(/\bdefineTexts\(/g, `/* @__PURE__ */ ${MARK}(`);

/**
 * A finished file as it is sent in one language: without the texts of the others, and what only they
 * used; importing the copies in the same language.
 * @param files names of all files of code, without their folders
 */
export function inOneLanguage(code: string, lang: Lang, files: ReadonlySet<string>): string {
	const named = code.replaceAll(/[\w.-]+\.js(?=["'`])/g, (file) =>
		files.has(file) ? codeFile(file, lang) : file
	);
	if (!named.includes(MARK)) return named;
	const { code: small, errors } = minifySync('texts.js', onlyTexts(named, lang), {
		module: true,
		mangle: false
	});
	if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
	return small;
}

function onlyTexts(code: string, lang: Lang): string {
	const parts: string[] = [];
	let at = 0;
	const visitor = new Visitor({
		CallExpression({ callee, arguments: texts, start, end }) {
			if (callee.type !== 'Identifier' || callee.name !== MARK) return;
			const text = texts[LANGS.indexOf(lang)];
			if (!text) throw new Error(`texts without ${lang}`);
			parts.push(code.slice(at, start), `{${lang}:${code.slice(text.start, text.end)}}`);
			at = end;
		}
	});
	visitor.visit(parseSync('texts.js', code).program);
	return [...parts, code.slice(at)].join('');
}

/**
 * Has the browser’s code come in one language: each file once in each, with the texts of that language
 * alone. The sources keep all languages side by side, so that the compiler refuses a text that one of
 * them lacks; which copies a page names is for the server to say (src/hooks.server.ts).
 */
export function oneLanguage(): Plugin {
	return {
		name: 'copydesk:one-language',
		apply: 'build',
		enforce: 'post',
		applyToEnvironment: ({ config }) => config.consumer === 'client',
		transform: (code) =>
			code.includes('defineTexts(') ? { code: withMarks(code), map: null } : null,
		generateBundle: {
			// After whatever else still changes a file’s code.
			order: 'post',
			handler(_options, bundle) {
				const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
				const files = new Set(chunks.map(({ fileName }) => path.posix.basename(fileName)));
				for (const chunk of chunks) {
					const { fileName, code } = chunk;
					for (const lang of LANGS) {
						const copy = codeFile(fileName, lang);
						const source = inOneLanguage(code, lang, files);
						if (copy === fileName) chunk.code = source;
						else this.emitFile({ type: 'asset', fileName: copy, source });
					}
				}
			}
		}
	};
}
