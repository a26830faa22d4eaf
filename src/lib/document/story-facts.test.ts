import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { canonicalText, describeStory } from './story-facts.ts';
import { blocksOf, seedStory, storyText, type BlockSeed } from './story-doc.ts';

function read(blocks: readonly BlockSeed[]) {
	const doc = new Y.Doc();
	seedStory(doc, blocks);
	return blocksOf(storyText(doc));
}

const STORY: BlockSeed[] = [
	{ type: 'kicker', text: '春耕一线见闻' },
	{ type: 'headline', text: '早稻下田' },
	{ type: 'headline', text: '农机进村' },
	{ type: 'subhead', text: '' },
	{ type: 'byline', text: '本报讯（记者 李禾）' },
	{ type: 'paragraph', text: '4月28日，雨停。' },
	{ type: 'crosshead', text: '抢农时' },
	{ type: 'paragraph', text: '' },
	{ type: 'paragraph', text: '天亮\u2028下田' },
	{ type: 'photo', attrs: { asset: 'a1', credit: '周野' }, text: '图为插秧。' }
];

describe('what a story amounts to', () => {
	it('is its deck and byline, in one line each', () => {
		const { kicker, headline, subhead, byline } = describeStory(read(STORY));
		expect({ kicker, headline, subhead, byline }).toEqual({
			kicker: '春耕一线见闻',
			headline: '早稻下田 农机进村',
			subhead: '',
			byline: '本报讯（记者 李禾）'
		});
	});

	it('counts byline and body, not deck and captions', () => {
		expect(describeStory(read(STORY)).length).toBe(9 + 8 + 3 + 4);
	});

	it('has the shapes of paragraphs, with the byline in the first, and of nothing that is empty', () => {
		expect(describeStory(read(STORY)).paragraphs).toEqual([
			'3ae100.1ca56.1a112.a1a',
			'H3',
			'2',
			'2'
		]);
	});

	it('knows who took each photo, from its credit or the end of its caption', () => {
		const photo = (text: string, attrs: Record<string, string>): BlockSeed => ({
			...{ type: 'photo', text, attrs }
		});
		const { pictures } = describeStory(
			read([
				photo('图为插秧。', { asset: 'a1', credit: '周野' }),
				photo('图为插秧。（本报记者 李禾 摄）', { asset: 'a2', credit: '' }),
				photo('图为插秧。', { credit: '' })
			])
		);
		expect(pictures).toEqual([
			{ asset: 'a1', credit: '周野' },
			{ asset: 'a2', credit: '李禾' },
			{ asset: null, credit: '' }
		]);
	});

	it('has a sketch of its words, if they are more than a few', () => {
		expect(describeStory(read(STORY)).sketch).toEqual([]);
		const long: BlockSeed = { type: 'paragraph', text: '天亮下田，早稻抢在雨前。'.repeat(9) };
		expect(describeStory(read([long])).sketch).not.toEqual([]);
	});

	it('knows photos and the first words', () => {
		expect(describeStory(read(STORY))).toMatchObject({ photos: 1, excerpt: '4月28日，雨停。' });
		expect(describeStory(read([{ type: 'paragraph', text: '稻'.repeat(81) }])).excerpt).toBe(
			`${'稻'.repeat(80)}…`
		);
	});

	it('is no longer than a deck is, though somebody types the story into its headline', () => {
		const { headline, length } = describeStory(
			read([{ type: 'headline', text: '稻'.repeat(9_000) }])
		);
		expect(headline).toBe(`${'稻'.repeat(300)}…`);
		expect(length).toBe(0);
	});

	it('is nothing for a story without words', () => {
		expect(describeStory(read([{ type: 'paragraph', text: '' }]))).toMatchObject({
			length: 0,
			paragraphs: [],
			excerpt: ''
		});
	});
});

describe('the canonical text', () => {
	it('does not depend on how the words came together', () => {
		const whole = new Y.Doc();
		seedStory(whole, [{ type: 'paragraph', text: '早稻下田' }]);
		const pieces = new Y.Doc();
		seedStory(pieces, [{ type: 'paragraph', text: '早田' }]);
		storyText(pieces).insert(1, '稻下');
		const [one, other] = [whole, pieces].map((doc) => canonicalText(blocksOf(storyText(doc))));
		expect(other).toBe(one);
	});

	it('tells a change of type, mark or character', () => {
		const texts = [
			read([{ type: 'paragraph', text: '稻' }]),
			read([{ type: 'crosshead', text: '稻' }]),
			read([{ type: 'paragraph', text: '道' }]),
			read([{ type: 'paragraph', runs: [{ text: '稻', marks: { bold: true } }] }])
		].map(canonicalText);
		expect(new Set(texts).size).toBe(4);
	});
});
