import type { Page } from '@playwright/test';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import { placeAsLead } from '#tests/support/place-story.ts';
import { newStory } from '#tests/support/story-page.ts';

/** A story on page 1, in faces of one file and in one of slices. */
async function onFrontPage(paper: LivePaper): Promise<void> {
	const id = await newStory(
		paper,
		'bai',
		'大桥合龙',
		['昨天上午合龙。'],
		[{ type: 'quote', text: '桥头的老船工说，往后不用等渡船了。' }]
	);
	await placeAsLead(paper, id);
}

/** Whoever has measured something tells it here. */
function toldOf(page: Page): string[] {
	const told: string[] = [];
	page.on('request', (request) => {
		if (request.url().endsWith('/api/measurements')) told.push(request.postData() ?? '');
	});
	return told;
}

const state = (page: Page) => page.locator('header').getByRole('status');

for (const [what, files] of [
	['the files', /chinese-simplified-(400|900)-normal.*\.woff2/],
	['the slices', /lxgwwenkai-regular-subset-.*\.woff2/]
] as const)
	test(`${what} of a face cannot be had for a while: the proof says so and tells no lines, then fetches them and is set anew`, async ({
		browser,
		paper
	}) => {
		await onFrontPage(paper);
		const context = await paper.open(browser, 'gu');
		const page = await context.newPage();
		const told = toldOf(page);
		let fetched = 0;
		await page.route(files, (route) => {
			fetched += 1;
			return route.abort();
		});
		await page.goto(`/editions/${paper.edition.date}/proof/1`);
		await expect(state(page)).toHaveText(/字体没到齐/);
		await expect(page.getByText(/^[宋楷]体.*还没有取到/)).toBeVisible();
		await expect(page.getByText('与稿件同步')).toHaveCount(0);
		await expect(page.getByRole('button', { name: '签清样' })).toBeDisabled();
		await expect(page.getByText('字体没到齐，行数不作准，到齐再签。')).toBeVisible();
		const first = fetched;
		await page.getByRole('button', { name: '再取一次' }).click();
		await expect.poll(() => fetched, { timeout: 20_000 }).toBeGreaterThan(first);
		await expect(state(page)).toHaveText(/字体没到齐/);
		expect(told).toEqual([]);

		await page.unroute(files);
		await expect(page.getByText('与稿件同步')).toBeVisible({ timeout: 30_000 });
		await expect(page.getByText(/还没有取到/)).toHaveCount(0);
		await expect(page.getByRole('button', { name: '签清样' })).toBeEnabled();
		await expect.poll(() => told.length).toBeGreaterThan(0);
		await context.close();
	});

test('while the faces of a page come in over a slow line, the proof says how many have', async ({
	browser,
	paper
}) => {
	await onFrontPage(paper);
	const context = await paper.open(browser, 'gu');
	const page = await context.newPage();
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	await page.route(/chinese-simplified-900-normal.*\.woff2/, async (route) => {
		await held;
		await route.continue();
	});
	// The window's load waits for faces that were asked for before it.
	await page.goto(`/editions/${paper.edition.date}/proof/1`, { waitUntil: 'domcontentloaded' });
	await expect(page.getByText('字体 5/6')).toBeVisible();
	release();
	await expect(page.getByText('与稿件同步')).toBeVisible();
	await expect(page.getByText(/^字体 /)).toHaveCount(0);
	await context.close();
});

test('a rare character stands in the text as it prints, and its face comes with it alone', async ({
	browser,
	paper
}) => {
	const plain = await newStory(paper, 'bai', '大桥合龙', ['昨天上午合龙。']);
	const rare = await newStory(paper, 'bai', '大桥合龙', ['船工陈𪚥说，往后不用等渡船了。']);
	const context = await paper.open(browser, 'bai');
	const page = await context.newPage();
	const fetched: string[] = [];
	page.on('requestfinished', (request) => {
		if (/\/rare(st)?-\d/.test(request.url())) fetched.push(request.url());
	});
	await page.goto(`/stories/${plain}`);
	await expect(page.getByText('昨天上午合龙。')).toBeVisible();
	await page.waitForFunction(() => document.fonts.size > 0 && document.fonts.status === 'loaded');
	expect(fetched).toEqual([]);
	await page.goto(`/stories/${rare}`);
	await expect(page.getByText('船工陈𪚥说')).toBeVisible();
	await expect.poll(() => fetched.length).toBeGreaterThan(0);
	expect(fetched.filter((url) => !/-2a[4-7]00/.test(url) && !/-2a000/.test(url))).toEqual([]);
	await context.close();
});
