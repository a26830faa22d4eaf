import { expect, type Page } from '@playwright/test';
import type { Id } from '#model/ids.ts';
import { pressUntil } from './press-until.ts';

export interface MadeEdition {
	id: Id;
	date: string;
	issue: number;
	/** As it is called where an edition is chosen. */
	day: string;
}

/** Makes the next edition in the calendar, of so many pages from the templates, and opens its board. */
export async function makeNextEdition(page: Page, pages: number): Promise<MadeEdition> {
	await page.goto('/calendar');
	const dialog = page.getByRole('dialog', { name: '建一期' });
	await pressUntil(page.getByRole('button', { name: '建下一期' }), dialog);
	const date = await dialog.getByLabel('日期').inputValue();
	const issue = Number(await dialog.getByLabel('总期号').inputValue());
	await dialog.getByLabel('版式').selectOption({ label: '用版样' });
	await dialog.getByLabel('版数').selectOption(String(pages));
	await dialog.getByRole('button', { name: '建这一期' }).click();
	await expect(dialog).toHaveCount(0);
	const panel = page.getByRole('complementary');
	await expect(panel).toContainText(String(issue));
	const day = (await panel.getByRole('heading', { level: 2 }).innerText()).trim();
	await panel.getByRole('link', { name: '打开版面' }).click();
	await page.waitForURL(/\/editions\//);
	const takeIn = page.getByRole('link', { name: '收稿' }).first();
	const address = (await takeIn.getAttribute('href')) ?? '';
	return { id: new URLSearchParams(address.split('?')[1]).get('edition') ?? '', date, issue, day };
}
