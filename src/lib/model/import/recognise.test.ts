import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { randomOf } from '#tests/sync/story/random.ts';
import { recognise } from './recognise.ts';
import type { ImportedStory, Masthead, Recognition } from './recognition.ts';

const FIXTURES = new URL('../../../../tests/fixtures/import/', import.meta.url);
const SEED = new URL('../../../../../shared/seed/front-page-2025-04-30.txt', import.meta.url);

/** A fixture's expectation; long texts as "beginning…end", crossheads behind "#". */
interface Expected {
	masthead: Masthead;
	stories: (Partial<ImportedStory> & {
		reporters?: string[];
		correspondents?: string[];
		paragraphs?: string[];
		joins?: number;
	})[];
	teasers: { text: string; page: string }[];
	noise: string[];
}

const fixtures = readdirSync(FIXTURES).filter((name) => name.endsWith('.txt'));
const read = (name: string) => readFileSync(new URL(name, FIXTURES), 'utf8');

/** Shortens a text to the form of its expectation, so that a difference reads well. */
function like(expected: string | undefined, actual: string): string {
	const [start, end, more] = expected?.split('…') ?? [];
	if (start === undefined || end === undefined || more !== undefined) return actual;
	return `${actual.slice(0, start.length)}…${actual.slice(-end.length)}`;
}

function shapeOf(story: ImportedStory, expected: Expected['stories'][number] | undefined) {
	const paragraphs = story.paragraphs.map((paragraph, i) => {
		const text = paragraph.kind === 'crosshead' ? `#${paragraph.text}` : paragraph.text;
		return like(expected?.paragraphs?.[i], text);
	});
	const photos = story.photos.map(({ caption, credit }, i) => ({
		caption: like(expected?.photos?.[i]?.caption, caption),
		credit
	}));
	const { kind, kicker, headline, subhead, byline, cutOff, jump, jumpFrom } = story;
	const { reporters, correspondents } = byline;
	return {
		kind,
		kicker,
		headline,
		subhead,
		reporters,
		correspondents,
		paragraphs,
		photos,
		cutOff,
		jump,
		jumpFrom
	};
}

const EMPTY = {
	kicker: '',
	subhead: '',
	reporters: [],
	correspondents: [],
	paragraphs: [],
	photos: [],
	cutOff: false,
	jump: undefined,
	jumpFrom: undefined
};

function noiseOf({ text, spans }: Recognition): string[] {
	return spans
		.filter((span) => span.kind === 'noise')
		.map((span) => text.slice(span.from, span.to));
}

/** Every character that is not white space lies in exactly one span. */
function uncovered({ text, spans }: Recognition): string[] {
	const times = new Uint8Array(text.length);
	for (const span of spans) for (let i = span.from; i < span.to; i++) times[i]!++;
	return [...times.keys()]
		.filter((i) => (/\S/.test(text[i]!) ? times[i] !== 1 : times[i]! > 1))
		.map((i) => `${i}: ${text.slice(Math.max(0, i - 8), i + 8)} × ${times[i]}`);
}

const solid = (text: string) => text.replace(/\s/g, '');
const sorted = (text: string) => [...text].sort().join('');

/** The characters of a story's spans against those of the story; hyphens a column made may go. */
function lost(recognition: Recognition, story: ImportedStory): [string, string] {
	const kinds = [
		'kicker',
		'headline',
		'subhead',
		'photoTitle',
		'byline',
		'body',
		'crosshead',
		'caption'
	];
	const spans = recognition.spans.filter(
		(span) => span.item === story.item && kinds.includes(span.kind)
	);
	const source = spans.map((span) => recognition.text.slice(span.from, span.to)).join('\n');
	const hasHeadline = spans.some((span) => span.kind === 'headline');
	const titles = hasHeadline
		? spans
				.filter((span) => span.kind === 'photoTitle')
				.map((span) => recognition.text.slice(span.from, span.to))
		: [];
	const texts = [
		story.kicker,
		story.headline,
		story.subhead,
		...titles,
		story.byline.raw,
		...story.paragraphs.map((paragraph) => paragraph.text),
		...story.photos.map((photo) => photo.caption)
	];
	const bare = (text: string) => sorted(solid(text).replaceAll('-', ''));
	return [bare(source), bare(texts.join(''))];
}

