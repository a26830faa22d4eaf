import type { proofTexts } from '#lib/i18n/proof.ts';
import { codeOf } from '#lib/typeset/coverage.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { textLength } from '#model/length.ts';
import type { DeskView } from '#model/records.ts';

/** What is wrong on a page, in a sentence that names the story. */
export function problemWords(
	t: (typeof proofTexts)['zh'],
	view: Pick<DeskView, 'get'>,
	problem: Problem
): string {
	const facts = problem.storyId === null ? undefined : view.get('facts', problem.storyId);
	const headline = facts?.headline || t.untitled;
	switch (problem.kind) {
		case 'over':
			return t.over(headline, problem.lines, problem.chars);
		case 'deckTooLong':
			return t.deckTooLong(problem.text);
		case 'deckOver':
			return t.deckOver(headline, problem.chars);
		case 'deckTooTall':
			return t.deckTooTall(headline, problem.lines, problem.room);
		case 'noDeckPlace':
			return t.noDeckPlace(problem.text);
		case 'emptyStory':
			return t.noWords(headline);
		case 'missingPhoto':
			return t.photoMissing(headline);
		case 'noPhotoPlace':
			return t.noPhotoPlace(headline, textLength(problem.caption));
		case 'captionTooLong':
			return t.captionTooLong(headline);
		case 'unknownStory':
			return t.unknownStory;
		case 'missingGlyph': {
			const { chars, part, paragraph, around } = problem;
			const where = part === 'fixed' ? t.glyph.fixed : t.glyph.inStory(headline, part, paragraph);
			return t.glyph.missing(
				chars.map((char) => t.glyph.named(char, codeOf(char))),
				where,
				around
			);
		}
		case 'brokenWord':
			return t.brokenWord(headline, problem.words.map(shortened));
		case 'teaserAstray':
			return t.teaserAstray(problem.words, problem.fault, problem.to);
		case 'teaserEmpty':
			return t.teaserEmpty;
		case 'teaserTooLong':
			return t.teaserTooLong;
		case 'fontMissing':
			return t.missingFaces(`${problem.family} ${problem.weight}`);
	}
}

/** Enough of a word without end to find it by. */
const SHORT = 24;
const shortened = (word: string): string =>
	word.length > SHORT ? `${word.slice(0, SHORT)}…` : word;
