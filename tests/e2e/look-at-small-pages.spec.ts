import { expect, test, type Locator, type Page } from '@playwright/test';
import { newId } from '#model/ids.ts';
import { openSample, type LivePaper } from '#tests/support/live-paper.ts';
import { openLive } from '#tests/support/open-live.ts';

let paper: LivePaper;
test.beforeAll(async () => {
	paper = await openSample();
});
test.afterAll(() => paper.close());

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' };

async function boxOf(locator: Locator) {
	const box = await locator.boundingBox();
	if (!box) throw new Error('it is not shown');
	return box;
}

test('on a phone the zoom stands off the page, and the page editor’s head takes two rows', async ({
	browser
}) => {
	const context = await paper.open(browser, 'gu', PHONE);
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/1`);
	await expect(page.locator('.typeset-headline').first()).toBeVisible();
	const sheet = await boxOf(page.locator('[data-prints]'));
	const zoom = await boxOf(page.getByRole('group', { name: '缩放' }));
	expect(zoom.y).toBeGreaterThanOrEqual(sheet.y + sheet.height);
	// The tools take one row, and the pages another.
	expect((await boxOf(page.locator('header[data-region]'))).height).toBeLessThan(60);
	expect((await boxOf(page.getByRole('navigation', { name: '各版' }))).height).toBeLessThan(60);
	expect(sheet.y).toBeLessThan(150);
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('menuitemradio', { name: '版心网格' }).click();
	await expect(page.locator('svg.grid')).toBeVisible();

	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/pages/1/layout`);
	await expect(page.getByRole('button', { name: '存为版样…' })).toBeVisible();
	const head = await boxOf(page.locator('header[data-region]'));
	expect(head.height).toBeLessThan(100);
	await context.addCookies([{ name: 'lang', value: 'en', url: paper.server.origin }]);
	await page.reload();
	await expect(page.getByRole('button', { name: 'Save as template' })).toBeVisible();
	expect((await boxOf(page.locator('header[data-region]'))).height).toBeLessThan(100);
	await context.close();
});

