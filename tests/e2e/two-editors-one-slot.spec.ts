import { carryOver, fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

test('two editors reach for one slot: the first holds, the second is told who, nothing is overwritten', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '先到的稿', 200);
	await fileStory(paper, '后到的稿', 200);
	const first = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(first, paper);
	await first.getByRole('button', { name: '2 版设置' }).click();
	await first.getByLabel('责编').selectOption({ label: '孟小满' });
	await first.getByRole('button', { name: '保存' }).click();
	await expect(first.getByText('2 版已改')).toBeVisible();
	const editor = await (await paper.open(browser, 'meng')).newPage();
	await openBoard(editor, paper);
	const slot = onBoard(editor).slot(2, 'lead');

	await carryOver(editor, onBoard(editor).inPool('后到的稿'), slot);
	await expect(slot).toContainText('放入 2 版头条');

	const board = onBoard(first);
	await carryOver(first, board.inPool('先到的稿'), board.slot(2, 'lead'));
	await first.mouse.up();
	await expect(board.slot(2, 'lead').getByRole('link')).toContainText('先到的稿');

	await expect(slot).toContainText('顾长河刚把这个位置占了');
	await editor.mouse.up();
	await expect(onBoard(editor).inPool('后到的稿')).toBeVisible();
	await expect(slot.getByRole('link')).toContainText('先到的稿');
	await expect(board.slot(2, 'lead').getByRole('link')).toContainText('先到的稿');
});

test('a slot that is filled while somebody chooses a story for it is theirs who filled it', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '先填的稿', 200);
	await fileStory(paper, '还在选的稿', 200);
	const chooser = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chooser, paper);
	await onBoard(chooser).slot(5, 'lead').getByRole('button').click();
	const dialog = chooser.getByRole('dialog');
	await expect(dialog.getByRole('button', { name: /还在选的稿/ })).toBeVisible();

	const other = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(other, paper);
	const board = onBoard(other);
	await carryOver(other, board.inPool('先填的稿'), board.slot(5, 'lead'));
	await other.mouse.up();

	await expect(dialog).toContainText('顾长河刚把这个位置占了');
	await expect(dialog.getByRole('button', { name: /还在选的稿/ })).toHaveCount(0);
	await expect(board.slot(5, 'lead').getByRole('link')).toContainText('先填的稿');
});
