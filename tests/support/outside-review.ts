import { expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { newId, type Id } from '#model/ids.ts';
import type { LivePaper, Username } from './live-paper.ts';

/** Sends the text of a story as it is now outside the house, as a script does; resolves to the link. */
export async function sendOutside(
	paper: LivePaper,
	username: Username,
	storyId: Id,
	more: { name?: string; unit?: string; note?: string } = {}
): Promise<{ url: string; token: string; id: Id }> {
	const { origin } = paper.server;
	const headers = { cookie: await paper.signIn(username), origin };
	const text = await fetch(`${origin}/api/stories/${storyId}/text`, { headers });
	const { hash } = (await text.json()) as { hash: string };
	const id = newId();
	const asked = { id, name: '卢一舟', unit: '县水利局', note: '', hours: 24, hash, ...more };
	const answer = await fetch(`${origin}/api/stories/${storyId}/outside`, {
		method: 'POST',
		headers: { ...headers, 'content-type': 'application/json' },
		body: JSON.stringify(asked)
	});
	const told = (await answer.json()) as { ok: true; url: string } | { ok: false; refusal: object };
	if (!told.ok) throw new Error(`refused: ${JSON.stringify(told.refusal)}`);
	return { url: told.url, token: new URL(told.url).hash.slice(1), id };
}

/** What somebody outside holds in their hand. */
export const PHONE: BrowserContextOptions = {
	...{ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'zh-CN' }
};

/** The page that a link opens, as its reviewer sees it. */
export class ReviewerPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens a link on a device of its own. */
	static async open(
		browser: Browser,
		url: string,
		device: BrowserContextOptions = PHONE
	): Promise<ReviewerPage> {
		const page = await (await browser.newContext(device)).newPage();
		await page.goto(url);
		return new ReviewerPage(page);
	}

	get text() {
		return this.page.getByRole('article');
	}
	get sheet() {
		return this.page.getByRole('dialog');
	}
	button(name: string) {
		return this.page.getByRole('button', { name, exact: true });
	}

	/** Comments on a whole paragraph, by a tap. */
	async commentOn(words: string, body: string): Promise<void> {
		await this.text.getByText(words).tap();
		await this.button('批注').first().tap();
		await this.page.getByRole('textbox', { name: '批注' }).fill(body);
		await this.button('写好').tap();
		await expect(this.sheet).toHaveCount(0);
	}

	/** Suggests other words for some. */
	async suggest(words: string, others: string): Promise<void> {
		await this.select(words);
		await this.button('建议改成…').tap();
		await this.page.getByRole('textbox', { name: '改成' }).fill(others);
		await this.button('写好').tap();
		await expect(this.sheet).toHaveCount(0);
	}

	/** Selects words that stand in one piece. */
	async select(words: string): Promise<void> {
		await this.text.evaluate((root, wanted) => {
			const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				const at = (node.nodeValue ?? '').indexOf(wanted);
				if (at < 0) continue;
				getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
				return;
			}
			throw new Error(`${wanted} is not there`);
		}, words);
	}

	/** Gives the verdict; whether it arrives is to be looked for. */
	async send(verdict: string, remark = ''): Promise<void> {
		await this.button('给出意见…').tap();
		await this.page.getByRole('radio', { name: verdict }).check();
		if (remark) await this.sheet.getByRole('textbox').fill(remark);
		await this.button('交意见').tap();
	}

	async close(): Promise<void> {
		await this.page.context().close();
	}
}
