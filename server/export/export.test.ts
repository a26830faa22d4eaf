import addFormats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';
import { JSDOM } from 'jsdom';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { HARD_BREAK, type Block } from '#document/block.ts';
import type { Asset } from '#model/asset.ts';
import { aStory, someFacts } from '#tests/support/paper.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { docx, type DocxPhoto } from './docx.ts';
import { encodeText } from './encode-text.ts';
import { STYLES, type ExportStory } from './export-story.ts';
import { attachment, fileName } from '../file-name.ts';
import { icml } from './icml.ts';
import { ninjs } from './ninjs.ts';
import { ninjsProblems } from '#tests/support/ninjs-schema.ts';
import { BREAK_TAG, taggedText } from './tagged-text.ts';
import { textPackage } from './text-package.ts';
import { zipStream } from '../zip-stream.ts';

type Marks = Block['runs'][number]['marks'];

/** A block of runs: words, or words with marks. */
function block(type: Block['type'], runs: (string | [string, Marks])[], attrs = {}): Block {
	const all = runs.map((run) =>
		typeof run === 'string' ? { text: run, marks: {} } : { text: run[0], marks: run[1] }
	);
	return { type, attrs, runs: all, text: all.map(({ text }) => text).join('') };
}

const PHOTO: Asset = {
	...{ id: 'p1', storyId: 's', mime: 'image/jpeg', width: 1600, height: 900, bytes: 4 },
	...{ caption: '', credit: '', fileName: 'a.jpg', addedBy: 'anna', addedAt: 0 }
};

const exported = (blocks: Block[], more: Partial<ExportStory> = {}): ExportStory => ({
	story: aStory('s1', { createdAt: Date.UTC(2026, 10, 24) }),
	facts: someFacts('s1', [], { hash: 'abc', length: 9 }),
	blocks,
	authors: ['安娜'],
	place: { page: 1, pageName: '要闻', slot: '1C' },
	assets: new Map([['p1', PHOTO]]),
	...more
});

const FERRY = exported([
	block('kicker', ['最后一班']),
	block('headline', [`铁船靠岸${HARD_BREAK}长桥通车`]),
	block('subhead', ['四十分钟变四分钟']),
	block('byline', ['本报记者 安娜']),
	block('paragraph', ['“以后', ['不用', { bold: true }], '解了。” a < b & c > "d"']),
	block('crosshead', ['渡口还在']),
	block('quote', [['有急病人', { italic: true, underline: true }], '，随叫随开。']),
	block('listItem', ['三路改走大桥'], { kind: 'ordered', depth: 0 }),
	block('listItem', [['九路', { strike: true }]], { kind: 'ordered', depth: 1 }),
	block('paragraph', [['公告', { link: { href: 'https://example.org/?a=1&b=2' } }], '见此。😀']),
	block('photo', ['昨晚八点。'], { asset: 'p1', credit: '安娜 摄' }),
	block('photo', ['没有图。'], { asset: 'gone', credit: null })
]);
const EMPTY = exported([block('kicker', []), block('headline', []), block('paragraph', [])]);
/** Control characters, half a character, what no XML may hold, and what looks like markup. */
const HOSTILE = exported([
	block('headline', ['A/B"C\u0000\u0008']),
	block('paragraph', ['一\u0001二\u001f三\ud800四\uffff五]]><w:t>六</w:t>&#x41;\ufffe']),
	block('photo', ['图\u0007'], { asset: 'p1', credit: '甲\u0002<乙>' })
]);
/** A credit comes from a picture's metadata: it is the one text of a story that may have line ends. */
const TWO_LINES = exported([block('photo', ['图。'], { asset: 'p1', credit: '甲 摄\r\n乙 摄' })]);

const xml = (text: string) => new JSDOM(text, { contentType: 'text/xml' }).window.document;
const PHOTOS = new Map<string, DocxPhoto>([
	['p1', { bytes: Uint8Array.of(255, 216, 255, 217), type: 'jpg', width: 960, height: 540 }]
]);

