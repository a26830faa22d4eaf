import {
	expect,
	type Browser,
	type BrowserContextOptions,
	type CDPSession,
	type Page
} from '@playwright/test';
import type { SeedBlock } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import type { LivePaper, Username } from './live-paper.ts';
import { pressUntil } from './press-until.ts';

/** Makes a story of these paragraphs in the paper's edition; the reporter is its author. */
export async function newStory(
	paper: LivePaper,
	author: Username,
	headline: string,
	paragraphs: readonly string[],
	blocks: readonly SeedBlock[] = []
): Promise<Id> {
	const id = newId();
	await paper.run(author, {
		type: 'story.create',
		id,
		editionId: paper.edition.id,
		kind: 'news',
		section: '要闻',
		authorIds: [paper.idOf(author)],
		target: null,
		blocks: [
			{ type: 'headline', text: headline },
			...paragraphs.map((text): SeedBlock => ({ type: 'paragraph', text })),
			...blocks
		]
	});
	return id;
}

/** A story open in one browser, as a person sees and writes it. */
export class StoryPage {
	readonly page: Page;

	constructor(page: Page) {
		this.page = page;
	}

	/** Opens it and waits until it can be read. */
	static async open(page: Page, storyId: Id): Promise<StoryPage> {
		await page.goto(`/stories/${storyId}`);
		const story = new StoryPage(page);
		// Several windows that open at once on a small machine take their time.
		await expect(story.text).toBeVisible({ timeout: 30_000 });
		await story.isSaved();
		return story;
	}

	/** Goes on to another story as by a link, without loading the page anew. */
	async goTo(storyId: Id, headline: string): Promise<void> {
		await this.page.evaluate((href) => {
			const link = Object.assign(document.createElement('a'), { href });
			document.body.append(link);
			link.click();
			link.remove();
		}, `/stories/${storyId}`);
		await expect(this.text.locator('h1')).toHaveText(headline);
		await this.isSaved();
	}

	get text() {
		return this.page.locator('.story-copy');
	}

	/** Writes a new story from its headline down, as one does with Enter. */
	async write(headline: string, byline: string, paragraphs: readonly string[]): Promise<void> {
		await this.text.locator('h1').click();
		await this.type(headline);
		await this.page.keyboard.press('Enter');
		for (const words of [byline, ...paragraphs]) {
			await this.page.keyboard.press('Enter');
			await this.type(words);
		}
		await this.isSaved();
	}

	/** Puts a picture where the caret is, with its caption and its photographer. */
	async addPhoto(name: string, buffer: Buffer, caption: string, credit: string): Promise<void> {
		const photo = this.text.locator('figure');
		const file = { name, mimeType: 'image/jpeg', buffer };
		await this.page.locator('input[type=file]').setInputFiles(file);
		await expect(photo.locator('img')).toHaveJSProperty('complete', true);
		await photo.locator('img').click();
		await this.type(caption);
		await photo.getByRole('textbox', { name: '摄影署名' }).fill(credit);
		await photo.getByRole('textbox', { name: '摄影署名' }).press('Enter');
		await this.isSaved();
	}

	/** Takes the next step from the story itself, and confirms it. */
	async pass(step: string): Promise<void> {
		const button = this.page.getByRole('button', { name: step });
		const confirm = this.page.getByRole('dialog').getByRole('button', { name: step });
		await pressUntil(button.first(), confirm);
		await confirm.click();
		await expect(button).toHaveCount(0);
	}

	/** Waits for the server's word that everything is on disk. */
	async isSaved(): Promise<void> {
		await expect(this.page.locator('[data-saved="true"]')).toBeVisible();
	}

	/** The words of each block as they stand on the screen; what is drawn over them is left out. */
	blocks(): Promise<string[]> {
		return this.text.evaluate((root) => {
			const read = (node: Node): string => {
				if (node instanceof HTMLElement) {
					if (node.matches('.remote-caret, .comment-number, .suggested-in, input, button'))
						return '';
					if (node.tagName === 'BR')
						return node.classList.contains('ProseMirror-trailingBreak') ? '' : '\n';
				}
				if (node.nodeType === 3) return node.nodeValue ?? '';
				return [...node.childNodes].map(read).join('');
			};
			return [...root.children].map(read);
		});
	}

	async shows(blocks: readonly string[]): Promise<void> {
		await expect.poll(() => this.blocks()).toEqual(blocks);
	}

	/** Puts the caret into words, `offset` characters after where they begin. */
	async caretAt(words: string, offset = words.length): Promise<void> {
		await this.select(words, offset, offset);
	}

