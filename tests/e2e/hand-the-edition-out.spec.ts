import { unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { placeAsLead } from '#tests/support/place-story.ts';

async function chosen(page: Page, item: string): Promise<Download> {
	await page.getByRole('button', { name: '更多' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: item }).click();
	return download;
}
const bytesOf = async (download: Download) => readFile(await download.path());

test('the edition as a text package for the layout, a story for InDesign', async ({
	browser,
	paper
}) => {
	const id = await fileStory(paper, '渡口“停航”/复航', 40);
	await placeAsLead(paper, id);
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await openBoard(page, paper);
	await expect(onBoard(page).slot(1, 'lead').getByRole('link')).toContainText('渡口');

	const zip = await chosen(page, '导出文字包（GB18030）');
	expect(zip.suggestedFilename()).toBe(`临溪日报 ${paper.edition.date} GB18030.zip`);
	const files = unzipSync(await bytesOf(zip));
	expect(Object.keys(files)).toEqual(['01B-渡口“停航” 复航.txt', '图说.txt']);
	const text = new TextDecoder('gb18030').decode(files['01B-渡口“停航” 复航.txt']);
	expect(text).toContain('⟨主题⟩渡口“停航”/复航\r\n⟨正文⟩河水涨了又落');
	await expect(page.getByText('已导出')).toBeVisible();

	await openLive(page, `/stories/${id}`);
	const icml = await chosen(page, '导出 ICML');
	expect(icml.suggestedFilename()).toBe('渡口“停航” 复航.icml');
	expect((await bytesOf(icml)).toString()).toContain('AppliedParagraphStyle="ParagraphStyle/主题"');
	await context.close();
});
