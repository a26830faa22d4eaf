import { newId, type Id } from '#model/ids.ts';
import type { Change } from '#model/records.ts';
import { barriers } from '#tests/support/barriers.ts';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { openLive } from '#tests/support/open-live.ts';
import { newStory, openStory } from '#tests/support/story-page.ts';

const WORDS = '大桥全长1200米，桥面宽三十二米，昨晚八点通车。';

/** Puts a story on page 1 as its lead; the page’s id. */
async function onPageOne(paper: LivePaper, storyId: Id): Promise<Id> {
	const cookie = await paper.signIn('gu');
	const address = `${paper.server.origin}/api/editions/${paper.edition.id}`;
	const changes = (await (await fetch(address, { headers: { cookie } })).json()) as Change[];
	const pages = changes.flatMap((one) => (one.kind === 'page' && one.value ? [one.value] : []));
	const front = pages.find(({ number }) => number === 1);
	const lead = front?.slots.find(({ role }) => role === 'lead');
	if (!front || !lead) throw new Error('page 1 has no lead');
	await paper.run('gu', {
		...{ type: 'story.place', storyId, slotId: lead.id, pageId: front.id, expect: null }
	});
	return front.id;
}

/** A proofreader’s suggestion; its thread. */
async function suggest(
	paper: LivePaper,
	storyId: Id,
	quote: string,
	replacement: string
): Promise<Id> {
	const at = WORDS.indexOf(quote);
	const anchor = {
		...{ start: null, end: null, quote },
		prefix: WORDS.slice(Math.max(0, at - 6), at),
		suffix: WORDS.slice(at + quote.length, at + quote.length + 6)
	};
	const id = newId();
	await paper.run('yan', {
		...{ type: 'thread.open', id, storyId, anchor, body: '请核', mentionIds: [], replacement }
	});
	return id;
}

test('what was marked on the first proof is ticked off on the second, and what nobody asked for stands out', async ({
	browser,
	paper
}) => {
	const storyId = await newStory(paper, 'meng', '一桥过澜江', [WORDS]);
	const pageId = await onPageOne(paper, storyId);
	const list = `/editions/${paper.edition.date}/proof/1/corrections`;
	const page = await (await paper.open(browser, 'gu')).newPage();
	await page.goto(list);
	await expect(page.getByText('还没有两次大样')).toBeVisible();

	await paper.run('gu', { type: 'proof.pull', id: newId(), pageId });
	const done = await suggest(paper, storyId, '1200', '1300');
	await suggest(paper, storyId, '三十二米', '三十五米');
	await paper.run('meng', { type: 'thread.accept', id: done });
	const editor = await openStory(browser, paper, 'meng', storyId);
	await editor.select('昨晚');
	await editor.type('前晚');
	await editor.isSaved();
	await paper.run('gu', { type: 'proof.pull', id: newId(), pageId });

	await openLive(page, list);
	await expect(page.getByText('2 处要改，改好 1 处')).toBeVisible();
	const corrections = page.getByRole('list', { name: '核红' }).getByRole('listitem');
	await expect(corrections.nth(0)).toContainText('没改');
	await expect(corrections.nth(0).locator('ins')).toHaveText('三十五米');
	await expect(corrections.nth(1)).toContainText('已改');
	await expect(corrections.nth(1)).toContainText('严谨言');
	const unasked = page.getByRole('list', { name: '没有要求而改了的' });
	await expect(unasked.locator('ins')).toHaveText('前');
	await expect(unasked.getByRole('listitem')).toHaveCount(1);
	expect(await barriers(page)).toEqual([]);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByRole('button', { name: '打印清单' })).toBeHidden();
	await expect(page.getByText(/顾长河 .* 核/)).toBeVisible();
	await page.emulateMedia({ media: 'screen' });

	// The same beside the proof, of the page as it is now.
	await page.getByRole('link', { name: '去看大样' }).click();
	await page.getByText('与上次样对比', { exact: true }).click();
	await page.getByRole('combobox', { name: /样/ }).selectOption({ index: 1 });
	await page.getByText('核红', { exact: true }).click();
	await expect(page.getByText('2 处要改，改好 1 处')).toBeVisible();
	await page.context().close();
});
