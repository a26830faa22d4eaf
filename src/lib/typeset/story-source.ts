import type { Paragraph } from './galley.ts';
import type { Meter } from './meter.ts';
import type { StorySource } from './set-story.ts';

/** The lines of a story as the browser breaks them. @param chars the measure it begins in */
export function storySource(
	meter: Meter,
	paragraphs: readonly Paragraph[],
	chars: number
): StorySource {
	meter.measure(paragraphs, chars);
	const at = (index: number): Paragraph => paragraphs[index] as Paragraph;
	return {
		paragraphs: paragraphs.length,
		linesOf: (paragraph, measure, offset) =>
			meter.linesOf(at(paragraph), measure, offset).map((line) => ({ ...line, paragraph })),
		staysWithNext: (paragraph) => at(paragraph).kind === 'crosshead',
		textOf: (paragraph) => at(paragraph).text
	};
}