describe('recognise', () => {
	it.each(fixtures)('reads %s as an editor would', (name) => {
		const recognition = recognise(read(name));
		const expected = JSON.parse(read(name.replace('.txt', '.json'))) as Expected;
		expect(recognition.masthead).toEqual(expected.masthead);
		expect(recognition.stories.map((story, i) => shapeOf(story, expected.stories[i]))).toEqual(
			expected.stories.map(({ joins: _, ...story }) => ({ ...EMPTY, ...story }))
		);
		expect(recognition.teasers.map(({ text, page }) => ({ text, page }))).toEqual(expected.teasers);
		expect(noiseOf(recognition)).toEqual(expect.arrayContaining(expected.noise));
		expect(recognition.checks.filter((check) => !check.ok)).toEqual([]);
	});

	it.each(fixtures)('loses nothing of %s', (name) => {
		const recognition = recognise(read(name));
		expect(uncovered(recognition)).toEqual([]);
		for (const story of recognition.stories) {
			const [source, taken] = lost(recognition, story);
			expect(taken).toBe(source);
		}
	});

	it('loses nothing of pages whose lines are shuffled, cut or run together', () => {
		const random = randomOf(7).below;
		const lines = fixtures.flatMap((name) => read(name).split('\n'));
		for (let round = 0; round < 400; round++) {
			const picked = Array.from({ length: random(40) }, () => {
				const line = lines[random(lines.length)]!;
				return random(6) === 0 ? line.slice(random(line.length + 1)) : line;
			});
			const recognition = recognise(picked.join(['\n', '\n\n', '\r\n'][random(3)]));
			expect(uncovered(recognition), recognition.text).toEqual([]);
			for (const story of recognition.stories) {
				const [source, taken] = lost(recognition, story);
				expect(taken, recognition.text).toBe(source);
			}
		}
	});

	it('says where masthead and calendar disagree', () => {
		const text = '2026年11月25日 星期五 农历丙午年十月十八 今日4版\n\n修表的人　见8版\n';
		const { checks } = recognise(text, { lunar: () => '农历丙午年十月十七' });
		expect(checks).toEqual([
			{ fact: 'date', ok: true, stated: '2026-11-25', computed: '2026-11-25' },
			{ fact: 'weekday', ok: false, stated: '5', computed: '3' },
			{ fact: 'lunar', ok: false, stated: '农历丙午年十月十八', computed: '农历丙午年十月十七' },
			{ fact: 'pages', ok: false, stated: '4', computed: '8' }
		]);
	});

	it('gives a date without a year the year nearest to today', () => {
		const at = (today: string) => recognise('1月2日　星期五\n', { today }).masthead.date;
		expect(at('2025-12-30')).toBe('2026-01-02');
		expect(at('2026-02-10')).toBe('2026-01-02');
	});

	it('takes a single story without a masthead', () => {
		const { stories, masthead } = recognise('渡口修桥\n本报记者 罗青禾\n渡口昨天开工修桥。\n');
		expect(masthead).toEqual({ slogans: [] });
		expect(stories.map(({ headline, cutOff }) => ({ headline, cutOff }))).toEqual([
			{ headline: '渡口修桥', cutOff: false }
		]);
	});

	it.each(['', ' \n\t\n', '\ufeff'])('finds nothing in nothing', (text) => {
		expect(recognise(text)).toMatchObject({ spans: [], stories: [], teasers: [] });
	});
});

describe('a teaser', () => {
	it('keeps the Latin line under the name over it', () => {
		const { teasers } = recognise(
			`渡口今日停航

本报讯（记者 白露）昨天傍晚，下渡渡口的最后一班船靠了岸，船工把缆绳多绕了一圈。

禾城看点
HE CHENG

全县早稻收购结束

我县单产全市第一

>>>2
`
		);
		expect(teasers.map(({ kicker, page }) => [kicker, page])).toEqual([['禾城看点 HE CHENG', '2']]);
	});
});

