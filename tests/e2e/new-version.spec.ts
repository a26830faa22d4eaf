import { expect, test } from '#tests/support/newsroom.ts';

test('a new version is offered in a pause, and takes nobody’s caret', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'bai');
	const page = await context.newPage();
	await page.clock.install();
	const live = page.waitForEvent('websocket');
	await page.goto('/desk');
	await live;
	await page.keyboard.press('/');
	const find = page.getByRole('combobox');
	await expect(find).toBeFocused();

	const offer = page.getByText('Copydesk 有新版本');
	await page.route('**/_app/version.json', (route) =>
		route.fulfill({ json: { version: 'newer' } })
	);
	const asked = page.waitForResponse('**/_app/version.json');
	await page.clock.fastForward(61_000);
	await asked;
	for (const letter of '大桥') {
		await page.clock.fastForward(4_000);
		await page.keyboard.type(letter);
	}
	await expect(offer).toBeHidden();
	await page.clock.fastForward(6_000);
	await expect(offer).toBeVisible();
	await expect(find).toBeFocused();
	await expect(find).toHaveValue('大桥');
	await page.keyboard.press('Escape');

	await page.getByRole('button', { name: '写完再说' }).click();
	await expect(offer).toBeHidden();
	await context.close();
});
