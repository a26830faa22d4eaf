import type { Page } from '@playwright/test';
import { barriers } from '#tests/support/barriers.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory, type StoryPage } from '#tests/support/story-page.ts';

/** The replay at the foot of “who wrote this”. */
class ReplayBar {
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	static async open({ page }: StoryPage): Promise<ReplayBar> {
		await page.getByRole('button', { name: '谁写的', exact: true }).click();
		const bar = new ReplayBar(page);
		await expect(bar.axis).toBeVisible();
		return bar;
	}

	get region() {
		return this.page.getByRole('region', { name: '回放' });
	}
	get axis() {
		return this.region.getByRole('slider', { name: '稿子写成的过程' });
	}
	/** The text as it was then. */
	get text() {
		return this.page.getByRole('article');
	}
	get stopped() {
		return this.page.getByRole('status').filter({ hasText: '停在' });
	}
	words() {
		return this.text.locator('h1, p').allTextContents();
	}
}

test('a night editor replays how a story came to be, and finds who changed a figure, when, and from what', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '大桥通车', ['全长860米。']);
	const writer = await openStory(browser, paper, 'tao', id);
	await writer.caretAt('860米。');
	await writer.type('明天通车。');
	await writer.isSaved();
	const desk = await openStory(browser, paper, 'meng', id);
	await desk.select('860');
	await desk.type('612');
	await desk.isSaved();

	const editor = await openStory(browser, paper, 'gu', id);
	const bar = await ReplayBar.open(editor);
	const { page } = editor;
	await expect(bar.region).toContainText('第 3 / 3 步');
	await expect(bar.region).toContainText('现在');

	// By the keyboard, a step at a time: back to before the figure was changed, and on again.
	await page.keyboard.press('ArrowLeft');
	await expect(bar.stopped).toHaveText(/停在 .*陶然改完之后/);
	await expect.poll(() => bar.words()).toEqual(['大桥通车', '全长860米。明天通车。']);
	await page.keyboard.press('ArrowLeft');
	await expect.poll(() => bar.words()).toEqual(['大桥通车', '全长860米。']);
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(bar.stopped).toHaveText(/停在 .*孟小满改完之后/);
	await expect.poll(() => bar.words()).toEqual(['大桥通车', '全长612米。明天通车。']);
	await bar.text.getByText('612').hover();
	const card = page.getByRole('tooltip');
	await expect(card).toHaveText(/孟小满.*\d\d:\d\d.*原是“860”/s);
	await card.getByRole('button', { name: '从这里回放' }).click();
	await expect.poll(async () => (await bar.words())[1]).not.toContain('612');

	// The legend is of that moment; going to somebody's words shows their card without a pointer.
	await page.keyboard.press('Shift+ArrowLeft');
	await expect(bar.stopped).toHaveText(/停在最开头/);
	await bar.axis.focus();
	await page.keyboard.press('End');
	const panel = page.getByRole('region', { name: '谁写了多少' });
	await expect(panel.getByRole('listitem').filter({ hasText: '孟小满' })).toContainText('3');
	await panel.getByRole('button', { name: '到孟小满写的下一处' }).press('Enter');
	await expect(card).toHaveText(/原是“860”/);
	expect(await barriers(page)).toEqual([]);

	// It plays to the end by itself, while a colleague goes on writing.
	await bar.region.getByText('1×', { exact: true }).click();
	await bar.axis.focus();
	await page.keyboard.press('Home');
	await expect.poll(() => bar.words()).toEqual(['']);
	await page.keyboard.press('Space');
	await expect(page.getByRole('status').filter({ hasText: '正在回放' })).toBeVisible();
	await writer.caretAt('通车。');
	await writer.type('两岸欢庆。');
	await expect(bar.stopped).toHaveText(/停在 .*改完之后/);
	expect((await bar.words())[1]).toContain('全长612米。明天通车。');

	// Nothing that was looked at has changed the story, and nothing in it could be typed over.
	await page.keyboard.type('错字');
	await page.getByRole('button', { name: '回到现在' }).click();
	await editor.shows(['大桥通车', '全长612米。明天通车。两岸欢庆。']);
	for (const story of [writer, desk, editor]) await story.close();
});

test('who wants nothing to move sees it step by step, on a phone too', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '汛情', ['水涨。']);
	const writer = await openStory(browser, paper, 'tao', id);
	await writer.caretAt('水涨。');
	await writer.type('封路。');
	await writer.isSaved();
	const phone = { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' } as const;
	const editor = await openStory(browser, paper, 'meng', id, { ...phone, locale: 'zh-CN' });
	const bar = await ReplayBar.open(editor);
	await expect(bar.region).toContainText('一步一步放');
	await bar.region.getByRole('button', { name: '播放' }).click();
	await expect.poll(() => bar.words()).toEqual(['汛情', '水涨。']);
	await expect.poll(() => bar.words()).toEqual(['汛情', '水涨。封路。']);
	await expect(bar.region.getByRole('button', { name: '播放' })).toBeVisible();
	expect(await barriers(editor.page)).toEqual([]);
	const { scrollWidth, clientWidth } = await editor.page.evaluate(() => document.documentElement);
	expect(scrollWidth).toBe(clientWidth);
	await editor.page.context().close();
	await writer.close();
});
