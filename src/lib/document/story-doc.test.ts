import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { StoryReader, blocksOf, plainText, seedStory, storyText, titleOf } from './story-doc.ts';
import { storyOfRoom, storyRoom } from './room-name.ts';

function story(): Y.Doc {
	const doc = new Y.Doc();
	seedStory(doc, [
		{ type: 'headline', text: '春耕备忙' },
		{ type: 'listItem', attrs: { kind: 'ordered', depth: 1 }, text: '一' },
		{ type: 'photo', attrs: { asset: 'a1', credit: '林' }, text: '田间' },
		{
			type: 'paragraph',
			runs: [
				{ text: '粗', marks: { bold: true } },
				{ text: '细', marks: {} }
			]
		}
	]);
	return doc;
}

describe('a story read without an editor', () => {
	it('has the seeded blocks with their attributes and marks', () => {
		const blocks = blocksOf(storyText(story()));
		expect(blocks.map((block) => [block.type, block.attrs, block.text])).toEqual([
			['headline', {}, '春耕备忙'],
			['listItem', { kind: 'ordered', depth: 1 }, '一'],
			['photo', { asset: 'a1', credit: '林' }, '田间'],
			['paragraph', {}, '粗细']
		]);
		expect(blocks[3]?.runs.map((run) => run.marks)).toEqual([{ bold: true }, {}]);
		expect(titleOf(blocks)).toBe('春耕备忙');
		expect(plainText(storyText(story()))).toBe('春耕备忙\n一\n田间\n粗细');
	});

	it('shows a moved block at its slot, hides a deleted one and rescues words typed into it', () => {
		const text = storyText(story());
		text.insertEmbed(0, { slot: 's' }, {});
		text.format(text.toString().indexOf('细') + 2, 1, { 'b:slot': 's' });
		expect(plainText(text)).toBe('粗细\n春耕备忙\n一\n田间');
		const end = text.toString().indexOf('\n一') + 2;
		text.delete(end, 1);
		text.format(end, 1, { 'b:gone': 1 });
		expect(plainText(text)).toBe('粗细\n春耕备忙\n田间');
		text.insert(end, '救', {});
		expect(blocksOf(text)[2]).toMatchObject({ text: '救', attrs: { rescued: true } });
	});

	it('shows one empty paragraph when there is nothing', () => {
		expect(blocksOf(storyText(new Y.Doc()))).toEqual([
			{ type: 'paragraph', attrs: {}, text: '', runs: [] }
		]);
	});

	it('keeps what a newer version wrote', () => {
		const text = storyText(new Y.Doc());
		text.insert(0, '盒\n', {});
		text.format(1, 1, { block: 'factbox', 'b:color': 'red' });
		expect(blocksOf(text)[0]).toMatchObject({
			type: 'unknown',
			attrs: { raw: { block: 'factbox', 'b:color': 'red' } }
		});
	});

	it('hands out the same objects for blocks that did not change', () => {
		const doc = story();
		const reader = new StoryReader(storyText(doc));
		const before = reader.blocks();
		expect(reader.blocks()).toBe(before);
		storyText(doc).insert(0, '早', {});
		expect(reader.blocks()[0]).not.toBe(before[0]);
		expect(reader.blocks()[1]).toBe(before[1]);
		reader.close();
	});
});

describe('a story that came before anybody asked for its text', () => {
	/** As a window or the server has it: all that others wrote is there before storyText is. */
	function arrived(change: (text: Y.Text) => void): Y.Text {
		const colleague = new Y.Doc();
		Y.applyUpdate(colleague, Y.encodeStateAsUpdate(story()));
		change(storyText(colleague));
		const late = new Y.Doc();
		Y.applyUpdate(late, Y.encodeStateAsUpdate(colleague));
		return storyText(late);
	}

	it('keeps a mark within its words when what follows them is deleted', () => {
		const text = arrived((theirs) => {
			theirs.insert(theirs.length - 1, '尾', {});
			theirs.insert(theirs.toString().indexOf('粗'), '加', { bold: true });
		});
		text.delete(text.toString().indexOf('细'), 1);
		expect(blocksOf(text)[3]?.runs).toEqual([
			{ text: '加粗', marks: { bold: true } },
			{ text: '尾', marks: {} }
		]);
	});

	it('keeps each block what it is when the first words after a changed one are deleted', () => {
		const text = arrived((theirs) =>
			theirs.format(theirs.toString().indexOf('粗') - 1, 1, { block: 'quote' })
		);
		text.delete(text.toString().indexOf('粗'), 1);
		expect(blocksOf(text).map(({ type }) => type)).toEqual([
			'headline',
			'listItem',
			'quote',
			'paragraph'
		]);
	});
});

describe('a room name', () => {
	it('is read back as the story it stands for', () => {
		expect(storyOfRoom(storyRoom('abc123'))).toBe('abc123');
		expect(storyOfRoom('story/../x')).toBeNull();
		expect(storyOfRoom('page/abc')).toBeNull();
	});
});