/** Style and words of each paragraph. */
type Paragraphs = [style: string, text: string][];

async function fromDocx(story: ExportStory): Promise<Paragraphs> {
	const bytes = await docx([{ heading: null, stories: [story] }], PHOTOS, 'x');
	const files = unzipSync(bytes);
	const part = (name: string) => xml(new TextDecoder().decode(files[name]));
	const names = new Map(
		[...part('word/styles.xml').getElementsByTagName('w:style')].map((style) => [
			style.getAttribute('w:styleId'),
			style.getElementsByTagName('w:name')[0]?.getAttribute('w:val') ?? ''
		])
	);
	return [...part('word/document.xml').getElementsByTagName('w:p')].map((paragraph) => [
		names.get(paragraph.getElementsByTagName('w:pStyle')[0]?.getAttribute('w:val') ?? '') ?? '',
		[...paragraph.querySelectorAll('*')]
			.map(({ tagName, textContent }) =>
				tagName === 'w:t' ? textContent : tagName === 'w:br' ? HARD_BREAK : ''
			)
			.join('')
	]);
}

function fromIcml(story: ExportStory): Paragraphs {
	return [...xml(icml(story)).getElementsByTagName('ParagraphStyleRange')].map((range) => [
		(range.getAttribute('AppliedParagraphStyle') ?? '').replace('ParagraphStyle/', ''),
		[...range.getElementsByTagName('Content')].map(({ textContent }) => textContent).join('')
	]);
}

const fromText = (story: ExportStory): Paragraphs =>
	taggedText(story, (nth) => (nth === 0 ? '图片/a.jpg' : null))
		.split('\r\n')
		.filter((line) => line !== '')
		.map((line) => {
			const [, style = '', text = ''] = /^⟨(.+?)⟩(.*)$/s.exec(line) ?? [];
			return [style, text.replaceAll(BREAK_TAG, HARD_BREAK)];
		});

/** What a story's paragraphs are in every format with named styles, photos' own lines left out. */
const wanted = ({ blocks }: ExportStory): Paragraphs =>
	blocks.flatMap((one): Paragraphs => {
		const credit = one.attrs.credit;
		return [
			...(one.text === '' ? [] : [[STYLES[one.type], one.text] as [string, string]]),
			...(typeof credit === 'string' ? [['摄影', credit] as [string, string]] : [])
		];
	});

const withoutPhotoLines = (found: Paragraphs) => found.filter(([style]) => style !== '图片');

const FORMATS = [
	['tagged text', fromText],
	['DOCX', fromDocx],
	['ICML', fromIcml]
] as const;

describe.each(FORMATS)('%s', (_name, read) => {
	test('has every character once and in order, under its style', async () => {
		expect(withoutPhotoLines(await read(FERRY))).toEqual(wanted(FERRY));
	});

	test('of an empty story has nothing', async () => {
		expect(await read(EMPTY)).toEqual([]);
	});

	test('shows what it cannot hold as U+FFFD, and takes no words for markup', async () => {
		const shown = wanted(HOSTILE).map(([style, text]) => [
			style,
			text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
		]);
		expect(withoutPhotoLines(await read(HOSTILE))).toEqual(shown);
	});

	test('keeps a credit of two lines in one paragraph', async () => {
		expect(await read(TWO_LINES)).toContainEqual(['摄影', `甲 摄${HARD_BREAK}乙 摄`]);
	});

	test.each([1, 2, 3, 4, 5])('has random stories whole (seed %i)', async (seed) => {
		const story = randomStory(seed);
		expect(withoutPhotoLines(await read(story))).toEqual(wanted(story));
	});
});

