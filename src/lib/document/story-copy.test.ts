import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { blocksOf, seedStory, storyText, type BlockSeed } from './story-doc.ts';
import { copyOf } from './story-copy.ts';

function copyFrom(blocks: BlockSeed[]) {
	const doc = new Y.Doc();
	seedStory(doc, blocks);
	return copyOf('s1', blocksOf(storyText(doc)));
}

test('keeps the blocks in order, with styles, and prints a link as plain text', () => {
	const copy = copyFrom([
		{ type: 'headline', text: '早稻开镰' },
		{
			type: 'paragraph',
			runs: [
				{ text: '今年', marks: { bold: true } },
				{ text: '早稻', marks: { link: { href: 'https://example.com' } } }
			]
		}
	]);
	expect(copy.blocks).toEqual([
		{ kind: 'headline', spans: [{ text: '早稻开镰' }] },
		{ kind: 'paragraph', spans: [{ text: '今年', bold: true }, { text: '早稻' }] }
	]);
});

test('gives a photo its asset, caption and credit', () => {
	const copy = copyFrom([
		{ type: 'photo', attrs: { asset: 'a1', credit: '林川 摄' }, text: '收割机下田。' }
	]);
	expect(copy.blocks).toEqual([
		{ kind: 'photo', asset: 'a1', credit: '林川 摄', spans: [{ text: '收割机下田。' }] }
	]);
});

test('numbers ordered lists by depth and begins anew after another block', () => {
	const item = (kind: string, depth: number): BlockSeed => ({
		type: 'listItem',
		attrs: { kind, depth },
		text: '项'
	});
	const copy = copyFrom([
		item('ordered', 0),
		item('ordered', 1),
		item('ordered', 0),
		item('bullet', 0),
		item('ordered', 0),
		{ type: 'paragraph', text: '段' },
		item('ordered', 0)
	]);
	const markers = copy.blocks.map((block) => (block.kind === 'photo' ? '' : block.marker));
	expect(markers).toEqual(['1.', '1.', '2.', '·', '1.', undefined, '1.']);
});

test('takes a depth that no list has for the nearest there is', () => {
	const depths = [-1, 4_294_967_296, 1.5].map((depth) => {
		const [block] = copyFrom([
			{ type: 'listItem', attrs: { kind: 'bullet', depth }, text: '项' }
		]).blocks;
		return block?.kind === 'photo' ? null : block?.depth;
	});
	expect(depths).toEqual([0, 8, 0]);
});
