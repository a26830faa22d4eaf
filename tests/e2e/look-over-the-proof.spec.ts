import type { Page } from '@playwright/test';
import type { Slot } from '#model/page.ts';
import type { Change } from '#model/records.ts';
import type { SeedBlock } from '#model/commands.ts';
import { barriersInBoth } from '#tests/support/barriers.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const WORDS = '昨晚六点十分，渡口的汽笛拉了三声。船上下来二十七位乘客。';
const PHOTO: SeedBlock = { type: 'photo', text: '最后一班渡船靠岸', attrs: { credit: '白露' } };

/** A story as the lead of page 1; resolves to its id and page 1’s. */
async function leadStory(paper: LivePaper, headline: string, blocks: readonly SeedBlock[] = []) {
	const id = await newStory(paper, 'meng', headline, [WORDS, '船工把木桨交给了博物馆。'], blocks);
	const cookie = await paper.signIn('gu');
	const address = `${paper.server.origin}/api/editions/${paper.edition.id}`;
	const changes = (await (await fetch(address, { headers: { cookie } })).json()) as Change[];
	const pages = changes.flatMap((one) => (one.kind === 'page' && one.value ? [one.value] : []));
	const front = pages.find(({ number }) => number === 1);
	// A lead keeps no room for a photo until somebody draws it.
	const slots = front?.slots.map((slot): Slot =>
		slot.role === 'lead' && blocks.length > 0 ? { ...slot, photoLines: 14 } : slot
	);
	const lead = slots?.find(({ role }) => role === 'lead');
	if (!front || !slots || !lead) throw new Error('page 1 has no lead');
	if (blocks.length > 0)
		await paper.run('gu', {
			...{ type: 'page.layout', id: front.id, slots, templateId: front.templateId },
			expect: front.slots
		});
	await paper.run('gu', {
		...{ type: 'story.place', storyId: id, slotId: lead.id, pageId: front.id, expect: null }
	});
	return { id, pageId: front.id };
}

const proofOf = (paper: LivePaper, number = 1) => `/editions/${paper.edition.date}/proof/${number}`;

/** Pulls a proof and waits until its number stands in the header. */
async function pull(page: Page, number: number): Promise<void> {
	await page.getByRole('button', { name: '打样' }).click();
	await expect(page.getByText(new RegExp(`第 ${number} 次样 ・`)).first()).toBeVisible();
}

test('a message covers no page of the strip', async ({ browser, paper }) => {
	const page = await (await paper.open(browser, 'gu')).newPage();
	await page.goto(proofOf(paper));
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await page.getByRole('button', { name: '打样' }).click();
	const message = page.getByText('第 1 次样留下了');
	await expect(message).toBeVisible();
	const [said, strip] = await Promise.all([
		message.boundingBox(),
		page.getByRole('navigation', { name: '各版' }).boundingBox()
	]);
	expect(said?.x).toBeGreaterThan((strip?.x ?? NaN) + (strip?.width ?? NaN));
});

