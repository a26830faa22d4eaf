import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';

/** A name drawn of two shapes, one of them moved and in a colour; with what must not be kept. */
const DRAWN = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" onload="alert(1)">
	<script>alert(2)</script>
	<g transform="translate(10 20)"><rect width="80" height="60" fill="rgb(0, 0, 255)"/></g>
	<circle cx="150" cy="50" r="40"/>
	<path d="M0 0h5" fill="none" stroke="#000"/>
</svg>`;
const LETTERS = '<svg xmlns="http://www.w3.org/2000/svg"><text>澜川</text></svg>';

test('the administrator draws up the masthead: what is said stands in it, and stays', async ({
	browser,
	newsroom
}) => {
	const context = await newsroom.open(browser, 'gu');
	const page = await context.newPage();
	await openLive(page, '/settings');
	await page.getByLabel('主管主办').fill('临溪县委机关报');
	await page.getByLabel('口号').fill('求真\n务实\n');
	await page.getByLabel('新闻热线').fill('0500-1234567');
	await page.getByLabel('二维码 1 的名称').fill('临溪发布');
	await page.getByLabel('二维码 1 的网址').fill('https://example.org/lx');
	const preview = page.locator('figure', { hasText: '印出来的样子' });
	await expect(preview.getByText('临溪县委机关报')).toBeVisible();
	await expect(preview.getByRole('img', { name: '临溪发布' })).toBeVisible();

	const file = page.locator('input[type=file]');
	const svg = (text: string) => ({
		name: 'name.svg',
		mimeType: 'image/svg+xml',
		buffer: Buffer.from(text)
	});
	await file.setInputFiles(svg(LETTERS));
	await expect(page.getByRole('alert')).toContainText('转成轮廓');
	await file.setInputFiles(svg('no drawing'));
	await expect(page.getByRole('alert')).toContainText('不是 SVG');
	await file.setInputFiles(svg(DRAWN));
	await expect(preview.locator('.art path')).toHaveCount(2);

	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('已保存')).toBeVisible();
	await page.reload();
	await expect(page.getByLabel('口号')).toHaveValue('求真\n务实');
	await expect(preview.locator('.art path').first()).toHaveAttribute('fill', '#0000ff');
	await expect(preview.locator('.art path').first()).toHaveAttribute(
		'transform',
		'matrix(1 0 0 1 10 20)'
	);
	await expect(preview.getByText('新闻热线：0500-1234567')).toBeVisible();
	await page.getByRole('button', { name: '去掉题字' }).click();
	await expect(preview.locator('.art path')).toHaveCount(0);

	// Too many slogans are not saved, and whoever presses is led to them; nor is artwork that is none.
	await page.getByLabel('口号').fill('一\n二\n三\n四\n五\n六\n七');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByLabel('口号')).toBeFocused();
	const { origin } = new URL(page.url());
	const crafted = await context.request.post(`${origin}/settings`, {
		headers: { origin, accept: 'application/json' },
		form: { name: '临溪日报', timeZone: 'Asia/Shanghai', pressTime: '23:30', art: '{"box":0}' }
	});
	expect(await crafted.json()).toMatchObject({ type: 'failure', status: 400 });
	await page.reload();
	await expect(page.getByLabel('口号')).toHaveValue('求真\n务实');
	await context.close();
});

test('of two administrators who save at once neither undoes the other', async ({
	browser,
	newsroom
}) => {
	const context = await newsroom.open(browser, 'gu');
	const [one, other] = [await context.newPage(), await context.newPage()];
	for (const page of [one, other]) await openLive(page, '/settings');
	const save = async (page: Page, said: string) => {
		await page.getByRole('button', { name: '保存' }).click();
		await expect(page.getByText(said)).toBeVisible();
	};
	await one.getByLabel('新闻热线').fill('0500-1111111');
	await one.getByLabel('刊号').fill('CN 00-0001');
	await save(one, '已保存');

	await other.getByLabel('新闻热线').fill('0500-2222222');
	await other.getByLabel('出版单位').fill('临溪日报社');
	await save(other, '新闻热线（现在是“0500-1111111”）');
	await expect(other.getByLabel('新闻热线')).toHaveValue('0500-2222222');
	await expect(other.getByLabel('出版单位')).toHaveValue('临溪日报社');
	await save(other, '已保存');
	await expect(other.getByLabel('刊号')).toHaveValue('CN 00-0001');

	await one.getByLabel('拼音或外文报名').fill('LINXI RIBAO');
	await save(one, '已保存');
	await expect(one.getByLabel('新闻热线')).toHaveValue('0500-2222222');
	await expect(one.getByLabel('出版单位')).toHaveValue('临溪日报社');
	await context.close();
});
