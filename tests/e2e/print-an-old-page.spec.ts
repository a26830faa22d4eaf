import { PDFDocument } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import { LAST_MONTH, lastMonth } from '#tests/support/last-month.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '@playwright/test';

/** Of a length in points, mm. */
const mm = (points: number) => (points / 72) * 25.4;

test('an editor prints a page of last month, is told first of a character no face has, and gets true boxes', async ({
	browser
}) => {
	const paper = await openPaper((services) => lastMonth(services));
	const context = await paper.open(browser, 'gu', { acceptDownloads: true });
	const page = await context.newPage();
	await page.goto(`/editions/${LAST_MONTH}/proof/1`);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await page.getByRole('button', { name: '导出' }).press('Enter');
	await expect(page.getByRole('menuitem').first()).toBeFocused();
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: '印刷 PDF' });
	await expect(
		dialog.getByText('在《𰀀氏铁船靠岸》主题：“𰀀氏铁船靠岸”。“𰀀”（U+30000）印成〓')
	).toBeVisible();
	await dialog.getByLabel('裁切线和出血').check();
	const download = page.waitForEvent('download');
	await dialog.getByRole('button', { name: '照样导出' }).press('Enter');
	const file = await download;
	expect(file.suggestedFilename()).toBe(`临溪日报 ${LAST_MONTH} 1版 要闻.pdf`);
	await expect(dialog).toBeHidden();

	const printed = await PDFDocument.load(await readFile(await file.path()));
	const boxes = printed.getPages().map((one) => [one.getMediaBox(), one.getTrimBox()]);
	const sizes = boxes.map((pair) =>
		pair.map(({ width, height }) => [width, height].map((side) => Math.round(10 * mm(side)) / 10))
	);
	expect(sizes).toEqual([
		[
			[297, 414],
			[273, 390]
		]
	]);
	await context.close();
	await paper.close();
});
