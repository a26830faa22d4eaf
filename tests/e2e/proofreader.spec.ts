import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('a proofreader cannot change the text, is told so, and can comment', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '校对的一篇', ['县城今晨通车。']);
	const text = ['校对的一篇', '县城今晨通车。'];
	const proofreader = await openStory(browser, paper, 'yan', id);
	const { page } = proofreader;
	await expect(page.getByText('你可以读和批注，不能改稿。')).toBeVisible();
	await expect(proofreader.text).toHaveAttribute('contenteditable', 'false');

	await proofreader.select('今晨');
	await proofreader.type('昨晚');
	await page.keyboard.press('Delete');
	await page.keyboard.press('Enter');
	expect(await proofreader.blocks()).toEqual(text);

	// Beside what is selected by the mouse a comment is offered.
	await proofreader.text.getByText('县城今晨通车。').dblclick({ position: { x: 90, y: 14 } });
	const tools = page.getByRole('group', { name: '对选中的文字' });
	await tools.getByRole('button', { name: '批注' }).click();
	await expect(page.locator('form.draft textarea')).toBeFocused();
	await expect(tools).toHaveCount(0);

	await proofreader.select('今晨');
	await proofreader.comment('与通稿时间不符');
	await expect(proofreader.cards).toContainText('与通稿时间不符');
	await expect(proofreader.text.locator('.comment-mark')).toHaveText('今晨');

	const writer = await openStory(browser, paper, 'bai', id);
	await expect(writer.cards).toContainText('与通稿时间不符');
	await writer.shows(text);
	await proofreader.close();
	await writer.close();
});
