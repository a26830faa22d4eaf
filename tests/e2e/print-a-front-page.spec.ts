import { existsSync, readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import type { CommandOf } from '#model/commands.ts';
import { mmOf } from '#model/geometry.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Page as PaperPage, Slot } from '#model/page.ts';
import type { Change } from '#model/records.ts';
import type { Story } from '#model/story.ts';
import { TEMPLATES } from '#model/templates.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';
import { standInPdf } from '#tests/support/typeset/drawn-in-pdf.ts';
import { bare, drawnOn, type Drawn } from '#tests/support/typeset/drawn-words.ts';
import { fontsIn, readPdf } from '#tests/support/typeset/read-pdf.ts';

const SEED = new URL('../../../shared/seed/front-page-2025-04-30.txt', import.meta.url);
const DATE = '2025-04-30';
const TEMPLATE = 'sikai-banner';
const TEASER_TITLE = '强城看亮点 QIANG CHENG';

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openPaper();
});
test.afterAll(() => paper.close());

/** The words of its stories without white space: from the line before the first 本报讯 to the credit. */
function storiesIn(seed: string): string {
	const lines = seed.split('\n').filter((line) => line.trim() !== '');
	const first = lines.findIndex((line) => line.startsWith('本报讯')) - 1;
	const last = lines.findLastIndex((line) => /^\S+ 摄$/u.test(line));
	return bare(lines.slice(first, last + 1).join(''));
}

/** What the masthead says of the day, as it stands in the seed. */
const FACTS = [/\d+年\d+月/u, /星期./u, /^\d\d$/mu, /农历.+/u, /今日\d版/u, /总第\d+期/u];

/** Has the importer make the edition and the stories; resolves to the edition's id. */
async function takeIn(page: Page, text: string): Promise<Id> {
	await openLive(page, '/import');
	await page.getByLabel('要收的文字').fill(text);
	await page.getByRole('button', { name: '认一认' }).click();
	const asked = page.waitForRequest((request) => request.url().endsWith('/api/commands'));
	await page.getByRole('button', { name: '建这一期' }).click();
	const { command } = (await asked).postDataJSON() as { command: CommandOf<'edition.create'> };
	await expect(page.getByText('都进 4月30日')).toBeVisible();
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(page.getByText('建了 4 篇稿件')).toBeVisible();
	return command.id;
}

/** Draws page 1 from a template and puts the stories on it; the second goes on on page 2. */
async function plan(page: Page, editionId: Id): Promise<void> {
	const answer = await page.request.get(`${paper.server.origin}/api/editions/${editionId}`);
	const changes = (await answer.json()) as Change[];
	const pages = changes.flatMap((one) => (one.kind === 'page' && one.value ? [one.value] : []));
	const stories = changes.flatMap((one) => (one.kind === 'story' && one.value ? [one.value] : []));
	const [front, second] = pages.sort((one, other) => one.number - other.number);
	const template = TEMPLATES.find(({ id }) => id === TEMPLATE);
	if (!front || !second || !template) throw new Error('no pages');
	const slots = template.slots.map((slot) => ({ ...slot, id: newId() }));
	await paper.run('gu', { type: 'page.layout', id: front.id, slots, templateId: template.id });
	const place = async (story: Story | undefined, onto: PaperPage, slot: Slot | undefined) => {
		if (!story || !slot) throw new Error('no such story or slot');
		const to = { storyId: story.id, pageId: onto.id, slotId: slot.id };
		await paper.run('gu', { type: 'story.place', ...to, expect: null });
	};
	const [first, jumping, long] = stories.filter(({ kind }) => kind !== 'photo');
	const slotsOf = (role: Slot['role']) => slots.filter((slot) => slot.role === role);
	await place(first, front, slotsOf('lead')[0]);
	await place(long, front, slotsOf('column')[0]);
	await place(jumping, front, slotsOf('column')[1]);
	await place(
		stories.find(({ kind }) => kind === 'photo'),
		front,
		slotsOf('photo')[0]
	);
	await place(
		jumping,
		second,
		second.slots.find(({ role }) => role === 'jump')
	);
	const [box] = slotsOf('teaser');
	const words = '美丽浙江建设考核结果揭晓　平阳“六连优”全市唯一 >>>2';
	await paper.run('gu', {
		...{ type: 'slot.teaser', pageId: front.id, slotId: box?.id ?? '' },
		teaser: { kind: 'stories', title: TEASER_TITLE, items: [{ storyId: null, words }] }
	});
	const patch = { editorId: paper.idOf('gu') };
	await paper.run('gu', { type: 'page.update', id: front.id, patch });
}

