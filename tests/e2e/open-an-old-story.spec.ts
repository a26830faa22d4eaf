import { newId } from '#model/ids.ts';
import { lastMonth } from '#tests/support/last-month.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '@playwright/test';

test('an editor opens a story of last month by its address, and signs there', async ({
	browser
}) => {
	const storyId = newId();
	const paper = await openPaper((services) => lastMonth(services, storyId));
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await page.goto(`/stories/${storyId}`);
	await expect(page.getByRole('textbox').filter({ hasText: '汽笛拉了三声。' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('textbox').filter({ hasText: '汽笛拉了三声。' })).toBeVisible();
	await page.goto(`/stories/${storyId}/sign`);
	await expect(page.getByText('汽笛拉了三声。')).toBeVisible();

	// While it cannot be fetched, that is said, and it can be asked for again.
	const isEdition = (url: URL) => url.pathname.startsWith('/api/editions/');
	await page.route(isEdition, (route) => route.abort());
	await page.goto(`/stories/${storyId}`);
	await expect(page.getByText('这一篇没取到')).toBeVisible();
	await page.unroute(isEdition);
	await page.getByRole('button', { name: '再试一次' }).click();
	await expect(page.getByRole('textbox').filter({ hasText: '汽笛拉了三声。' })).toBeVisible();
	await context.close();
	await paper.close();
});
