import type { Line } from '#lib/typeset/line.ts';
import type { StorySource } from '#lib/typeset/set-story.ts';

/** Lines without a browser: each holds so many characters, without indents. @param heads crossheads */
export const formulaSource = (
	texts: readonly string[],
	heads: readonly number[] = []
): StorySource => ({
	paragraphs: texts.length,
	linesOf: (paragraph, chars, offset) => {
		const { length } = texts[paragraph] ?? '';
		return Array.from({ length: Math.ceil((length - offset) / chars) }, (_, index): Line => {
			const from = offset + index * chars;
			const to = Math.min(length, from + chars);
			return { paragraph, from, to, first: from === 0, last: to === length, trimmed: false };
		});
	},
	staysWithNext: (paragraph) => heads.includes(paragraph),
	textOf: (paragraph) => texts[paragraph] ?? ''
});
