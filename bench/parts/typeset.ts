import type { Copy } from '#model/copy.ts';
import { shippedFormat } from '#model/format.ts';
import type { PlainPlan } from '#tests/support/typeset/entry.ts';
import { copy, planSlot, type SlotSketch } from '#tests/support/typeset/plan.ts';
import { serveTypeset } from '#tests/support/typeset/serve.ts';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { paragraphsOf } from '../lib/text.ts';

const KEYS = 120;
const PAGES = 8;
const ROUNDS = 15;
const CHARACTERS = 5_000;

const format = shippedFormat('sikai');

/** Two columns on page 1 and all of page 2, and eight pages of five stories each. */
const longSlots: SlotSketch[][] = [
	[{ id: 'a', column: 0, line: 0, span: 2, lines: 78, headLines: 6, storyId: 's' }],
	[{ id: 'b', role: 'jump', column: 0, line: 0, span: 5, lines: 78, storyId: 's' }]
];

const planOf = (stories: Copy[], pages: SlotSketch[][]): PlainPlan => ({
	format,
	stories,
	pictures: {},
	pages: pages.map((slots, index) => ({
		number: index + 1,
		slots: slots.map((slot) => planSlot(format, slot))
	}))
});

/** Setting a story of 5,000 characters anew after a key, and 8 pages, beside plain CSS columns. */
export async function measureTypeset({ browser }: Newsroom): Promise<Figure[]> {
	const server = await serveTypeset();
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		await server.open(page);
		const paragraphs = paragraphsOf(CHARACTERS);
		const long = planOf([copy('s', '一条头条的标题', ...paragraphs)], longSlots);
		const keys = await page.evaluate(keystrokes, { plan: long, keys: KEYS });
		const eight = await page.evaluate(wholeEdition, { plan: eightPages(), rounds: ROUNDS });
		const bare = await page.evaluate(plainColumns, { paragraphs, keys: KEYS });
		return [
			{
				what: 'a story of 5,000 characters set anew after a key, p95',
				measured: round(p95(keys)),
				limit: 30,
				unit: 'ms',
				detail: {
					median: round(median(keys)),
					plainColumns: { median: round(median(bare)), p95: round(p95(bare)) },
					ratio: round(median(keys) / median(bare), 2),
					keys: keys.length
				}
			},
			{
				what: '8 pages set, nothing kept from before, p95',
				measured: round(p95(eight.cold)),
				limit: 250,
				unit: 'ms',
				detail: { cold: round(median(eight.cold)), kept: round(median(eight.kept)) }
			}
		];
	} finally {
		await context.close();
		await server.close();
	}
}

function eightPages(): PlainPlan {
	const stories: Copy[] = [];
	const pages = Array.from({ length: PAGES }, (_, page) =>
		Array.from({ length: 5 }, (_unused, column): SlotSketch => {
			const storyId = `${page}-${column}`;
			// Each story reads differently, or one measuring would do for all.
			const texts = paragraphsOf(900).map((text) => `${storyId}${text}`);
			stories.push(copy(storyId, `第${page}版的第${column}条标题`, ...texts));
			return { id: storyId, column, line: 0, span: 1, lines: 78, headLines: 4, storyId };
		})
	);
	return planOf(stories, pages);
}

/** One more character in a paragraph in the middle, again and again; runs in the page. */
async function keystrokes({ plan, keys }: { plan: PlainPlan; keys: number }): Promise<number[]> {
	await window.typeset.set(plan);
	const blocks = plan.stories[0]?.blocks ?? [];
	const span = blocks[Math.floor(blocks.length / 2)]?.spans[0];
	if (!span) throw new Error('no words');
	return Array.from({ length: keys }, () => {
		span.text = `${span.text.slice(0, 40)}字${span.text.slice(40)}`;
		return window.typeset.time(plan);
	});
}

async function wholeEdition({ plan, rounds }: { plan: PlainPlan; rounds: number }) {
	await window.typeset.set(plan);
	const cold = Array.from({ length: rounds }, () => {
		window.typeset.forget();
		return window.typeset.time(plan);
	});
	return { cold, kept: Array.from({ length: rounds }, () => window.typeset.time(plan)) };
}

/** The same text in the browser's own columns: a key, and the layout it forces. */
function plainColumns({ paragraphs, keys }: { paragraphs: string[]; keys: number }): number[] {
	const columns = document.createElement('div');
	columns.className = 'typeset';
	columns.style.cssText = 'font-size:12px;line-height:17px;width:888px;height:1326px;columns:5';
	for (const text of paragraphs) {
		const paragraph = document.createElement('p');
		paragraph.textContent = text;
		columns.append(paragraph);
	}
	document.body.append(columns);
	const word = columns.children[Math.floor(paragraphs.length / 2)]?.firstChild as Text;
	const times = Array.from({ length: keys }, () => {
		const begun = performance.now();
		word.insertData(40, '字');
		columns.getBoundingClientRect();
		return performance.now() - begun;
	});
	columns.remove();
	return times;
}
