import { expect, type Browser, type Page } from '@playwright/test';
import { newId, type Id } from '#model/ids.ts';
import type { Step } from '#model/workflow.ts';
import type { LivePaper, Username } from './live-paper.ts';
import { openScreen } from './open-screen.ts';

/** Signs the text of a story as it is now, as a script does, for somebody. */
export async function signAs(
	paper: LivePaper,
	username: Username,
	storyId: Id,
	step: Step
): Promise<void> {
	const cookie = await paper.signIn(username);
	const { origin } = paper.server;
	const answer = await fetch(`${origin}/api/stories/${storyId}/text`, { headers: { cookie } });
	const { hash } = (await answer.json()) as { hash: string };
	// What was written a moment ago is refused until the desk says so, too.
	await expect(() =>
		paper.run(username, { type: 'story.sign', id: newId(), storyId, step, hash })
	).toPass();
}

/** The screen on which somebody signs a story. */
export class SignPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	static async open(
		browser: Browser,
		paper: LivePaper,
		username: Username,
		storyId: Id
	): Promise<SignPage> {
		const screen = { path: `/stories/${storyId}/sign`, text: '审签' };
		return new SignPage(await openScreen(browser, paper, username, screen));
	}

	/** What is struck and what is new, in order. */
	async changes(): Promise<{ gone: string[]; fresh: string[] }> {
		const text = this.page.getByRole('article', { name: '审签' });
		return {
			gone: await text.locator('del').allTextContents(),
			fresh: await text.locator('ins').allTextContents()
		};
	}

	get chain() {
		return this.page.getByRole('region', { name: '签名' }).getByRole('listitem');
	}

	button(name: string) {
		return this.page.getByRole('button', { name });
	}

	/** Signs what is shown; `said` is what the screen says then. */
	async sign(name: string, said: string): Promise<void> {
		await this.button(name).click();
		await expect(this.page.getByText(said)).toBeVisible();
	}

	/** Takes a sign-off back, with the reason in words. */
	async takeBack(reason: string): Promise<void> {
		await this.page.getByRole('textbox', { name: '理由' }).fill(reason);
		await this.button('撤签').click();
		await expect(this.page.getByText('已退回校对')).toBeVisible();
	}

	async sendBack(reason: string): Promise<void> {
		await this.page.getByRole('textbox', { name: '理由' }).fill(reason);
		await this.page.getByRole('button', { name: '退回', exact: true }).click();
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}
