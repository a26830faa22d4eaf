import type { CopySpan } from '#model/copy.ts';
import { printable } from './printable.ts';

const STYLES = ['bold', 'italic', 'underline', 'strike'] as const;

/** Words with their styles; plain ones are bare text, so that pairs of marks stay beside each other. */
export function drawSpans(document: Document, spans: readonly CopySpan[]): Node[] {
	return spans.map((span) => {
		const text = document.createTextNode(printable(span.text));
		const styles = STYLES.filter((style) => span[style]);
		if (styles.length === 0) return text;
		const element = document.createElement('span');
		element.className = styles.map((style) => `typeset-${style}`).join(' ');
		element.append(text);
		return element;
	});
}
