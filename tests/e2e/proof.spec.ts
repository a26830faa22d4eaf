import type { Change } from '#model/records.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

/** Where the lead of page 1 stands. */
async function leadOf(paper: LivePaper): Promise<{ pageId: string; slotId: string }> {
	const cookie = await paper.signIn('gu');
	const answer = await fetch(`${paper.server.origin}/api/editions/${paper.edition.id}`, {
		headers: { cookie }
	});
	const changes = (await answer.json()) as Change[];
	for (const { kind, value } of changes)
		if (kind === 'page' && value?.number === 1)
			for (const slot of value.slots)
				if (slot.role === 'lead') return { pageId: value.id, slotId: slot.id };
	throw new Error('page 1 has no lead');
}

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
