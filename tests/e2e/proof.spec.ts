import type { Measurement } from '#model/measurement.ts';
import type { Change } from '#model/records.ts';
import { fileStory, onBoard, openBoard } from '#tests/support/board-screen.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { leadOf, slotsOf } from '#tests/support/place-story.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

test('an editor sees the page as it prints while a colleague writes, and takes it home as a PDF', async ({
	browser,
	paper
}) => {
	const id = await newStory(paper, 'meng', '铁船靠岸', ['昨晚六点十分，渡口的汽笛拉了三声。']);
	const context = await paper.open(browser, 'gu');
	const board = await context.newPage();
	await board.goto(`/editions/${paper.edition.date}`);
	const lead = await leadOf(paper);
	await paper.run('gu', { type: 'story.place', storyId: id, ...lead, expect: null });
	await board.getByRole('main').getByRole('link', { name: '大样' }).click();
	const page = board.getByRole('article').locator('.typeset-page');
	await expect(page.getByText('铁船靠岸')).toBeVisible();
	await expect(board.getByText('与稿件同步')).toBeVisible();
	await expect(page.getByText('渡口的汽笛拉了三声')).toBeVisible();

	const writer = await openStory(browser, paper, 'meng', id);
	await writer.caretAt('三声。');
	await writer.type('船工把缆绳多绕了一圈。');
	await expect(page.getByText('船工把缆绳')).toBeVisible();
	await writer.close();

	await board.keyboard.press('2');
	await expect(board).toHaveURL(/\/proof\/2$/);
	await board.keyboard.press('1');
	await expect(page.getByText('铁船靠岸')).toBeVisible();

	const pdf = await board.request.get(`/editions/${paper.edition.date}/pdf?page=1`);
	expect(pdf.headers()['content-type']).toBe('application/pdf');
	const bytes = (await pdf.body()).toString('latin1');
	expect(bytes).not.toContain('/Type3');
	expect(bytes).toContain('/CIDFontType2');
	await context.close();
});

test('a lead runs over: the board has it line by line, one press sends the rest to page 2, and it goes on there', async ({
	browser,
	paper
}) => {
	const line =
		'河水涨了又落，岸边的人记得每一年的水位，也记得那条船靠岸的时辰，和船上的人说过的话。';
	const id = await newStory(paper, 'bai', '水位', Array<string>(21).fill(line));
	const lead = await leadOf(paper);
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await openBoard(chief, paper);
	const before = await chief.request.get(`/api/editions/${paper.edition.id}`);
	const stands = ((await before.json()) as Change[]).find(({ id }) => id === lead.slotId);
	const expected = stands?.kind === 'placement' ? (stands.value?.storyId ?? null) : null;
	await paper.run('gu', { type: 'story.place', storyId: id, ...lead, expect: expected });
	const block = onBoard(chief).slot(1, 'lead');
	await expect(block.getByText(/^约超 [\d,]+$/)).toBeVisible();

	const writer = await openStory(browser, paper, 'bai', id);
	await writer.caretAt('说过的话。');
	await writer.type('水位又涨了一寸。');
	await expect(writer.page.getByText(/^本版溢 \d+ 行 \d+ 字$/)).toBeVisible();
	await expect(writer.page.getByText(/^实排 \d+ 行$/)).toBeVisible();
	await expect(writer.text.locator('.overset-rule')).toHaveCount(1);
	await expect(block.getByText(/^超 [\d,]+$/)).toBeVisible();
	await expect(block.getByRole('link')).toHaveAccessibleName(/实排 \d+ 行/);

	await onBoard(chief).sheet(1).getByRole('button', { name: '怎么办' }).click();
	await expect(chief.getByRole('menuitem', { name: '去删改' })).toHaveAttribute(
		'href',
		/^\/stories\/.+\?at=\d+:\d+$/
	);
	await chief.getByRole('menuitem', { name: /字移到2版（2版转版还空 \d+ 字/ }).click();
	await expect(chief.getByText('“水位”已转到 2 版')).toBeVisible();
	await expect(onBoard(chief).slot(2, 'jump').getByRole('link')).toBeVisible();
	await expect(writer.page.getByText(/^2版转版余 \d+ 行$/)).toBeVisible();
	await writer.close();

	await chief.getByRole('main').getByRole('link', { name: '大样' }).click();
	await expect(chief.getByRole('article').getByText('下转第2版')).toBeVisible();
});

test('a story runs over three pages: the board has each part as it is set, and the words that the proof prints', async ({
	browser,
	paper
}) => {
	const LENGTH = 1400;
	const id = await fileStory(paper, '渡口百年', LENGTH);
	const [lead] = await slotsOf(paper, 'lead');
	const [second, third] = await slotsOf(paper, 'jump');
	if (!lead || !second || !third) throw new Error('no three pages to run over');
	for (const { pageId, slotId } of [lead, second, third])
		await paper.run('gu', { type: 'story.place', storyId: id, pageId, slotId, expect: null });
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	const told = page.waitForRequest('**/api/measurements');
	await page.goto(`/editions/${paper.edition.date}/proof/${third.number}`);
	const [measured] = (await told).postDataJSON() as Measurement[];
	await expect(page.getByText(`（上接第${second.number}版）`)).toBeVisible();

	await openBoard(page, paper);
	const { slot } = onBoard(page);
	const parts = [lead, second, third].map(({ number }, at) =>
		slot(number, at === 0 ? 'lead' : 'jump')
	);
	const lengths = measured?.slots.map(({ chars }) => chars) ?? [];
	expect(new Set(lengths).size).toBe(3);
	expect(lengths.reduce((sum, one) => sum + one, measured?.overChars ?? 0)).toBe(LENGTH);
	for (const [at, part] of parts.entries())
		await expect(part.locator('.length')).toHaveText(String(lengths[at]));
	await expect(parts[1]!).toContainText(`上接${lead.number}版`);
	await expect(parts[1]!).toContainText(`下转${third.number}版`);
	await expect(parts[2]!).toContainText(`上接${second.number}版`);
	await context.close();
});

test('in English, in a narrow window, no tool of the proof lies outside it', async ({
	browser,
	paper
}) => {
	const context = await paper.open(browser, 'gu', { viewport: { width: 1000, height: 800 } });
	await context.addCookies([{ name: 'lang', value: 'en', url: paper.server.origin }]);
	const page = await context.newPage();
	await page.goto(`/editions/${paper.edition.date}/proof/1`);
	for (const name of ['Export', 'Pull a proof'])
		await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
	const state = page.getByText('In sync with the stories');
	await expect(state).toBeVisible();
	expect((await state.boundingBox())?.height).toBeLessThan(30);
	await context.close();
});
