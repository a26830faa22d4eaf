import { expect, type Browser, type Page } from '@playwright/test';
import type { LivePaper, Username } from './live-paper.ts';
import { openLive } from './open-live.ts';

export interface Screen {
	path: string;
	/** What the text on it is called. */
	text: string;
}

/** A screen with a story's text on it, in a window of somebody's own browser, once it lives and the text is there. */
export async function openScreen(
	browser: Browser,
	paper: LivePaper,
	username: Username,
	{ path, text }: Screen
): Promise<Page> {
	const page = await (await paper.browserOf(browser, username)).newPage();
	await openLive(page, path);
	await expect(page.getByRole('article', { name: text })).toBeVisible();
	return page;
}