test('what fits is said of each slot by its name, beside the words of an inner page’s head', async ({
	browser
}) => {
	const context = await paper.open(browser, 'gu', { locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/2`);
	await expect(page.getByText(/^余 \d+ 行$/u).first()).toBeVisible();
	const folio = await boxOf(page.locator('div.folio'));
	for (const badge of await page.getByText(/^余 \d+ 行$/u).all()) {
		const box = await badge.boundingBox();
		if (box) expect(box.y).toBeGreaterThanOrEqual(folio.y + folio.height);
	}
	// Each says whose it is.
	await expect(page.locator('.badge', { hasText: '余' }).first()).toHaveText(/^2[A-Z]余 \d+ 行$/u);
	await context.close();
});

test('a story that hangs out is told of where there is white, over nobody’s words', async ({
	browser
}) => {
	const context = await paper.open(browser, 'gu', {
		...{ locale: 'zh-CN', viewport: { width: 1440, height: 900 } }
	});
	const page = await context.newPage();
	// Every story of the front page but its last hangs out.
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/1`);
	const over = page.locator('.badge.over');
	await expect(over.first()).toBeVisible();
	for (const badge of await over.all()) {
		const box = await boxOf(badge);
		const covered = await page.locator('.typeset-deck').evaluateAll(
			(decks, { x, y, width, height }) =>
				decks.flatMap((deck) => {
					const range = document.createRange();
					range.selectNodeContents(deck);
					const words = range.getBoundingClientRect();
					const tall = words.height / 6;
					const meets =
						words.left < x + width &&
						x < words.right &&
						words.top + tall < y + height &&
						y < words.bottom - tall;
					return meets ? [deck.textContent] : [];
				}),
			box
		);
		expect(covered).toEqual([]);
	}
	await context.close();
});

test('each of the houses that make a paper stands whole in its masthead', async ({ browser }) => {
	const context = await paper.open(browser, 'gu', { locale: 'zh-CN' });
	const page = await context.newPage();
	await openLive(page, '/settings');
	await page.getByLabel('主管主办').fill('中共临溪县委机关报');
	await page.getByLabel('出版单位', { exact: true }).fill('临溪县融媒体中心主办');
	const houses = page.locator('.masthead .house span');
	await expect(houses).toHaveText(['中共临溪县委机关报', '临溪县融媒体中心主办']);
	for (const house of await houses.all()) {
		const { height } = await boxOf(house);
		const size = await house.evaluate((span) => parseFloat(getComputedStyle(span).fontSize));
		expect(height).toBeLessThan(2 * size);
	}
	await context.close();
});

test('on a phone the comments of a proof come up over it, one after the other', async ({
	browser
}) => {
	const context = await paper.open(browser, 'gu', { ...PHONE, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/1`);
	const pin = (number: number) => page.getByRole('button', { name: `批注 ${number}`, exact: true });
	await expect(pin(1)).toBeVisible();
	await pin(1).tap();
	// The ring of the one that is open is drawn whole.
	const hangsOut = () =>
		pin(1).evaluate((element) => {
			const { outlineOffset, outlineWidth } = getComputedStyle(element);
			const ring = parseFloat(outlineOffset) + parseFloat(outlineWidth);
			return element.getBoundingClientRect().right + ring - innerWidth;
		});
	await expect.poll(hangsOut).toBeLessThanOrEqual(0);
	const card = page.getByRole('article', { name: '批注 1', exact: true });
	await expect(card).toBeInViewport({ ratio: 0.3 });
	await page.getByRole('button', { name: '下一条批注' }).tap();
	await expect(pin(2)).toHaveAttribute('aria-pressed', 'true');
	await expect(pin(2)).toBeInViewport();
	await expect(page.getByRole('article', { name: '批注 2', exact: true })).toBeInViewport({
		ratio: 0.3
	});
	await page.getByRole('button', { name: '收起' }).tap();
	await expect(card).not.toBeInViewport();
	// And without hunting for a pin.
	await page.getByRole('button', { name: '看批注' }).tap();
	await expect(card).toBeInViewport({ ratio: 0.3 });
	await context.close();
});

/** How much larger the day's number stands than its weekday, of the masthead that prints on a page. */
const dayOfMonth = (page: Page) =>
	page
		.locator('.masthead')
		.first()
		.evaluate((masthead) => {
			const sizeOf = (css: string) => {
				const element = masthead.querySelector(css);
				return element ? parseFloat(getComputedStyle(element).fontSize) : NaN;
			};
			return sizeOf('.date') / sizeOf('.month span');
		});

test('across a whole page the day of a masthead stands in a block, beside an ear in a line', async ({
	browser
}) => {
	const date = '2030-03-07';
	for (const [formatId, from] of [
		['sikai', date],
		['duikai', '2030-03-08']
	] as const) {
		const templates = ['front', 'banner', 'double'].map((name) => ({
			templateId: `${formatId}-${name}`,
			name
		}));
		await paper.run('gu', {
			...{ type: 'edition.create', id: newId(), date: from, formatId, from: { templates } },
			...{ issue: formatId === 'sikai' ? 9001 : 9002, pressAt: Date.parse(`${from}T12:00:00Z`) }
		});
	}
	const context = await paper.open(browser, 'gu', { locale: 'zh-CN' });
	const page = await context.newPage();
	for (const day of [date, '2030-03-08'])
		for (const [number, isBlock] of [
			[1, false],
			[2, true],
			[3, true]
		] as const) {
			await page.goto(`${paper.server.origin}/print/${day}?page=${number}`);
			await page.locator('main[data-ready]').waitFor();
			if (isBlock) expect(await dayOfMonth(page)).toBeGreaterThan(3);
			else expect(await dayOfMonth(page)).toBe(1);
		}
	await openLive(page, '/settings');
	expect(await dayOfMonth(page)).toBeGreaterThan(3);
	await context.close();
});

test('a teaser’s pointer and the page it names stand apart', async ({ browser }) => {
	const context = await paper.open(browser, 'gu', { locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/print/${paper.edition.date}?page=1`);
	await page.locator('main[data-ready]').waitFor();
	const gaps = await page.locator('.teaser i', { has: page.locator('em') }).evaluateAll((all) =>
		all.flatMap((where) => {
			const name = document.createRange();
			if (where.lastChild?.nodeType !== Node.TEXT_NODE) return [];
			name.selectNodeContents(where.lastChild);
			const pointer = where.querySelector('em');
			const end = pointer ? pointer.getBoundingClientRect().right : NaN;
			return [name.getBoundingClientRect().left - end];
		})
	);
	expect(gaps.length).toBeGreaterThan(0);
	for (const gap of gaps) expect(gap).toBeGreaterThan(4);
	await context.close();
});

test('no comment’s leader strikes through the number of another', async ({ browser }) => {
	const context = await paper.open(browser, 'gu', PHONE);
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/1`);
	await expect(page.getByRole('button', { name: '批注 1', exact: true })).toBeVisible();
	const crossings = () =>
		page.locator('.pin').evaluateAll((pins) =>
			pins.flatMap((pin) => {
				const around = pin.getBoundingClientRect();
				return [...document.querySelectorAll('.thread-line')].flatMap((leader) => {
					const { left, right, top } = leader.getBoundingClientRect();
					const x = (Math.max(left, around.left + 3) + right) / 2;
					if (right < around.left + 4 || top <= around.top + 4 || top >= around.bottom - 4)
						return [];
					return [document.elementFromPoint(x, top + 0.5) === pin];
				});
			})
		);
	await expect.poll(crossings).not.toEqual([]);
	expect(new Set(await crossings())).toEqual(new Set([true]));
	await context.close();
});

test('on a phone the words over what a signature would lose stand within its frame', async ({
	browser
}) => {
	const context = await paper.open(browser, 'gu', PHONE);
	await context.addCookies([{ name: 'lang', value: 'en', url: paper.server.origin }]);
	const page = await context.newPage();
	await page.goto(`${paper.server.origin}/editions/${paper.edition.date}/proof/1`);
	const sign = page.getByRole('button', { name: 'Sign the clean proof' });
	await expect(sign).not.toHaveAttribute('aria-disabled');
	await sign.click();
	const losses = page.getByRole('group', { name: /^Will be missing/ });
	const legend = await boxOf(losses.locator('legend'));
	const frame = await boxOf(losses);
	expect(legend.y).toBeGreaterThan(frame.y + 4);
	const first = await boxOf(losses.getByRole('checkbox').first());
	expect(first.y).toBeGreaterThanOrEqual(legend.y + legend.height);
	await context.close();
});
