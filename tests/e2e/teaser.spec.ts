import { carryOver, fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

test('the teaser follows its story to another page, on the board and on the proof', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '夜校报满', 120);
	const context = await paper.open(browser, 'gu');
	const chief = await context.newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	await board.inPool('夜校报满').click({ button: 'right' });
	await chief.getByRole('menuitem', { name: '放进 1 版导读' }).click();
	const teaser = board.sheet(1).getByRole('button', { name: /^1 版导读/ });
	await expect(teaser).toHaveAccessibleName(/1 条要处理；导读“夜校报满”：稿件还没上版/);

	await board.inPool('夜校报满').focus();
	await chief.keyboard.press('m');
	await chief.keyboard.press('3');
	await chief.keyboard.press('Enter');
	await expect(teaser).toHaveText('3夜校报满');

	// What is printed has the headline, too.
	const print = await chief.context().newPage();
	await print.goto(`/print/${paper.edition.date}?page=1`);
	await expect(print.locator('.teaser')).toContainText('夜校报满');
	// Its boxes and rules print where the browser is told to leave backgrounds out.
	await expect(print.locator('.teaser')).toHaveCSS('print-color-adjust', 'exact');
	await expect(print.locator('.typeset-page')).toHaveCSS('print-color-adjust', 'exact');
	await print.close();

	// Its own words, and a second line that is words alone.
	await teaser.click();
	const dialog = chief.getByRole('dialog', { name: '1 版导读' });
	const words = dialog.getByRole('textbox', { name: '第 1 条的说法' });
	await words.fill('夜校又满了');
	await words.press('Enter');
	await expect(teaser).toHaveText('3夜校又满了');
	await dialog.getByRole('searchbox', { name: '加稿件' }).fill('美丽城乡 >>>2');
	await dialog.getByRole('searchbox', { name: '加稿件' }).press('Enter');
	await expect(dialog.getByRole('textbox', { name: '第 2 条的说法' })).toHaveValue('美丽城乡 >>>2');
	await dialog.getByRole('textbox', { name: '第 2 条的说法' }).press('Alt+ArrowUp');
	await expect(dialog.getByRole('textbox', { name: '第 1 条的说法' })).toHaveValue('美丽城乡 >>>2');
	await dialog.getByRole('button', { name: '好了' }).click();

	// The proof in another window, while the story moves.
	const proof = await context.newPage();
	await proof.goto(`/editions/${paper.edition.date}/proof/1`);
	await expect(proof.getByRole('link', { name: '大样', exact: true })).toHaveAttribute(
		'aria-current',
		'page'
	);
	const printed = proof.locator('.sheet .teaser');
	await expect(printed).toContainText('夜校又满了');
	await expect(printed).toContainText('见3版');
	await board.sheet(3).getByRole('link', { name: '夜校报满' }).focus();
	await chief.keyboard.press('m');
	await chief.keyboard.press('5');
	await chief.keyboard.press('Enter');
	await expect(printed).toContainText('见5版');
	await expect(teaser).toContainText('5夜校又满了');
	await expect(board.toast('“夜校报满”已放到 5 版')).toBeVisible();

	await chief.keyboard.press('ControlOrMeta+z');
	await expect(printed).toContainText('见3版');
});

test('a story dropped on the teaser is in it, and stays where it was; so by keys', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '夜校报满', 120);
	await fileStory(paper, '铁船靠岸', 120);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	const teaser = board.sheet(1).getByRole('button', { name: /^1 版导读/ });
	await carryOver(chief, board.inPool('夜校报满'), board.slot(1, 'teaser'));
	await expect(board.slot(1, 'teaser').getByText('放进 1 版导读')).toBeVisible();
	await chief.mouse.up();
	await expect(board.toast('“夜校报满”已放进 1 版导读')).toBeVisible();
	await expect(teaser).toContainText('夜校报满');
	await expect(board.inPool('夜校报满')).toBeVisible();

	// Again it is told, and nothing happens.
	await carryOver(chief, board.inPool('夜校报满'), board.slot(1, 'teaser'));
	await expect(board.slot(1, 'teaser').getByText('已在 1 版导读里')).toBeVisible();
	await chief.mouse.up();
	await expect(teaser).toHaveAccessibleName(/^1 版导读，1 条/);

	await board.inPool('铁船靠岸').focus();
	await chief.keyboard.press('m');
	await chief.keyboard.press('1');
	for (let press = 0; press < 9; press++) {
		if ((await board.said.textContent())?.includes('放进 1 版导读')) break;
		await chief.keyboard.press('ArrowDown');
	}
	await expect(board.said).toContainText('放进 1 版导读');
	await chief.keyboard.press('Enter');
	await expect(teaser).toHaveAccessibleName(/^1 版导读，2 条/);
	await chief.keyboard.press('ControlOrMeta+z');
	await expect(teaser).toHaveAccessibleName(/^1 版导读，1 条/);
});
