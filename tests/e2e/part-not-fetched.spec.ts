import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';

test('a part of a screen whose code does not come says so, and comes when asked again', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	await openLive(page, '/calendar');
	// The server has another build by now, in which this one’s parts are not.
	const code = '**/_app/immutable/**';
	await page.route(code, (route) => route.fulfill({ status: 404, body: '' }));
	await page.getByRole('link', { name: '年', exact: true }).click();
	const missing = page.getByRole('alert').filter({ hasText: '这一块没取到' });
	await expect(missing).toBeVisible();
	await expect(missing.getByRole('button', { name: '重新打开这一页' })).toBeVisible();
	await page.unroute(code);
	await missing.getByRole('button', { name: '再试' }).click();
	await expect(missing).toBeHidden();
	await expect(page.getByRole('grid').first()).toBeVisible();
	await context.close();
});

test('who comes to an address that there is not finds their way from there', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'bai');
	const page = await context.newPage();
	await openLive(page, '/stories/no-such-story');
	await expect(page.getByRole('heading', { name: '没有这一页' })).toBeVisible();
	await page.getByRole('main').getByRole('button', { name: '查找' }).click();
	await expect(page.getByRole('combobox')).toBeFocused();
	await context.close();
});
