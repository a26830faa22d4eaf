import type { Locator, Page } from '@playwright/test';
import { newId, type Id } from '#model/ids.ts';
import { expect } from '#tests/support/newsroom.ts';
import type { LivePaper } from './live-paper.ts';
import { openLive } from './open-live.ts';
import { contentOf } from './place-story.ts';

/**
 * Puts a story of so many characters in the pool; resolves to its id once the desk has its headline, so
 * that no row of the pool moves away under a pointer.
 */
export async function fileStory(paper: LivePaper, headline: string, length: number): Promise<Id> {
	const id = newId();
	const body = '河水涨了又落，岸边的人记得每一年的水位。'.repeat(Math.ceil(length / 20));
	await paper.run('gu', {
		type: 'story.create',
		id,
		editionId: paper.edition.id,
		kind: 'news',
		section: '要闻',
		authorIds: [paper.idOf('bai')],
		target: null,
		blocks: [
			{ type: 'headline', text: headline },
			{ type: 'paragraph', text: body.slice(0, length) }
		]
	});
	await expect.poll(() => headlineOf(paper, id)).toBe(headline);
	return id;
}

/** What the desk knows of a story by now. */
async function headlineOf(paper: LivePaper, id: Id): Promise<string | undefined> {
	const changes = await contentOf(paper);
	const facts = changes.find((one) => one.kind === 'facts' && one.id === id);
	return facts?.kind === 'facts' ? facts.value?.headline : undefined;
}

/** Opens the board and waits until it follows the desk. */
export const openBoard = (
	page: Page,
	{ edition: { date } }: { edition: { date: string } },
	view = ''
): Promise<void> => openLive(page, `/editions/${date}${view}`);

/** Places on the board, as a journalist names them. */
export const onBoard = (page: Page) => ({
	pool: page.getByRole('complementary', { name: '待上版' }),
	inPool: (headline: string): Locator =>
		page.getByRole('complementary', { name: '待上版' }).getByRole('link', { name: headline }),
	sheet: (number: number): Locator => page.locator(`article[data-page="${number}"]`),
	/** The n-th slot of a role on a page. */
	slot: (number: number, role: string, n = 0): Locator =>
		page.locator(`article[data-page="${number}"] li.${role}`).nth(n),
	toast: (text: string | RegExp): Locator => page.getByText(text),
	said: page.locator('.vh[aria-live="assertive"]')
});

export async function centre(locator: Locator): Promise<{ x: number; y: number }> {
	await locator.scrollIntoViewIfNeeded();
	const box = await locator.boundingBox();
	if (!box) throw new Error('it is not in the page');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Lifts a story with the mouse and carries it over something, without letting go. */
export async function carryOver(page: Page, story: Locator, target: Locator): Promise<void> {
	const from = await centre(story);
	const to = await centre(target);
	await page.mouse.move(from.x, from.y);
	await page.mouse.down();
	await page.mouse.move(from.x + 8, from.y + 8, { steps: 2 });
	await expect(page.getByText('正在移动')).toBeVisible();
	await page.mouse.move(to.x, to.y, { steps: 5 });
}

/** Carries a story over a slot and lets it go there. */
export async function drop(page: Page, headline: string, slot: Locator): Promise<void> {
	await carryOver(page, onBoard(page).inPool(headline), slot);
	await page.mouse.up();
	await expect(slot.getByRole('link', { name: headline })).toBeVisible();
}
