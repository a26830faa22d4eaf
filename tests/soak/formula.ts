import { chromium } from 'playwright-core';
import { galleyOf } from '#lib/typeset/galley.ts';
import { linesOf } from '#model/fit.ts';
import { spanWidth } from '#model/geometry.ts';
import { FORMATS, formatOf } from '#model/format.ts';
import { setWidth } from '#model/break-lines.ts';
import type { PlainPlan } from '#tests/support/typeset/entry.ts';
import { newsCopy } from '#tests/support/typeset/news-copy.ts';
import { planSlot } from '#tests/support/typeset/plan.ts';
import { serveTypeset } from '#tests/support/typeset/serve.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { atLeast, told, type Figure } from './figure.ts';

/** The board's line formula against the lines that the browser sets, story by story. */
export async function formula({ stories: count = 500, seed = 1 }): Promise<Figure[]> {
	const server = await serveTypeset();
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
	});
	try {
		const page = await browser.newPage();
		await server.open(page);
		const off: number[] = [];
		const inColumns: number[] = [];
		let lines = 0;
		for (let at = 0; at < count; at++) {
			const random = randomOf(seed + at);
			const format = random.pick(FORMATS);
			const span = 1 + random.below(4);
			const columns = random.chance(0.7) ? span : Math.max(1, span - 1);
			const text = columns === span ? format.chars : spanWidth(format, span) - columns + 1;
			const chars = columns === span ? format.chars : Math.floor(text / columns);
			const copy = newsCopy(random, 's', 200 + random.below(1000));
			const plan: PlainPlan = {
				...{ format: formatOf('sikai'), stories: [copy], pictures: {} },
				pages: [{ number: 1, slots: [columnOf(chars)] }]
			};
			const set = await page.evaluate((plain) => window.typeset.set(plain), plan);
			const widths = galleyOf(copy).paragraphs.map((one) => setWidth(one.text));
			const [report] = set.reports;
			if (!report) throw new Error('nothing was set');
			const error = linesOf(widths, chars) - report.used;
			off.push(error);
			if (chars === 14) inColumns.push(error);
			lines += report.used;
		}
		const within = (most: number, errors = off) =>
			errors.filter((one) => Math.abs(one) <= most).length / errors.length;
		const percent = (part: number) => Math.round(part * 1000) / 10;
		const spread = [...new Set(off)].sort((one, other) => one - other);
		return [
			told('stories, lines in them', `${count}, ${lines}`),
			atLeast('within one line, %', percent(within(1)), 97),
			told(`of those ${inColumns.length} in columns of 14, %`, percent(within(1, inColumns))),
			told('exact, %', percent(within(0))),
			told(
				'stories by how many lines the formula is off',
				spread.map((one) => `${one}: ${off.filter((other) => other === one).length}`).join(', ')
			)
		];
	} finally {
		await browser.close();
		await server.close();
	}
}

/** One column as long as any story. */
function columnOf(chars: number) {
	const slot = planSlot(formatOf('sikai'), {
		...{ id: 'a', column: 0, line: 0, span: 1, lines: 900, storyId: 's' }
	});
	const frames = slot.frames.map((frame) => ({ ...frame, chars, width: chars * 12 }));
	return { ...slot, frames };
}
