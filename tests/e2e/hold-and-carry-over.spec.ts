import { barriers } from '#tests/support/barriers.ts';
import { fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

test('an editor holds a story with a reason, everybody sees it, and it is released', async ({
	browser,
	paper
}) => {
	const id = await fileStory(paper, '水厂停水', 200);
	const editor = await (await paper.open(browser, 'meng')).newPage();
	await openBoard(editor, paper);
	const row = onBoard(editor).inPool('水厂停水');
	await row.click({ button: 'right' });
	await editor.getByRole('menuitem', { name: '暂缓…' }).click();
	await editor.getByRole('textbox', { name: '为什么' }).fill('等水利局回话');
	await editor.getByRole('button', { name: '暂缓', exact: true }).click();
	await expect(row).toContainText('暂缓');

	const writer = await (await paper.open(browser, 'bai')).newPage();
	await writer.goto(`/stories/${id}`);
	await expect(writer.getByText('等水利局回话')).toBeVisible();
	await expect(writer.getByText('放行以前付印过不去')).toBeVisible();
	await writer.goto(`/editions/${paper.edition.date}?view=stages`);
	await expect(writer.getByRole('link', { name: /水厂停水/ })).toContainText('等水利局回话');

	await row.click({ button: 'right' });
	await editor.getByRole('menuitem', { name: '放行' }).click();
	await expect(row).not.toContainText('暂缓');
});

test('what found no place goes to another day with its words, and comes back by undo', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '慢一天的稿', 200);
	const next = await paper.newEdition();
	const other = await (await paper.open(browser, 'meng')).newPage();
	await other.goto(`/editions/${next.date}`);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const row = onBoard(chief).inPool('慢一天的稿');
	await row.click({ button: 'right' });
	await chief.getByRole('menuitem', { name: '转到另一天' }).click();
	const dialog = chief.getByRole('dialog');
	await dialog.getByRole('combobox', { name: '哪一天' }).selectOption(next.id);
	expect(await barriers(chief)).toEqual([]);
	await dialog.getByRole('button', { name: '转 1 篇' }).click();
	await expect(row).toHaveCount(0);
	await expect(onBoard(other).inPool('慢一天的稿')).toBeVisible();
	await chief.getByRole('button', { name: '撤销' }).click();
	await expect(row).toBeVisible();
	await expect(onBoard(other).inPool('慢一天的稿')).toHaveCount(0);
});
