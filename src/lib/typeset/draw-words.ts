import { plainOf, type CopySpan } from '#model/copy.ts';
import { sliceSpans } from '#model/galley.ts';
import { drawSpans } from './draw-spans.ts';
import { trimmedFrom } from './punctuation.ts';

/** The words of a line; of a trimmed one the marks at its end stand half-width. */
export function drawWords(
	document: Document,
	spans: readonly CopySpan[],
	isTrimmed: boolean
): Node[] {
	const text = plainOf(spans);
	const mark = isTrimmed ? trimmedFrom(text) : text.length;
	if (mark === text.length) return drawSpans(document, spans);
	const half = document.createElement('span');
	half.className = 'typeset-half';
	half.append(...drawSpans(document, sliceSpans(spans, mark, Infinity)));
	return [...drawSpans(document, sliceSpans(spans, 0, mark)), half];
}
