import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as fontkit from 'fontkit';

const require = createRequire(import.meta.url);

/** Marks of no width and no ink, and what is no character. */
const LAST = 0x3ffff;

/**
 * The characters of a face: of its slices, as far as the browser loads one for them, and of one file.
 * @param weight of slices of this weight alone
 */
export function charactersOf(css: string, one: string | null, weight?: number): Set<number> {
	const styles = require.resolve(css);
	const known = new Set<number>();
	for (const [rule] of readFileSync(styles, 'utf8').matchAll(/@font-face\s*\{[^}]*\}/g)) {
		if (weight !== undefined && !rule.includes(`font-weight: ${weight};`)) continue;
		const file = /url\(["']?([^"')]+\.woff2)/.exec(rule)?.[1] ?? '';
		const asked = rangesIn(/unicode-range:\s*([^;}]+)/.exec(rule)?.[1] ?? '');
		for (const code of inFile(path.resolve(path.dirname(styles), file)))
			if (asked.some(([from, to]) => from <= code && code <= to)) known.add(code);
	}
	for (const code of one === null ? [] : inFile(require.resolve(one))) known.add(code);
	return new Set(
		[...known].filter((code) => code >= 0x20 && code <= LAST && code % 0x10000 < 0xfffe)
	);
}

/** Characters that lead to a glyph in a font file. */
function inFile(file: string): number[] {
	const font = fontkit.openSync(file);
	if (!('characterSet' in font)) throw new Error(`${file} is a collection`);
	return font.characterSet;
}

/** U+4E00-4E0F, U+3?? … */
const rangesIn = (text: string): [number, number][] =>
	text.split(',').flatMap((range) => {
		const [, from, to] = /U\+([0-9A-F?]+)(?:-([0-9A-F]+))?/i.exec(range) ?? [];
		if (from === undefined) return [];
		const hex = (digits: string) => parseInt(digits, 16);
		return [[hex(from.replaceAll('?', '0')), hex(to ?? from.replaceAll('?', 'F'))]];
	});
