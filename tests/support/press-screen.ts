import { expect, type Download, type Locator, type Page } from '@playwright/test';
import { pressUntil } from './press-until.ts';

/** The press check of an edition, and the way from it to the press. */
export class PressScreen {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	static async open(page: Page, date: string): Promise<PressScreen> {
		await page.goto(`/editions/${date}/check`);
		const screen = new PressScreen(page);
		await expect(page.getByRole('region', { name: '要办的事' })).toBeVisible();
		return screen;
	}

	/** What is to be seen to, by its words. */
	row(text: string | RegExp): Locator {
		const list = this.page.getByRole('region', { name: '要办的事' });
		return list.getByRole('listitem').filter({ hasText: text });
	}

	get button(): Locator {
		return this.page.getByRole('button', { name: '付印…' });
	}

	/** Where the issue number is typed. */
	get number(): Locator {
		return this.page.getByRole('textbox', { name: '输入总期号确认' });
	}

	get dialog(): Locator {
		return this.page.getByRole('dialog');
	}

	/** Asks to send the edition to press; nothing is sent yet. */
	ask(): Promise<void> {
		return pressUntil(this.button, this.number);
	}

	/** Sends the edition to press under its number, and waits for its evidence pack. */
	async press(issue: number): Promise<void> {
		await this.ask();
		await this.number.fill(String(issue));
		await this.page.keyboard.press('Enter');
		await expect(this.dialog.getByText('证据包已存好')).toBeVisible({ timeout: 60_000 });
	}

	async takeEvidence(): Promise<Download> {
		const begun = this.page.waitForEvent('download');
		await this.dialog.getByRole('link', { name: '下载证据包' }).click();
		return begun;
	}

	/** Closes the dialog in which it says that it is done. */
	async close(): Promise<void> {
		await this.dialog.getByRole('button', { name: '关闭' }).last().click();
		await expect(this.dialog).toHaveCount(0);
	}

	/** Lets an item pass, with the reason in words. */
	async waive(item: Locator, reason: string): Promise<void> {
		await item.hover();
		await item.getByRole('button', { name: /^放过/ }).click();
		const dialog = this.page.getByRole('dialog', { name: '放过这一件' });
		await dialog.getByRole('textbox', { name: '理由' }).fill(reason);
		await dialog.getByRole('button', { name: '放过', exact: true }).click();
		await expect(item).toContainText(`放过：${reason}`);
	}
}
