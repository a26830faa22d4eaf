import { barriers } from '#tests/support/barriers.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { PHONE, ReviewerPage, sendOutside } from '#tests/support/outside-review.ts';
import { SignPage } from '#tests/support/sign-page.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const PARAGRAPHS = [
	'大桥全长860米，双向两车道。',
	'渡口的三名船工已按本人意愿转岗。',
	'明天通车。'
];

test('an editor sends a story to an expert, who comments on a phone; the answer stands in the story', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '渡口停航', PARAGRAPHS);
	const editor = await openStory(browser, paper, 'meng', id);
	const { page } = editor;
	await page.getByRole('button', { name: '更多' }).first().click();
	await page.getByRole('menuitem', { name: '送外审…' }).click();
	await page.getByRole('button', { name: '送给一位…' }).click();
	await page.getByRole('button', { name: '定住文本，生成链接' }).click();
	await expect(page.getByText('写上姓名')).toBeVisible();
	await page.getByLabel('姓名').fill('卢一舟');
	await page.getByLabel('单位，可不填').fill('县水利局');
	await page.getByLabel('请对方看什么，可不填').fill('数据请核一遍');
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('button', { name: '定住文本，生成链接' }).click();
	const url = await page.getByRole('textbox', { name: '外审链接' }).inputValue();
	// It is shown this once: a press beside the dialog does not take it away.
	await page.mouse.click(5, 300);
	await page.getByRole('button', { name: '好了' }).click();
	await expect(page.getByText('还没打开')).toBeVisible();
	await page.getByRole('button', { name: '关上' }).last().click();

	// What is written after it was sent, the reviewer does not see.
	await editor.select('明天');
	await editor.type('后天');
	await editor.isSaved();

	const expert = await ReviewerPage.open(browser, url);
	await expect(expert.text).toContainText('明天通车');
	await expect(expert.page.getByText('卢一舟，县水利局')).toBeVisible();
	await expect(expert.page.getByText('数据请核一遍')).toBeVisible();
	await expect(expert.page.locator('svg.watermark')).toContainText('县水利局 卢一舟');
	expect(await barriers(expert.page)).toEqual([]);
	await expert.commentOn('渡口的三名船工', '两名转岗，一名退休。');
	await expert.suggest('860', '868');
	expect(await barriers(expert.page)).toEqual([]);

	// A reload and a lost network take nothing from them, and it is sent by itself once.
	await expert.page.reload();
	await expect(expert.page.getByText('批注了 2 处')).toBeVisible();
	await expert.page.context().setOffline(true);
	await expert.send('改好批注的 2 处就可以', '其余属实。');
	await expect(expert.page.getByText('没有网。意见还在这台设备上')).toBeVisible();
	expect(await barriers(expert.page)).toEqual([]);
	await expert.page.context().setOffline(false);
	await expect(expert.page.getByText('报社已经收到，谢谢')).toBeVisible();
	await expert.page.reload();
	await expect(expert.page.getByText('改好就可以 · 批注 2 处')).toBeVisible();
	await expect(expert.button('给出意见…')).toHaveCount(0);
	expect(await barriers(expert.page)).toEqual([]);
	await expert.close();

	// In the house: three threads by somebody outside; a suggestion is accepted like any other.
	const theirs = page.getByRole('article').filter({ hasText: '卢一舟（县水利局）' });
	await expect(theirs).toHaveCount(3);
	await expect(theirs.filter({ hasText: '一名退休' })).toContainText('外审');
	await theirs.filter({ hasText: '868' }).getByRole('button', { name: '采纳' }).click();
	await expect(editor.text).toContainText('大桥全长868米');
	await expect(editor.text).toContainText('后天通车');
	await editor.close();

	const signing = await SignPage.open(browser, paper, 'meng', id);
	const opinions = signing.page.getByRole('region', { name: '外审意见' });
	await expect(opinions).toContainText('卢一舟（县水利局）');
	await expect(opinions).toContainText('改好就可以');
	await expect(signing.chain.filter({ hasText: '卢一舟' })).toHaveCount(0);
	await opinions.getByRole('button', { name: '送外审…' }).click();
	await signing.page.getByRole('button', { name: '卢一舟的打开记录' }).click();
	await expect(signing.page.getByRole('list', { name: '卢一舟的打开记录' })).toContainText(
		'127.0.0.1'
	);
	expect(await barriers(signing.page)).toEqual([]);
	await signing.page.goto(`/stories/${id}/history`);
	await expect(
		signing.page.getByRole('listitem').filter({ hasText: '送外审 卢一舟' })
	).toContainText('改好就可以');
	await signing.close();
});

