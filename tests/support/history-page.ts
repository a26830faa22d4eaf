import type { Browser, Page } from '@playwright/test';
import type { Id } from '#model/ids.ts';
import type { LivePaper, Username } from './live-paper.ts';
import { openScreen } from './open-screen.ts';

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
		const screen = { path: `/stories/${storyId}/history`, text: '历史' };
		return new HistoryPage(await openScreen(browser, paper, username, screen));
	}

	get versions() {
		return this.page.getByRole('navigation', { name: '各稿' }).getByRole('listitem');
	}

	get changes() {
		// Beside them stands a list of who made how many of them.
		return this.page
			.getByRole('complementary', { name: '改了什么' })
			.getByRole('listitem')
			.filter({ has: this.page.getByRole('button') });
	}

	text(name = '历史') {
		return this.page.getByRole('article', { name });
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}
