import { expect, type Browser, type Page } from '@playwright/test';
import type { Id } from '#model/ids.ts';
import type { LivePaper, Username } from './live-paper.ts';

/** The history of a story on somebody's screen. */
export class HistoryPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	static async open(
		browser: Browser,
		paper: LivePaper,
		username: Username,
		storyId: Id
	): Promise<HistoryPage> {
		const page = await (await paper.browserOf(browser, username)).newPage();
		await page.goto(`/stories/${storyId}/history`);
		await expect(page.getByRole('article', { name: '历史' })).toBeVisible();
		return new HistoryPage(page);
	}

	get versions() {
		return this.page.getByRole('navigation', { name: '各稿' }).getByRole('listitem');
	}

	get changes() {
		return this.page.getByRole('complementary', { name: '改了什么' }).getByRole('listitem');
	}

	text(name = '历史') {
		return this.page.getByRole('article', { name });
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}
