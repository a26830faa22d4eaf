import { expect, type Locator } from '@playwright/test';

/** Presses a button until what it opens is there: a press before the page has come to life is none. */
export const pressUntil = (button: Locator, comes: Locator): Promise<void> =>
	expect(async () => {
		if (!(await comes.isVisible())) await button.click({ timeout: 5000 });
		await expect(comes).toBeVisible({ timeout: 5000 });
	}).toPass({ timeout: 60_000 });
