import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { median, p95, round, type Figure } from '../lib/figures.ts';
import type { Newsroom } from '../lib/newsroom.ts';
import { serveBare } from '../lib/serve-bare.ts';
import { paragraphsOf } from '../lib/text.ts';

const LENGTH = 3_000;
const ROUNDS = 15;

interface Timing {
	clickedAt: number;
	editableAt: number;
}

/** From click to editable story, in turns with the bare page, so that both meet the same machine. */
export async function measureOpening({
	paper,
	browser,
	visit,
	short
}: Newsroom): Promise<Figure[]> {
	const outDir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-bare-'));
	const bare = await serveBare(paragraphsOf(LENGTH), outDir);
	const stranger = await (await browser.newContext()).newPage();
	const editor = await (await visit('meng')).newPage();
	for (const page of [stranger, editor]) await watchOpening(page);

	const times: { bare: number[]; product: number[] } = { bare: [], product: [] };
	for (let round = -1; round < ROUNDS; round++) {
		await stranger.goto(`${bare.origin}/`);
		const bareTime = await openBy(stranger, 'a');
		await editor.goto(`${paper.server.origin}/stories`, { waitUntil: 'networkidle' });
		const productTime = await openBy(editor, `a[href$="/stories/${short}"]`);
		// The first of each fills the browser's caches.
		if (round >= 0) {
			times.bare.push(bareTime);
			times.product.push(productTime);
		}
	}
	await stranger.context().close();
	await editor.context().close();
	await bare.close();
	await fs.rm(outDir, { recursive: true });
	return [
		{
			what: 'click to editable story of 3,000 characters, against a bare page (medians)',
			measured: round(median(times.product) / median(times.bare), 2),
			limit: 1.5,
			unit: '×',
			detail: {
				milliseconds: {
					bare: { median: round(median(times.bare)), p95: round(p95(times.bare)) },
					product: { median: round(median(times.product)), p95: round(p95(times.product)) }
				}
			}
		}
	];
}

/** Notes on every page of the tab when something was clicked and when a whole story was editable. */
async function watchOpening(page: Page): Promise<void> {
	await page.addInitScript((length) => {
		const note = (key: string) => {
			if (!sessionStorage.getItem(key)) sessionStorage.setItem(key, String(Date.now()));
		};
		window.addEventListener('click', () => note('clickedAt'), { capture: true });
		const look = () => {
			const sheet = document.querySelector('.ProseMirror[contenteditable="true"]');
			if ((sheet?.textContent?.length ?? 0) >= length) note('editableAt');
			requestAnimationFrame(look);
		};
		requestAnimationFrame(look);
	}, LENGTH);
}

async function openBy(page: Page, selector: string): Promise<number> {
	await page.evaluate(() => sessionStorage.clear());
	await page.click(selector);
	const read = () =>
		page.evaluate(() => ({
			clickedAt: Number(sessionStorage.getItem('clickedAt')),
			editableAt: Number(sessionStorage.getItem('editableAt'))
		}));
	await page.waitForFunction(() => sessionStorage.getItem('editableAt'));
	const { clickedAt, editableAt }: Timing = await read();
	return editableAt - clickedAt;
}
