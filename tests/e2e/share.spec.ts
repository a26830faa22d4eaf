import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('a reporter asks a colleague to write along, by keyboard, and takes it back', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '请人共写', ['昨夜大雨。']);
	const author = await openStory(browser, paper, 'bai', id);
	const colleague = await openStory(browser, paper, 'he', id);
	await expect(colleague.text).toHaveAttribute('contenteditable', 'false');
	await expect(colleague.page.getByRole('button', { name: '请同事一起写' })).toHaveCount(0);

	const { page } = author;
	await page.getByRole('button', { name: '请同事一起写' }).press('Enter');
	// Editors write every story; only a reporter needs to be asked.
	await expect(page.getByRole('menuitem')).toHaveText(['何苗']);
	await expect(page.getByRole('menuitem')).toBeFocused();
	await page.keyboard.press('Enter');
	const info = colleague.page.locator('.info');
	await expect(info).toContainText('共写');
	await expect(info).toContainText('何苗');
	await expect(colleague.text).toHaveAttribute('contenteditable', 'true');
	await colleague.caretAt('昨夜大雨。');
	await colleague.type('今晨停。');
	await author.shows(['请人共写', '昨夜大雨。今晨停。']);

	await page.getByRole('button', { name: '去掉何苗' }).click();
	await expect(colleague.text).toHaveAttribute('contenteditable', 'false');
	await expect(info).not.toContainText('共写');
	await author.close();
	await colleague.close();
});

test('an editor gives a story a second author; the last one stays', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '两位记者', ['昨夜大雨。']);
	const editor = await openStory(browser, paper, 'meng', id);
	const { page } = editor;
	await expect(page.getByRole('button', { name: '去掉白露' })).toHaveCount(0);
	await page.getByRole('button', { name: '加一位记者' }).click();
	await page.getByRole('menuitem', { name: '何苗' }).click();
	await page.getByRole('button', { name: '去掉白露' }).click();
	await expect(page.getByRole('button', { name: /^去掉/ })).toHaveCount(0);
	await expect(page.locator('.info')).toContainText('何苗');
	await expect(page.locator('.info')).not.toContainText('白露');
	await editor.close();
});
