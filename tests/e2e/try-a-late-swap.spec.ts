import type { Page } from '@playwright/test';
import { barriers } from '#tests/support/barriers.ts';
import { carryOver, fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

async function beginTryout(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('menuitem', { name: '开一个试排' }).click();
	await page.getByRole('textbox', { name: '名字' }).fill(name);
	await page.getByRole('button', { name: '开始试排' }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
}

async function drop(page: Page, headline: string, [number, role]: [number, string]) {
	const board = onBoard(page);
	await carryOver(page, board.inPool(headline), board.slot(number, role));
	await page.mouse.up();
	await expect(board.slot(number, role).getByRole('link')).toContainText(headline);
}

test('the chief tries a late swap, somebody else looks, and it is taken at once and undone at once', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '老头条', 300);
	await fileStory(paper, '晚来的火', 300);
	await fileStory(paper, '编辑也试', 300);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	await drop(chief, '老头条', [5, 'lead']);
	await beginTryout(chief, '火换头条');
	await drop(chief, '晚来的火', [5, 'lead']);
	const different = chief.getByRole('region', { name: '和真的版面的不同' });
	await expect(different).toContainText('把《晚来的火》放到5 版头条');
	await expect(different).toContainText('把《老头条》从5 版头条撤下');
	expect(await barriers(chief)).toEqual([]);

	const editor = await (await paper.open(browser, 'meng')).newPage();
	await openBoard(editor, paper);
	await expect(onBoard(editor).slot(5, 'lead').getByRole('link')).toContainText('老头条');
	await editor.getByRole('link', { name: /火换头条/ }).click();
	await expect(onBoard(editor).slot(5, 'lead').getByRole('link')).toContainText('晚来的火');
	await expect(editor.getByText('试排中', { exact: true })).toBeVisible();

	// On a page that is not theirs they may try, and not take.
	await drop(editor, '编辑也试', [6, 'lead']);
	await editor.getByRole('button', { name: '采用…' }).click();
	await expect(editor.getByRole('dialog')).toContainText('里面动了不归你的版');
	await editor.keyboard.press('Escape');
	await expect(different).toContainText('把《编辑也试》放到6 版头条');

	await chief.getByRole('button', { name: '采用…' }).click();
	await chief.getByRole('dialog').getByRole('button', { name: '采用', exact: true }).click();
	await expect(onBoard(chief).slot(5, 'lead').getByRole('link')).toContainText('晚来的火');
	await expect(editor.getByText('这份试排已经不在了')).toBeVisible();
	const toast = chief.getByText('试排已用到版面上').locator('..');
	await toast.getByRole('button', { name: '撤销' }).click();
	await expect(onBoard(chief).slot(5, 'lead').getByRole('link')).toContainText('老头条');
});

test('where the real plan moved on meanwhile the chief decides; what is dropped leaves it alone', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '试的稿', 300);
	await fileStory(paper, '真的稿', 300);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	await beginTryout(chief, '另一种');
	await drop(chief, '试的稿', [6, 'lead']);
	const second = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(second, paper);
	await drop(second, '真的稿', [6, 'lead']);

	await expect(chief.getByText('真的版面后来也动过，有 1 处要你选')).toBeVisible();
	await chief.getByRole('button', { name: '采用…' }).click();
	const dialog = chief.getByRole('dialog');
	const take = dialog.getByRole('button', { name: '采用', exact: true });
	await expect(take).toHaveAttribute('aria-disabled', 'true');
	await dialog.getByRole('radio', { name: '留现在的：《真的稿》' }).check();
	await expect(take).not.toHaveAttribute('aria-disabled', 'true');
	await dialog.getByRole('button', { name: '取消' }).click();

	// A layout is tried in the page editor; the real page stays as it is drawn.
	await chief.getByRole('link', { name: '画 7 版版式' }).click();
	await chief.getByRole('button', { name: /^广告版/ }).click();
	expect(await barriers(chief)).toEqual([]);
	await chief.getByRole('button', { name: '用到试排的 7版' }).click();
	await expect(chief.getByText('试排里 7 版换了版式')).toBeVisible();
	await chief.getByRole('link', { name: '回试排' }).click();
	await expect(chief.getByRole('region', { name: '和真的版面的不同' })).toContainText(
		'改7 版的版式'
	);
	await expect(onBoard(chief).slot(7, 'lead')).toHaveCount(0);
	await expect(onBoard(second).slot(7, 'lead')).toBeVisible();

	await chief.getByRole('button', { name: '丢掉…' }).click();
	await chief.getByRole('dialog').getByRole('button', { name: '丢掉', exact: true }).click();
	await expect(chief.getByText('试排已丢掉')).toBeVisible();
	await expect(onBoard(chief).slot(6, 'lead').getByRole('link')).toContainText('真的稿');
	await expect(onBoard(chief).inPool('试的稿')).toBeVisible();
});
