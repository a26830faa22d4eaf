import { PASSWORD } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';

test('a reporter mistypes the password, looks at it, and signs in', async ({ page }) => {
	await page.goto('/stories');
	await expect(page).toHaveURL(/\/sign-in\?to=%2Fstories$/);
	const password = page.getByLabel('密码', { exact: true });
	await page.getByLabel(/用户名/).fill('bai');
	await password.fill('not this one');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert')).toBeVisible();
	await expect(page.getByLabel(/用户名/)).toHaveValue('bai');

	await password.fill(PASSWORD);
	const show = page.getByRole('button', { name: '显示密码' });
	await show.click();
	await expect(password).toHaveAttribute('type', 'text');
	await show.click();
	await expect(password).toHaveAttribute('type', 'password');
	await password.press('Enter');
	await expect(page).toHaveURL(/\/stories$/);
});

test.describe('with scripts switched off', () => {
	test.use({ javaScriptEnabled: false });

	test('a reporter signs in all the same', async ({ page }) => {
		await page.goto('/sign-in');
		await page.getByLabel(/用户名/).fill('bai');
		await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
		await page.locator('form [type="submit"]').click();
		await expect(page).not.toHaveURL(/sign-in/);
	});
});
