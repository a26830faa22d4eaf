import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';

test('an administrator adds a format, saves a figure by key, and takes it all back while it is open', async ({
	browser,
	paper
}) => {
	const page = await (await paper.browserOf(browser, 'gu')).newPage();
	await openLive(page, '/settings/templates/new');
	await page.getByLabel('名称', { exact: true }).fill('试排');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('加了“试排”')).toBeVisible();
	const acts = page.getByRole('group', { name: '试排，能做的' });
	await acts.getByRole('link', { name: '改', exact: true }).click();

	const lines = page.getByLabel('每栏行数');
	await lines.fill('76');
	await lines.press('Enter');
	await expect(page.getByText('都已保存')).toBeVisible();
	await expect(lines).toBeFocused();
	await expect(lines).toHaveValue('76');

	await lines.blur();
	await page.keyboard.press('ControlOrMeta+z');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(page.getByText('这个开本撤掉了')).toBeVisible();
	await page.getByRole('main').getByRole('link', { name: '开本与版样' }).last().click();
	await expect(acts).toHaveCount(0);
	await expect(page.getByRole('group', { name: '四开，能做的' })).toBeVisible();
	await page.close();
});
