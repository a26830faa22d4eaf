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
	// A comment is a remark until somebody says that it has to be followed.
	await expect(writer.cards.getByText('必改', { exact: true })).toHaveCount(0);
	const must = editor.page.getByRole('button', { name: '必改' });
	await must.focus();
	await editor.page.keyboard.press('Space');
	await expect(must).toHaveAttribute('aria-pressed', 'true');
	await expect(writer.cards).toContainText('必改');

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

test('the buttons beside a selection begin a comment or a suggestion on it', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '选中一句', ['大桥昨日合龙，全长千米。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const { page } = writer;
	const tools = page.getByRole('group', { name: '对选中的文字' });
	await writer.caretAt('昨日');
	await expect(tools).toHaveCount(0);
	await writer.select('昨日');
	await expect(tools).toBeVisible();
	// They take neither the focus nor the selection: what is typed replaces the words.
	await expect(writer.text).toBeFocused();
	await tools.getByRole('button', { name: '建议' }).hover();
	await page.mouse.down();
	await expect(writer.text).toBeFocused();
	await page.mouse.up();
	const draft = page.locator('form.draft');
	await expect(draft).toContainText('昨日');
	await draft.getByRole('textbox', { name: '建议改成' }).fill('今日');
	await expect(tools).toHaveCount(0);

	// Other words are chosen meanwhile: the suggestion begins anew with them.
	await writer.select('千米');
	await tools.getByRole('button', { name: '建议' }).click();
	await expect(draft.getByRole('textbox', { name: '建议改成' })).toHaveValue('千米');
	await draft.getByRole('textbox', { name: '建议改成' }).fill('一千零二米');
	await draft.getByRole('button', { name: /^发出/ }).click();
	await expect(writer.text.locator('.suggested-out')).toHaveText('千米');
	await expect(writer.text.locator('.suggested-in')).toHaveText('一千零二米');
	await writer.close();
});

test('a click in the text holds, though a comment is drawn before the browser tells of it', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '光标不跳', ['大桥昨日合龙，全长千米。']);
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('昨日');
	await writer.comment('请核实');
	await writer.caretAt('大桥');
	const anchor = await writer.text.evaluate((text) => {
		const words = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
		while (words.nextNode()?.nodeValue?.includes('千米') === false);
		getSelection()?.setBaseAndExtent(words.currentNode, 3, words.currentNode, 3);
		// Choosing the other state of the card draws the marks anew, at once.
		const card = document.querySelector('[data-card]');
		card?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
		return getSelection()?.anchorNode?.nodeValue;
	});
	expect(anchor).toContain('千米');
	await writer.close();
});

test('on a phone: read the comments, answer one, write one', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '手机上看', ['大桥昨日合龙，全长千米。']);
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('昨日');
	await writer.comment('请核实日期');
	const phone = await openStory(browser, paper, 'meng', id, {
		viewport: { width: 390, height: 844 },
		hasTouch: true,
		isMobile: true
	});
	const { page } = phone;
	await expect(phone.cards).toBeHidden();
	await page.getByRole('button', { name: '看批注' }).tap();
	await expect(phone.cards).toContainText('请核实日期');
	// Reading begins no comment.
	await expect(page.locator('form.draft')).toHaveCount(0);
	await page.getByRole('button', { name: '收起' }).tap();
	await expect(phone.cards).toBeHidden();

	await phone.text.locator('.comment-mark').tap();
	await expect(phone.cards).toBeVisible();
	await phone.cards.getByRole('textbox', { name: '回复' }).fill('是昨日');
	await phone.cards.getByRole('button', { name: '回复', exact: true }).tap();
	await expect(writer.cards).toContainText('是昨日');
	await page.getByRole('button', { name: '收起' }).tap();

	await phone.select('全长');
	await page
		.getByRole('group', { name: '对选中的文字' })
		.getByRole('button', { name: '批注' })
		.tap();
	const draft = page.locator('form.draft');
	await expect(draft).toContainText('全长');
	await expect(draft.getByRole('button', { name: /^发出/ })).toBeInViewport();
	await draft.getByRole('textbox', { name: '批注' }).fill('含引桥？');
	await draft.getByRole('button', { name: /^发出/ }).tap();
	await expect(writer.text.locator('.comment-mark')).toHaveText(['昨日', '全长']);
	await writer.close();
	await phone.close();
});
