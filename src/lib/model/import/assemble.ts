import { isAffiliation, readByline } from './byline.ts';
import { creditOf, tailCredit } from './credit.ts';
import { endsSentence, isChinese } from './lines.ts';
import { pageNumber, pointerIn } from './pointer.ts';
import type {
	Byline,
	ImportedPhoto,
	ImportedStory,
	ImportedTeaser,
	Paragraph,
	Span,
	SpanKind
} from './recognition.ts';
import { asPrinted, simplified } from './simplified.ts';
import { glue } from './unwrap.ts';

/** Numbers of the lines at which a text's offsets stand. */
function lineNumbers(text: string): (offset: number) => number {
	const ends = [...text.matchAll(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/g)].map((m) => m.index);
	return (offset) => ends.findLastIndex((end) => end < offset) + 1;
}

const wordsOf = (text: string, span: Span) => text.slice(span.from, span.to);

function joinOn(before: string, after: string): string {
	const { drop, between } = glue(before, after);
	return before.slice(0, before.length - drop) + between + after;
}

/** The parts of a deck: full-width spaces between Chinese phrases, spaces before Latin lines. */
function deck(text: string, spans: Span[], kind: SpanKind): string {
	const parts = spans.filter((span) => span.kind === kind).map((span) => wordsOf(text, span));
	return parts.reduce(
		(all, part) => (all === '' ? part : all + (isChinese(part) ? '　' : ' ') + part),
		''
	);
}

function paragraphs(text: string, spans: Span[], lineAt: (offset: number) => number): Paragraph[] {
	const all: Paragraph[] = [];
	for (const span of spans) {
		if (span.kind !== 'body' && span.kind !== 'crosshead') continue;
		const kind = span.kind === 'body' ? 'paragraph' : 'crosshead';
		const [words, line] = [wordsOf(text, span), lineAt(span.from)];
		const last = all.at(-1);
		if (span.joins && last?.kind === kind) {
			last.text = joinOn(last.text, words);
			if (last.joinedFrom.at(-1) !== line) last.joinedFrom.push(line);
		} else all.push({ kind, text: words, joinedFrom: [line] });
	}
	return all;
}

/** The photographer out of a credit span, however it is written. */
function creditName(words: string): string {
	const bare = words.replace(/^[（(]\s*|\s*[）)]$/g, '');
	const [plain, inner] = [simplified(words), simplified(bare)];
	const found = creditOf(plain) ?? creditOf(inner) ?? tailCredit(`。${plain}`)?.credit;
	if (!found) return bare;
	return found
		.split('　')
		.map((name) => asPrinted(name, words))
		.join('　');
}

function photos(text: string, spans: Span[]): ImportedPhoto[] {
	const all: ImportedPhoto[] = [];
	for (const span of spans) {
		const last = all.at(-1);
		const words = wordsOf(text, span);
		if (span.kind === 'caption') {
			if (span.joins && last && !last.credit) last.caption = joinOn(last.caption, words);
			else all.push({ caption: words, credit: '' });
		} else if (span.kind === 'credit') {
			if (last && !last.credit) last.credit = creditName(words);
			else all.push({ caption: '', credit: creditName(words) });
		}
	}
	return all;
}

function pointers(text: string, spans: Span[]): { jump?: string; jumpFrom?: string } {
	const found: { jump?: string; jumpFrom?: string } = {};
	for (const span of spans) {
		if (span.kind !== 'pointer') continue;
		const pointer = pointerIn(simplified(wordsOf(text, span)));
		if (pointer?.kind === 'from') found.jumpFrom = pointer.page;
		else if (pointer) found.jump = pointer.page;
	}
	return found;
}

/** All bylines of a story: at its head, at its end; an affiliation goes with the name above it. */
function bylineOf(text: string, spans: Span[]): Byline {
	const printed: { raw: string; people: string }[] = [];
	for (const span of spans) {
		if (span.kind !== 'byline') continue;
		const [words, last] = [wordsOf(text, span), printed.at(-1)];
		if (last && span.joins) {
			last.raw = joinOn(last.raw, words);
			last.people = last.raw;
		} else if (last && isAffiliation(words)) {
			last.raw += ` ${words}`;
			last.people += `, ${words}`;
		} else printed.push({ raw: words, people: words });
	}
	const people = printed.map((one) => readByline(one.people));
	return {
		reporters: [...new Set(people.flatMap(({ reporters }) => reporters))],
		correspondents: [...new Set(people.flatMap(({ correspondents }) => correspondents))],
		raw: printed.map(({ raw }) => raw).join('　')
	};
}

function storyOf(
	text: string,
	item: number,
	spans: Span[],
	lineAt: (offset: number) => number
): ImportedStory {
	const body = paragraphs(text, spans, lineAt);
	const pictures = photos(text, spans);
	const headline = deck(text, spans, 'headline');
	const byline = bylineOf(text, spans);
	const pointed = pointers(text, spans);
	const last = body.at(-1);
	return {
		item,
		kind: body.length === 0 && (pictures.length > 0 || !headline) ? 'photo' : 'news',
		kicker: deck(text, spans, 'kicker'),
		headline: headline || deck(text, spans, 'photoTitle'),
		subhead: deck(text, spans, 'subhead'),
		byline,
		paragraphs: body,
		photos: pictures,
		cutOff: last?.kind === 'paragraph' && !pointed.jump && isCutOff(last.text, byline.raw),
		...pointed
	};
}

/** Verse and lists end without a stop; running text that does was cut. */
const isCutOff = (last: string, byline: string): boolean =>
	!endsSentence(last) && (last.length > 24 || byline === '' || /[，、；：,;:]/u.test(last));

function teaserOf(text: string, item: number, spans: Span[]): ImportedTeaser {
	const pointer = spans.find((span) => span.kind === 'pointer');
	const words = pointer ? simplified(wordsOf(text, pointer)) : '';
	const page = pointerIn(words)?.page ?? /[A-Z]?\d{1,3}/.exec(words)?.[0] ?? '';
	return {
		item,
		kicker: deck(text, spans, 'kicker'),
		text: deck(text, spans, 'teaser'),
		page: pageNumber(page)
	};
}

/** Puts stories and teasers together from the spans that belong to them, in the order of the text. */
export function assemble(
	text: string,
	spans: Span[]
): { stories: ImportedStory[]; teasers: ImportedTeaser[] } {
	const items = new Map<number, Span[]>();
	for (const span of spans) {
		if (span.item === null) continue;
		items.set(span.item, [...(items.get(span.item) ?? []), span]);
	}
	const lineAt = lineNumbers(text);
	const stories: ImportedStory[] = [];
	const teasers: ImportedTeaser[] = [];
	for (const [item, own] of items) {
		if (own.some((span) => span.kind === 'teaser')) teasers.push(teaserOf(text, item, own));
		else stories.push(storyOf(text, item, own, lineAt));
	}
	return { stories, teasers };
}
