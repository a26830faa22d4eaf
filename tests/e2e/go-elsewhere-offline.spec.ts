import type { Page } from '@playwright/test';
import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { placeAsLead } from '#tests/support/place-story.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const barred = (page: Page) => page.getByRole('alert').filter({ hasText: '现在打不开' });

test('the server is away: ways out of the proof say so and leave it standing, and lead on when it is back', async ({
	browser
}) => {
	test.slow();
	const paper = await openPaper();
	await placeAsLead(paper, await newStory(paper, 'bai', '大桥合龙', ['昨天上午合龙。']));
	const page = await (await paper.open(browser, 'gu')).newPage();
	const proof = `/editions/${paper.edition.date}/proof/1`;
	await page.goto(proof);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	const words = page.getByRole('article').getByText('大桥合龙');
	await paper.server.stop('SIGKILL');
	await expect(page.getByText('显示的是上一次排好的样子')).toBeVisible();

	const ways = [
		() => page.getByRole('link', { name: '回版面' }).click(),
		() => words.click(),
		() =>
			page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '往期' }).click()
	];
	for (const go of ways) {
		await go();
		await expect(barred(page)).toBeVisible();
		await expect(words).toBeVisible();
		expect(new URL(page.url()).pathname).toBe(proof);
		await barred(page).getByRole('button', { name: '再试' }).click();
		await expect(barred(page)).toBeVisible();
		await barred(page).getByRole('button', { name: '留在这里' }).click();
		await expect(barred(page)).toHaveCount(0);
	}
	await page
		.getByRole('button', { name: /English|中/ })
		.first()
		.click();
	await expect(page.getByText('这件事等连上再做')).toBeVisible();
	await page.getByRole('link', { name: '回版面' }).click();
	await expect(barred(page)).toBeVisible();

	await paper.server.restart();
	const back = page.getByRole('alert').filter({ hasText: '连上了' });
	await expect(back).toBeVisible({ timeout: 30_000 });
	await back.getByRole('button', { name: '打开' }).click();
	await expect(page).toHaveURL(/\/editions\/[\d-]+$/);
	await paper.close();
});

test('a line that has died unnoticed: whoever goes elsewhere stays, with all that was written', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '大桥合龙', ['昨天上午合龙。']);
	const other = await newStory(paper, 'bai', '渡口拆了', ['渡船靠岸。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	await page.route('**/__data.json*', (route) => route.abort());
	await page.evaluate((href) => {
		const link = Object.assign(document.createElement('a'), { href, textContent: '另一篇' });
		document.querySelector('main')?.append(link);
	}, `/stories/${other}`);
	for (const name of ['另一篇', '版面']) {
		await page.getByRole('link', { name, exact: true }).first().click();
		await expect(barred(page)).toBeVisible();
		await writer.caretAt('合龙。');
		await writer.type('通车了。');
		await expect(writer.text).toContainText('通车了。');
		expect(new URL(page.url()).pathname).toBe(`/stories/${id}`);
	}
	await writer.isSaved();
	await page.unroute('**/__data.json*');
	await barred(page).getByRole('button', { name: '再试' }).click();
	await expect(page).toHaveURL(/\/editions\//);
	await page.close();
});
