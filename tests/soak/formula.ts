import { chromium, type Page as Tab } from 'playwright-core';
import type { SlotReport } from '#lib/typeset/set-page.ts';
import { framesOf } from '#model/board.ts';
import type { Copy } from '#model/copy.ts';
import { fit } from '#model/fit.ts';
import { FORMATS, shippedFormat } from '#model/format.ts';
import { spanWidth } from '#model/geometry.ts';
import { measuredFit } from '#model/measurement.ts';
import { shapesOf } from '#model/shape.ts';
import type { PlainPlan } from '#tests/support/typeset/entry.ts';
import { newsCopy } from '#tests/support/typeset/news-copy.ts';
import { planSlot } from '#tests/support/typeset/plan.ts';
import { randomEdition } from '#tests/support/typeset/random-pages.ts';
import { serveTypeset } from '#tests/support/typeset/serve.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { atLeast, told, type Figure } from './figure.ts';

/** By how many lines the formula is off, and in which measure. */
interface Miss {
	chars: number;
	lines: number;
	off: number;
}

/** The board's line formula against the lines that the browser sets, story by story. */
export async function formula({ stories = 500, seed = 1 }): Promise<Figure[]> {
	const server = await serveTypeset();
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu']
	});
	try {
		const tab = await browser.newPage();
		await server.open(tab);
		const columns: Miss[] = [];
		for (let at = 0; at < stories; at++) columns.push(await inColumn(tab, randomOf(seed + at)));
		const slots: Miss[] = [];
		for (let at = 0; slots.length < stories; at++)
			slots.push(...(await onPages(tab, randomOf(seed + at))));
		const narrow = columns.filter(({ chars }) => chars === 14);
		return [
			told('stories in one column, lines in them', `${stories}, ${linesIn(columns)}`),
			atLeast('within one line, %', within(1, columns), 97),
			told(`of those ${narrow.length} in columns of 14, %`, within(1, narrow)),
			...spread(columns),
			told('stories in slots and jumps of pages, lines', `${slots.length}, ${linesIn(slots)}`),
			atLeast('over or left right within one line, %', within(1, slots), 97),
			...spread(slots)
		];
	} finally {
		await browser.close();
		await server.close();
	}
}

const linesIn = (misses: readonly Miss[]): number =>
	misses.reduce((sum, { lines }) => sum + lines, 0);

const within = (most: number, misses: readonly Miss[]): number =>
	Math.round((misses.filter(({ off }) => Math.abs(off) <= most).length / misses.length) * 1000) /
	10;

function spread(misses: readonly Miss[]): Figure[] {
	const errors = [...new Set(misses.map(({ off }) => off))].sort((one, other) => one - other);
	const counts = errors.map(
		(error) => `${error}: ${misses.filter(({ off }) => off === error).length}`
	);
	return [
		told('exact, %', within(0, misses)),
		told('stories by how many lines the formula is off', counts.join(', '))
	];
}

/** A story of local news in one column, as broad as a slot of a format may have it. */
async function inColumn(tab: Tab, random: Random): Promise<Miss> {
	const chars = anyMeasure(random);
	const copy = newsCopy(random, 's', 200 + random.below(1800));
	const plan: PlainPlan = {
		...{ format: shippedFormat('sikai'), stories: [copy], pictures: {} },
		pages: [{ number: 1, slots: [columnOf(chars)] }]
	};
	const { reports } = await tab.evaluate((plain) => window.typeset.set(plain), plan);
	const lines = reports[0]?.used ?? 0;
	const told = fit({ paragraphs: shapesOf(copy), length: 0 }, [{ lines: 0, chars }]);
	return { chars, lines, off: told.over - lines };
}

function anyMeasure(random: Random): number {
	const format = random.pick(FORMATS);
	const span = 1 + random.below(4);
	const columns = random.chance(0.7) ? span : Math.max(1, span - 1);
	if (columns === span) return format.chars;
	return Math.floor((spanWidth(format, span) - columns + 1) / columns);
}

/** One column as long as any story. */
function columnOf(chars: number) {
	const slot = planSlot(shippedFormat('sikai'), {
		...{ id: 'a', column: 0, line: 0, span: 1, lines: 900, storyId: 's' }
	});
	const frames = slot.frames.map((frame) => ({ ...frame, chars, width: chars * 12 }));
	return { ...slot, frames };
}

/** Stories on two pages after templates: what the board says hangs out or is left of each. */
async function onPages(tab: Tab, random: Random): Promise<Miss[]> {
	const { plan, pages, standing } = randomEdition(random);
	const { reports } = await tab.evaluate((plain) => window.typeset.set(plain), plan);
	return plan.stories.map((copy) => {
		const own = reports.filter(({ storyId }) => storyId === copy.storyId);
		const spots = own.flatMap(({ slotId }) =>
			pages.flatMap((page) =>
				page.slots.filter(({ id }) => id === slotId).map((slot) => ({ page, slot }))
			)
		);
		if (standing.get(own[0]?.slotId ?? '') !== copy.storyId) throw new Error('nothing was set');
		return missOf(copy, own, spots);
	});
}

function missOf(
	copy: Copy,
	own: readonly SlotReport[],
	spots: Parameters<typeof framesOf>[0]
): Miss {
	const [over, overChars] = [own.at(-1)?.over ?? 0, own.at(-1)?.overChars ?? 0];
	const of = { id: copy.storyId, hash: '', chain: '', from: null };
	const set = measuredFit({ ...of, slots: [...own], over, overChars }, spots, 0);
	const told = fit({ paragraphs: shapesOf(copy), length: 0 }, framesOf(spots));
	const lines = own.reduce((sum, { used }) => sum + used, over);
	return { chars: 0, lines, off: told.over - told.left - (set.over - set.left) };
}