describe('a front page as it came', () => {
	const page = existsSync(SEED) ? readFileSync(SEED, 'utf8') : '';

	it.skipIf(!page)('is read to the letter (needs the seed page beside the project)', () => {
		const recognition = recognise(page);
		const { masthead, stories, teasers } = recognition;
		expect(masthead).toMatchObject({
			date: '2025-04-30',
			weekday: 3,
			lunar: '农历乙巳年四月初三',
			issue: 4387,
			pages: 8,
			hotline: '58129999'
		});
		expect(masthead.organ).toMatch(/^中共.+机关报$/);
		expect(masthead.publisher).toMatch(/主办$/);
		expect(masthead.slogans).toHaveLength(4);
		expect(stories.map((story) => story.kind)).toEqual(['news', 'news', 'news', 'photo']);
		expect(stories.flatMap((story) => story.byline.reporters)).toEqual([
			'曹文倩',
			'曹文倩',
			'张蔚漫'
		]);
		expect(stories.map((story) => story.cutOff)).toEqual([false, true, false, false]);
		expect(stories.map((story) => story.paragraphs.length)).toEqual([4, 4, 5, 0]);
		expect(stories[0]!.paragraphs[2]!.text).toContain('以工作的确定性应对形势');
		expect(stories[0]!.paragraphs[2]!.joinedFrom).toHaveLength(2);
		expect(stories[3]!.photos.map((photo) => photo.credit)).toEqual(['林鑫']);
		expect(teasers.map((teaser) => teaser.page)).toEqual(['2']);
		expect(teasers.map((teaser) => teaser.kicker)).toEqual(['强城看亮点 QIANG CHENG']);
		expect(uncovered(recognition)).toEqual([]);
	});

	it.skipIf(!page)('has its decks told apart (needs the seed page beside the project)', () => {
		const decks = recognise(page).stories.map(({ kicker, headline, subhead }) =>
			[kicker, headline, subhead].map(
				(deck) => deck.replace(/[^　]/gu, '').length + Number(deck !== '')
			)
		);
		// Phrases in 引题, 主题, 副题.
		expect(decks).toEqual([
			[1, 2, 0],
			[1, 2, 0],
			[1, 2, 1],
			[0, 1, 0]
		]);
	});
});

describe('a page in traditional characters', () => {
	const PAGE = `臨溪日報
2026年11月24日　星期二　農曆丙午年十月十六
今日8版　總第9216期

渡口三百年　一橋過瀾江
本報訊（記者　張惠蘭　通訊員　劉　東）11月23日上午，長橋通車，兩岸的人走上橋面，渡船收了班，船工把纜繩繫在了岸邊的樹上。（下轉第2版）

縣醫院夜間兒科不停診
本報記者　陳志遠
從下月起，縣醫院兒科夜間不再停診，三名醫生輪班，值守到天亮，家長不必再趕去市裡。

雪後的梯田
十一月二十三日清晨，村民在梯田裡清理溝渠，準備冬灌。　羅青　攝

今日導讀
修鐘錶的人　詳見8版
`;

	it('is read by the same rules, and its names stay as printed', () => {
		const { stories, teasers, masthead } = recognise(PAGE);
		expect(masthead).toMatchObject({ date: '2026-11-24', weekday: 2, issue: 9216, pages: 8 });
		expect(stories.map(({ headline, kind }) => [headline, kind])).toEqual([
			['渡口三百年　一橋過瀾江', 'news'],
			['縣醫院夜間兒科不停診', 'news'],
			['雪後的梯田', 'photo']
		]);
		expect(stories[0]).toMatchObject({
			byline: { reporters: ['張惠蘭'], correspondents: ['劉東'] },
			jump: '2'
		});
		expect(stories[1]!.byline).toEqual({
			reporters: ['陳志遠'],
			correspondents: [],
			raw: '本報記者　陳志遠'
		});
		expect(stories[2]!.photos).toMatchObject([{ credit: '羅青' }]);
		expect(teasers).toMatchObject([{ text: '修鐘錶的人', page: '8' }]);
	});
});
