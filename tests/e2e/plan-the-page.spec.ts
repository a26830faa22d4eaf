import { carryOver, centre, fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';

test('by mouse: it says how it fits before it is let go, everybody sees it, and it can be undone', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '渡口停航', 300);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	const reporter = await (await paper.open(browser, 'bai')).newPage();
	await openBoard(chief, paper);
	await openBoard(reporter, paper);
	const board = onBoard(chief);
	const lead = board.slot(3, 'lead');

	await carryOver(chief, board.inPool('渡口停航'), lead);
	await expect(lead).toContainText('放入 3 版头条');
	await expect(lead).toContainText(/可容 [\d,]+ · 来稿 300/);
	await chief.mouse.up();

	await expect(lead.getByRole('link', { name: '渡口停航' })).toBeVisible();
	await expect(board.inPool('渡口停航')).toHaveCount(0);
	await expect(onBoard(reporter).slot(3, 'lead').getByRole('link')).toContainText('渡口停航');

	await chief.getByRole('button', { name: '撤销' }).click();
	await expect(board.inPool('渡口停航')).toBeVisible();
	await expect(onBoard(reporter).inPool('渡口停航')).toBeVisible();
});

test('by mouse: onto a story, both results are said, and the two change places', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '长桥通车', 420);
	await fileStory(paper, '夜校报满', 120);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	const [lead, column] = [board.slot(7, 'lead'), board.slot(7, 'column')];
	for (const [headline, slot] of [
		['长桥通车', lead],
		['夜校报满', column]
	] as const) {
		await carryOver(chief, board.inPool(headline), slot);
		await chief.mouse.up();
		await expect(slot.getByRole('link')).toContainText(headline);
	}

	await carryOver(chief, lead.getByRole('link'), column);
	await expect(column).toContainText('与“夜校报满”对换');
	await expect(column).toContainText(/约超 \d+/);
	await expect(column).toContainText(/“夜校报满”到 7 版头条，约余 \d+/);
	await chief.mouse.up();
	await expect(lead.getByRole('link')).toContainText('夜校报满');
	await expect(column.getByRole('link')).toContainText('长桥通车');

	await carryOver(chief, column.getByRole('link'), board.pool);
	await chief.mouse.up();
	await expect(board.inPool('长桥通车')).toBeVisible();
});

test('by keyboard: lifted with M, taken to its page by number, placed with Enter, undone with Ctrl Z', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '冬修水利', 200);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);

	await board.inPool('冬修水利').focus();
	await chief.keyboard.press('m');
	await expect(board.said).toContainText('已拿起“冬修水利”');
	await chief.keyboard.press('4');
	await expect(board.said).toContainText(/4 版头条，可容 [\d,]+，?.*来稿 200/);
	await chief.keyboard.press('ArrowDown');
	await expect(board.said).toContainText('4 版普通');
	await chief.keyboard.press('Enter');

	const placed = board.sheet(4).getByRole('link', { name: '冬修水利' });
	await expect(placed).toBeFocused();
	await chief.keyboard.press('ControlOrMeta+z');
	await expect(board.inPool('冬修水利')).toBeVisible();

	await board.inPool('冬修水利').focus();
	await chief.keyboard.press('Space');
	await chief.keyboard.press('4');
	await chief.keyboard.press('Escape');
	await expect(board.inPool('冬修水利')).toBeFocused();
	await expect(board.sheet(4).getByRole('link', { name: '冬修水利' })).toHaveCount(0);
});