/** Blocks of any type with marks anywhere, of characters that formats stumble over. */
function randomStory(seed: number): ExportStory {
	const { below } = randomOf(seed);
	const CHARS = [
		'河',
		'“',
		'”',
		'&',
		'<',
		'>',
		"'",
		'"',
		' ',
		'　',
		HARD_BREAK,
		'😀',
		'䶮',
		'a',
		'\t',
		']'
	];
	const MARKS: Marks[] = [
		{},
		{ bold: true },
		{ italic: true, bold: true },
		{ link: { href: 'https://a.cn' } }
	];
	const TYPES = Object.keys(STYLES).filter((type) => type !== 'photo') as Block['type'][];
	const words = () =>
		Array.from({ length: 1 + below(6) }, () => CHARS[below(CHARS.length)]).join('');
	return exported(
		Array.from({ length: 30 }, () =>
			block(
				TYPES[below(TYPES.length)] ?? 'paragraph',
				Array.from({ length: below(4) }, () => [words(), MARKS[below(MARKS.length)] ?? {}])
			)
		)
	);
}

describe('marks', () => {
	test('stand in DOCX as Word has them', async () => {
		const bytes = await docx([{ heading: '1 版', stories: [FERRY] }], PHOTOS, 'x');
		const files = unzipSync(bytes);
		const runs = [
			...xml(new TextDecoder().decode(files['word/document.xml'])).getElementsByTagName('w:r')
		];
		const propertiesOf = (words: string) =>
			[...(runs.find((run) => run.textContent === words)?.querySelector('rPr')?.children ?? [])]
				.map(({ tagName }) => tagName)
				.filter((name) => /^w:(b|i|u|strike)$/.test(name));
		expect(propertiesOf('不用')).toEqual(['w:b']);
		expect(propertiesOf('有急病人')).toEqual(['w:i', 'w:u']);
		expect(propertiesOf('九路')).toEqual(['w:strike']);
		const relations = new TextDecoder().decode(files['word/_rels/document.xml.rels']);
		expect(relations).toContain('https://example.org/?a=1&amp;b=2');
		expect(Object.keys(files).filter((name) => name.startsWith('word/media/'))).toHaveLength(1);
	});

	test('are character styles and hyperlinks in ICML', () => {
		const document = xml(icml(FERRY));
		const ranges = [...document.getElementsByTagName('CharacterStyleRange')];
		const styleOf = (words: string) =>
			ranges.find((range) => range.textContent === words)?.getAttribute('AppliedCharacterStyle');
		expect(styleOf('不用')).toBe('CharacterStyle/粗体');
		expect(styleOf('有急病人')).toBe('CharacterStyle/斜体下划线');
		const defined = [...document.querySelectorAll('CharacterStyle, ParagraphStyle')].map((style) =>
			style.getAttribute('Self')
		);
		for (const range of ranges)
			expect(defined).toContain(range.getAttribute('AppliedCharacterStyle'));
		const source = document.querySelector('HyperlinkTextSource')?.getAttribute('Self');
		expect(document.querySelector('Hyperlink')?.getAttribute('Source')).toBe(source);
		expect(document.querySelector('HyperlinkURLDestination')?.getAttribute('DestinationURL')).toBe(
			'https://example.org/?a=1&b=2'
		);
	});

	test('and blocks are HTML in ninjs', () => {
		const item = ninjs(FERRY, 'https://desk.example') as { bodies: { value: string }[] };
		expect(item.bodies[0]?.value).toBe(
			'<p>“以后<b>不用</b>解了。” a &lt; b &amp; c &gt; &quot;d&quot;</p>' +
				'<h3>渡口还在</h3><blockquote><u><i>有急病人</i></u>，随叫随开。</blockquote>' +
				'<ol><li>三路改走大桥</li><li><s>九路</s></li></ol>' +
				'<p><a href="https://example.org/?a=1&amp;b=2">公告</a>见此。😀</p>'
		);
	});
});

/**
 * What may stand in what, as far as we write it: the RELAX NG grammar of Adobe's IDML specification
 * (stories, hyperlinks, styles). Null: text alone.
 */
