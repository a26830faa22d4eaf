import type { Page } from '@playwright/test';
import type { Username } from '#tests/support/live-paper.ts';
import { joinStory, type Colleague } from '../lib/colleague.ts';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { typeLetters, watchPaints } from '../lib/paints.ts';

const OTHERS: Username[] = ['gu', 'tao', 'qiao', 'bai', 'he'];
const ROUNDS = 3;
const KEYS = 120;
/** A fast typist: about eight keys a second, ms. */
const INTERVAL = 120;
/** A colleague writes about three characters a second, ms. */
const THEIR_INTERVAL = 330;

/** A key to paint in a story of 5,000 characters, alone and with five others, in turns. */
export async function measureTyping({ paper, visit, long }: Newsroom): Promise<Figure[]> {
	const { origin } = paper.server;
	const page = await (await visit('meng')).newPage();
	await page.goto(`${origin}/stories/${long}`);
	await placeCaret(page);
	await watchPaints(page);
	const times: { alone: number[]; together: number[] } = { alone: [], together: [] };
	for (let round = 0; round < ROUNDS; round++) {
		times.alone.push(...(await typeLetters(page, KEYS, INTERVAL)));
		const others: Colleague[] = [];
		for (const [index, username] of OTHERS.entries()) {
			const cookie = await paper.signIn(username);
			others.push(await joinStory({ origin, cookie, storyId: long, block: 6 + index * 5 }));
		}
		for (const other of others) other.write(THEIR_INTERVAL);
		times.together.push(...(await typeLetters(page, KEYS, INTERVAL)));
		for (const other of others) other.leave();
	}
	await page.context().close();
	return [
		{
			what: 'key to paint with five others typing, p95, against alone',
			measured: round(p95(times.together) / p95(times.alone), 2),
			limit: 1.2,
			unit: '×',
			detail: {
				milliseconds: {
					alone: { median: round(median(times.alone)), p95: round(p95(times.alone)) },
					together: { median: round(median(times.together)), p95: round(p95(times.together)) }
				},
				keys: times.alone.length
			}
		}
	];
}

/** The caret at the end of the sixth block, in the body. */
async function placeCaret(page: Page): Promise<void> {
	const paragraph = page.locator('.ProseMirror[contenteditable="true"] > *').nth(5);
	await paragraph.click();
	await page.keyboard.press('End');
}
