import { expect, test, type Page } from '@playwright/test';
import type { Copy } from '#model/copy.ts';
import { shippedFormat } from '#model/format.ts';
import type { DrawnLine, SetEdition } from '#lib/typeset/set-page.ts';
import { galleyOf } from '#model/galley.ts';
import { textWidth } from '#model/text-width.ts';
import { randomOf } from '../sync/story/random.ts';
import { block, copy, photo, planSlot, type SlotSketch } from '#tests/support/typeset/plan.ts';
import { randomCopy } from '#tests/support/typeset/random-copy.ts';
import { checkPages, setWords } from '#tests/support/typeset/check-pages.ts';
import { standInPdf } from '#tests/support/typeset/drawn-in-pdf.ts';
import { drawnOn } from '#tests/support/typeset/drawn-words.ts';
import { overlapsIn } from '#tests/support/typeset/overlaps.ts';
import { fontsIn, readPdf } from '#tests/support/typeset/read-pdf.ts';
import { serveTypeset, type TypesetServer } from '#tests/support/typeset/serve.ts';
import type { PlainPlan } from '#tests/support/typeset/entry.ts';

const format = shippedFormat('sikai');

let server: TypesetServer;
test.beforeAll(async () => {
	server = await serveTypeset();
});
test.afterAll(async () => {
	await server.close();
});

const planOf = (stories: PlainPlan['stories'], ...pages: SlotSketch[][]): PlainPlan => ({
	format,
	stories,
	pictures: {},
	pages: pages.map((slots, index) => ({
		number: index + 1,
		slots: slots.map((slot) => planSlot(format, slot))
	}))
});

const PLAIN = [
	'本报讯（记者 高远）11月18日，在河湾镇双桥村的晒谷场上，合作社社长宋家明抓起一把稻谷，说：“今年的单产比去年高了5.2%，每亩多收四十多斤。”',
	'“十四五”以来，全县建成高标准农田23.6万亩，《粮食安全责任书》签到了每个村、每一户；（含复种）面积达到1,280公顷，A-04号地块……还在扩种——而水渠已经修到了田头。',
	'镇农业服务中心副主任说：“我们算了三笔账：一笔是水账，一笔是肥账，还有一笔，是人工账。”他指着墙上的表，“三笔账加起来，每亩省下一百六十元（含机插补贴）。”'
];

/** Lines wider than their column by more than layout rounds, px. */
const wideLines = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.typeset-line')]
			.map((line) => {
				const range = document.createRange();
				range.selectNodeContents(line);
				const right = Math.max(...Array.from(range.getClientRects(), (rect) => rect.right));
				return { text: line.textContent, over: right - line.getBoundingClientRect().right };
			})
			.filter(({ over }) => over > 0.25)
	);

/** Justified lines whose last character does not stand at the edge of the column. */
const shortLines = (page: Page) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('.typeset-line[data-align="justify"]')]
			.map((line) => {
				const range = document.createRange();
				range.selectNodeContents(line);
				const right = Math.max(...Array.from(range.getClientRects(), (rect) => rect.right));
				return { text: line.textContent, short: line.getBoundingClientRect().right - right };
			})
			.filter(({ short }) => short > 0.25)
	);

const textOf = (line: DrawnLine): string => line.spans.map(({ text }) => text).join('');

/**
 * Seeds of generated pages on which something was found, or seemed to be: a head on its rule (12, 65),
 * advertisements alone and so no font at all (40), words from right to left (41, 88, 89), a headline of
 * which it is told that it is too tall, in the text below (6), a wide line (77).
 */
const ONCE_FOUND = [6, 12, 40, 41, 65, 77, 88, 89];

/** Every face in bold and italic, and Latin words in 楷体, whose widths differ from Song’s. */
const STYLED: Copy = {
	storyId: 'styled',
	blocks: (['paragraph', 'crosshead', 'quote'] as const).map((kind) => ({
		kind,
		spans: [
			{ text: '他说' },
			{ text: '三笔账', bold: true },
			{ text: '要算清，' },
			{ text: 'Minimum tillage, million by million, will fill mills.', italic: true, bold: true },
			{ text: '要算到每一亩', underline: true, strike: true }
		]
	}))
};