const ICML_GRAMMAR: Record<string, readonly string[] | null> = {
	Document: [
		'RootCharacterStyleGroup',
		'RootParagraphStyleGroup',
		'Story',
		'HyperlinkURLDestination',
		'Hyperlink'
	],
	RootCharacterStyleGroup: ['CharacterStyle'],
	RootParagraphStyleGroup: ['ParagraphStyle'],
	CharacterStyle: ['Properties'],
	ParagraphStyle: ['Properties'],
	Properties: ['BasedOn', 'Destination'],
	Story: ['StoryPreference', 'ParagraphStyleRange'],
	StoryPreference: [],
	ParagraphStyleRange: ['CharacterStyleRange', 'HyperlinkTextSource'],
	HyperlinkTextSource: ['CharacterStyleRange'],
	CharacterStyleRange: ['Content', 'Br'],
	Br: [],
	Hyperlink: ['Properties'],
	HyperlinkURLDestination: [],
	BasedOn: null,
	Destination: null,
	Content: null
};

describe('ICML', () => {
	test.each([
		['a whole story', FERRY],
		['an empty one', EMPTY],
		['hostile words', HOSTILE],
		['a credit of two lines', TWO_LINES]
	])('of %s is built as the grammar has it, and whatever it refers to is there', (_what, story) => {
		const all = [...xml(icml(story)).querySelectorAll('*')];
		for (const element of all) {
			const may = ICML_GRAMMAR[element.tagName];
			expect(may, element.tagName).not.toBeUndefined();
			for (const { tagName } of element.children) expect(may).toContain(tagName);
		}
		const selves = all.flatMap((element) => element.getAttribute('Self') ?? []);
		expect(new Set(selves).size).toBe(selves.length);
		const references = all.flatMap((element) => [
			...['AppliedParagraphStyle', 'AppliedCharacterStyle', 'Source'].flatMap(
				(name) => element.getAttribute(name) ?? []
			),
			...(['BasedOn', 'Destination'].includes(element.tagName) ? [element.textContent] : [])
		]);
		for (const reference of references) expect(selves).toContain(reference);
		for (const content of all.filter(({ tagName }) => tagName === 'Content'))
			expect(content.textContent).not.toMatch(/[\r\n]/);
	});
});

/** The standard's own schema, where it lies beside this checkout. */
const NINJS_SCHEMA = new URL('../../../shared/standards/ninjs-schema_3.2.json', import.meta.url);

describe('ninjs', () => {
	test.each([
		['a whole story', FERRY],
		['an empty one', EMPTY],
		['hostile words', HOSTILE],
		[
			'a story on no page, not yet read',
			exported(FERRY.blocks as Block[], { place: null, facts: null })
		]
	])('of %s is valid', (_what, story) => {
		expect(ninjsProblems(ninjs(story, 'https://desk.example'))).toEqual([]);
	});

	test.skipIf(!existsSync(NINJS_SCHEMA)).each([
		['a whole story', FERRY],
		['an empty one', EMPTY],
		['hostile words', HOSTILE],
		['photos', TWO_LINES]
	])('of %s is valid by the published schema (skipped where it is not at hand)', (_what, story) => {
		const ajv = new Ajv2020({ strict: false, allErrors: true });
		addFormats.default(ajv);
		// Places are none of ours.
		ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
		const isValid = ajv.compile(JSON.parse(readFileSync(NINJS_SCHEMA, 'utf8')) as object);
		isValid(JSON.parse(JSON.stringify(ninjs(story, 'https://desk.example'))));
		expect(isValid.errors).toBeNull();
		expect(isValid({ uri: 'https://desk.example/1', headline: 'x' })).toBe(false);
	});

	test('is found invalid where a field is misspelt', () => {
		expect(ninjsProblems({ ...ninjs(FERRY, 'https://desk.example'), headline: 'x' })).not.toEqual(
			[]
		);
	});

	test('has the decks by role, and photos as associations; a missing one has no rendition', () => {
		expect(ninjs(FERRY, 'https://desk.example')).toMatchObject({
			uri: 'https://desk.example/stories/s1',
			by: '本报记者 安娜',
			pubStatus: 'withheld',
			headlines: [
				{ role: 'kicker', value: '最后一班' },
				{ role: 'main', value: '铁船靠岸\n长桥通车' },
				{ role: 'subhead', value: '四十分钟变四分钟' }
			],
			associations: [
				{
					by: '安娜 摄',
					descriptions: [{ value: '昨晚八点。' }],
					renditions: [{ href: 'https://desk.example/assets/p1', width: 1600 }]
				},
				{ descriptions: [{ value: '没有图。' }], renditions: [] }
			]
		});
	});
});

