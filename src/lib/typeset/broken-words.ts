import type { Galley } from '#model/galley.ts';
import type { SetStory } from './set-story.ts';

/** Words of letters are broken by the browser only where one alone is longer than its line. */
const LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}]/u;
const WORD = /[^\s\p{Script=Han}，。、；：？！（）《》“”‘’]*/u;
const BEFORE = new RegExp(`${WORD.source}$`, 'u');
const AFTER = new RegExp(`^${WORD.source}`, 'u');

/** Words that had to be broken in the middle, whole, each once, in the order of the text. */
export function brokenWords({ paragraphs }: Galley, { stops }: SetStory): string[] {
	const lines = stops.flatMap(({ frames }) => frames.flatMap((one) => one.lines));
	const words = lines.flatMap(({ paragraph, to, last }) => {
		const text = paragraphs[paragraph]?.text ?? '';
		const isWithin = !last && LETTER.test(text.charAt(to - 1)) && LETTER.test(text.charAt(to));
		if (!isWithin) return [];
		const before = BEFORE.exec(text.slice(0, to))?.[0] ?? '';
		return [before + (AFTER.exec(text.slice(to))?.[0] ?? '')];
	});
	return [...new Set(words)];
}
