import type { Page } from '@playwright/test';
import type { SetEdition } from '#lib/typeset/set-page.ts';
import { galleyOf } from '#model/galley.ts';
import { mmOf, sheetOf } from '#model/geometry.ts';
import { randomOf } from '../../sync/story/random.ts';
import { standInPdf } from './drawn-in-pdf.ts';
import { drawnOn, type Drawn } from './drawn-words.ts';
import type { PlainPlan } from './entry.ts';
import { overlapsIn } from './overlaps.ts';
import { randomPages } from './random-pages.ts';
import { fontsIn, readPdf, type PdfPage } from './read-pdf.ts';

/** What is wrong on generated pages, each with its seed; all empty when all is well. */
export interface PageFaults {
	pages: number;
	lines: number;
	/** Lines that stand otherwise in the PDF than on the screen, or were broken anew. */
	differ: string[];
	/** Lines wider than their column by more than layout rounds. */
	wide: string[];
	/** Stories that lost, doubled or moved a character. */
	lost: string[];
	overlaps: string[];
	/** Fonts that are not embedded as TrueType, pages of another size. */
	press: string[];
}

const NO_FAULTS = (): PageFaults => ({
	...{ pages: 0, lines: 0, differ: [], wide: [], lost: [], overlaps: [], press: [] }
});

/** Sets, draws and prints two generated pages for each seed. @param page with the line engine open */
export async function checkPages(page: Page, seeds: readonly number[]): Promise<PageFaults> {
	const faults = NO_FAULTS();
	for (const seed of seeds) {
		const plan = randomPages(randomOf(seed));
		const set = await page.evaluate((plain) => window.typeset.set(plain), plan);
		const sheet = sheetOf(plan.format);
		await page.evaluate(([one, on]) => window.typeset.draw(one, on), [set, sheet] as const);
		const drawn = await drawnOn(page, '.leaf');
		const told = (found: readonly string[]) => found.map((one) => `seed ${seed}: ${one}`);
		faults.pages += set.pages.length;
		faults.lines += drawn.length;
		faults.lost.push(...told(lostIn(set, plan)));
		faults.wide.push(...told(wideIn(drawn)));
		faults.overlaps.push(...told(overlapsIn(drawn, set, sheet.type)));
		const { width, height } = plan.format.trim;
		const pdf = await page.pdf({
			...{ width: `${width}mm`, height: `${height}mm`, printBackground: true }
		});
		const printed = await readPdf(pdf);
		faults.differ.push(...told(differing(printed, drawn)));
		faults.press.push(...told(pressFaults(pdf, plan, printed)));
	}
	return faults;
}

/** The words of a story as they stand in its slots and, last, in what is over. */
export function setWords(set: SetEdition, plan: PlainPlan, storyId: string): string {
	const story = plan.stories.find((one) => one.storyId === storyId);
	if (!story) throw new Error(`no story ${storyId}`);
	const texts = galleyOf(story).paragraphs.map(({ text }) => text);
	const chain = set.reports.filter((report) => report.storyId === storyId);
	const lines = chain.flatMap(({ slotId }) =>
		set.pages.flatMap((page) => page.lines.filter((line) => line.text && line.slotId === slotId))
	);
	const words = lines.map((line) => line.spans.map(({ text }) => text).join(''));
	const over = set.problems.find((one) => one.kind === 'over' && one.storyId === storyId);
	if (over?.kind !== 'over') return words.join('');
	const rest = texts.slice(over.from.paragraph + 1);
	return [...words, texts[over.from.paragraph]?.slice(over.from.offset), ...rest].join('');
}

const lostIn = (set: SetEdition, plan: PlainPlan): string[] =>
	plan.stories
		.filter((story) => {
			const { paragraphs } = galleyOf(story);
			return setWords(set, plan, story.storyId) !== paragraphs.map(({ text }) => text).join('');
		})
		.map(({ storyId }) => storyId);

const wideIn = (drawn: readonly Drawn[]): string[] =>
	drawn.filter(({ right, x, width }) => right > x + width + 0.25).map(({ text }) => text);

function differing(printed: readonly PdfPage[], drawn: readonly Drawn[]): string[] {
	const { missing, others } = standInPdf(printed, drawn);
	const lines = drawn.flatMap(({ text, rows }, index) => {
		const lost = rows > 1 ? 'broken anew' : missing[index];
		return lost ? [`${text} / ${lost}`] : [];
	});
	return [...lines, ...others.filter((other) => other !== '')];
}

function pressFaults(
	pdf: Uint8Array,
	{ format: { trim } }: PlainPlan,
	printed: readonly PdfPage[]
): string[] {
	const fonts = fontsIn(pdf);
	const kinds = fonts.kinds.filter((kind) => kind !== 'CIDFontType2' && kind !== 'Type0');
	const foreign = printed.flatMap(({ glyphs }) => glyphs).filter(({ isTrueType }) => !isTrueType);
	const isOff = ({ width, height }: PdfPage) =>
		Math.max(Math.abs(mmOf(width) - trim.width), Math.abs(mmOf(height) - trim.height)) > 0.5;
	return [
		...kinds.map((kind) => `a font of ${kind}`),
		...(fonts.areEmbedded ? [] : ['a font that is not embedded']),
		...new Set(foreign.map(({ text }) => `${text} in no embedded TrueType`)),
		...printed
			.filter(isOff)
			.map(({ width, height }) => `a page of ${mmOf(width)} × ${mmOf(height)}`)
	];
}