test('a link that is withdrawn shows the paper’s name alone, and gives back what was written', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '不该外传的标题', PARAGRAPHS);
	const link = await sendOutside(paper, 'meng', id);
	const reviewer = await ReviewerPage.open(browser, link.url);
	await reviewer.commentOn('明天通车', '日子没定。');
	await paper.run('meng', { type: 'outside.withdraw', id: link.id });
	// Nobody touches the page.
	const over = reviewer.page.getByRole('heading', { name: '这个链接打不开稿子' });
	await expect(over).toBeVisible({ timeout: 2000 });
	await expect(reviewer.page.getByLabel('你写了还没交的话')).toHaveValue('日子没定。');
	expect(await reviewer.page.content()).not.toContain('不该外传');
	expect(await barriers(reviewer.page)).toEqual([]);
	await reviewer.button('不留了').tap();
	await reviewer.page.reload();
	await expect(over).toBeVisible();
	await expect(reviewer.page.getByLabel('你写了还没交的话')).toBeHidden();

	// A link that never was looks just so.
	const said = await reviewer.page.locator('body').innerText();
	await reviewer.page.goto('about:blank');
	await reviewer.page.goto(`${new URL(link.url).origin}/review#${'x'.repeat(43)}`);
	await expect(over).toBeVisible();
	expect(await reviewer.page.locator('body').innerText()).toBe(said);
	await reviewer.close();
});

test('the keyboard comments and rejects, in English and in the dark; without a reason nothing is sent', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '渡口停航', PARAGRAPHS);
	const link = await sendOutside(paper, 'meng', id);
	const device = {
		viewport: { width: 1280, height: 800 },
		locale: 'en-GB',
		colorScheme: 'dark'
	} as const;
	const reviewer = await ReviewerPage.open(browser, link.url, device);
	const { page } = reviewer;
	await expect(reviewer.text).toBeVisible();
	await reviewer.button('Comment on paragraph 2').focus();
	await page.keyboard.press('Enter');
	await page.keyboard.type('Two of them, not three.');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(reviewer.text.getByRole('button', { name: 'Comment 1' })).toBeVisible();
	await reviewer.button('Your answer…').press('Enter');
	await page.getByRole('radio', { name: 'It must not run like this' }).check();
	await reviewer.button('Send').press('Enter');
	await expect(page.getByText('Say why first.')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await page.getByRole('textbox', { name: 'Why' }).fill('The figures are last year’s.');
	await reviewer.button('Send').press('Enter');
	await expect(page.getByText('The paper has it, thank you.')).toBeVisible();
	expect(await barriers(page)).toEqual([]);
	await reviewer.close();
});

test('a link that was passed on is noticed in the house', async ({ browser, paper }) => {
	const id = await newStory(paper, 'bai', '转发的一篇', PARAGRAPHS);
	const { url } = await sendOutside(paper, 'meng', id);
	for (const device of [PHONE, PHONE, {}]) {
		const reviewer = await ReviewerPage.open(browser, url, device);
		await expect(reviewer.text).toBeVisible();
		await reviewer.close();
	}
	const fourth = await ReviewerPage.open(browser, url);
	await expect(fourth.page.getByRole('heading', { name: '这个链接打不开稿子' })).toBeVisible();
	await fourth.close();
	const signing = await SignPage.open(browser, paper, 'meng', id);
	await signing.page.getByRole('button', { name: '送外审…' }).click();
	await expect(signing.page.getByText('又有设备想打开，挡下 1 次')).toBeVisible();
	await expect(signing.page.getByText('打开 3 次，3 台设备')).toBeVisible();
	await signing.close();
});
