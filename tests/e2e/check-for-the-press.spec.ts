import type { Locator, Page } from '@playwright/test';
import { barriers } from '#tests/support/barriers.ts';
import { fileStory } from '#tests/support/board-screen.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { PressScreen } from '#tests/support/press-screen.ts';
import { signAs } from '#tests/support/sign-page.ts';
import { openStory } from '#tests/support/story-page.ts';

interface Layout {
	id: string;
	slots: { id: string; role: string }[];
}

/** A page of the edition, by its number. */
async function layoutOf(paper: LivePaper, number: number): Promise<Layout> {
	const cookie = await paper.signIn('gu');
	const answer = await fetch(`${paper.server.origin}/api/editions/${paper.edition.id}`, {
		headers: { cookie }
	});
	const changes = (await answer.json()) as { kind: string; value: Layout & { number: number } }[];
	const page = changes.find(({ kind, value }) => kind === 'page' && value.number === number);
	if (!page) throw new Error(`there is no page ${number}`);
	return page.value;
}

async function placeIn(paper: LivePaper, number: number, role: string, storyId: string) {
	const page = await layoutOf(paper, number);
	const slotId = page.slots.find((slot) => slot.role === role)?.id ?? '';
	const place = { storyId, slotId, pageId: page.id, expect: null };
	await paper.run('gu', { type: 'story.place', ...place });
}

const row = (page: Page, text: string) => new PressScreen(page).row(text);

test('the chief looks through the press check, mends what can be mended, and lets pass what is meant', async ({
	browser,
	paper
}) => {
	const short = await fileStory(paper, '渡口三百年', 120);
	await placeIn(paper, 2, 'lead', short);
	const spare = await fileStory(paper, '河长巡河', 300);
	await signAs(paper, 'bai', spare, 'handIn');
	await signAs(paper, 'meng', spare, 'review1');
	const chief = await (await paper.browserOf(browser, 'gu')).newPage();

	// The board says how ready it is, and leads here.
	await openLive(chief, `/editions/${paper.edition.date}`);
	await chief.getByRole('link', { name: /件要办.*付印检查/ }).click();
	await expect(chief.getByRole('heading', { name: '付印检查' })).toBeVisible();
	await expect(chief.getByText(/还有 \d+ 件要办/)).toBeVisible();
	await chief
		.getByRole('navigation', { name: '各版' })
		.getByRole('link', { name: /^2 版/ })
		.click();
	await expect(row(chief, '“渡口三百年”还没送审')).toContainText('阻断');
	expect(await barriers(chief)).toEqual([]);

	// One that can be mended is, by the keys, and its line stays, ticked.
	const empty = row(chief, '放入“河长巡河”').first();
	const gap = chief.locator(`[data-item="${await empty.getAttribute('data-item')}"]`);
	await gap.getByRole('button', { name: /放入“河长巡河”/ }).focus();
	await chief.keyboard.press('Enter');
	await expect(chief.getByText('照建议办了。')).toBeVisible();
	await expect(gap).toContainText('办好了');
	await expect(chief.getByRole('button', { name: '撤销' })).toBeVisible();

	// White that is meant is let pass, with the reason in words.
	const white = row(chief, '“渡口三百年”空');
	await white.hover();
	await white.getByRole('button', { name: /^放过/ }).click();
	const dialog = chief.getByRole('dialog', { name: '放过这一件' });
	await dialog.getByRole('button', { name: '放过', exact: true }).click();
	await expect(dialog.getByText('要写理由')).toBeVisible();
	await dialog.getByRole('textbox', { name: '理由' }).fill('留白是有意的');
	expect(await barriers(chief)).toEqual([]);
	await dialog.getByRole('button', { name: '放过', exact: true }).click();
	await expect(white).toContainText('顾长河');
	await expect(white).toContainText('放过：留白是有意的');

	// What it was about changes: then it is to be seen to again.
	const writer = await openStory(browser, paper, 'bai', short);
	await writer.select('河水');
	await writer.type('江水');
	await writer.isSaved();
	await expect(white).not.toContainText('放过：');
	await writer.close();
	await chief.close();
});

