import type { SeedBlock } from '#model/commands.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { newStory, openStory, Pinyin, type StoryPage } from '#tests/support/story-page.ts';
import type { Browser } from '@playwright/test';

const HEADLINE = '大桥合龙';
const FIRST = '昨天上午合龙。';
const CAPTION = '合龙现场';

/** A story that ends with a photo, open before whoever writes. */
async function endingInPhoto(browser: Browser, paper: LivePaper, caption = CAPTION) {
	const photo: SeedBlock = { type: 'photo', text: caption };
	const id = await newStory(paper, 'bai', HEADLINE, [FIRST], [photo]);
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.caretAt(FIRST);
	return { id, writer };
}

/** How words come in: by keys, at once, or by an input method; each from the first one on. */
const WAYS: Record<string, (writer: StoryPage) => Promise<void>> = {
	'by keys': ({ page }) => page.keyboard.type('abc'),
	'at once': (writer) => writer.type('abc'),
	'in pinyin': async ({ page }) => {
		const pinyin = await Pinyin.on(page);
		for (const typed of ['x', 'xy', 'xyz']) await pinyin.compose(typed);
		await pinyin.commit('abc');
	}
};

for (const [way, type] of Object.entries(WAYS))
	test(`the end of a story that ends in a photo is below it, and nothing typed there is lost: ${way}`, async ({
		browser,
		paper
	}) => {
		const { writer } = await endingInPhoto(browser, paper);
		await writer.page.context().setOffline(true);
		await expect(writer.page.getByText('网断了，可以接着写。')).toBeVisible();
		await writer.page.keyboard.press('Control+End');
		await type(writer);
		const written = [HEADLINE, FIRST, CAPTION, 'abc'];
		await writer.shows(written);
		await writer.page.context().setOffline(false);
		await writer.isSaved();
		// What the server has is what it gives out anew.
		await writer.page.reload();
		await writer.shows(written);
		await writer.close();
	});

test('whoever only goes to the end of a story changes nothing, and what is written there can be undone', async ({
	browser,
	paper
}) => {
	const { writer } = await endingInPhoto(browser, paper);
	const { keyboard } = writer.page;
	await keyboard.press('Control+End');
	await keyboard.press('Control+Home');
	await keyboard.type('今日');
	await writer.shows(['今日' + HEADLINE, FIRST, CAPTION]);
	await keyboard.press('Control+End');
	await keyboard.type('abc');
	await writer.shows(['今日' + HEADLINE, FIRST, CAPTION, 'abc']);
	await keyboard.press('Control+z');
	await writer.shows(['今日' + HEADLINE, FIRST, CAPTION]);
	await keyboard.press('Control+y');
	await writer.shows(['今日' + HEADLINE, FIRST, CAPTION, 'abc']);
	await writer.close();
});

test('a click below the last photo begins a paragraph, one on its caption stays in the caption', async ({
	browser,
	paper
}) => {
	const { writer } = await endingInPhoto(browser, paper);
	const photo = writer.text.locator('figure');
	await photo.scrollIntoViewIfNeeded();
	const box = await photo.boundingBox();
	if (!box) throw new Error('no photo');
	await writer.page.mouse.click(box.x + 40, box.y + box.height + 60);
	await writer.page.keyboard.type('below');
	await writer.shows([HEADLINE, FIRST, CAPTION, 'below']);
	await writer.text.locator('figcaption').click();
	await writer.page.keyboard.press('End');
	await writer.page.keyboard.type('!');
	await writer.shows([HEADLINE, FIRST, CAPTION + '!', 'below']);
	await writer.close();
});

for (const [way, type] of Object.entries(WAYS))
	test(`a caret that the browser puts into a photo beside its caption writes in the story all the same: ${way}`, async ({
		browser,
		paper
	}) => {
		const { writer } = await endingInPhoto(browser, paper);
		// As keys do that a browser knows and the editor does not; what is typed follows at once.
		await writer.text.locator('figure').evaluate((photo) => {
			document.addEventListener('selectionchange', (event) => event.stopImmediatePropagation(), {
				capture: true,
				once: true
			});
			getSelection()?.collapse(photo, photo.childNodes.length);
		});
		await type(writer);
		await writer.shows([HEADLINE, FIRST, `${CAPTION}abc`]);
		await writer.isSaved();
		await writer.page.reload();
		await writer.shows([HEADLINE, FIRST, `${CAPTION}abc`]);
		await writer.close();
	});

test('two people write below the same photo at once: each has a paragraph, nothing is doubled', async ({
	browser,
	paper
}) => {
	const { id, writer } = await endingInPhoto(browser, paper);
	const other = await openStory(browser, paper, 'meng', id);
	await writer.page.context().setOffline(true);
	await expect(writer.page.getByText('网断了，可以接着写。')).toBeVisible();
	await writer.page.keyboard.press('Control+End');
	await writer.page.keyboard.type('abc');
	await other.caretAt(FIRST);
	await other.page.keyboard.press('Control+End');
	await other.page.keyboard.type('xyz');
	await other.isSaved();
	await writer.page.context().setOffline(false);
	await writer.isSaved();
	await expect.poll(async () => (await writer.blocks()).length).toBe(5);
	const all = await writer.blocks();
	expect(all.slice(0, 3)).toEqual([HEADLINE, FIRST, CAPTION]);
	expect(all.slice(3).sort()).toEqual(['abc', 'xyz']);
	await other.shows(all);
	await writer.close();
	await other.close();
});
