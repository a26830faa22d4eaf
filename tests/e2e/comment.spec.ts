import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('a comment is answered, and stays on its words through Enter, deletion and undo', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '批注一篇', ['大桥昨日合龙，全长千米。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const editor = await openStory(browser, paper, 'meng', id);
	await editor.select('全长千米');
	await editor.comment('请核实长度');
	await expect(writer.cards).toContainText('请核实长度');

	await writer.reply('已核，一千零二米');
	await expect(editor.cards).toContainText('已核，一千零二米');

	const mark = editor.text.locator('.comment-mark');
	await writer.caretAt('合龙，');
	await writer.page.keyboard.press('Enter');
	await editor.shows(['批注一篇', '大桥昨日合龙，', '全长千米。']);
	await expect(mark).toHaveText('全长千米');

	await writer.select('全长千米');
	await writer.page.keyboard.press('Delete');
	await editor.shows(['批注一篇', '大桥昨日合龙，', '。']);
	await expect(mark).toHaveCount(0);
	await writer.page.keyboard.press('Control+z');
	await editor.shows(['批注一篇', '大桥昨日合龙，', '全长千米。']);
	await expect(mark).toHaveText('全长千米');
	await writer.close();
	await editor.close();
});

test('a suggestion is accepted in both browsers, and taken back', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '建议一篇', ['大桥昨日合龙。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const editor = await openStory(browser, paper, 'meng', id);
	await editor.select('昨日');
	await editor.suggest('今日');
	await writer.page.getByRole('button', { name: '采纳', exact: true }).click();
	for (const story of [writer, editor]) await story.shows(['建议一篇', '大桥今日合龙。']);

	await editor.page.getByText('已解决 1 条').click();
	await editor.page.getByRole('button', { name: '撤销采纳' }).click();
	for (const story of [writer, editor])
		await expect.poll(() => story.text.locator('p').first().innerText()).toContain('昨日');
	await expect(writer.cards).toContainText('今日');
	await writer.close();
	await editor.close();
});
