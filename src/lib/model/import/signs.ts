/** What a unit's neighbours say about it: looked at by the classifier, which keeps the state. */
import { partsOf } from './decks.ts';
import { endsParagraph, hanCount, isChinese, letters, words } from './lines.ts';
import { phraseFact } from './masthead.ts';
import type { Tagged } from './tag.ts';

/** The story being read. */
export interface Open {
	item: number;
	photo: boolean;
	byline: boolean;
	/** Body paragraphs so far. */
	body: number;
	/** Crossheads so far. */
	crossheads: number;
	/** The body's last words. */
	last: string;
	/** Nothing can follow: it was signed at its end, or goes on elsewhere. */
	closed: boolean;
}

const NUMBERED = /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[■◆●▲◎○□★▶])\s*\S/u;
const LEAD_TIME = /^(?:昨[天日晚]|今[天日]|近日|日前|连日来|近期|\d{1,2}月\d{1,2}日|记者)/u;
const DATELINE = /^\p{Lu}[\p{Lu} .,'’-]{2,30}(?:, \p{L}+\.?(?: \d+)?)?\s*(?:\(\p{L}+\))?\s*[—–-]/u;

/** Where the masthead ends: after the last fact that stands before the first copy. */
export function headEnd(units: Tagged[]): number {
	const copy = units.findIndex(({ tag }) => tag === 'prose' || tag === 'byline');
	const before = copy === -1 ? units : units.slice(0, copy);
	return (
		before.findLastIndex(({ tag, text }) => tag === 'fact' || phraseFact(text) === 'paper') + 1
	);
}

/** Whether a story's last paragraph stops in mid-sentence and may go on. */
export const isBroken = (story: Open): boolean =>
	story.body > 0 && !story.closed && !endsParagraph(story.last);

/** Whether a headline may stand above this. */
export const leadsIn = (next: Tagged): boolean =>
	['prose', 'byline', 'caption'].includes(next.tag) || next.pointer?.kind === 'from';

/** A headline with a summary and 详见 under it, no byline: a teaser. */
export function isTeaserWithText(units: Tagged[], i: number): boolean {
	const [text, after] = [units[i], units[i + 1]];
	if (text?.tag !== 'prose' || text.lead > 0 || text.tail !== -1) return false;
	return after?.tag === 'pointer' && after.pointer?.kind === 'see' && letters(text.text) < 120;
}

/** Whether the copy at i is a caption: it says so, or a credit ends or follows it. */
export function isPhoto(units: Tagged[], i: number): boolean {
	const unit = units[i];
	if (!unit) return false;
	if (unit.tag === 'credit' || unit.tag === 'caption') return true;
	if (unit.tag !== 'prose' || unit.lead > 0 || letters(unit.text) > 250) return false;
	return unit.credit !== null || units[i + 1]?.tag === 'credit';
}

/** A column's title and its romanised form under it, as Chinese papers set them over a headline. */
export function columnTitle(run: Tagged[]): { title: Tagged; roman: Tagged } | null {
	const [title, roman] = run;
	if (!title || !roman || run.length < 3 || letters(title.text) > 8) return null;
	const romanised = hanCount(roman.text) === 0 && roman.text === roman.text.toUpperCase();
	return romanised && hanCount(title.text) > 0 ? { title, roman } : null;
}

/**
 * Whether display lines before running text begin a story, or divide the one being read. Sure
 * signs first; then what speaks for a headline is weighed: the story above stops in mid-sentence,
 * white space, length, a text that begins as news do, no other line that divides as this one.
 *
 * @param after where `next` stands
 */
export function opensStory(units: Tagged[], story: Open, run: Tagged[], after: number): boolean {
	const next = units[after];
	const unit = run[0];
	if (!next || !unit || story.photo || story.closed) return true;
	if (next.tag === 'byline' || next.lead > 0 || next.pointer?.kind === 'from') return true;
	if (run.every(({ text }) => NUMBERED.test(text))) return false;
	if (run.length > 1) return true;
	let sum = isBroken(story) ? 3 : 0;
	if (unit.gap >= 2 && unit.gap > next.gap) sum += 2;
	if (unit.lines[0] && partsOf(unit.lines[0]).length > 2) sum += 2;
	if (story.crossheads === 0 && !hasSiblings(units, after)) sum += 1;
	if (LEAD_TIME.test(next.text)) sum += 1;
	if (DATELINE.test(next.text)) sum += 4;
	return sum + weight(unit.text) >= 2;
}

/** Crossheads are short, headlines are not. */
function weight(text: string): number {
	if (!isChinese(text)) return words(text).length <= 4 ? -3 : words(text).length >= 6 ? 2 : 0;
	const size = letters(text);
	return size > 14 ? 2 : size > 10 ? 1 : size <= 8 ? -2 : 0;
}

/** Whether more single lines divide the text up to the next certain story. */
function hasSiblings(units: Tagged[], after: number): boolean {
	for (let i = after; i < units.length; i++) {
		const [unit, next] = [units[i]!, units[i + 1]];
		if (unit.tag === 'byline' || (i > after && unit.lead > 0)) return false;
		if (unit.tag === 'display') return next?.tag === 'prose' && next.lead === 0;
		if (unit.tag !== 'prose') return false;
	}
	return false;
}
