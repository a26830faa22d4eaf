import type { proofTexts } from '#lib/i18n/proof.ts';
import { codeOf } from '#model/coverage.ts';
import { isLost } from '#lib/typeset/printable.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import { textLength } from '#model/length.ts';
import type { DeskView } from '#model/records.ts';

/** So many characters are named in a sentence. */
export const FEW_GLYPHS = 8;

/** What is wrong on a page, in a sentence that names the story, and of characters at most so many. */
export function problemWords(
	t: (typeof proofTexts)['zh'],
	view: Pick<DeskView, 'get'>,
	problem: Problem,
	most = FEW_GLYPHS
): string {
	const facts = problem.storyId === null ? undefined : view.get('facts', problem.storyId);
	const headline = facts?.headline || t.untitled;
	switch (problem.kind) {
		case 'over':
			return t.over(headline, problem.lines, problem.chars);
		case 'overLater':
			return t.overLater(headline, problem.page, problem.lines, problem.chars);
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
		case 'softPhoto':
			return t.softPhoto(headline, problem);
		case 'captionTooLong':
			return t.captionTooLong(headline);
		case 'unknownStory':
			return t.unknownStory;
		case 'lightGlyph':
		case 'missingGlyph': {
			const { kind, chars, part, paragraph, around } = problem;
			const where = part === 'fixed' ? t.glyph.fixed : t.glyph.inStory(headline, part, paragraph);
			const some = (all: readonly string[]) =>
				t.glyph.some(
					all.slice(0, most).map((char) => t.glyph.named(char, codeOf(char))),
					all.length
				);
			if (kind === 'lightGlyph') return t.glyph.light(some(chars), where, around);
			const foreign = chars.filter((char) => !isLost(char));
			return t.glyph.missing(some(chars.filter(isLost)), some(foreign), where, around);
		}
		case 'brokenWord':
			return t.brokenWord(headline, problem.words.map(shortened));
		case 'teaserAstray':
			return t.teaserAstray(problem.words, problem.fault, problem.to);
		case 'teaserEmpty':
			return t.teaserEmpty;
		case 'teaserTooLong':
			return t.teaserTooLong;
		case 'hole':
			return holeWords(t, problem, facts?.excerpt ?? '');
		case 'fontMissing':
			return t.missingFaces(t.face(problem.family, problem.weight));
	}
}

function holeWords(
	t: (typeof proofTexts)['zh'],
	{ hole, role }: Extract<Problem, { kind: 'hole' }>,
	excerpt: string
): string {
	switch (hole.kind) {
		case 'slotEmpty':
			return t.hole.slotEmpty(hole.room, role);
		case 'adEmpty':
			return t.hole.adEmpty;
		case 'headless':
			return t.hole.headless(shortened(excerpt));
	}
}

/** Enough of a word or a text to find it by. */
const SHORT = 24;
export const shortened = (word: string): string =>
	word.length > SHORT ? `${word.slice(0, SHORT)}…` : word;
