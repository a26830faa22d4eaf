import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

/** One grey pixel, as a PNG. */
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
	'base64'
);

test('a link is set from the toolbar, and seen while its address is typed', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '加个链接', ['详见县政府网站。']);
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('县政府网站');
	await writer.page.keyboard.press('Control+Shift+k');
	const address = writer.page.getByLabel('网址');
	await expect(address).toBeFocused();
	await expect(address).toBeInViewport({ ratio: 1 });
	await address.fill('example.org');
	await writer.page.getByRole('button', { name: '加上' }).click();
	await expect(writer.text.locator('a')).toHaveAttribute('href', 'https://example.org');
	await writer.close();
});

test('a press on a photo goes to its caption; a photo is taken out by its button', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '配图一张', ['大桥合龙。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	await writer.caretAt('大桥');
	await page
		.locator('input[type=file]')
		.setInputFiles({ name: 'bridge.png', mimeType: 'image/png', buffer: PIXEL });
	const picture = writer.text.locator('figure img');
	await expect(picture).toHaveCount(1);
	await writer.caretAt('大桥');
	await picture.click();
	await writer.type('合龙现场');
	await writer.shows(['配图一张', '大桥合龙。', '合龙现场']);
	await writer.text.locator('figure').hover();
	await page.getByRole('button', { name: '删去图片' }).click();
	await writer.shows(['配图一张', '大桥合龙。']);
	await page.keyboard.press('Control+z');
	await writer.shows(['配图一张', '大桥合龙。', '合龙现场']);
	await writer.close();
});
