import { PDFDocument } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import type { Command } from '#model/commands.ts';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Services } from '#server/boot.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { expect, test } from '@playwright/test';

const DAY = new Date(Date.now() - 30 * 24 * 3_600_000);
const DATE = DAY.toISOString().slice(0, 10);

/** Last month’s edition, a page with its lead, made before the server was started anew. */
async function lastMonth({ desk }: Services): Promise<void> {
	const [editionId, storyId] = [newId(), newId()];
	const run = async (command: Command) => {
		const answer = await desk.execute(HOUSE, newId(), command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
	};
	await run({
		type: 'edition.create',
		id: editionId,
		date: DATE,
		issue: 4100,
		pressAt: DAY.getTime(),
		formatId: 'sikai',
		from: { templates: [{ templateId: 'sikai-front', name: '要闻' }] }
	});
	await run({
		type: 'story.create',
		id: storyId,
		editionId,
		kind: 'news',
		section: '要闻',
		authorIds: [],
		target: null,
		blocks: [
			{ type: 'headline', text: '𬂱氏铁船靠岸' },
			{ type: 'paragraph', text: '汽笛拉了三声。' }
		]
	});
	const page = [...desk.view.list('page')].find((one) => one.editionId === editionId);
	const lead = page?.slots.find(({ role }) => role === 'lead');
	const place = { storyId, pageId: page?.id ?? '', slotId: lead?.id ?? '', expect: null };
	await run({ type: 'story.place', ...place });
}

/** Of a length in points, mm. */
const mm = (points: number) => (points / 72) * 25.4;

test('an editor prints a page of last month, is told first of a character no face has, and gets true boxes', async ({
	browser
}) => {
	const paper = await openPaper(lastMonth);
	const context = await paper.open(browser, 'gu', { acceptDownloads: true });
	const page = await context.newPage();
	await page.goto(`/editions/${DATE}/proof/1`);
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await page.getByRole('button', { name: '导出' }).press('Enter');
	await page.keyboard.press('Enter');
	const dialog = page.getByRole('dialog', { name: '印刷 PDF' });
	await expect(dialog.getByText('“𬂱”（U+2C0B1），在《𬂱氏铁船靠岸》主题')).toBeVisible();
	await dialog.getByLabel('裁切线和 3 毫米出血').check();
	const download = page.waitForEvent('download');
	await dialog.getByRole('button', { name: '照样导出' }).press('Enter');
	const file = await download;
	expect(file.suggestedFilename()).toBe(`临溪日报 ${DATE} 1版 要闻.pdf`);
	await expect(dialog).toBeHidden();

	const printed = await PDFDocument.load(await readFile(await file.path()));
	const boxes = printed.getPages().map((one) => [one.getMediaBox(), one.getTrimBox()]);
	const sizes = boxes.map((pair) =>
		pair.map(({ width, height }) => [width, height].map((side) => Math.round(10 * mm(side)) / 10))
	);
	expect(sizes).toEqual([
		[
			[297, 414],
			[273, 390]
		]
	]);
	await context.close();
	await paper.close();
});
