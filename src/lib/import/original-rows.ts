import type { Recognition, Span, SpanKind } from '#model/import/recognition.ts';

/** A phrase one can choose: a span and the lines that go on it. */
export interface Phrase {
	/** Index of its first span. */
	span: number;
	kind: SpanKind;
	pieces: {
		text: string;
		/** Index of its span. */
		span: number;
		/** A break of the original was closed before it, and is few enough to be shown. */
		joined: boolean;
	}[];
	/** Begins a line of its own. */
	newLine: boolean;
}

/** What stands beside one gutter label. */
export interface Row {
	kind: SpanKind;
	phrases: Phrase[];
	/** Breaks closed in it, of those that are shown. */
	joins: number;
}

/** A story, a teaser, or what belongs to neither. */
export interface Section {
	key: string;
	item: number | null;
	rows: Row[];
}

/** More breaks than this in a paragraph are a narrow column's lines, not columns' ends. */
const SHOWN_BREAKS = 3;

function phrasesOf({ text, spans }: Recognition, start: number, end: number): Phrase[] {
	const phrases: Phrase[] = [];
	for (let i = start; i <= end; i++) {
		const span = spans[i]!;
		const words = text.slice(span.from, span.to);
		const last = phrases.at(-1);
		if (span.joins && last) last.pieces.push({ text: words, span: i, joined: true });
		else {
			const before = i > start ? text.slice(spans[i - 1]!.to, span.from) : '\n';
			const newLine = span.kind === 'body' || /[\n\r\u2028\u2029]/.test(before);
			const pieces = [{ text: words, span: i, joined: false }];
			phrases.push({ span: i, kind: span.kind, pieces, newLine });
		}
	}
	for (const phrase of phrases)
		if (phrase.pieces.length - 1 > SHOWN_BREAKS)
			for (const piece of phrase.pieces) piece.joined = false;
	return phrases;
}

/** What shares the row of what it stands behind on one line: a pointer its teaser's, a credit its caption's. */
const SHARES: Partial<Record<SpanKind, SpanKind>> = { pointer: 'teaser', credit: 'caption' };

function goesOn(text: string, row: Span, last: Span, span: Span): boolean {
	if (row.item !== span.item) return false;
	if (row.kind === span.kind) return last.kind === span.kind;
	return SHARES[span.kind] === row.kind && !/[\n\r]/.test(text.slice(last.to, span.from));
}

/** The original in sections and labelled rows, top to bottom. */
export function sectionsOf(recognition: Recognition): Section[] {
	const { text, spans } = recognition;
	const sections: Section[] = [];
	for (let start = 0; start < spans.length;) {
		const span = spans[start]!;
		let end = start;
		while (spans[end + 1] && goesOn(text, span, spans[end]!, spans[end + 1]!)) end++;
		const phrases = phrasesOf(recognition, start, end);
		const joins = phrases.flatMap(({ pieces }) => pieces).filter(({ joined }) => joined).length;
		const row: Row = { kind: span.kind, phrases, joins };
		const last = sections.at(-1);
		if (last && last.item === span.item) last.rows.push(row);
		else sections.push({ key: `${span.item ?? 'none'}-${start}`, item: span.item, rows: [row] });
		start = end + 1;
	}
	return sections;
}

/** Spans of a phrase from its first on. */
export function isSelected(phrase: Phrase, selected: number | null): boolean {
	return selected !== null && phrase.pieces.some(({ span }) => span === selected);
}
