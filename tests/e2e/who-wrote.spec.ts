import { expect, test } from '#tests/support/newsroom.ts';
import { compositions, newStory, openStory, Pinyin } from '#tests/support/story-page.ts';

test('two people write one paragraph, and a third sees who wrote which words', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '谁写的', ['昨夜大雨。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const editor = await openStory(browser, paper, 'meng', id);
	await editor.caretAt('昨夜');
	await editor.type('的临溪');
	await writer.caretAt('大雨。');
	await writer.type('水涨了。');

	const proofreader = await openStory(browser, paper, 'yan', id);
	const { page, text } = proofreader;
	await proofreader.shows(['谁写的', '昨夜的临溪大雨。水涨了。']);
	await page.getByRole('button', { name: '谁写的', exact: true }).click();
	const panel = page.getByRole('region', { name: '谁写了多少' });
	const words = text.locator('p .author-mark');
	await expect(words).toHaveText(['昨夜', '的临溪', '大雨。水涨了。']);
	await expect(panel.getByRole('listitem')).toContainText([
		/白露.*记者.*12.*80%/s,
		/孟小满.*3.*20%/s
	]);
	// Who hears the panel is told all that stands beside a name.
	await expect(panel.getByRole('button', { name: /^白露 记者 .*到白露写的下一处$/ })).toBeVisible();
	const [first, second] = await words.evaluateAll((marks) =>
		marks
			.map((mark) => getComputedStyle(mark))
			.map(({ textDecorationStyle }) => textDecorationStyle)
	);
	expect(first).not.toBe(second);

	// Pointing at words tells whose they are; so does going to them with the keyboard.
	await words.nth(1).hover();
	await expect(page.getByRole('tooltip')).toHaveText(/孟小满/);
	await panel.getByRole('button', { name: '到孟小满写的下一处' }).press('Enter');
	await expect(text.locator('.author-mark.chosen')).toHaveText('的临溪');
	await expect(page.locator('[aria-live=polite]')).toContainText([
		'孟小满，第 1 处，共 1 处：“的临溪”'
	]);

	// A colleague who has just come is known at once; what is deleted and brought back stays whose it was.
	const chief = await openStory(browser, paper, 'gu', id);
	await chief.caretAt('水涨了。');
	await chief.type('封路。');
	await expect(words.last()).toHaveText('封路。');
	await expect(panel.getByRole('listitem')).toHaveCount(3);
	await chief.select('的临溪');
	await chief.page.keyboard.press('Delete');
	await expect(panel.getByRole('listitem')).toHaveCount(2);
	await chief.page.keyboard.press('Control+z');
	await expect(words).toHaveText(['昨夜', '的临溪', '大雨。水涨了。', '封路。']);
	await expect(panel.getByRole('listitem').filter({ hasText: '孟小满' })).toContainText('3');
	// The pointer may still rest where it was, over words that have changed below it.
	await panel.hover();
	await words.nth(1).hover();
	await expect(page.getByRole('tooltip')).toHaveText(/孟小满.*顾长河移过来或恢复的/s);

	await panel.getByRole('checkbox', { name: '标出白露写的字' }).uncheck();
	await expect(words).toHaveText(['的临溪', '封路。']);
	await panel.getByRole('button', { name: '不看谁写的' }).click();
	await expect(text.locator('.author-mark')).toHaveCount(0);
	for (const story of [writer, editor, proofreader, chief]) await story.close();
});

test('pinyin goes on while it is shown who writes what', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '边写边看', ['昨夜大雨。']);
	const writer = await openStory(browser, paper, 'bai', id);
	const other = await openStory(browser, paper, 'meng', id);
	await writer.page.getByRole('button', { name: '谁写的', exact: true }).click();
	const words = writer.text.locator('p .author-mark');
	await expect(words).toHaveText(['昨夜大雨。']);
	await writer.caretAt('昨夜');
	await other.caretAt('大雨。');
	const pinyin = await Pinyin.on(writer.page);
	for (let round = 0; round < 3; round++) {
		await pinyin.compose('ni');
		await other.type('雨');
		await pinyin.compose("ni'hao");
		await pinyin.commit('你好');
	}
	const end = ['边写边看', `昨夜${'你好'.repeat(3)}大雨。雨雨雨`];
	await writer.shows(end);
	await other.shows(end);
	expect(await compositions(writer.page)).toEqual({ start: 3, end: 3 });
	await expect(words).toHaveText([`昨夜${'你好'.repeat(3)}大雨。`, '雨雨雨']);
	await writer.close();
	await other.close();
});
