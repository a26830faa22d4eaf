import type { Paragraph } from '#model/galley.ts';
import type { Line } from './line.ts';
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
	// Balancing asks for the same lines many times.
	const known = new Map<string, Line[]>();
	return {
		paragraphs: paragraphs.length,
		linesOf: (paragraph, measure, offset) => {
			const key = `${paragraph} ${measure} ${offset}`;
			const lines =
				known.get(key) ??
				meter.linesOf(at(paragraph), measure, offset).map((line) => ({ ...line, paragraph }));
			known.set(key, lines);
			return lines;
		},
		staysWithNext: (paragraph) => at(paragraph).kind === 'crosshead',
		textOf: (paragraph) => at(paragraph).text
	};
}
