import type { Page } from '@playwright/test';
import { carryOver, centre, fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';

/** Places in the page editor, as a journalist names them. */
const onLayout = (page: Page) => ({
	slot: (name: string | RegExp) =>
		page.getByRole('group', { name: /版面网格/ }).getByRole('button', { name }),
	checks: page.getByRole('region', { name: '版式检查' }),
	apply: page.getByRole('button', { name: /用到本期/ }),
	/** The handle of the selected slot's edge. */
	edge: (side: string) => page.locator(`[data-handle="${side}"]`)
});

test('the chief draws a page: drags an edge, splits, merges, breaks columns; it is applied and taken back', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '渡口停航', 300);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	const reporter = await (await paper.open(browser, 'bai')).newPage();
	await openBoard(chief, paper);
	await openBoard(reporter, paper);
	const board = onBoard(chief);
	await carryOver(chief, board.inPool('渡口停航'), board.slot(2, 'lead'));
	await chief.mouse.up();
	await expect(board.slot(2, 'lead').getByRole('link')).toContainText('渡口停航');

	await board.sheet(2).getByRole('link', { name: '画 2 版版式' }).click();
	const layout = onLayout(chief);
	const lead = layout.slot(/^2A 头条/);
	await lead.click();
	await expect(lead).toHaveAccessibleName(/3 栏 × 28 行，渡口停航/);

	// Five lines down: the neighbour below gives them, and says so before it is let go.
	const from = await centre(layout.edge('bottom'));
	const grid = await chief.getByRole('group', { name: /版面网格/ }).boundingBox();
	if (!grid) throw new Error('no grid');
	await chief.mouse.move(from.x, from.y);
	await chief.mouse.down();
	await chief.mouse.move(from.x, from.y + (5 / 78) * grid.height, { steps: 4 });
	await expect(chief.getByText('原 3 栏 × 28 行；2D变 3 栏 × 8 行')).toBeVisible();
	await chief.mouse.up();
	await expect(lead).toHaveAccessibleName(/3 栏 × 33 行/);

	await chief.keyboard.press('ControlOrMeta+z');
	await expect(lead).toHaveAccessibleName(/3 栏 × 28 行/);
	await chief.keyboard.press('ControlOrMeta+Shift+z');
	await expect(lead).toHaveAccessibleName(/3 栏 × 33 行/);

	// By keyboard: split, then merge with the neighbour again.
	await lead.focus();
	await chief.keyboard.press('d');
	await chief.keyboard.press('ArrowDown');
	await chief.keyboard.press('Enter');
	await expect(layout.slot(/^2G 普通/)).toHaveAccessibleName(/3 栏 × 16 行/);
	await lead.focus();
	await chief.keyboard.press('g');
	await expect(layout.slot(/^2G/)).toHaveCount(0);
	await expect(lead).toHaveAccessibleName(/3 栏 × 33 行，渡口停航/);

	await chief.getByRole('radiogroup', { name: '正文破栏' }).getByText('破 2').click();
	await expect(chief.getByText('3 栏破 2，每栏 66.7 毫米，每行 21 字')).toBeVisible();
	await chief.getByRole('radio', { name: '细线' }).press('Space');

	// Without a lead it stops, and one step puts it right.
	await chief.getByRole('radiogroup', { name: '角色' }).getByText('普通').click();
	await expect(layout.checks).toContainText('缺头条');
	await expect(layout.apply).toHaveAttribute('aria-disabled', 'true');
	await layout.checks.getByRole('button', { name: '2A 设为头条' }).click();
	await expect(layout.checks).toContainText('没有问题');

	await layout.apply.click();
	await expect(chief.getByText('2 版的新版式用上了')).toBeVisible();
	const onReporters = onBoard(reporter).slot(2, 'lead');
	await expect(onReporters.getByRole('link')).toContainText('渡口停航');
	await expect.poll(async () => (await onReporters.getAttribute('style')) ?? '').toContain('42.3');

	const messages = chief.getByRole('region', { name: '消息' });
	await messages.getByRole('button', { name: '撤销' }).last().click();
	await expect(lead).toHaveAccessibleName(/3 栏 × 28 行/);
});

