import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('a reporter puts in more than can be saved at once, reads why, undoes it and goes on', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '太长', ['昨夜大雨。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	await writer.caretAt('昨夜大雨。');
	await writer.type('雨'.repeat(100_000));
	const notice = page.getByText('一次放进来的字太多，存不下');
	await expect(notice).toBeVisible();
	await expect(page.getByRole('button', { name: '存一份文本' })).toBeVisible();

	await page.keyboard.press('ControlOrMeta+z');
	await writer.shows(['太长', '昨夜大雨。']);
	await page.getByRole('button', { name: '现在重试' }).click();
	await expect(notice).toBeHidden();
	await writer.type('水涨了。');
	await writer.isSaved();

	const editor = await openStory(browser, paper, 'meng', id);
	await editor.shows(['太长', '昨夜大雨。水涨了。']);
});
