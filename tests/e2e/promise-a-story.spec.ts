import { expect, test } from '@playwright/test';
import { barriers } from '#tests/support/barriers.ts';
import { carryOver, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';
import { signAs } from '#tests/support/sign-page.ts';
import { StoryPage } from '#tests/support/story-page.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TITLE = '渡口老船工';
const MINUTE = 60_000;

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openPaper();
});
test.afterAll(() => paper.close());

test('a reporter promises a story from a phone; the chief places it, sees it come late, and it becomes the story', async ({
	browser
}) => {
	const phone = await (await paper.open(browser, 'bai', PHONE)).newPage();
	await openLive(phone, '/desk');
	await phone.getByRole('link', { name: '报题' }).click();
	await phone.getByLabel('说一句').fill(`${TITLE} 700字 半小时后 有图`);
	await expect(phone.getByLabel('题目')).toHaveValue(TITLE);
	await expect(phone.getByLabel('多少字')).toHaveValue('700');
	await expect(phone.getByLabel('几点交')).toHaveValue(/^\d\d:\d\d$/);
	await expect(phone.getByRole('checkbox', { name: '有图' })).toBeChecked();
	expect(await barriers(phone)).toEqual([]);
	const isWide = () => phone.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(await isWide()).toBe(false);
	await phone.getByRole('button', { name: '报题', exact: true }).click();
	await expect(phone.getByText(`“${TITLE}”报上了`)).toBeVisible();
	const row = phone.getByRole('region', { name: '今天我的稿' }).getByRole('link', { name: TITLE });
	await expect(row).toContainText('报题');
	await expect(row).toContainText('该你：写完送审');
	expect(await isWide()).toBe(false);

	const board = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(board, paper);
	const { inPool, slot, sheet } = onBoard(board);
	await expect(inPool(TITLE)).toContainText('约700');
	await expect(inPool(TITLE)).toContainText(/报题 (明天 )?\d\d:\d\d 前/);
	await carryOver(board, inPool(TITLE), slot(2, 'column'));
	await board.mouse.up();
	const block = sheet(2).getByRole('link', { name: TITLE });
	await expect(block).toHaveAttribute('aria-label', /700 字/);
	await expect(block).toContainText('约超');

	const id = (await block.getAttribute('data-story')) ?? '';
	const dueAt = Date.now() - 5 * MINUTE;
	await paper.run('bai', { type: 'promise.update', storyId: id, patch: { dueAt, length: 500 } });
	await expect(block).toContainText(/报题 晚了 \d 分/);
	await expect(block).toHaveAttribute('aria-label', /500 字/);

	await row.click();
	const story = new StoryPage(phone);
	await story.isSaved();
	await expect(phone.getByText(/白露 \d\d:\d\d 改过/)).toContainText('约 700 字');
	await story.text.locator('h1').click();
	await story.type('渡口老船工摆了四十年');
	await story.isSaved();
	await expect(sheet(2).getByRole('link', { name: '渡口老船工摆了四十年' })).toBeVisible();
	await signAs(paper, 'bai', id, 'handIn');
	await expect(sheet(2).getByText(/报题/)).toHaveCount(0);
	await expect(phone.getByText(/报题 晚了/)).toHaveCount(0);
});

test('a promise that will not come stays on its page, marked, and goes from the pool', async ({
	browser
}) => {
	const terms = { length: 400, dueAt: Date.now() + 60 * MINUTE, photo: false, note: '' };
	const promised = (id: string, title: string) =>
		paper.run('he', {
			...{ type: 'story.create', id, editionId: paper.edition.id, kind: 'news', section: '' },
			...{ authorIds: [paper.idOf('he')], target: null, blocks: [] },
			promise: { title, ...terms }
		});
	await promised('p-placed', '夜校报满');
	await promised('p-pool', '菜场公平秤');
	const board = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(board, paper);
	const { inPool, slot, sheet } = onBoard(board);
	await carryOver(board, inPool('夜校报满'), slot(3, 'column'));
	await board.mouse.up();
	await expect(sheet(3).getByRole('link', { name: '夜校报满' })).toBeVisible();

	const reporter = await (await paper.open(browser, 'he', PHONE)).newPage();
	for (const id of ['p-placed', 'p-pool']) {
		await openLive(reporter, `/stories/${id}`);
		await reporter.getByRole('button', { name: '撤回', exact: true }).click();
		const dialog = reporter.getByRole('dialog', { name: '这篇不来了？' });
		await dialog.getByLabel('为什么（可以不写）').fill('人没采到');
		await dialog.getByRole('button', { name: '撤回报题' }).click();
		await expect(reporter.getByText('”撤了')).toBeVisible();
	}
	await expect(sheet(3).getByRole('link', { name: '夜校报满' })).toContainText('撤了，不来了');
	await expect(inPool('菜场公平秤')).toHaveCount(0);
});