	/** Selects part of words: characters from `from` to `to`, all of them unless told. */
	async select(words: string, from = 0, to = words.length): Promise<void> {
		await this.text.focus();
		await this.text.evaluate(
			(root, [words, from, to]) => {
				const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, {
					acceptNode: (node) =>
						node.parentElement?.closest('.remote-caret, .comment-number, .suggested-in')
							? NodeFilter.FILTER_REJECT
							: NodeFilter.FILTER_ACCEPT
				});
				const nodes: Text[] = [];
				let text = '';
				const starts: number[] = [];
				for (let node = walker.nextNode(); node; node = walker.nextNode()) {
					starts.push(text.length);
					nodes.push(node as Text);
					text += node.nodeValue;
				}
				const at = text.indexOf(words);
				if (at < 0) throw new Error(`the story does not say “${words}”`);
				// Where two blocks meet, the beginning of words is in theirs and the end in theirs too.
				const point = (index: number): [Text, number] => {
					let i = starts.length - 1;
					const first = index === at;
					while (i > 0 && (starts[i] ?? 0) >= index + Number(first)) i--;
					return [nodes[i] as Text, index - (starts[i] ?? 0)];
				};
				const selection = getSelection();
				selection?.setBaseAndExtent(...point(at + from), ...point(at + to));
				// A key pressed by a person comes later than the browser's word of the selection.
				document.dispatchEvent(new Event('selectionchange'));
			},
			[words, from, to] as const
		);
	}

	async type(words: string): Promise<void> {
		await this.page.keyboard.insertText(words);
	}

	/** Whether it says within two seconds that everything is on disk. */
	becomesSaved(): Promise<boolean> {
		return this.page
			.locator('[data-saved="true"]')
			.waitFor({ timeout: 2_000 })
			.then(
				() => true,
				() => false
			);
	}

	/** The threads beside the text. */
	get cards() {
		return this.page.locator('[data-card]');
	}

	/** Comments on what is selected. */
	async comment(words: string): Promise<void> {
		await this.page.getByRole('button', { name: /^批注 Ctrl/ }).click();
		await this.#post('批注', words);
	}

	/** Suggests other words for what is selected. */
	async suggest(words: string): Promise<void> {
		await this.page.getByRole('button', { name: /^批注 Ctrl/ }).click();
		await this.page.locator('form.draft').getByText('建议改成', { exact: true }).click();
		await this.#post('建议改成', words);
	}

	async #post(field: string, words: string): Promise<void> {
		const draft = this.page.locator('form.draft');
		await draft.getByRole('textbox', { name: field, exact: true }).fill(words);
		await draft.getByRole('button', { name: /^发出/ }).click();
		await expect(draft).toHaveCount(0);
	}

	/** Answers the first thread. */
	async reply(words: string): Promise<void> {
		const card = this.cards.first();
		await card.click();
		await card.getByRole('textbox', { name: '回复' }).fill(words);
		await card.getByRole('button', { name: '回复', exact: true }).click();
	}

	/** Settles the first thread. */
	async resolve(): Promise<void> {
		const card = this.cards.first();
		await card.click();
		await card.getByRole('button', { name: '解决' }).click();
		await expect(this.page.getByText(/^已解决 \d/)).toBeVisible();
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}

/** A story in a window of somebody's own browser, or of another one with `options`, such as a phone. */
export async function openStory(
	browser: Browser,
	paper: LivePaper,
	username: Username,
	storyId: Id,
	options?: BrowserContextOptions
): Promise<StoryPage> {
	const context = options
		? await paper.open(browser, username, options)
		: await paper.browserOf(browser, username);
	return StoryPage.open(await context.newPage(), storyId);
}

/** What an input method does while 你好 is typed: pinyin first, then the characters. */
export class Pinyin {
	readonly #session: CDPSession;

	private constructor(session: CDPSession) {
		this.#session = session;
	}

	static async on(page: Page): Promise<Pinyin> {
		await page.bringToFront();
		await page.evaluate(() => {
			const counts = { start: 0, end: 0 };
			Object.assign(window, { compositions: counts });
			addEventListener('compositionstart', () => counts.start++, true);
			addEventListener('compositionend', () => counts.end++, true);
		});
		return new Pinyin(await page.context().newCDPSession(page));
	}

	/** Shows pinyin under the caret, not yet decided. */
	async compose(pinyin: string): Promise<void> {
		const at = pinyin.length;
		await this.#session.send('Input.imeSetComposition', {
			text: pinyin,
			selectionStart: at,
			selectionEnd: at
		});
	}

	/** Decides on characters; the composition ends. */
	async commit(words: string): Promise<void> {
		await this.#session.send('Input.insertText', { text: words });
	}
}

/** How often a composition began and ended since Pinyin.on. */
export const compositions = (page: Page): Promise<{ start: number; end: number }> =>
	page.evaluate(
		() => (window as unknown as { compositions: { start: number; end: number } }).compositions
	);
