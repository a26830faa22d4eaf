import type { Browser } from '@playwright/test';
import type { LivePaper } from '#tests/support/live-paper.ts';
import { expect, test } from '#tests/support/newsroom.ts';
import {
	compositions,
	newStory,
	openStory,
	Pinyin,
	type StoryPage
} from '#tests/support/story-page.ts';

const HEADLINE = '输入法试验';
const FIRST = '第一段文字在此abc';
const SECOND = '第二段文字';

interface Case {
	name: string;
	/** What the colleague does after each of the first three steps of pinyin. */
	colleague: ((colleague: StoryPage, step: number) => Promise<void>) | null;
	/** The paragraphs in the end. */
	result: string[];
}

const once =
	(act: (colleague: StoryPage) => Promise<void>) => (colleague: StoryPage, step: number) =>
		step === 1 ? act(colleague) : Promise.resolve();

/** The cases of the input-method trials: what used to leave stray pinyin, and what did not. */
const CASES: Case[] = [
	{ name: 'nobody else', colleague: null, result: ['第一段文字在此你好！abc', SECOND] },
	{
		name: 'a colleague types in another paragraph',
		colleague: async (b, step) => {
			await b.caretAt(SECOND + 'xyz'.slice(0, step));
			await b.type('xyz'.charAt(step));
		},
		result: ['第一段文字在此你好！abc', SECOND + 'xyz']
	},
	{
		name: 'a colleague types at the beginning of the paragraph',
		colleague: async (b, step) => {
			await b.caretAt('xyz'.slice(0, step) + '第一段', step);
			await b.type('xyz'.charAt(step));
		},
		result: ['xyz第一段文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague types at the end of the paragraph',
		colleague: async (b, step) => {
			await b.caretAt('abc' + 'xyz'.slice(0, step));
			await b.type('xyz'.charAt(step));
		},
		result: ['第一段文字在此你好！abcxyz', SECOND]
	},
	{
		name: 'a colleague makes words before the caret bold',
		colleague: once(async (b) => {
			await b.select('第一');
			await b.page.keyboard.press('Control+b');
		}),
		result: ['第一段文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague makes the words around the caret bold',
		colleague: once(async (b) => {
			await b.select('在此abc');
			await b.page.keyboard.press('Control+b');
		}),
		result: ['第一段文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague joins the next paragraph to it',
		colleague: once(async (b) => {
			await b.caretAt(SECOND, 0);
			await b.page.keyboard.press('Backspace');
		}),
		result: ['第一段文字在此你好！abc' + SECOND]
	},
	{
		name: 'a colleague types in the middle, before the caret',
		colleague: async (b, step) => {
			await b.caretAt('第一' + 'xyz'.slice(0, step));
			await b.type('xyz'.charAt(step));
		},
		result: ['第一xyz段文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague types in the middle, after the caret',
		colleague: async (b, step) => {
			await b.caretAt('a' + 'xyz'.slice(0, step));
			await b.type('xyz'.charAt(step));
		},
		result: ['第一段文字在此你好！axyzbc', SECOND]
	},
	{
		name: 'a colleague types exactly at the caret',
		colleague: once(async (b) => {
			await b.caretAt('在此');
			await b.type('Z');
		}),
		// Which of the two comes first is chance; both are whole.
		result: ['第一段文字在此(你好！Z|Z你好！|你好Z！)abc', SECOND]
	},
	{
		name: 'a colleague deletes words before the caret',
		colleague: once(async (b) => {
			await b.select('一段');
			await b.page.keyboard.press('Delete');
		}),
		result: ['第文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague presses Enter before the caret',
		colleague: once(async (b) => {
			await b.caretAt('第一段');
			await b.page.keyboard.press('Enter');
		}),
		result: ['第一段', '文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague presses Enter after the caret',
		colleague: once(async (b) => {
			await b.caretAt('a');
			await b.page.keyboard.press('Enter');
		}),
		result: ['第一段文字在此你好！a', 'bc', SECOND]
	},
	{
		name: 'a colleague makes the paragraph a crosshead',
		colleague: once(async (b) => {
			await b.caretAt('第一');
			await b.page.keyboard.press('Control+Alt+1');
		}),
		result: ['第一段文字在此你好！abc', SECOND]
	},
	{
		name: 'a colleague deletes the paragraph',
		colleague: once(async (b) => {
			await b.select(FIRST + SECOND, 0, FIRST.length);
			await b.page.keyboard.press('Delete');
			await b.page.keyboard.press('Delete');
		}),
		result: ['你好！', SECOND]
	}
];

test.describe('pinyin survives', () => {
	let writer: StoryPage;
	let other: StoryPage;

	test.beforeAll(async ({ browser, newsroom: paper }) => {
		const id = await newStory(paper, 'bai', HEADLINE, []);
		writer = await openStory(browser, paper, 'bai', id);
		other = await openStory(browser, paper, 'meng', id);
	});

	test.afterAll(() => close(writer, other));

	for (const [index, { name, colleague, result }] of CASES.entries())
		test(name, async ({ paper }) => {
			const headline = `${HEADLINE}${index}`;
			await bothOnOneStory(paper, headline);
			const pinyin = await Pinyin.on(writer.page);
			for (const [step, typed] of ['n', 'ni', "ni'h", "ni'hao"].entries()) {
				await pinyin.compose(typed);
				if (step < 3) await colleague?.(other, step);
				if (step < 3 && colleague) await other.isSaved();
			}
			await pinyin.commit('你好');
			await pinyin.commit('！');

			const expected = [headline, ...result].map(
				(line) => new RegExp(`^${line.replace(/[.*+?^$]/g, '\\$&')}$`)
			);
			await expect
				.poll(async () => {
					const blocks = await writer.blocks();
					return expected.length === blocks.length &&
						expected.every((line, i) => line.test(blocks[i] ?? ''))
						? 'as expected'
						: blocks;
				})
				.toBe('as expected');
			await other.shows(await writer.blocks());
			expect(await compositions(writer.page)).toEqual({ start: 1, end: 1 });
		});

	/** A new story in both windows, with both carets drawn on the other's screen. */
	async function bothOnOneStory(paper: LivePaper, headline: string) {
		const id = await newStory(paper, 'bai', headline, [FIRST, SECOND]);
		for (const story of [writer, other]) await story.goTo(id, headline);
		await other.caretAt(SECOND);
		await writer.caretAt('在此');
		await expect(other.page.locator('.remote-caret')).toHaveCount(1);
		await expect(writer.page.locator('.remote-caret')).toHaveCount(1);
	}
});

const close = async (...stories: StoryPage[]) => {
	for (const story of stories) await story.close();
};

/** A writer with half-typed pinyin after 在此, and a colleague who has typed 。 at the end meanwhile. */
async function halfTyped(browser: Browser, paper: LivePaper) {
	const id = await newStory(paper, 'bai', HEADLINE, [FIRST]);
	const writer = await openStory(browser, paper, 'bai', id);
	const other = await openStory(browser, paper, 'meng', id);
	await writer.caretAt('在此');
	// What is timed from now on can be hurried.
	await writer.page.clock.install();
	const pinyin = await Pinyin.on(writer.page);
	await pinyin.compose('ni');
	await writer.shows([HEADLINE, '第一段文字在此niabc']);
	expect(await compositions(writer.page)).toEqual({ start: 1, end: 0 });
	await other.caretAt(FIRST);
	await other.type('。');
	await other.isSaved();
	return { writer, other };
}

test('half-typed pinyin reaches nobody, and leaving the text lets it go', async ({
	browser,
	paper
}) => {
	const { writer, other } = await halfTyped(browser, paper);
	// Held both ways: the pinyin stays here, the colleague's words stay outside.
	expect(await other.blocks()).toEqual([HEADLINE, FIRST + '。']);
	expect(await writer.blocks()).toEqual([HEADLINE, '第一段文字在此niabc']);
	// The text loses the focus, as when the person goes to another field: the hold ends.
	await writer.text.evaluate((text: HTMLElement) => text.blur());
	for (const story of [writer, other]) await story.shows([HEADLINE, '第一段文字在此niabc。']);
	await close(writer, other);
});

test('a page that is put away sends what was being composed', async ({ browser, paper }) => {
	const { writer, other } = await halfTyped(browser, paper);
	// Another page comes in its place, as when the person follows a link; this one may be kept.
	await writer.page.goto('about:blank');
	await other.shows([HEADLINE, '第一段文字在此niabc。']);
	await close(writer, other);
});

test('a composition that is left standing lets colleagues’ words in after ten seconds', async ({
	browser,
	paper
}) => {
	const { writer, other } = await halfTyped(browser, paper);
	expect(await writer.blocks()).toEqual([HEADLINE, '第一段文字在此niabc']);
	await writer.page.clock.fastForward(10_000);
	for (const story of [writer, other]) await story.shows([HEADLINE, '第一段文字在此niabc。']);
	await close(writer, other);
});