test('a story that would leave the page is named first, a page drawn meanwhile is not overwritten, and others may only look', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '夜校报满', 120);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	await carryOver(chief, board.inPool('夜校报满'), board.slot(7, 'column'));
	await chief.mouse.up();
	await expect(board.slot(7, 'column').getByRole('link')).toContainText('夜校报满');

	const address = `/editions/${paper.edition.date}/pages/7/layout`;
	const other = await (await paper.open(browser, 'gu')).newPage();
	for (const page of [chief, other]) await openLive(page, address);
	const [mine, theirs] = [onLayout(chief), onLayout(other)];
	await mine.slot(/夜校报满/).click();
	await chief.keyboard.press('Delete');
	await expect(mine.checks).toContainText('空隙');
	await mine.apply.click();
	const dialog = chief.getByRole('dialog');
	await expect(dialog).toContainText('“夜校报满”的版位没有了，回待上版');

	await theirs.slot(/^7A 头条/).click();
	await other.keyboard.press('Shift+ArrowDown');
	await theirs.apply.click();
	await expect(other.getByText('7 版的新版式用上了')).toBeVisible();

	await dialog.getByRole('button', { name: '用上' }).click();
	await expect(chief.getByText('这一版的版式刚被别人改过，没有盖掉。')).toBeVisible();
	await chief.getByRole('button', { name: '看新的' }).click();
	await expect(mine.slot(/夜校报满/)).toBeVisible();

	const reporter = await (await paper.open(browser, 'bai')).newPage();
	await reporter.goto(address);
	await expect(reporter.getByText('这里只能看')).toBeVisible();
	await expect(onLayout(reporter).apply).toHaveCount(0);

	// Whoever looks sees which slot the chief has in hand, until they let go.
	const seen = onLayout(reporter);
	await expect(reporter.getByRole('list', { name: '也在画这一版：顾长河' })).toBeVisible();
	await mine.slot(/夜校报满/).click();
	await expect(seen.slot(/夜校报满，顾长河 正在改/)).toBeVisible();
	await mine.slot(/^7A 头条/).click();
	await expect(seen.slot(/^7A 头条.*顾长河 正在改/)).toBeVisible();
	await expect(seen.slot(/夜校报满，顾长河/)).toHaveCount(0);

	// What stands in two slots is swapped, by keyboard.
	await chief.keyboard.press('x');
	await mine.slot(/夜校报满/).press('Enter');
	await expect(mine.slot(/^7A 头条.*夜校报满/)).toBeVisible();
	await chief.keyboard.press('ControlOrMeta+z');
	await expect(mine.slot(/^7A 头条.*夜校报满/)).toHaveCount(0);
});

test('a drawing is kept as a template and begun from, and nothing is lost by leaving', async ({
	browser,
	paper
}) => {
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openLive(chief, `/editions/${paper.edition.date}/pages/4/layout`);
	const layout = onLayout(chief);
	// What goes leaves the keys to its neighbour; taking it back is a step of the drawing.
	await layout.slot(/^4B/).click();
	await chief.keyboard.press('Delete');
	await expect(layout.slot(/^4C/)).toBeFocused();
	await expect(layout.slot(/^4B/)).toHaveCount(0);
	await chief.keyboard.press('ControlOrMeta+z');
	await expect(layout.slot(/^4B/)).toBeVisible();

	await layout.slot(/^4A/).click();
	await chief.keyboard.press('Shift+ArrowDown');
	await chief.getByRole('button', { name: '存为版样…' }).click();
	const name = `大样${paper.edition.date}`;
	await chief.getByLabel('版样名').fill(name);
	await chief.getByRole('button', { name: '存', exact: true }).click();
	await expect(chief.getByText(`版样“${name}”存好了`)).toBeVisible();

	await chief.getByRole('button', { name: new RegExp('^广告版') }).click();
	await expect(layout.slot(/^4A/)).toHaveCount(0);
	await chief.getByRole('button', { name: new RegExp(`^${name}`) }).click();
	await expect(layout.slot(/^4A/)).toBeVisible();

	const asked = chief.waitForEvent('dialog');
	const leaving = chief.getByRole('link', { name: '回版面' }).click();
	await (await asked).dismiss();
	await leaving;
	await expect(layout.slot(/^4A/)).toBeVisible();
});
