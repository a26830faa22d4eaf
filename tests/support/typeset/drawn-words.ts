import type { Page } from '@playwright/test';

/** A character, as a reader knows it, and how wide it stands; px from the corner of its sheet. */
export interface DrawnChar {
	text: string;
	left: number;
	right: number;
}

/** A line or a row of a deck as it stands on its sheet: its box, and how far its ink goes. CSS px. */
export interface Drawn {
	/** Index of its sheet. */
	sheet: number;
	slotId: string;
	text: string;
	isDeck: boolean;
	/** Whether the program has made its words: 下转第N版, 上接第N版. */
	isMade: boolean;
	/** Box, from the corner of the sheet. */
	x: number;
	y: number;
	width: number;
	height: number;
	/** Ink. */
	left: number;
	right: number;
	/** Rows it takes; more than one: it was broken anew. */
	rows: number;
	/** Its characters that take room. */
	chars: DrawnChar[];
}

/** All lines and decks that are drawn in a page of the browser. @param sheets a selector */
export const drawnOn = (page: Page, sheets: string): Promise<Drawn[]> =>
	page.evaluate((selector) => {
		const range = document.createRange();
		const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
		const charsIn = (box: Element, corner: DOMRect): DrawnChar[] => {
			const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
			const chars: DrawnChar[] = [];
			while (walker.nextNode()) {
				const node = walker.currentNode as Text;
				for (const { index, segment } of segmenter.segment(node.data)) {
					range.setStart(node, index);
					range.setEnd(node, index + segment.length);
					const { left, right, width } = range.getBoundingClientRect();
					if (width > 0 && segment.trim() !== '')
						chars.push({ text: segment, left: left - corner.left, right: right - corner.left });
				}
			}
			return chars;
		};
		return [...document.querySelectorAll(selector)].flatMap((sheet, index) => {
			const corner = sheet.getBoundingClientRect();
			const boxes = sheet.querySelectorAll<HTMLElement>('.typeset-line, .typeset-deck');
			return Array.from(boxes, (box) => {
				range.selectNodeContents(box);
				const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
				const { left, top, width, height } = box.getBoundingClientRect();
				const middles = rects.map((rect) => (rect.top + rect.bottom) / 2);
				return {
					sheet: index,
					slotId: box.dataset.slot ?? '',
					text: box.textContent,
					isDeck: box.classList.contains('typeset-deck'),
					isMade: box.matches('.typeset-jump, .typeset-jumpHead'),
					x: left - corner.left,
					y: top - corner.top,
					width,
					height,
					left: Math.min(...rects.map((rect) => rect.left)) - corner.left,
					right: Math.max(...rects.map((rect) => rect.right)) - corner.left,
					rows: 1 + Math.floor((Math.max(...middles) - Math.min(...middles)) / height),
					chars: charsIn(box, corner)
				};
			});
		});
	}, sheets);

export const bare = (text: string): string => text.replaceAll(/\s/g, '');