test('the page is compared with an older proof, and whoever gets the address sees the same', async ({
	browser,
	paper
}) => {
	const { id } = await leadStory(paper, '铁船靠岸');
	const chief = await (await paper.open(browser, 'gu')).newPage();
	await chief.goto(proofOf(paper));
	await expect(chief.locator('.typeset-line', { hasText: '渡口的汽笛' }).first()).toBeVisible();
	await pull(chief, 1);
	const writer = await openStory(browser, paper, 'meng', id);
	await writer.caretAt('三声。');
	await writer.type('钟也响了。');
	await expect(chief.getByText('钟也响了')).toBeVisible();
	await pull(chief, 2);
	await writer.type('人都来了。');
	await writer.close();
	await expect(chief.getByText('人都来了')).toBeVisible();

	await chief.getByText('与上次样对比', { exact: true }).click();
	const changed = (number: number, page = chief) =>
		page.getByRole('region', { name: `第 ${number} 次样以后改了` });
	await expect(changed(2).locator('ins')).toHaveText('人都来了。');
	await expect(chief).toHaveURL(/since=2$/);
	const choice = chief.getByRole('combobox', { name: '同哪一次样比' });
	await expect(choice.getByRole('option')).toHaveText([
		...[/^第 2 次样 ・ .+ ・ 顾长河$/, /^第 1 次样 ・ .+ ・ 顾长河$/]
	]);
	await choice.selectOption('1');
	await expect(changed(1).locator('ins')).toHaveText('钟也响了。人都来了。');
	await expect(chief).toHaveURL(/since=1$/);
	// On the page a bar stands beside it, which says so, and two lines under it; no wash, as under comments.
	await expect(
		chief.getByRole('img', { name: '改动：加“钟也响了。人都来了。”' }).first()
	).toBeVisible();
	await expect(changed(1).getByRole('list', { name: '版面上的改动标记' })).toContainText('新的字');

	const colleague = await (await paper.open(browser, 'yan')).newPage();
	await colleague.goto(chief.url());
	await expect(changed(1, colleague).locator('ins')).toHaveText('钟也响了。人都来了。');
	// Each sees the other, and on which page.
	await expect(colleague.getByRole('list', { name: '也在看大样：顾长河（1版）' })).toBeVisible();
	await chief.getByRole('link', { name: '第 1 版 第1版; 严谨言在看' }).waitFor();
	await colleague.keyboard.press('2');
	await expect(chief.getByRole('list', { name: '也在看大样：严谨言（2版）' })).toBeVisible();

	await openLive(chief, `${proofOf(paper)}?since=9`);
	await expect(chief.getByText('本版没有第 9 次样')).toBeVisible();
	await choice.selectOption('2');
	await expect(changed(2).locator('ins')).toHaveText('人都来了。');
});

/** Writes and sends the comment that was begun. */
async function postOn(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: '批注' }).fill(text);
	await page.getByRole('button', { name: '发出' }).click();
	await expect(page.getByRole('textbox', { name: '批注' })).toHaveCount(0);
}

/** Selects so many characters of the first element that has them. */
const choose = (page: Page, css: string, words: string) =>
	page
		.locator(css, { hasText: words })
		.first()
		.evaluate((element, wanted) => {
			const text = element.firstChild as Text;
			const at = text.data.indexOf(wanted);
			document.getSelection()?.setBaseAndExtent(text, at, text, at + wanted.length);
		}, words);

test('comments begun on the headline, on a caption and, by keys, on a line are the story’s', async ({
	browser,
	paper
}) => {
	const { id } = await leadStory(paper, '铁船靠岸　渡口停航', [PHOTO]);
	const page = await (await paper.open(browser, 'yan')).newPage();
	await page.goto(proofOf(paper));
	await expect(page.getByText('与稿件同步')).toBeVisible();
	const post = (text: string) => postOn(page, text);
	const comment = page.getByRole('main').getByRole('button', { name: '批注', exact: true });
	await choose(page, '.typeset-headline', '渡口停航');
	await comment.click();
	await post('停航还是复航？');
	await choose(page, '.typeset-caption', '渡船');
	await comment.click();
	await post('哪一班？');
	for (const number of [1, 2])
		await expect(page.getByRole('button', { name: `批注 ${number}`, exact: true })).toBeVisible();
	const marked = () =>
		page.evaluate(() =>
			['blue', 'red']
				.flatMap((hand) => ['', '-active'].map((active) => `page-comment-${hand}${active}`))
				.flatMap((name) => [...(CSS.highlights.get(name) ?? [])].map(String))
		);
	await expect.poll(async () => (await marked()).sort()).toEqual(['渡口停航', '渡船']);

	await page.keyboard.press('l');
	const lines = page.getByRole('listbox', { name: '版面上的行' });
	await expect(lines).toBeFocused();
	const line = lines.getByRole('option');
	await expect(line).toHaveAccessibleName(
		/^铁船靠岸.*；《铁船靠岸\s渡口停航》主题，第 1 行，共 \d+ 行$/
	);
	await page.keyboard.press('End');
	await expect(line).toHaveAccessibleName(/^最后一班渡船靠岸；.*图说/);
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await expect(line).toHaveAccessibleName(/正文，第 \d+ 行/);
	await page.keyboard.press('ControlOrMeta+Alt+m');
	await post('这一行删掉？');
	await expect(lines).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`/stories/${id}\\?at=\\d+:\\d+`));

	const writer = await openStory(browser, paper, 'meng', id);
	for (const text of ['停航还是复航？', '哪一班？', '这一行删掉？'])
		await expect(writer.page.getByText(text)).toBeVisible();
	await writer.close();
});