describe('the text package', () => {
	async function* both() {
		yield await Promise.resolve(FERRY);
		yield await Promise.resolve({ ...HOSTILE, place: null });
	}
	const photo = (id: string) => Promise.resolve(id === 'p1' ? Uint8Array.of(255, 216) : null);
	async function unzipped(encoding: 'utf-8' | 'gb18030') {
		const stream = zipStream(textPackage(both(), encoding, photo));
		return unzipSync(new Uint8Array(await new Response(stream).arrayBuffer()));
	}

	test('holds a file for each story in page order, the photos and the captions', async () => {
		const files = await unzipped('utf-8');
		expect(Object.keys(files)).toEqual([
			'图片/01C-铁船靠岸 长桥通车-1.jpg',
			'01C-铁船靠岸 长桥通车.txt',
			'图片/s1-A B C-1.jpg',
			's1-A B C.txt',
			'图说.txt'
		]);
		const text = new TextDecoder().decode(files['01C-铁船靠岸 长桥通车.txt']);
		expect(text).toContain('⟨主题⟩铁船靠岸⟨换行⟩长桥通车\r\n');
		expect(text).toContain(
			'⟨图片⟩图片/01C-铁船靠岸 长桥通车-1.jpg\r\n⟨图说⟩昨晚八点。\r\n⟨摄影⟩安娜 摄\r\n'
		);
		expect(text).toContain('⟨图片⟩（缺图）\r\n⟨图说⟩没有图。\r\n');
		expect(new TextDecoder().decode(files['图说.txt']).split('\r\n')[1]).toBe(
			'（缺图）\t没有图。\t\t铁船靠岸 长桥通车'
		);
	});

	test('in GB18030 says the same, emoji and rare names included', async () => {
		const [utf8, gb] = [await unzipped('utf-8'), await unzipped('gb18030')];
		expect(Object.keys(gb)).toEqual(Object.keys(utf8));
		const name = '01C-铁船靠岸 长桥通车.txt';
		expect(new TextDecoder('gb18030').decode(gb[name])).toBe(new TextDecoder().decode(utf8[name]));
		expect(encodeText('䶮㛃𬭎😀⟨', 'gb18030').lost).toEqual([]);
	});

	test('names what an encoding cannot hold', () => {
		const { bytes, lost } = encodeText('一\ud800二', 'gb18030');
		expect(lost).toEqual(['\ud800']);
		expect(iconv.decode(bytes, 'gb18030')).toMatch(/^一.+二$/);
	});
});

describe('the name of a file', () => {
	test.each([
		['甲/乙\\丙:"丁"*?<>|', '甲 乙 丙 丁'],
		['..', ''],
		['  a\u0000b\u2028c\n ', 'a b c'],
		['字'.repeat(200), '字'.repeat(60)]
	])('%j can be one on any system', (title, name) => {
		expect(fileName(title)).toBe(name);
	});

	test('is sent in UTF-8 and in ASCII, and ends no header', () => {
		expect(attachment('渡口’s (1)".docx')).toBe(
			'attachment; filename="___s (1)_.docx"; filename*=UTF-8\'\'%E6%B8%A1%E5%8F%A3%E2%80%99s%20%281%29%22.docx'
		);
		expect(attachment('a\r\nSet-Cookie: x')).not.toMatch(/[\r\n]/);
	});
});
