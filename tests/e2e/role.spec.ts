import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('a role is taken away while its owner types: read-only within a second', async ({
	browser
}) => {
	const paper = await openPaper();
	const id = await newStory(paper, 'bai', '权限一篇', ['开头。']);
	const editor = await openStory(browser, paper, 'meng', id);
	const reader = await openStory(browser, paper, 'bai', id);
	await editor.caretAt('开头。');
	await editor.type('编辑写的。');
	await editor.isSaved();

	await paper.run('gu', { type: 'person.roles', id: paper.idOf('meng'), roles: ['proofreader'] });
	await expect(editor.text).toHaveAttribute('contenteditable', 'false', { timeout: 1000 });
	await expect(editor.page.getByText('你的权限刚刚变了')).toBeVisible();
	await editor.type('这些不算');
	await reader.shows(['权限一篇', '开头。编辑写的。']);
	expect(await editor.blocks()).toEqual(await reader.blocks());
	await editor.close();
	await reader.close();
	await paper.close();
});

test('deactivated while a story is open: the window says so, and does not ask to sign in', async ({
	browser
}) => {
	const paper = await openPaper();
	const id = await newStory(paper, 'bai', '停用一篇', ['开头。']);
	const { page } = await openStory(browser, paper, 'meng', id);
	await paper.run('gu', { type: 'person.deactivate', id: paper.idOf('meng') });
	await expect(page.locator('.story').getByText('你的账号已停用')).toBeVisible();
	await expect(page.getByText(/登录过期了|登录到期/)).toHaveCount(0);
	await page.context().close();
	await paper.close();
});

test('who may no longer read a story sees nothing of it but words that only they have', async ({
	browser
}) => {
	const paper = await openPaper();
	const id = await newStory(paper, 'bai', '收回一篇', ['开头。']);
	const reader = await openStory(browser, paper, 'he', id);
	const writer = await openStory(browser, paper, 'meng', id);
	const title = '这篇稿件不再对你开放';
	await writer.page.context().setOffline(true);
	await writer.caretAt('开头。');
	await writer.type('没存的。');
	for (const name of ['he', 'meng'] as const)
		await paper.run('gu', { type: 'person.roles', id: paper.idOf(name), roles: ['administrator'] });

	await expect(reader.page.getByRole('heading', { name: title })).toBeVisible();
	await expect(reader.text).toHaveCount(0);
	await expect(reader.page.getByText('已保存')).toHaveCount(0);

	await writer.page.context().setOffline(false);
	await expect(writer.page.getByText(title)).toBeVisible();
	await expect(writer.text).toContainText('没存的。');
	await expect(writer.page.getByText('已保存')).toHaveCount(0);
	const saving = writer.page.waitForEvent('download');
	await writer.page.getByRole('button', { name: '存一份文本' }).click();
	expect((await saving).suggestedFilename()).toBe('收回一篇.txt');
	await reader.close();
	await writer.close();
	await paper.close();
});
