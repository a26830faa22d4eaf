import { existsSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';

const SEED = new URL('../../../shared/seed/front-page-2025-04-30.txt', import.meta.url);
const COUNTY = new URL('../fixtures/import/county-daily.txt', import.meta.url);

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openPaper();
});
test.afterAll(() => paper.close());

async function paste(page: Page, text: string): Promise<void> {
	await openLive(page, '/import');
	await page.getByLabel('要收的文字').fill(text);
	await page.getByRole('button', { name: '认一认' }).click();
}

const take = (page: Page, headline: string | RegExp) =>
	page.getByRole('checkbox', { name: headline });

test('a chief editor takes in a page and corrects it before anything is made', async ({
	browser
}) => {
	const page = await (await paper.open(browser, 'gu')).newPage();
	await paste(page, readFileSync(COUNTY, 'utf8'));
	await expect(page.getByText('日期、星期、农历对得上')).toBeVisible();
	await expect(take(page, /^收“/)).toHaveCount(9);
	await expect(page.getByText('末句断在“社区应当在”')).toBeVisible();

	// A file that cannot be read disturbs nothing.
	await page.locator('input[type=file]').setInputFiles({
		name: '设备.txt',
		mimeType: 'text/plain',
		buffer: Buffer.from('MZ\x90\0\x03\0\0\0\x04\0', 'latin1')
	});
	await expect(page.getByText('“设备.txt”没有收进来')).toBeVisible();
	await expect(take(page, /^收“/)).toHaveCount(9);

	await take(page, '收“前十月全国快递业务量再创新高”').uncheck();
	await page.getByLabel('副题', { exact: true }).fill('最快七分钟');
	await page.getByRole('button', { name: '展开改' }).click();
	const body = page.getByRole('textbox', { name: '正文' });
	await expect(body).toBeFocused();
	await body.fill('上坞村卫生室接通了远程心电。\n七分钟后报告传回村里。');
	await expect(page.getByText(/^2 段，/)).toBeVisible();
	await page.getByRole('button', { name: /^建 5 篇稿件/ }).click();
	await expect(page.getByText('建了 5 篇稿件')).toBeVisible();

	await page.goto(`${paper.server.origin}/stories`);
	await expect(page.getByText('村里做心电　县里看结果').first()).toBeVisible();
	await expect(page.getByText('前十月全国快递业务量再创新高')).toHaveCount(0);
});

test('a chief editor takes in a real front page', async ({ browser }) => {
	test.skip(!existsSync(SEED), 'needs the seed page beside the project');
	const page = await (await paper.open(browser, 'gu')).newPage();
	await paste(page, readFileSync(SEED, 'utf8'));
	await expect(take(page, /^收“/)).toHaveCount(5);
	await page.getByRole('button', { name: '建这一期' }).click();
	await expect(page.getByText('都进 4月30日')).toBeVisible();
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(page.getByText('建了 4 篇稿件')).toBeVisible();
});
