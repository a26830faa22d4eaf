import { barriers } from '#tests/support/barriers.ts';
import { HistoryPage } from '#tests/support/history-page.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { SignPage, signAs } from '#tests/support/sign-page.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('an editor looks what has changed since a text was kept, and brings it back beside a colleague who writes', async ({
	browser,
	paper
}) => {
	const body = ['全长860米，明天通车。', '中段没人动。', '再一段没人动。'];
	const id = await newStory(paper, 'bai', '渡口停航', body);
	await paper.run('bai', { type: 'version.keep', storyId: id, label: '初稿' });
	const writer = await openStory(browser, paper, 'bai', id);
	await writer.select('860');
	await writer.type('880');
	await writer.isSaved();

	const editor = await openStory(browser, paper, 'meng', id);
	await editor.page.getByRole('button', { name: '更多' }).click();
	await editor.page.getByRole('menuitem', { name: '历史…' }).click();
	const history = new HistoryPage(editor.page);
	await expect(history.changes).toHaveCount(1);
	await expect(history.changes.first()).toContainText('第 1 段');
	await expect(history.changes.first()).toContainText('“860”改成“880”');
	await expect(history.changes.first()).toContainText('数字变了');
	await expect(history.changes.first().getByRole('img', { name: '白露' })).toBeVisible();
	await expect(history.text().getByRole('button', { name: /^1\s*白露$/ })).toBeVisible();
	await expect(history.text().locator('del')).toHaveText('860');
	const [sheet, struck] = await Promise.all([
		history.text().boundingBox(),
		history.text().locator('del').boundingBox()
	]);
	expect(struck?.x).toBeGreaterThan(sheet?.x ?? 0);
	await expect(history.versions.first()).toContainText('现在');
	await expect(history.versions.nth(1)).toContainText('初稿');
	expect(await barriers(history.page)).toEqual([]);

	await history.page.keyboard.press('n');
	await expect(history.page.locator('#change-1')).toHaveAttribute('aria-current', 'true');
	await history.page.getByRole('button', { name: /第 2 至 3 段没改/ }).click();
	await expect(history.text()).toContainText('中段没人动。');
	await history.page.getByText('并排').click();
	await expect(history.text('原来')).toContainText('全长860');
	await expect(history.text('后来')).toContainText('全长880');

	await history.page.getByRole('button', { name: /^恢复到/ }).click();
	const dialog = history.page.getByRole('dialog');
	await expect(dialog).toContainText('批注跟着原文');
	await dialog.getByRole('button', { name: /^恢复到/ }).click();
	await expect(history.page.getByText(/已恢复到/)).toBeVisible();
	await expect(writer.text).toContainText('全长860米');
	await expect(history.versions).toHaveCount(3);
	await expect(history.versions.nth(1)).toContainText('恢复前');
	// The writer was not cut off: they go on where they were.
	await writer.select('明天');
	await writer.type('今天');
	await writer.isSaved();
	await expect(history.changes).toHaveCount(2);
	await history.close();
	await writer.close();
});

test('a reader compares signed texts from the chain, keeps one under a name, and cannot restore', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'bai', '链上的稿', ['大桥昨日合龙。']);
	await signAs(paper, 'bai', id, 'handIn');
	const signing = await SignPage.open(browser, paper, 'yan', id);
	await signing.chain.first().getByRole('link').click();
	const history = new HistoryPage(signing.page);
	await expect(history.versions).toHaveCount(1);
	await expect(history.page.getByText('这两稿一字不差。')).toBeVisible();
	await expect(history.page.getByRole('button', { name: /^恢复到/ })).toHaveCount(0);
	await history.page.getByRole('button', { name: '留存这一稿' }).click();
	await history.page.getByRole('textbox', { name: '叫什么' }).fill('校对看过');
	await history.page.keyboard.press('Enter');
	await expect(history.versions.first()).toContainText('校对看过');
	await history.page.setViewportSize({ width: 390, height: 844 });
	const width = await history.page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBeLessThanOrEqual(390);
	expect(await barriers(history.page)).toEqual([]);
	await history.close();
});
