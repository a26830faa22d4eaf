import { isChinese, letters, words, type Line } from './lines.ts';
import type { SpanKind } from './recognition.ts';

/** A part of a headline deck: [from, to) in the original. */
export interface DeckPart {
	from: number;
	to: number;
	kind: Extract<SpanKind, 'kicker' | 'headline' | 'subhead'>;
}

interface Part {
	from: number;
	to: number;
	text: string;
}

type DeckKind = DeckPart['kind'];

/** The parts of a line between its spaces; an English line is one part. */
export function partsOf(line: Line): Part[] {
	if (!isChinese(line.text)) return [{ from: line.from, to: line.to, text: line.text }];
	// A space between letters or digits (“4 月”, “AI 大模型”) parts nothing; one between phrases does.
	const parts: Part[] = [];
	for (const match of line.text.matchAll(/\S+/g)) {
		const last = parts.at(-1);
		const small = letters(match[0]) <= 2 || (last !== undefined && letters(last.text) <= 2);
		if (last && small) {
			last.to = line.from + match.index + match[0].length;
			last.text = line.text.slice(last.from - line.from, last.to - line.from);
		} else {
			const from = line.from + match.index;
			parts.push({ from, to: from + match[0].length, text: match[0] });
		}
	}
	return parts;
}

/** An occasion, the plain fact a 引题 states: somebody visits, a meeting is held, work is done. */
const OCCASION =
	/(?:调研|督查|考察|检查|视察|慰问|走访|座谈|指出|强调|会议?|工作|活动|仪式|召开|举行|开幕|闭幕|启动|开展|通过|发布|印发|揭晓|来[\p{Script=Han}]{1,4})$/u;

/** How unlike in weight two phrases are; a couplet's halves weigh the same. */
const apart = (a: string, b: string) => Math.abs(letters(a) - letters(b));

/** The first two neighbours that weigh the same, else nearly the same; -1 when none. */
function coupletIn(parts: Part[], first: number): number {
	for (const play of [0, 2]) {
		for (let i = first; i + 1 < parts.length; i++) {
			if (apart(parts[i]!.text, parts[i + 1]!.text) <= play) return i;
		}
	}
	return -1;
}

/**
 * The decks of phrases that stand in one line, spaces between them. The reasons, as an editor sets
 * them: the 引题 states the occasion and comes first; the 主题 carries the message and is set
 * largest, so it is short, and of Chinese main heads most are a couplet, two phrases of one
 * weight; the 副题 comes last and adds to it. Hence: a first phrase that ends in an occasion is the
 * kicker; the couplet among the rest is the headline, with what stands before it kicker and what
 * stands after it subhead. Without a couplet, of two phrases the shorter one is the headline.
 */
function lineDecks(parts: Part[]): DeckKind[] {
	const count = parts.length;
	if (count === 1) return ['headline'];
	const occasion = OCCASION.test(parts[0]!.text) && !OCCASION.test(parts[1]!.text);
	if (count === 2) {
		const [a, b] = [letters(parts[0]!.text), letters(parts[1]!.text)];
		// Three or four characters (枯水期前) are no deck of their own.
		if (a === b || Math.min(a, b) <= 4) return ['headline', 'headline'];
		if (occasion || a > b + 2) return ['kicker', 'headline'];
		return b > a + 2 ? ['headline', 'subhead'] : ['headline', 'headline'];
	}
	const couplet = coupletIn(parts, occasion ? 1 : 0);
	const main = couplet === -1 ? [1, 1] : [couplet, couplet + 1];
	return parts.map((_, i) => (i < main[0]! ? 'kicker' : i > main[1]! ? 'subhead' : 'headline'));
}

/**
 * The decks of a headline in several lines: a line is a deck, for whoever copied it kept lines
 * that were set in different sizes. The line that is a couplet is the headline, or the two lines
 * that are one; else of three the second, and of two the second only after an occasion or a clearly longer line.
 */
function chineseDecks(lines: Part[][]): DeckKind[] {
	const texts = lines.map((parts) => parts.map((part) => part.text).join(''));
	let main = lines.findIndex((parts) => parts.length === 2 && coupletIn(parts, 0) === 0);
	if (main === -1 && lines.length === 2) {
		const [a, b] = [texts[0]!, texts[1]!];
		main = (OCCASION.test(a) && !OCCASION.test(b)) || letters(a) > letters(b) + 2 ? 1 : 0;
	}
	let last = main;
	if (main === -1) {
		// A couplet set in two lines.
		const first = OCCASION.test(texts[0]!) ? 1 : 0;
		main = texts.findIndex(
			(one, i) => i >= first && texts[i + 1] !== undefined && apart(one, texts[i + 1]!) === 0
		);
		last = main === -1 ? 1 : main + 1;
		if (main === -1) main = 1;
	}
	return lines.map((_, i) => (i < main ? 'kicker' : i > last ? 'subhead' : 'headline'));
}

type Style = 'caps' | 'title' | 'sentence';

function styleOf(text: string): Style {
	if (text === text.toUpperCase()) return 'caps';
	const long = words(text).filter((word) => word.replace(/\P{L}/gu, '').length >= 4);
	const capital = long.filter((word) => /^\P{L}*\p{Lu}/u.test(word));
	return long.length > 1 && capital.length >= long.length * 0.7 ? 'title' : 'sentence';
}

/**
 * English decks: a short line in capitals, or one that ends in a colon, over others is the kicker;
 * the headline goes on as long as the lines look alike and are not set off; the rest is the deck
 * below it.
 */
function englishDecks(lines: Line[]): DeckKind[] {
	const texts = lines.map((line) => line.text);
	const styles = texts.map(styleOf);
	const short = words(texts[0]!).length <= 4;
	const kicker =
		lines.length > 1 &&
		short &&
		(/:$/.test(texts[0]!) || (styles[0] === 'caps' && styles[1] !== 'caps'));
	const first = kicker ? 1 : 0;
	let end = first;
	let size = words(texts[first]!).length;
	while (end + 1 < lines.length) {
		const next = lines[end + 1]!;
		const lower = /^\p{Ll}/u.test(next.text);
		size += words(next.text).length;
		const alike = styles[end + 1] === styles[first] && styles[first] !== 'sentence' && size <= 14;
		if (!lower && (!alike || next.gap > lines[first + 1]!.gap)) break;
		end++;
	}
	return lines.map((_, i) => (i < first ? 'kicker' : i > end ? 'subhead' : 'headline'));
}

/** Which parts of a headline group are 引题, 主题 and 副题. */
export function decksOf(lines: Line[]): DeckPart[] {
	if (lines.length === 0) return [];
	if (!isChinese(lines.map((line) => line.text).join(' '))) {
		const kinds = englishDecks(lines);
		return lines.map(({ from, to }, i) => ({ from, to, kind: kinds[i]! }));
	}
	const parts = lines.map(partsOf);
	const kinds =
		lines.length === 1
			? lineDecks(parts[0]!)
			: chineseDecks(parts).flatMap((kind, i) => parts[i]!.map(() => kind));
	return parts.flat().map(({ from, to }, i) => ({ from, to, kind: kinds[i]! }));
}
