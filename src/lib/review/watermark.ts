import { part } from './dom.ts';

/** Characters of the watermark at their widest, and the space between two of them, px. */
const WIDEST = 13;
const BETWEEN = 48;

/** So much of a name is marked on every sheet: whose it is follows from the code beside it. */
const NAMED = 16;

export const shortName = (name: string): string => {
	const letters = [...name];
	return letters.length > NAMED ? `${letters.slice(0, NAMED - 1).join('')}…` : name;
};

/** As wide as it needs: a pattern cuts off what reaches beyond it. */
export function drawWatermark(words: string): void {
	const pattern = part<HTMLElement>('watermark');
	const isWide = (letter: string) => /[^\x20-\x7e·]/.test(letter);
	const letters = [...words].reduce((sum, letter) => sum + (isWide(letter) ? 1 : 0.62), 0);
	const width = Math.ceil(letters * WIDEST + BETWEEN);
	pattern.setAttribute('width', String(width));
	const text = pattern.querySelector('text');
	text?.setAttribute('x', String(width / 2));
	text?.setAttribute('transform', `rotate(-20 ${width / 2} 66)`);
	if (text) text.textContent = words;
}