test('on a phone the fit of each slot is a mark with its words in its name and in the list', async ({
	browser,
	paper
}) => {
	await leadStory(paper, '铁船靠岸');
	const viewport = { width: 390, height: 844 };
	const page = await (await paper.open(browser, 'gu', { viewport })).newPage();
	await page.goto(proofOf(paper));
	const mark = page.getByRole('article').getByRole('img', { name: /^1[A-Z] 余 \d+ 行$/ });
	await expect(mark).toBeVisible();
	expect((await mark.boundingBox())?.width).toBeLessThanOrEqual(10);
	await expect(page.getByRole('listitem').filter({ hasText: /铁船靠岸.*余 \d+ 行/ })).toBeVisible();
	await page.getByRole('button', { name: '放大' }).click();
	await page.getByRole('button', { name: '放大' }).click();
	await expect(page.getByRole('article').getByText(/^余 \d+ 行$/)).toBeVisible();
});

test('of characters without a glyph the first are named, and all when somebody asks', async ({
	browser,
	paper
}) => {
	const signs = Array.from({ length: 40 }, (_, at) => String.fromCodePoint(0x1f300 + at));
	await leadStory(paper, '铁船靠岸', [{ type: 'paragraph', text: signs.join('，') }]);
	const page = await (await paper.open(browser, 'gu')).newPage();
	await page.goto(proofOf(paper));
	const item = page.getByRole('listitem').filter({ hasText: '字库里没有' });
	await expect(item).toContainText('等 40 个印成〓');
	await expect(item).not.toContainText('U+1F327');
	await item.getByRole('button', { name: '全部列出（40 个）' }).click();
	await expect(item).toContainText('U+1F327');
});

test('nothing on the proof keeps anybody out, by day or by night', async ({ browser, paper }) => {
	await leadStory(paper, '铁船靠岸', [PHOTO]);
	const page = await (await paper.open(browser, 'gu')).newPage();
	await page.goto(proofOf(paper));
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await page.getByText('版心网格', { exact: true }).click();
	expect(await barriersInBoth(page)).toEqual([]);
	await pull(page, 1);
	await page.getByText('与上次样对比', { exact: true }).click();
	await expect(page.getByText('没有改动')).toBeVisible();
	await choose(page, '.typeset-headline', '铁船');
	await page.getByRole('main').getByRole('button', { name: '批注', exact: true }).click();
	await postOn(page, '大船？');
	await page.keyboard.press('l');
	await expect(page.getByRole('listbox', { name: '版面上的行' })).toBeFocused();
	await page.keyboard.press('ControlOrMeta+Alt+m');
	await expect(page.getByRole('textbox', { name: '批注' })).toBeFocused();
	expect(await barriersInBoth(page)).toEqual([]);
	await page.setViewportSize({ width: 390, height: 844 });
	await page.keyboard.press('Escape');
	await expect(page.getByRole('listbox')).toBeFocused();
	expect(await barriersInBoth(page)).toEqual([]);
});
