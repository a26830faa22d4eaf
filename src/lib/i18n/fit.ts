import type { Fit } from '#model/fit.ts';
import type { Format } from './format.ts';
import { defineTexts } from './texts.ts';

/** How it is known in how many lines a story stands: measured by a browser, or by the formula. */
export const fitTexts = defineTexts(
	{
		measured: (lines: string) => `实排 ${lines} 行`,
		estimated: (lines: string) => `约 ${lines} 行，按字数估算`,
		/** The same of a page. */
		measuredPage: '按实排行数',
		estimatedPage: '按字数估算，打开大样就按实排',
		/** In a column: a single word. */
		measuredMark: '实排',
		estimatedMark: '约',
		/** Of what hangs out. */
		ways: '怎么办'
	},
	{
		measured: (lines) => `${lines} lines as set`,
		estimated: (lines) => `about ${lines} lines, estimated from the length`,
		measuredPage: 'Lines as set',
		estimatedPage: 'Estimated from the length; the proof sets the real lines',
		measuredMark: 'set',
		estimatedMark: 'est.',
		ways: 'what can be done'
	}
);

/** 实排 62 行, or 约 62 行 where it is the formula’s. */
export function linesWords(fit: Pick<Fit, 'lines' | 'measured'>, format: Format): string {
	const t = fitTexts[format.lang];
	return (fit.measured ? t.measured : t.estimated)(format.number(fit.lines));
}
