import type { Page } from '@playwright/test';
import { fileStory, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

/** Width and height of each page of a PDF, mm. */
async function pagesOf(page: Page): Promise<[number, number][]> {
	const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
		'latin1'
	);
	const boxes = pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g);
	const mm = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
	return [...boxes].map(([, width, height]) => [mm(width), mm(height)]);
}

test('from the board’s menu: A3, A4 and a digest for the group', async ({ browser, paper }) => {
	await fileStory(paper, '渡口停航', 300);
	const context = await paper.open(browser, 'gu', {
		permissions: ['clipboard-read', 'clipboard-write']
	});
	const page = await context.newPage();
	await openBoard(page, paper);
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('menuitem', { name: '打印版面单' }).click();

	const preview = page.getByRole('region', { name: '预览' });
	await expect(preview.getByRole('listitem')).toHaveCount(8);
	await expect(preview).toContainText('待上版 1 篇 · 300 字');
	expect(await pagesOf(page)).toEqual([[420, 297]]);

	await page.getByText('A4 列表').click();
	await expect(preview.getByRole('row', { name: '渡口停航' })).toContainText('草稿');
	await expect(preview.getByRole('row', { name: '（空位）' }).first()).toContainText('缺稿');
	expect(await pagesOf(page)).toEqual([[210, 297]]);

	await page.getByRole('button', { name: '复制摘要' }).click();
	await expect(page.getByText('摘要已复制')).toBeVisible();
	const digest = await page.evaluate(() => navigator.clipboard.readText());
	expect(digest).toContain('临溪日报');
	expect(digest).toContain('· 渡口停航　300 字　草稿');

	// The system's own dialog cannot be seen from here.
	await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
	await page.getByRole('button', { name: '打印', exact: true }).click();
	await expect(page.locator('body')).toHaveAttribute('data-printed', '');
	await page.getByRole('link', { name: '回版面' }).click();
	await expect(page).toHaveURL(new RegExp(`/editions/${paper.edition.date}$`));
	await context.close();
});

test('where a page may not write to the clipboard, the digest is there to be copied', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	// As over plain HTTP.
	await page.addInitScript(() =>
		Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined })
	);
	await openBoard(page, paper, '/plan');
	await page.getByRole('button', { name: '复制摘要' }).click();
	await expect(page.getByRole('textbox', { name: '版面摘要' })).toHaveValue(/^临溪日报　/);
	await context.close();
});