test('by touch: a swipe scrolls the pool, a finger at rest lifts', async ({ browser, paper }) => {
	const numbers = Array.from({ length: 14 }, (_, at) => at + 1);
	await Promise.all(numbers.map((at) => fileStory(paper, `早市见闻之${at}`, 60)));
	const context = await paper.open(browser, 'gu', { hasTouch: true });
	const chief = await context.newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	const touches = await context.newCDPSession(chief);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
		touches.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
	const list = board.pool.getByRole('list');

	const start = await centre(board.inPool('早市见闻之9'));
	// A swipe does not wait: a finger that rests for a moment would lift.
	const swipe = Array.from({ length: 8 }, (_, step) => start.y - (step + 1) * 20);
	await Promise.all([
		touch('touchStart', start),
		...swipe.map((y) => touch('touchMove', { x: start.x, y })),
		touch('touchEnd')
	]);
	await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(40);
	await expect(chief.getByText('正在移动')).toHaveCount(0);

	const story = await centre(board.inPool('早市见闻之5'));
	await touch('touchStart', story);
	await expect(chief.getByText('正在移动“早市见闻之5”')).toBeVisible();
	const scrolled = await list.evaluate((element) => element.scrollTop);
	const slot = board.slot(5, 'lead');
	const to = await centre(slot);
	for (let step = 1; step <= 6; step++) {
		const share = step / 6;
		await touch('touchMove', {
			x: story.x + (to.x - story.x) * share,
			y: story.y + (to.y - story.y) * share
		});
	}
	await expect(slot).toContainText('放入 5 版头条');
	await touch('touchEnd');
	await expect(slot.getByRole('link')).toContainText('早市见闻之5');
	expect(await list.evaluate((element) => element.scrollTop)).toBeLessThanOrEqual(scrolled);
});

test('by menu, and in the list: 移到… says the same and does the same', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '公交改线', 150);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const board = onBoard(chief);
	await board.inPool('公交改线').click({ button: 'right' });
	await chief.getByRole('menuitem', { name: '移到…' }).click();
	const dialog = chief.getByRole('dialog', { name: '“公交改线”移到…' });
	await dialog
		.getByRole('listitem')
		.filter({ has: chief.getByRole('heading', { name: /^8/ }) })
		.getByRole('button', { name: /头条.*来稿 150/ })
		.click();
	await expect(board.slot(8, 'lead').getByRole('link')).toContainText('公交改线');

	await board.slot(8, 'lead').getByRole('link').focus();
	await chief.keyboard.press('Shift+M');
	await expect(dialog).toBeVisible();
	await chief.keyboard.press('Escape');
	await expect(board.slot(8, 'lead').getByRole('link')).toBeFocused();

	await chief.keyboard.press('v');
	await expect(chief.getByRole('table')).toBeVisible();
	const row = chief.getByRole('row').filter({ hasText: '公交改线' });
	await expect(row).toContainText(/150\/ [\d,]+/);
});

test('a reporter is told who places stories; a page’s editor places on that page alone', async ({
	browser,
	paper
}) => {
	await fileStory(paper, '石桥修缮', 200);
	const reporter = await (await paper.open(browser, 'he')).newPage();
	await openBoard(reporter, paper);
	const story = await centre(onBoard(reporter).inPool('石桥修缮'));
	await reporter.mouse.move(story.x, story.y);
	await reporter.mouse.down();
	await reporter.mouse.move(story.x + 60, story.y, { steps: 3 });
	await reporter.mouse.up();
	await expect(reporter.getByText('上版由本版责编和总编来排')).toBeVisible();

	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	await chief.getByRole('button', { name: '6 版设置' }).click();
	await chief.getByLabel('责编').selectOption({ label: '乔木' });
	await chief.getByRole('button', { name: '保存' }).click();
	await expect(chief.getByText('6 版已改')).toBeVisible();

	const editor = await (await paper.open(browser, 'qiao')).newPage();
	await openBoard(editor, paper);
	const board = onBoard(editor);
	await carryOver(editor, board.inPool('石桥修缮'), board.slot(1, 'lead'));
	await expect(board.slot(1, 'lead')).toContainText('1 版归总编排');
	await editor.mouse.up();
	await expect(board.inPool('石桥修缮')).toBeVisible();
	await carryOver(editor, board.inPool('石桥修缮'), board.slot(6, 'lead'));
	await editor.mouse.up();
	await expect(board.slot(6, 'lead').getByRole('link')).toContainText('石桥修缮');
});
