import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { barriers, barriersInBoth } from '#tests/support/barriers.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { newStory } from '#tests/support/story-page.ts';

const rows = (page: Page) => page.locator('[data-audit]');

/** A paper on which a story was begun and spiked, with somebody who is an administrator and no more. */
async function aPaper(): Promise<{ paper: LivePaper; id: string }> {
	const paper = await openPaper();
	const id = await newStory(paper, 'bai', '渡口三百年', ['开头。']);
	await paper.run('gu', { type: 'person.roles', id: paper.idOf('he'), roles: ['administrator'] });
	await paper.run('meng', { type: 'story.spike', id });
	return { paper, id };
}

test('the chief editor looks up who did what, verifies the chain, and takes it along; an administrator sees no words, others nothing', async ({
	browser
}) => {
	const { paper, id } = await aPaper();
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await page.goto('/people');
	await page
		.getByRole('navigation', { name: '管理' })
		.getByRole('link', { name: '操作记录' })
		.click();
	await expect(rows(page).first()).toContainText(/孟小满\s*撤稿\s*《渡口三百年》/);

	await test.step('the keyboard walks the rows and opens one: what stood before and after', async () => {
		await page.keyboard.press('j');
		await page.keyboard.press('j');
		await expect(rows(page).nth(1)).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.locator('.details')).toContainText(/角色\s*记者\s*→.*管理员/s);
		await page.keyboard.press('k');
		await expect(rows(page).first()).toBeFocused();
		await page.keyboard.press('Enter');
		expect(await barriers(page)).toEqual([]);
	});

	await test.step('what a colleague does meanwhile is told, and shown when asked for', async () => {
		await paper.run('meng', { type: 'story.revive', id });
		await page.getByRole('button', { name: '1 条新的' }).click();
		await expect(rows(page).first()).toContainText('恢复稿件');
		await expect(page.getByRole('button', { name: '1 条新的' })).toHaveCount(0);
	});

	await test.step('filters stand in the address', async () => {
		await page.getByLabel('什么操作').selectOption({ label: '人与权限' });
		await expect(page).toHaveURL(/\?kind=people$/);
		await expect(rows(page).filter({ hasText: '稿件' })).toHaveCount(0);
		await page.getByLabel('谁', { exact: true }).selectOption({ label: '孟小满' });
		await expect(page.getByText('没有符合的记录')).toBeVisible();
		await page.getByRole('link', { name: '去掉筛选' }).click();
		await rows(page).first().click();
		await page.getByRole('button', { name: '只看《渡口三百年》的记录' }).click();
		await expect(page).toHaveURL(new RegExp(`about=${id}`));
		await page.getByRole('button', { name: '只看《渡口三百年》' }).first().click();
		await expect(page).toHaveURL(/\/audit$/);
		await page.goto('/audit?kind=burn&from=yesterday');
		await expect(page.getByText('地址里的操作、起始日期认不出来')).toBeVisible();
		await expect(rows(page).first()).toBeVisible();
	});

	await test.step('the chain is gone through, and the head can be noted', async () => {
		await page.getByRole('button', { name: '核一遍' }).click();
		await expect(page.getByText('链条完整')).toBeVisible();
		await expect(page.locator('code')).toHaveText(/^[0-9a-f]{64}$/);
	});

	await test.step('what is shown goes into a file', async () => {
		await openLive(page, '/audit?kind=people');
		const saving = page.waitForEvent('download');
		await page.getByRole('button', { name: '导出这一段' }).click();
		await page.getByRole('menuitem', { name: /CSV/ }).click();
		const text = await readFile(await (await saving).path(), 'utf8');
		expect(text.startsWith('\ufeff序号,时间,谁')).toBe(true);
		expect(text).toContain('person.roles');
		expect(text).not.toContain('story.');
	});

	await test.step('an administrator sees what was done and no word of stories', async () => {
		const administrator = await (await paper.open(browser, 'he')).newPage();
		await administrator.goto('/audit');
		await expect(rows(administrator).first()).toContainText(/恢复稿件\s*稿件/);
		await expect(administrator.locator('.list')).not.toContainText('渡口');
	});

	await test.step('others see nothing', async () => {
		const reporter = await (await paper.open(browser, 'bai')).newPage();
		const answer = await reporter.goto('/audit');
		expect(answer?.status()).toBe(403);
		await expect(reporter.getByText('操作记录归总编和管理员看')).toBeVisible();
		await expect(rows(reporter)).toHaveCount(0);
		await expect(reporter.getByRole('link', { name: '管理' })).toHaveCount(0);
	});
	await paper.close();
});

test('the audit log on a phone and in English: readable by day and by night, no wider than the screen', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'gu', { viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	const looksWhole = async () => {
		await rows(page).first().click();
		await expect(page.locator('.details')).toBeVisible();
		await page.locator('.chain.unknown, .chain.whole').getByRole('button').click();
		await expect(page.locator('.chain.whole')).toBeVisible();
		expect(await barriersInBoth(page)).toEqual([]);
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0);
	};
	await page.goto('/audit');
	await looksWhole();
	await context.addCookies([{ name: 'lang', value: 'en', url: paper.server.origin }]);
	await page.setViewportSize({ width: 1440, height: 900 });
	await page.reload();
	await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible();
	await looksWhole();
});

test('where the log does not come, the screen says so and tries again', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await page.route('**/api/audit?*', (route) => route.abort());
	await page.route('**/api/audit', (route) => route.abort());
	await page.goto('/audit');
	await expect(page.getByText('没取到记录')).toBeVisible();
	await page.unrouteAll();
	await page.getByRole('button', { name: '再试' }).click();
	await expect(rows(page).first()).toBeVisible();
	await context.close();
});