/** A front page whose lead goes on on page 2, in another measure. */
const jumping = (): PlainPlan =>
	planOf(
		[copy('s', '双桥早稻增产', ...PLAIN, ...PLAIN), copy('t', '镇里算清三笔账', ...PLAIN), STYLED],
		[
			{ id: 'a', column: 0, line: 0, span: 2, lines: 20, headLines: 5, storyId: 's' },
			{ id: 'c', column: 2, line: 0, span: 3, measure: 2, lines: 40, headLines: 5, storyId: 't' },
			{ id: 'd', column: 0, line: 40, span: 2, lines: 20, storyId: 'styled' }
		],
		[{ id: 'b', role: 'jump', column: 0, line: 0, span: 3, measure: 2, lines: 30, storyId: 's' }]
	);

const set = (page: Page, plan: PlainPlan): Promise<SetEdition> =>
	page.evaluate((plain) => window.typeset.set(plain), plan);

test.describe('the page is set', () => {
	test('every character once, in order, through any slots and jumps', async ({ page }) => {
		await server.open(page);
		const seed = Number(process.env.SEED ?? 20261125);
		for (let round = 0; round < 40; round++) {
			const random = randomOf(seed + round);
			const story = randomCopy(random, 's');
			const slot = (id: string, role: 'column' | 'jump'): SlotSketch => {
				const span = 1 + random.below(4);
				return {
					id,
					role,
					column: 0,
					line: 0,
					span,
					lines: 4 + random.below(30),
					headLines: random.below(3),
					measure: 1 + random.below(2 * span),
					storyId: 's'
				};
			};
			const plan = planOf(
				[story],
				[slot('a', 'column')],
				...Array.from({ length: random.below(4) }, (_, at) => [slot(`j${at}`, 'jump')])
			);
			const set = await page.evaluate((plain) => window.typeset.set(plain), plan);
			const words = galleyOf(story)
				.paragraphs.map(({ text }) => text)
				.join('');
			expect(setWords(set, plan, 's'), `seed ${seed + round}`).toBe(words);
			await page.evaluate((one) => window.typeset.draw(one), set);
			const wide = await wideLines(page);
			expect(wide, `seed ${seed + round}`).toEqual([]);
		}
	});

	const NOTHING = { differ: [], wide: [], lost: [], overlaps: [], press: [] };

	test('generated pages stand in the PDF as on the screen, whole, and nothing in anything else', async ({
		page
	}) => {
		await server.open(page);
		const { pages, lines, ...faults } = await checkPages(page, [1, 2, 3, 4, 5]);
		expect(faults).toEqual(NOTHING);
		expect(pages).toBe(10);
		expect(lines).toBeGreaterThan(1000);
	});

	test('so do those on which something was found once', async ({ page }) => {
		await server.open(page);
		const { pages, lines, ...faults } = await checkPages(page, ONCE_FOUND);
		expect(faults).toEqual(NOTHING);
		expect(pages).toBe(2 * ONCE_FOUND.length);
		expect(lines).toBeGreaterThan(1000);
	});

	test('a line that breaks or stands elsewhere in the PDF is found, also one of words from right to left', async ({
		page
	}) => {
		await server.open(page);
		const plan = planOf(
			[copy('s', '标题', ...PLAIN, '镇里说：（שלום，مرحبا）2025年《שלום》，早稻！'.repeat(4))],
			[{ id: 'a', column: 0, line: 0, span: 2, lines: 40, storyId: 's' }]
		);
		const done = await set(page, plan);
		await page.evaluate((one) => window.typeset.draw(one), done);
		const drawn = await drawnOn(page, '.typeset-page');
		const linesThatDiffer = async (css: string) => {
			const style = await page.addStyleTag({ content: `@media print { ${css} }` });
			const pdf = await page.pdf({ width: '1000px', height: '1400px' });
			await style.evaluate((element) => (element as Element).remove());
			const { missing, others } = standInPdf(await readPdf(pdf), drawn);
			expect(others.join('').length).toBe(missing.join('').length);
			return drawn.filter((_, index) => missing[index] !== '').map(({ text }) => text);
		};
		expect(await linesThatDiffer('')).toEqual([]);
		const broken = '.typeset-line { white-space: normal; padding-right: 3em }';
		expect((await linesThatDiffer(broken)).length).toBeGreaterThan(20);
		const moved = '.typeset-line { padding-left: 1px }';
		expect((await linesThatDiffer(moved)).length).toBeGreaterThan(20);
		const turned = await linesThatDiffer('.typeset-line { direction: rtl; text-align: left }');
		expect(turned.filter((text) => /[\p{sc=Arabic}\p{sc=Hebrew}]/u.test(text))).not.toEqual([]);
	});

	test('the head over the rest of a story stands on no rule and no line, be it of one line or two', async ({
		page
	}) => {
		await server.open(page);
		for (const headLines of [0, 1, 2, 3]) {
			const plan = jumping();
			const [front, second] = plan.pages;
			const at = { id: 'b', role: 'jump', column: 0, line: 20, span: 3, lines: 30 } as const;
			const jump = planSlot(format, { ...at, headLines, storyId: 's' });
			const above: SlotSketch = { id: 'e', column: 0, line: 0, span: 3, lines: 20, storyId: 'u' };
			plan.stories.push(copy('u', '', ...PLAIN, ...PLAIN, ...PLAIN, ...PLAIN));
			const slots = [planSlot(format, above), jump];
			plan.pages = [
				{ number: 1, slots: front?.slots.filter(({ id }) => id === 'a') ?? [] },
				{ number: second?.number ?? 2, slots }
			];
			const done = await set(page, plan);
			expect(done.pages[1]?.decks).toHaveLength(1);
			await page.evaluate((one) => window.typeset.draw(one), done);
			const drawn = await drawnOn(page, '.typeset-page');
			expect(drawn.filter(({ slotId }) => slotId === 'e').length).toBe(60);
			expect(overlapsIn(drawn, done, { x: 0, y: 0 }), `${headLines}`).toEqual([]);
		}
	});

	test('a story goes on on another page, which says so on both', async ({ page }) => {
		await server.open(page);
		const plan = jumping();
		const done = await set(page, plan);
		const [first, second] = done.reports.filter(({ storyId }) => storyId === 's');
		expect(first).toMatchObject({ used: 29, capacity: 29, jumpTo: 2, over: 0 });
		expect(second).toMatchObject({ jumpFrom: 1, jumpTo: null, over: 0 });
		expect(done.pages[0]?.lines.filter(({ face }) => face === 'typeset-jump').map(textOf)).toEqual([
			'（下转第2版）'
		]);
		expect(done.pages[1]?.decks.map(({ text }) => text)).toEqual(['双桥早稻增产（上接第1版）']);
		expect(setWords(done, plan, 's')).toBe([...PLAIN, ...PLAIN].join(''));

		const [short, ...others] = plan.stories;
		plan.stories = [{ ...short, storyId: 's', blocks: short?.blocks.slice(0, 2) ?? [] }, ...others];
		const after = await set(page, plan);
		expect(after.pages[0]?.lines.some(({ face }) => face === 'typeset-jump')).toBe(false);
		expect(after.pages[1]?.decks).toEqual([]);
		expect(after.pages[1]?.lines).toEqual([]);
	});

	test('no mark begins or ends a line that may not, and marks side by side are squeezed', async ({
		page
	}) => {
		await server.open(page);
		const marks = [
			'，',
			'。',
			'”',
			'·',
			'～',
			'》（',
			'、“',
			'：“',
			'）。',
			'？”',
			'！',
			'！》',
			'？',
			'5.2%'
		];
		const random = randomOf(7);
		const words = () => '稻'.repeat(1 + random.below(4)) + random.pick(marks);
		const paragraphs = Array.from(
			{ length: 60 },
			() => `${Array.from({ length: 60 }, words).join('')}稻。`
		);
		const plan = planOf(
			[copy('s', '标点', ...paragraphs)],
			...Array.from({ length: 6 }, (_, at): SlotSketch[] => [
				{
					id: `p${at}`,
					role: at ? 'jump' : 'column',
					column: 0,
					line: 0,
					span: 5,
					lines: 78,
					storyId: 's'
				}
			])
		);
		const all = await set(page, plan);
		await page.evaluate((one) => window.typeset.draw(one), all);
		expect(await wideLines(page)).toEqual([]);
		const lines = all.pages
			.flatMap((one) => one.lines)
			.filter(({ text }) => text)
			.map(textOf);
		expect(lines.length).toBeGreaterThan(900);
		expect(lines.filter((line) => /^[，。、；：？！）》〉」』】”’·～%]/u.test(line))).toEqual([]);
		expect(lines.filter((line) => /[（《〈「『【“‘]$/u.test(line))).toEqual([]);

		const done = await set(
			page,
			planOf(
				[copy('s', '', '稻”。稻”，“稻', '稻稻稻稻稻', '4月28日增产5倍')],
				[{ id: 'a', column: 0, line: 0, span: 1, lines: 9, storyId: 's' }]
			)
		);
		await page.evaluate((one) => window.typeset.draw(one), done);
		const widths = await page.evaluate(() =>
			[...document.querySelectorAll('.typeset-line')].map((line) => {
				const range = document.createRange();
				range.selectNodeContents(line);
				return Math.round(range.getBoundingClientRect().width * 2) / 2;
			})
		);
		// ”。 takes 1.5 em; ”，“ 2 em: each pair of neighbours shares one half.
		expect(widths.slice(0, 2)).toEqual([(3 + 1.5 + 2) * 12, 5 * 12]);
		expect(widths[2]).toBeLessThan((5 + 4 * 0.62) * 12);
	});

	test('a list of quoted words goes on in the next line, in whatever styles', async ({ page }) => {
		await server.open(page);
		const rows = ['“甲”“乙”“丙”“丁”', '“戊”“己”“庚”“辛”“壬”', '“癸”。'];
		const bold = { text: '“乙”', bold: true };
		const spans = [{ text: '“甲”' }, bold, { text: rows.join('').slice(6) }];
		const styled: Copy = { storyId: 't', blocks: [{ kind: 'paragraph', spans }] };
		const plan = planOf(
			[copy('s', '', rows.join('')), styled],
			[
				{ id: 'a', column: 0, line: 0, span: 1, lines: 9, storyId: 's' },
				{ id: 'b', column: 1, line: 0, span: 1, lines: 9, storyId: 't' }
			]
		);
		const { lines } = (await set(page, plan)).pages[0] ?? { lines: [] };
		expect(lines.filter(({ text }) => text).map(textOf)).toEqual([...rows, ...rows]);
	});

	test('a crosshead of two lines breaks between words, whatever the measure', async ({ page }) => {
		await server.open(page);
		const heads = [
			'县人民医院门诊大楼正式启用',
			'合作社里的年轻人回到村庄',
			'高标准农田建设增产增收'
		];
		const wholes = ['人民', '医院', '门诊', '大楼', '正式', '启用', '合作', '年轻', '回到', '村庄'];
		const words = [...wholes, '标准', '农田', '建设', '增产', '增收'];
		const story: Copy = { storyId: 's', blocks: heads.map((head) => block('crosshead', head)) };
		const broken: string[] = [];
		for (const measure of [5, 6, 7, 8, 9]) {
			const plan = planOf(
				[story],
				[{ id: 'a', column: 0, line: 0, span: 5, measure, lines: 20, storyId: 's' }]
			);
			const lines = (await set(page, plan)).pages[0]?.lines ?? [];
			for (const line of lines.filter(({ text }) => text?.from !== 0)) {
				const { paragraph = 0, from = 0 } = line.text ?? {};
				const head = heads[paragraph] ?? '';
				broken.push(`${head.slice(0, from)}/${head.slice(from)}`);
			}
		}
		expect(broken.length).toBeGreaterThan(8);
		const within = words.flatMap((word) =>
			Array.from(word.slice(1), (_, at) => `${word.slice(0, at + 1)}/${word.slice(at + 1)}`)
		);
		expect(broken.filter((head) => within.some((cut) => head.includes(cut)))).toEqual([]);
	});

	test('breaks are the same at every scale, and in the PDF', async ({ browser }) => {
		const plan = jumping();
		const all: SetEdition[] = [];
		for (const deviceScaleFactor of [1, 1.25, 1.5, 2]) {
			const context = await browser.newContext({ deviceScaleFactor });
			const page = await context.newPage();
			await server.open(page);
			const done = await set(page, plan);
			await page.evaluate((one) => window.typeset.draw(one), done);
			expect(await wideLines(page)).toEqual([]);
			expect(await shortLines(page)).toEqual([]);
			all.push(done);
			if (deviceScaleFactor === 1) {
				const pdf = await page.pdf({ width: '1000px', height: '1326px', printBackground: true });
				expect(fontsIn(pdf)).toEqual({ kinds: ['CIDFontType2', 'Type0'], areEmbedded: true });
				const drawn = await drawnOn(page, '.typeset-page');
				const { missing, others } = standInPdf(await readPdf(pdf), drawn);
				expect(missing.filter((lost) => lost !== '')).toEqual([]);
				expect(others).toEqual(['', '']);
			}
			await context.close();
		}
		for (const done of all) expect(done).toEqual(all[0]);
	});

	test('what cannot be set well is set all the same, and told', async ({ page }) => {
		await server.open(page);
		const long = '一条怎么排也排不下的标题'.repeat(12);
		const plan = planOf(
			[
				copy('over', '太长的稿件', ...PLAIN),
				copy('deck', long, '正文。'),
				{ storyId: 'photo', blocks: [photo('gone', '图为收割现场。', '林川 摄')] },
				{ storyId: 'empty', blocks: [block('headline', '只有标题')] },
				copy('word', '一个词', 'x'.repeat(400)),
				copy('rtl', '阿拉伯文与表情', 'قال المزارع إن المحصول جيد 2025 هذا العام 👩‍🌾🇨🇳👨‍👩‍👧‍👦'.repeat(4))
			],
			[
				{ id: '1', column: 0, line: 0, span: 1, lines: 12, headLines: 3, storyId: 'over' },
				{ id: '2', column: 1, line: 0, span: 1, lines: 12, headLines: 3, storyId: 'deck' },
				{
					id: '3',
					role: 'photo',
					column: 2,
					line: 0,
					span: 1,
					lines: 20,
					photoLines: 16,
					storyId: 'photo'
				},
				{ id: '4', column: 3, line: 0, span: 1, lines: 12, headLines: 3, storyId: 'empty' },
				{ id: '5', column: 0, line: 20, span: 1, lines: 40, headLines: 3, storyId: 'word' },
				{ id: '6', column: 1, line: 20, span: 1, lines: 40, headLines: 3, storyId: 'rtl' },
				{ id: '7', column: 2, line: 20, span: 1, lines: 12, storyId: 'nobody' }
			]
		);
		const done = await set(page, plan);
		const told = done.problems.map(({ kind, storyId, slotId }) => `${kind} ${storyId} ${slotId}`);
		expect(told).toEqual([
			'over over 1',
			'emptyStory empty 4',
			'brokenWord word 5',
			'missingGlyph rtl 6',
			'unknownStory nobody 7',
			'deckOver deck 2',
			'missingPhoto photo 3'
		]);
		for (const { storyId } of plan.stories)
			expect(setWords(done, plan, storyId)).toBe(
				galleyOf(plan.stories.find((one) => one.storyId === storyId) ?? copy('', ''))
					.paragraphs.map(({ text }) => text)
					.join('')
			);
		const rows = done.pages[0]?.decks.filter(({ slotId }) => slotId === '2') ?? [];
		const over = done.problems.find(({ kind }) => kind === 'deckOver');
		const shown = rows.map(({ text }) => text).join('');
		expect(long.slice(0, long.length - (over?.kind === 'deckOver' ? over.chars : 0))).toBe(shown);
		await page.evaluate((one) => window.typeset.draw(one), done);
		expect(await wideLines(page)).toEqual([]);
	});

	test('a word without end fills the lines that it breaks, and the one that it begins on', async ({
		page
	}) => {
		await server.open(page);
		const url = `https://example.org/${'archive'.repeat(26)}`;
		const plan = planOf(
			[
				{
					storyId: 'url',
					blocks: [block('byline', `记者 ${url}`), block('paragraph', PLAIN[0] ?? '')]
				},
				copy('body', '见网址', `详见${url}，好。`)
			],
			[
				{ id: 'a', column: 0, line: 0, span: 1, lines: 30, storyId: 'url' },
				{ id: 'b', column: 1, line: 0, span: 1, lines: 30, headLines: 3, storyId: 'body' }
			]
		);
		const done = await set(page, plan);
		expect(done.problems).toMatchObject([
			{ kind: 'brokenWord', words: [url], storyId: 'url' },
			{ kind: 'brokenWord', words: [url], storyId: 'body' }
		]);
		for (const slotId of ['a', 'b']) {
			const lines = done.pages[0]?.lines.filter((line) => line.slotId === slotId) ?? [];
			for (const line of lines.slice(0, 7))
				expect(textWidth(textOf(line)) + line.indent / format.em).toBeGreaterThan(
					format.chars - 1.5
				);
		}
		await page.evaluate((one) => window.typeset.draw(one), done);
		expect(await wideLines(page)).toEqual([]);
	});

	test('lines are measured in the slices that print, not in what stands in for them', async ({
		page
	}) => {
		await server.open(page);
		const first = await set(page, jumping());
		await page.evaluate(() => window.typeset.forget());
		expect(await set(page, jumping())).toEqual(first);
	});

	test('a face that does not load is told', async ({ page }) => {
		await server.open(page, 'Copydesk Song');
		const done = await set(page, jumping());
		expect(setWords(done, jumping(), 't')).toBe(PLAIN.join(''));
		const told = await page.evaluate(() => window.typeset.fontProblems());
		expect(told.map((one) => one.kind === 'fontMissing' && `${one.family} ${one.weight}`)).toEqual([
			'Copydesk Song 400',
			'Copydesk Song 700',
			'Copydesk Song 900'
		]);
	});
});
