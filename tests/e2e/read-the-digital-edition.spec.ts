import { unzipSync } from 'fflate';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { barriers } from '#tests/support/barriers.ts';
import { fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { placeAsLead } from '#tests/support/place-story.ts';

/** Unpacks a ZIP into a new folder. */
async function unpacked(zip: string): Promise<string> {
	const folder = await mkdtemp(path.join(tmpdir(), 'copydesk-digital-'));
	for (const [name, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
		const file = path.join(folder, name);
		await mkdir(path.dirname(file), { recursive: true });
		await writeFile(file, bytes);
	}
	return folder;
}

test('a reader opens the digital edition from a folder', async ({ browser, paper }) => {
	// As many pages as are looked at: each is drawn in three sizes.
	await paper.run('gu', { type: 'edition.pages', id: paper.edition.id, count: 4 });
	await placeAsLead(paper, await fileStory(paper, '渡口“停航” <复航>', 40));
	const context = await paper.open(browser, 'gu');
	const desk = await context.newPage();
	await openBoard(desk, paper);
	await expect(onBoard(desk).slot(1, 'lead').getByRole('link')).toContainText('渡口');
	await desk.getByRole('button', { name: '更多' }).click();
	const download = desk.waitForEvent('download');
	await desk.getByRole('menuitem', { name: '导出数字报' }).click();
	const folder = await unpacked(await (await download).path());
	await context.close();

	const reader = await browser.newContext({ viewport: { width: 1440, height: 900 } });
	const page = await reader.newPage();
	const faults: string[] = [];
	page.on('pageerror', ({ message }) => faults.push(message));
	page.on('request', (request) => {
		if (!request.url().startsWith('file:')) faults.push(request.url());
	});
	await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
	await page.getByRole('link', { name: '渡口“停航” <复航>' }).click();
	const region = page.getByRole('link', { name: '渡口“停航” <复航>，40 字' });
	await region.hover();
	await expect(page.locator('.tip')).toHaveText('渡口“停航” <复航>40 字，点开读');
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('link', { name: '3 第3版' }).click();
	await expect(page.getByText('本版没有可以点读的稿件')).toBeVisible();
	await page.goBack();
	await region.focus();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('渡口“停航” <复航>');
	await expect(page.getByText('河水涨了又落')).toBeVisible();
	await expect(page.getByText('正在读')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('link', { name: '查找' }).click();
	await page.getByRole('searchbox').fill('水位');
	await expect(page.getByText('找到 1 篇')).toBeVisible();

	await page.setViewportSize({ width: 390, height: 844 });
	await page.getByRole('link', { name: '1 第1版' }).click();
	await expect(page.getByText('第 1 / 1 篇')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('link', { name: '读全文' }).click();
	await expect(page.getByText('河水涨了又落')).toBeVisible();
	await page.getByRole('link', { name: '看版面' }).click();
	await page.getByRole('button', { name: '本版目录' }).click();
	await expect(page.getByRole('heading', { name: '渡口' })).toBeVisible();
	expect(faults).toEqual([]);
	await reader.close();

	const plain = await browser.newContext({ javaScriptEnabled: false });
	const still = await plain.newPage();
	await still.goto(pathToFileURL(path.join(folder, 'index.html')).href);
	await still.getByRole('link', { name: '渡口“停航” <复航>' }).click();
	await still.getByRole('link', { name: '渡口“停航” <复航>，40 字' }).click();
	await expect(still.getByText('河水涨了又落')).toBeVisible();
	await plain.close();
	await rm(folder, { recursive: true });
});
