import type { Page } from '@playwright/test';
import type { PdfPage } from './read-pdf.ts';

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
}

/** All lines and decks that are drawn in a page of the browser. @param sheets a selector */
export const drawnOn = (page: Page, sheets: string): Promise<Drawn[]> =>
	page.evaluate((selector) => {
		const range = document.createRange();
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
					rows: 1 + Math.floor((Math.max(...middles) - Math.min(...middles)) / height)
				};
			});
		});
	}, sheets);

export const bare = (text: string): string => text.replaceAll(/\s/g, '');

/** What a PDF has where each of them stands, without white space, and what stands nowhere else. */
export function wordsInPdf(
	pages: readonly PdfPage[],
	drawn: readonly Drawn[]
): { texts: string[]; others: string[][] } {
	const left = pages.map(({ words }) => new Set(words));
	const texts = drawn.map(({ sheet, left: from, right, y, height }) => {
		const here = [...(left[sheet] ?? [])].filter(
			(word) => word.x >= from - 1.5 && word.x < right && word.y > y && word.y <= y + height + 0.5
		);
		for (const word of here) left[sheet]?.delete(word);
		return bare(
			here
				.sort((one, other) => one.x - other.x)
				.map(({ text }) => text)
				.join('')
		);
	});
	return { texts, others: left.map((words) => Array.from(words, ({ text }) => text)) };
}
