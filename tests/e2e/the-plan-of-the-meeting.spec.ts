import type { Page } from '@playwright/test';
import { newId, type Id } from '#model/ids.ts';
import { barriers } from '#tests/support/barriers.ts';
import { fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';

/** Ids of a page's slots of a role. */
async function slotsOf(page: Page, number: number, role: string): Promise<Id[]> {
	const slots = page.locator(`article[data-page="${number}"] li.${role}[data-target]`);
	return slots.evaluateAll((all) => all.map((one) => one.getAttribute('data-target') ?? ''));
}

async function place(
	{ paper, page }: { paper: LivePaper; page: Page },
	storyId: Id,
	[number, role]: [number, string]
): Promise<void> {
	const [slotId = ''] = await slotsOf(page, number, role);
	const answer = await page.request.get(`/api/editions/${paper.edition.id}`);
	const changes = (await answer.json()) as { kind: string; id: Id; value: { number: number } }[];
	const pageId = changes.find(({ kind, value }) => kind === 'page' && value.number === number)?.id;
	await paper.run('gu', {
		...{ type: 'story.place', storyId, slotId, pageId: pageId ?? '', expect: null }
	});
}

test('the chief names the plan of the meeting, sees later who moved what, and puts a page back', async ({
	browser,
	paper
}) => {
	const bridge = await fileStory(paper, '长桥通车', 300);
	const page = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(page, paper);
	await place({ paper, page }, bridge, [3, 'lead']);
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('menuitem', { name: '版面计划历史' }).click();
	await page.getByRole('button', { name: '记下现在' }).click();
	await page.getByRole('textbox', { name: '名字' }).fill('15:30 编前会');
	await page.getByRole('button', { name: '记下', exact: true }).click();
	const timeline = page.getByRole('navigation', { name: '谁动了什么' });
	await expect(timeline.getByRole('link', { name: /15:30 编前会/ })).toBeVisible();

	// Somebody moves it while the history is open: it is a step at once.
	await paper.run('gu', { type: 'story.unplace', storyId: bridge });
	await expect(timeline).toContainText('把《长桥通车》从3 版头条撤下');

	const meeting = timeline.getByRole('link', { name: /15:30 编前会/ });
	await meeting.click();
	// The pointer rests on it, and does not paint over its mark.
	await expect(meeting).toHaveAttribute('aria-current', 'true');
	await expect(meeting).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
	const preview = page.getByRole('region', { name: '预览' });
	await expect(preview.getByRole('listitem').nth(2)).toContainText('长桥通车');
	await expect(preview.getByRole('listitem').nth(2)).toContainText('现在不在版上');
	await expect(preview).toContainText('15:30 编前会时的版面');
	const different = page.getByRole('region', { name: '和现在的不同' });
	await expect(different).toContainText('《长桥通车》当时在3 版头条，现在不在版上');
	expect(await barriers(page)).toEqual([]);

	await different.getByRole('button', { name: '3 版摆回这样' }).click();
	await expect(page.getByRole('dialog')).toContainText('《长桥通车》');
	await page.getByRole('button', { name: '摆回', exact: true }).click();
	await expect(page.getByText('3 版已摆回')).toBeVisible();
	await expect(different).toContainText('和现在一样');

	await page.getByRole('link', { name: '回版面' }).click();
	const lead = onBoard(page).slot(3, 'lead');
	await expect(lead.getByRole('link')).toContainText('长桥通车');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(lead.getByRole('link')).toHaveCount(0);
});

test('steps by keyboard, on a slider and by key, and only what one wants to see', async ({
	browser,
	paper
}) => {
	const one = await fileStory(paper, '夜校报名', 200);
	const page = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(page, paper);
	await place({ paper, page }, one, [4, 'lead']);
	await paper.run('gu', { type: 'story.unplace', storyId: one });
	await openLive(page, `/editions/${paper.edition.date}/history`);
	const slider = page.getByRole('slider', { name: '时刻' });
	await expect(slider).toHaveAttribute('aria-valuetext', '现在');
	await slider.focus();
	await page.keyboard.press('ArrowLeft');
	await expect(slider).toHaveAttribute('aria-valuetext', /把《夜校报名》从4 版头条撤下/);
	await page.keyboard.press('ArrowLeft');
	await expect(slider).toHaveAttribute('aria-valuetext', /把《夜校报名》放到4 版头条/);
	const preview = page.getByRole('region', { name: '预览' });
	await expect(preview.getByRole('listitem').nth(3)).toContainText('夜校报名');
	// What is about no page stands by itself, not under the last page's name.
	await fileStory(paper, '渡口停航', 200);
	const different = page.getByRole('region', { name: '和现在的不同' });
	await expect(different.getByRole('heading', { name: '全期' })).toBeVisible();
	await expect(different.locator('h3:has-text("全期") + ul')).toContainText('《渡口停航》后来才有');

	await page.getByRole('combobox', { name: '哪一版' }).selectOption({ index: 5 });
	const timeline = page.getByRole('navigation', { name: '谁动了什么' });
	await expect(timeline).not.toContainText('夜校报名');
});

test('on a phone the plan of the meeting stands above its steps', async ({ browser, paper }) => {
	await paper.run('gu', {
		...{ type: 'plan.mark', id: newId(), editionId: paper.edition.id, name: '晚会' }
	});
	const context = await paper.open(browser, 'meng', { viewport: { width: 390, height: 844 } });
	const page = await context.newPage();
	await page.goto(`/editions/${paper.edition.date}/history`);
	await page.getByRole('link', { name: /晚会/ }).click();
	await expect(page.getByRole('region', { name: '预览' })).toContainText('晚会时的版面');
	const width = await page.evaluate(() => document.documentElement.scrollWidth);
	expect(width).toBe(390);
	expect(await barriers(page)).toEqual([]);
});