/** The words of each slot from top to bottom of its deck and then of its lines, as they were drawn. */
function bySlot(drawn: readonly Drawn[]): Map<string, string> {
	const slots = new Map<string, string>();
	for (const isDeck of [true, false])
		for (const one of drawn)
			if (one.isDeck === isDeck && !one.isMade)
				slots.set(one.slotId, (slots.get(one.slotId) ?? '') + bare(one.text));
	return slots;
}

test('the front page of a county daily is taken in, placed, proofed and printed', async ({
	browser
}) => {
	test.skip(!existsSync(SEED), 'needs the seed page beside the project');
	const seed = readFileSync(SEED, 'utf8');
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	const editionId = await takeIn(page, seed);
	await plan(page, editionId);

	await page.goto(`${paper.server.origin}/editions/${DATE}/proof/1`);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	const proofed = await drawnOn(page, '.typeset-page');
	const answer = await page.request.get(`${paper.server.origin}/editions/${DATE}/pdf`);
	const pdf = await answer.body();
	await page.goto(`${paper.server.origin}/print/${DATE}`);
	await page.locator('main[data-ready]').waitFor();
	const drawn = await drawnOn(page, '.leaf');
	await context.close();

	expect(proofed.map(({ text }) => text)).toEqual(
		drawn.filter(({ sheet }) => sheet === 0).map(({ text }) => text)
	);
	expect(drawn.filter(({ rows }) => rows > 1)).toEqual([]);
	const printed = await readPdf(pdf);
	expect(printed).toHaveLength(8);
	for (const { width, height } of printed) {
		expect(Math.abs(mmOf(width) - 273)).toBeLessThan(0.5);
		expect(Math.abs(mmOf(height) - 390)).toBeLessThan(0.5);
	}
	expect(fontsIn(pdf)).toEqual({ kinds: ['CIDFontType2', 'Type0'], areEmbedded: true });

	const { missing, others } = standInPdf(printed, drawn);
	expect(missing.filter((lost) => lost !== '')).toEqual([]);
	const made = drawn.filter(({ isMade }) => isMade).map(({ sheet, text }) => ({ sheet, text }));
	expect(made).toHaveLength(2);
	expect(made[0]).toEqual({ sheet: 0, text: '（下转第2版）' });
	expect(made[1]?.sheet).toBe(1);
	expect(made[1]?.text).toMatch(/（上接第1版）$/u);

	// Each slot is a piece of the seed; all together, the jump after its beginning, are its stories.
	const expected = storiesIn(seed);
	const pieces = [...bySlot(drawn).values()];
	const places = pieces.map((piece) => ({ piece, at: expected.indexOf(piece) }));
	expect(places.filter(({ at }) => at < 0)).toEqual([]);
	places.sort((one, other) => one.at - other.at);
	expect(places.map(({ piece }) => piece).join('')).toBe(expected);

	expect(others[0]).toContain(bare(TEASER_TITLE));
	expect(others[0]).toContain('>>>2');
	expect(others[0]).toMatch(/责任编辑\S+/u);
	const masthead = others[0] ?? '';
	for (const fact of FACTS) {
		const said = fact.exec(seed)?.[0];
		expect(said).toBeTruthy();
		expect(masthead).toContain(bare(said ?? ''));
	}
});