test('a total number that leaves some out is set right, and taken back', async ({
	browser,
	paper
}) => {
	await paper.run('gu', { type: 'edition.update', id: paper.edition.id, patch: { issue: 9999 } });
	const chief = await (await paper.browserOf(browser, 'gu')).newPage();
	await openLive(chief, `/editions/${paper.edition.date}/check`);
	const jump = row(chief, '总第 9999 期跳号');
	await jump.getByRole('button', { name: /改为总第 \d+ 期/ }).click();
	await expect(jump).toContainText('办好了');
	await chief.getByRole('button', { name: '撤销' }).click();
	await expect(jump).not.toContainText('办好了');
	// It leads to where numbers are set.
	await jump.getByRole('link').click();
	await expect(chief.getByRole('dialog')).toContainText('总期号');
	await chief.close();
});

/** Other slots of the page are empty, which whoever signs is told first. */
async function signAnyway(editor: Page, place: Locator): Promise<void> {
	await place.getByRole('button', { name: '签清样' }).click();
	const asked = editor.getByRole('dialog', { name: /还有 \d+ 处没处理/ });
	await expect(asked).toContainText('字的版位');
	expect(await barriers(editor)).toEqual([]);
	await asked.getByRole('button', { name: '照样签清样' }).click();
}

test('an editor signs a clean proof; a word changed after that strikes it, and shows where', async ({
	browser,
	paper
}) => {
	const editor = await (await paper.browserOf(browser, 'meng')).newPage();
	await editor.goto(`/editions/${paper.edition.date}/proof/3`);
	const place = editor.getByRole('region', { name: /清样签字/ });
	await expect(place.getByText('还没有人签过。')).toBeVisible();
	await expect(place.getByText('这一版还没有内容，没有可签的。')).toBeVisible();
	await expect(place.getByRole('button', { name: '签清样' })).toBeDisabled();
	const id = await fileStory(paper, '一桥过澜江', 200);
	await placeIn(paper, 3, 'lead', id);
	await signAnyway(editor, place);
	await expect(place.getByText(/孟小满.*签的就是现在这一版/)).toBeVisible();
	expect(await barriers(editor)).toEqual([]);

	const writer = await openStory(browser, paper, 'tao', id);
	await writer.select('河水');
	await writer.type('江水');
	await writer.isSaved();
	await writer.close();
	await expect(place.getByText('签后“一桥过澜江”改了内容。')).toBeVisible();
	await expect(place.getByRole('listitem')).toContainText('陶然');
	await expect(place.getByRole('listitem')).toContainText('签字作废');

	// Only what changed since is shown, and that page is signed again.
	await place.getByRole('link', { name: '看和第 1 次样比改了什么' }).click();
	await expect(editor.getByRole('complementary')).toContainText('河 江');
	await place.getByRole('link', { name: '付印检查' }).click();
	await expect(row(editor, '清样签后改过')).toContainText('“一桥过澜江”改了内容');
	await row(editor, '清样签后改过').getByRole('link', { name: '去大样' }).click();
	await signAnyway(editor, place);
	await expect(place.getByText(/签的就是现在这一版/)).toBeVisible();
	await editor.close();
});

test('a clean proof on which a story runs over is signed only once that is agreed to by name', async ({
	browser,
	paper
}) => {
	const editor = await (await paper.browserOf(browser, 'meng')).newPage();
	await editor.goto(`/editions/${paper.edition.date}/proof/4`);
	await placeIn(paper, 4, 'lead', await fileStory(paper, '千字长文', 9000));
	const place = editor.getByRole('region', { name: /清样签字/ });
	await expect(editor.getByRole('complementary')).toContainText(/千字长文.*不会印出来/);
	await place.getByRole('button', { name: '签清样' }).click();
	const asked = editor.getByRole('dialog', { name: /还有 \d+ 处没处理/ });
	const anyway = asked.getByRole('button', { name: '照样签清样' });
	await expect(anyway).toBeDisabled();
	await expect(anyway).toHaveAccessibleDescription('会印丢的还没有逐条勾上，不能签。');
	expect(await barriers(editor)).toEqual([]);
	// The main way on is not to sign.
	await asked.getByRole('button', { name: '先不签' }).click();
	await expect(place.getByText('还没有人签过。')).toBeVisible();

	await place.getByRole('button', { name: '签清样' }).click();
	await asked.getByRole('checkbox', { name: /《千字长文》溢 [\d,]+ 行/ }).check();
	await anyway.click();
	await expect(place.getByText(/孟小满.*签的就是现在这一版/)).toBeVisible();
	await editor.close();
});
