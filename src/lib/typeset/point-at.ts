import { bare, type DeckPart, type PagePoint } from './words-on-page.ts';

/** What of a drawn page a point of the document is in; null: in no words of a story. */
export function pointAt(node: Node, offset: number): PagePoint | null {
	const element = node instanceof Element ? node : node.parentElement;
	const line = element?.closest<HTMLElement>('.typeset [data-slot]');
	if (!line) return null;
	const before = line.ownerDocument.createRange();
	before.selectNodeContents(line);
	before.setEnd(node, offset);
	const words = before.toString();
	const { story, paragraph, from, slot = '', part } = line.dataset;
	if (story !== undefined) {
		const place = { paragraph: Number(paragraph), offset: Number(from) + words.length };
		return { storyId: story, place };
	}
	return part === undefined ? null : inPart(line, slot, part as DeckPart, bare(words).length);
}

function inPart(line: HTMLElement, slotId: string, part: DeckPart, within: number): PagePoint {
	const lines = linesOfPart(line.closest('.typeset') ?? line, slotId, part);
	const texts = lines.map(({ textContent }) => bare(textContent));
	const before = texts.slice(0, lines.indexOf(line)).join('').length;
	return { slotId, part, at: before + within, drawn: texts.join('') };
}

/** The lines that are drawn of a part, from the top. */
export const linesOfPart = (root: Element, slotId: string, part: DeckPart): HTMLElement[] => [
	...root.querySelectorAll<HTMLElement>(`[data-slot="${CSS.escape(slotId)}"][data-part="${part}"]`)
];
