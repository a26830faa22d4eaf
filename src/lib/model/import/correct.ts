import { readSpans } from './recognise.ts';
import type { RecogniseOptions, Recognition, Span, SpanKind } from './recognition.ts';

/** What an editor says about a guess; `span` is an index into the recognition's spans. */
export type Correction =
	| { type: 'kind'; span: number; kind: SpanKind }
	/** The paragraph goes on the one above it. */
	| { type: 'join'; span: number }
	/** 拆开: the paragraph begins here after all. */
	| { type: 'split'; span: number };

const HEAD: SpanKind[] = ['kicker', 'headline', 'subhead', 'photoTitle'];
const BODY: SpanKind[] = ['body', 'crosshead', 'caption', 'credit', 'byline'];
const isHead = (span: Span) => HEAD.includes(span.kind);
const isBody = (span: Span) => span.kind === 'body' || span.kind === 'crosshead';

/** The last index of the phrase that begins at `start`: lines a narrow column broke go together. */
function phraseEnd(spans: Span[], start: number): number {
	let end = start;
	const { kind, item } = spans[start]!;
	while (spans[end + 1]?.joins && spans[end + 1]!.kind === kind && spans[end + 1]!.item === item)
		end++;
	return end;
}

const nextItem = (spans: Span[]) => Math.max(-1, ...spans.map((span) => span.item ?? -1)) + 1;

/** The story or teaser that stands nearest above a span. */
const itemAbove = (spans: Span[], index: number) =>
	spans.slice(0, index).findLast((span) => span.item !== null)?.item ?? null;

/** Whether a headline at `index` begins a story: there is body above it in its own. */
const opensHere = (spans: Span[], index: number, item: number | null) =>
	item === null ||
	spans
		.slice(0, index)
		.some((span) => span.item === item && !isHead(span) && span.kind !== 'pointer');

/** The spans of `item` from `index` on go to another one. */
const moveRest = (spans: Span[], index: number, item: number | null, to: number): Span[] =>
	spans.map((span, i) => (i >= index && span.item === item ? { ...span, item: to } : span));

function asHead(spans: Span[], start: number, end: number): Span[] {
	const item = spans[start]!.item ?? itemAbove(spans, start);
	const teaser = spans.some((span) => span.item === item && span.kind === 'teaser');
	if (!teaser && !opensHere(spans, start, item))
		return spans.map((span, i) => (i >= start && i <= end ? { ...span, item } : span));
	const fresh = nextItem(spans);
	const own = spans[start]!.item;
	const moved = own === null || teaser ? spans : moveRest(spans, start, own, fresh);
	return moved.map((span, i) => (i >= start && i <= end ? { ...span, item: fresh } : span));
}

/** Body again: a story left without a headline by it is part of the one above. */
function asBody(spans: Span[], start: number, end: number): Span[] {
	const item = spans[start]!.item;
	const above = itemAbove(
		spans,
		spans.findIndex((span) => span.item === item)
	);
	const headless = item !== null && !spans.some((span) => span.item === item && isHead(span));
	if (headless && above !== null) return moveRest(spans, 0, item, above);
	if (item !== null) return spans;
	const to = itemAbove(spans, start) ?? nextItem(spans);
	return spans.map((span, i) => (i >= start && i <= end ? { ...span, item: to } : span));
}

function retype(all: Span[], start: number, kind: SpanKind): Span[] {
	const end = phraseEnd(all, start);
	const spans = all.map((span, i) => {
		if (i < start || i > end) return span;
		const { from, to, item, joins } = span;
		return { from, to, kind, item, ...(joins && i > start ? { joins } : {}) };
	});
	const within = (span: Span, i: number, item: number | null) =>
		i >= start && i <= end ? { ...span, item } : span;
	if (kind === 'masthead' || kind === 'noise') return spans.map((span, i) => within(span, i, null));
	if (kind === 'teaser') return spans.map((span, i) => within(span, i, nextItem(all)));
	if (HEAD.includes(kind)) return asHead(spans, start, end);
	if (BODY.includes(kind)) return asBody(spans, start, end);
	const item = spans[start]!.item ?? itemAbove(spans, start);
	return spans.map((span, i) => within(span, i, item));
}

function join(all: Span[], index: number): Span[] {
	const span = all[index]!;
	const above = all.slice(0, index).findLast((one) => isBody(one) && one.item !== null);
	if (!above) return all;
	const body = span.kind === 'body' ? all : retype(all, index, 'body');
	const item = body[index]!.item;
	const first = body.findIndex((one) => one.item === item && one.kind === 'body') === index;
	const headless = !body.some((one) => one.item === item && isHead(one));
	const moved =
		item !== above.item && first && headless ? moveRest(body, 0, item, above.item!) : body;
	return moved.map((one, i) =>
		i === index ? { ...one, kind: 'body', item: above.item, joins: true } : one
	);
}

/** Applies an editor's correction and reads everything again. */
export function correct(
	recognition: Recognition,
	correction: Correction,
	options: RecogniseOptions = {}
): Recognition {
	const { text, spans } = recognition;
	const { span: index } = correction;
	if (!spans[index]) return recognition;
	if (correction.type === 'kind')
		return readSpans(text, retype(spans, index, correction.kind), options);
	if (correction.type === 'join') return readSpans(text, join(spans, index), options);
	const split = spans.map((span, i) => {
		if (i !== index) return span;
		const apart = { ...span };
		delete apart.joins;
		return apart;
	});
	return readSpans(text, split, options);
}
