import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { newStory } from '#tests/support/story-page.ts';

test('a reporter hands a story in from the board of stages by keyboard, and an editor sees it arrive', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '流程一篇', ['大桥昨日合龙。']);
	await paper.run('bai', { type: 'story.stage', id, to: 'editing' });
	const address = `/editions/${paper.edition.date}?view=stages`;
	const reporter = await (await paper.browserOf(browser, 'bai')).newPage();
	const editor = await (await paper.browserOf(browser, 'meng')).newPage();
	for (const page of [reporter, editor]) await openLive(page, address);
	const inReview = (page: typeof editor) =>
		page.getByRole('region', { name: /^一审/ }).getByRole('link', { name: /流程一篇/ });

	await reporter.locator(`[data-story="${id}"]`).focus();
	await reporter.keyboard.press('m');
	await expect(reporter.getByText('正在送“流程一篇”')).toBeVisible();
	await reporter.keyboard.press('ArrowRight');
	await reporter.keyboard.press('Enter');
	await expect(inReview(reporter)).toBeFocused();
	await expect(inReview(editor)).toBeVisible();

	// The reporter may take it no further.
	await reporter.keyboard.press('m');
	await expect(reporter.getByText('这一步不归你，或者下一步要换人签。')).toBeVisible();
	await reporter.close();

	// Dragged on, a review is signed on its screen; dragged back, the reason is asked for.
	await editor.getByRole('button', { name: '该我办 1' }).click();
	await inReview(editor).dragTo(editor.getByRole('region', { name: /^二审/ }));
	await expect(editor).toHaveURL(new RegExp(`/stories/${id}/sign$`));
	await openLive(editor, address);
	await inReview(editor).dragTo(editor.getByRole('region', { name: /^编辑中/ }));
	await expect(editor.getByRole('textbox', { name: '理由' })).toBeFocused();
	await editor.close();
});

test('what is late says by how much and whose turn it is', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '晚了一篇', ['大桥昨日合龙。']);
	const deadline = Date.now() - 12 * 60_000;
	await paper.run('meng', { type: 'story.update', id, patch: { deadline } });
	await paper.run('bai', { type: 'story.stage', id, to: 'editing' });
	const page = await (await paper.browserOf(browser, 'gu')).newPage();
	await openLive(page, `/editions/${paper.edition.date}?view=stages`);
	await expect(page.locator(`[data-story="${id}"]`)).toContainText(/晚 1[23] 分/);
	await page.getByRole('button', { name: '逾期 1' }).click();
	await expect(page.getByRole('region', { name: '编辑中，1 篇' })).toContainText('逾期 1');
	await page.close();
});
