// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { DOMParser, DOMSerializer, Fragment } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FlatBinding } from '#document/flat-binding.ts';
import { storyExtensions, storySchema } from '#document/schema.ts';
import { blocksOf, plainText, seedStory, storyText, type BlockSeed } from '#document/story-doc.ts';
import { blockStart } from '#document/text-to-steps.ts';
import { barePerson, type Person } from './story/person.ts';

function newsroom(blocks: BlockSeed[], people = 2) {
	const server = new Y.Doc();
	server.clientID = 100;
	seedStory(server, blocks);
	const initial = Y.encodeStateAsUpdate(server);
	const persons = Array.from({ length: people }, (_, i) => barePerson(i, i + 1, initial, false));
	const sync = () => {
		for (let i = 0; i < 3; i++)
			for (const { doc } of persons) {
				Y.applyUpdate(server, Y.encodeStateAsUpdate(doc), 'net');
				Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'net');
			}
	};
	return { persons, sync, server, text: storyText(server) };
}

const lines = (...texts: string[]): BlockSeed[] =>
	texts.map((text) => ({ type: 'paragraph', text }));

const at = ({ state }: Person, block: number, offset = 0): number =>
	blockStart(state().doc, block) + 1 + offset;

const type = (person: Person, words: string, block: number, offset: number): void =>
	person.dispatch(person.state().tr.insertText(words, at(person, block, offset)));

function deleteBlock({ state, dispatch }: Person, block: number): void {
	const start = blockStart(state().doc, block);
	dispatch(state().tr.delete(start, start + state().doc.child(block).nodeSize));
}

function caret(person: Person, block: number, offset: number): void {
	const { tr } = person.state();
	person.dispatch(tr.setSelection(TextSelection.create(tr.doc, at(person, block, offset))));
}

describe('a paragraph deleted while somebody writes in it', () => {
	it('keeps their words as a paragraph of its own, flagged, for everyone', () => {
		const { persons, sync, text } = newsroom(lines('一', '要删的', '三'));
		const [a, b] = persons as [Person, Person];
		deleteBlock(a, 1);
		type(b, '新写', 1, 2);
		sync();
		expect(plainText(text)).toBe('一\n新写\n三');
		expect(blocksOf(text)[1]?.attrs).toEqual({ rescued: true });
		for (const person of persons) expect(person.state().doc.child(1).attrs.rescued).toBe(true);
	});

	it('loses its flag when somebody keeps it, or empties it', () => {
		const { persons, sync, text } = newsroom(lines('一', '要删的', '三'));
		const [a, b] = persons as [Person, Person];
		deleteBlock(a, 1);
		type(b, '新写', 1, 2);
		sync();
		a.dispatch(a.state().tr.delete(at(a, 1), at(a, 1, 2)));
		sync();
		expect(blocksOf(text).map((block) => [block.text, block.attrs])).toEqual([
			['一', {}],
			['', {}],
			['三', {}]
		]);
	});

	it('does not come back empty when two people delete everything', () => {
		const { persons, sync, text } = newsroom(lines('一', '二', '三'));
		const [a, b] = persons as [Person, Person];
		deleteBlock(a, 0);
		deleteBlock(a, 0);
		deleteBlock(b, 1);
		deleteBlock(b, 1);
		sync();
		expect(blocksOf(text)).toHaveLength(1);
		type(a, '又写', 0, 0);
		sync();
		expect(plainText(text)).toBe('又写');
		expect(blocksOf(text)[0]?.attrs).toEqual({});
	});
});

describe('a block that is moved', () => {
	it('by two people at once stands once, with the words typed into it meanwhile', () => {
		const { persons, sync, text } = newsroom(lines('甲', '乙', '丙', '丁'), 3);
		const [a, b, c] = persons as [Person, Person, Person];
		a.binding.moveBlock(1, 4);
		b.binding.moveBlock(1, 0);
		type(c, '加', 1, 1);
		sync();
		const words = plainText(text).split('\n');
		expect(words).toHaveLength(4);
		expect(words.filter((line) => line === '乙加')).toHaveLength(1);
	});

	it('takes a caret in it along, and comes back by undo', () => {
		const { persons, sync, text } = newsroom(lines('甲', '乙乙', '丙'));
		const [a, b] = persons as [Person, Person];
		caret(b, 1, 1);
		a.binding.moveBlock(1, 0);
		sync();
		expect(plainText(text)).toBe('乙乙\n甲\n丙');
		expect(b.state().selection.head).toBe(at(b, 0, 1));
		a.binding.undo();
		sync();
		expect(plainText(text)).toBe('甲\n乙乙\n丙');
	});

	it('can go anywhere, again and again, also into the middle of a split one', () => {
		const { persons } = newsroom(lines('甲', '乙丙', '丁', '戊'));
		const [a] = persons as [Person];
		a.binding.moveBlock(1, 4);
		a.dispatch(a.state().tr.split(at(a, 3, 1)));
		a.binding.moveBlock(0, 4);
		expect(plainText(a.binding.text)).toBe('丁\n戊\n乙\n甲\n丙');
		a.binding.moveBlock(4, 0);
		a.binding.moveBlock(1, 5);
		expect(plainText(a.binding.text)).toBe('丙\n戊\n乙\n甲\n丁');
	});
});

describe('undo', () => {
	it('takes back only what this person did, and puts the selection where it was', () => {
		const { persons, sync, text } = newsroom(lines('开头'));
		const [a, b] = persons as [Person, Person];
		caret(a, 0, 2);
		type(a, '甲', 0, 2);
		sync();
		type(b, '乙', 0, 3);
		sync();
		caret(a, 0, 0);
		expect(a.binding.undo()).toBe(true);
		sync();
		expect(plainText(text)).toBe('开头乙');
		expect(a.state().selection.head).toBe(at(a, 0, 2));
		expect(a.binding.undo()).toBe(false);
	});

	it('of a new paragraph leaves what somebody else wrote in it a paragraph', () => {
		const { persons, sync, text } = newsroom(lines('一', '二'));
		const [a, b] = persons as [Person, Person];
		a.dispatch(a.state().tr.split(at(a, 0, 1)));
		type(a, '甲', 1, 0);
		sync();
		type(b, '乙', 1, 1);
		sync();
		a.binding.undo();
		a.binding.undo();
		sync();
		expect(plainText(text)).toBe('一\n乙\n二');
		expect(blocksOf(text)[1]?.attrs).toEqual({ rescued: true });
		expect(a.binding.undo()).toBe(false);
	});

	it('of Enter within words joins them again, with what was typed there', () => {
		const { persons, sync, text } = newsroom(lines('上半下半', '二'));
		const [a, b] = persons as [Person, Person];
		a.dispatch(a.state().tr.split(at(a, 0, 2)));
		sync();
		type(b, '乙', 0, 2);
		sync();
		a.binding.undo();
		sync();
		expect(plainText(text)).toBe('上半乙下半\n二');
	});

	it('of one deletion by two people brings the words back once', () => {
		const { persons, sync, text } = newsroom(lines('大家都删的话'));
		const [a, b] = persons as [Person, Person];
		for (const person of [a, b])
			person.dispatch(person.state().tr.delete(at(person, 0, 0), at(person, 0, 3)));
		sync();
		a.binding.undo();
		b.binding.undo();
		sync();
		expect(plainText(text)).toBe('大家都删的话');
	});

	it('of what somebody else brought back already does nothing', () => {
		const { persons, sync, text } = newsroom(lines('大家都删的话'));
		const [a, b] = persons as [Person, Person];
		for (const person of [a, b])
			person.dispatch(person.state().tr.delete(at(person, 0, 0), at(person, 0, 3)));
		sync();
		a.binding.undo();
		sync();
		b.binding.undo();
		sync();
		expect(plainText(text)).toBe('大家都删的话');
	});
});

describe('words that several people carried elsewhere at the same time', () => {
	const give = (from: Person, to: Person): void =>
		Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc), 'net');

	/** Joins two blocks between which, in the Y.Text, another stands: the words are written anew. */
	const join = (person: Person, block: number): void =>
		person.dispatch(person.state().tr.join(at(person, block) - 1));

	function apart(people: number) {
		const room = newsroom(lines('甲', '乙', '丙', '丁'), people);
		const [first] = room.persons as [Person];
		first.binding.moveBlock(2, 1);
		room.sync();
		expect(plainText(room.text)).toBe('甲\n丙\n乙\n丁');
		return room;
	}

	it('stand once, also where one of them carries them on before learning of the other', () => {
		const { persons, sync, text } = apart(3);
		const [a, c, b] = persons as [Person, Person, Person];
		join(a, 1);
		give(a, b);
		b.binding.moveBlock(0, 2);
		join(b, 1);
		join(c, 1);
		const carried = Y.encodeStateAsUpdate(c.doc);
		give(a, c);
		Y.applyUpdate(b.doc, carried, 'net');
		sync();
		expect(plainText(text)).toBe('乙甲丙\n丁');
	});

	it('take nothing else along where somebody took theirs away already', () => {
		const { persons } = apart(4);
		const [a, b, c, onlooker] = persons as [Person, Person, Person, Person];
		for (const person of [a, b, c]) {
			// 甲 goes to the end of 乙 with b, of 丙 with the others.
			const before = person === b ? 3 : 2;
			person.binding.moveBlock(0, before);
			join(person, before - 1);
			give(person, onlooker);
		}
		give(a, b);
		give(b, onlooker);
		type(onlooker, '新', 2, 0);
		expect(plainText(onlooker.binding.text)).toBe('丙甲\n乙\n新丁');
	});
});

describe('what may not stand in a block', () => {
	it('a line end in pasted text becomes a hard break, for the one who pastes too', () => {
		const { persons, sync } = newsroom(lines('一'));
		const [a, b] = persons as [Person, Person];
		a.dispatch(a.state().tr.insert(at(a, 0, 1), a.state().schema.text('二\n三')));
		sync();
		for (const person of [a, b]) {
			expect(person.state().doc.childCount).toBe(1);
			expect(person.state().doc.child(0).child(1).type.name).toBe('hardBreak');
		}
	});

	it('half of an emoji becomes a replacement character, the same for everyone', () => {
		const { persons, sync, text } = newsroom(lines('好😀好'));
		const [a, b] = persons as [Person, Person];
		a.dispatch(a.state().tr.delete(at(a, 0, 1), at(a, 0, 2)));
		sync();
		expect(plainText(text)).toBe('好\ufffd好');
		expect(b.state().doc.textContent).toBe('好\ufffd好');
	});
});

it('a type change leaves no attribute in the wrong bag', () => {
	const { persons, sync, text } = newsroom(lines('一'));
	const [a, b] = persons as [Person, Person];
	const { nodes } = a.state().schema;
	a.dispatch(a.state().tr.setNodeMarkup(0, nodes.listItem, { kind: 'ordered', depth: 2 }, []));
	b.dispatch(b.state().tr.setNodeMarkup(0, b.state().schema.nodes.quote, null, []));
	sync();
	a.dispatch(
		a.state().tr.setNodeMarkup(0, nodes.listItem, { ...a.state().doc.child(0).attrs }, [])
	);
	sync();
	const { type: kind, attrs } = blocksOf(text)[0] ?? {};
	expect(kind).toBe('listItem');
	expect(attrs?.extra).toBeUndefined();
});

it('a failure while writing loses nothing: what the editor shows is written after all', () => {
	const doc = new Y.Doc();
	seedStory(doc, lines('一', '二', '三'));
	const text = storyText(doc);
	const problems: string[] = [];
	const editor = new Editor({
		element: document.createElement('div'),
		injectCSS: false,
		extensions: [
			...storyExtensions(),
			FlatBinding.configure({ ytext: text, onProblem: (problem) => problems.push(problem.message) })
		]
	});
	const { insert } = text;
	text.insert = () => {
		text.insert = insert;
		throw new Error('out of order');
	};
	editor.view.dispatch(editor.state.tr.insertText('字', 4));
	expect(problems).toEqual(['out of order']);
	expect(plainText(text)).toBe('一\n字二\n三');
	expect(editor.state.doc.child(1).textContent).toBe('字二');
	editor.storage.flatBinding.binding?.verify();
	editor.destroy();
});

it('opening a story writes nothing', () => {
	const doc = new Y.Doc();
	seedStory(doc, [{ type: 'unknown', attrs: { raw: { block: 'factbox' } }, text: '盒' }]);
	let updates = 0;
	doc.on('update', () => updates++);
	const editor = new Editor({
		element: document.createElement('div'),
		injectCSS: false,
		extensions: [...storyExtensions(), FlatBinding.configure({ ytext: storyText(doc) })]
	});
	expect(editor.state.doc.textContent).toBe('盒');
	expect(updates).toBe(0);
	editor.destroy();
});

it('every block goes through the clipboard as it is', () => {
	const schema = storySchema();
	const blocks: BlockSeed[] = [
		{ type: 'kicker', text: '引' },
		{ type: 'headline', text: '主' },
		{ type: 'subhead', text: '副' },
		{ type: 'byline', text: '署' },
		{ type: 'crosshead', text: '小' },
		{ type: 'quote', text: '引文' },
		{ type: 'listItem', attrs: { kind: 'ordered', depth: 2, extra: { tint: 'red' } }, text: '条' },
		{ type: 'photo', attrs: { asset: 'a1', credit: '林鑫' }, text: '图说' },
		{ type: 'unknown', attrs: { raw: { block: 'factbox', 'b:tint': 'red' } }, text: '盒' },
		{
			type: 'paragraph',
			runs: [
				{ text: '粗', marks: { bold: true, link: { href: 'https://a.cn/' } } },
				{ text: '怪\u2028', marks: { zz: { q: 1 } } },
				{ text: '', embed: { map: 7 }, marks: {} }
			]
		}
	];
	const { persons } = newsroom(blocks, 1);
	const { doc } = (persons[0] as Person).state();
	const box = document.createElement('div');
	box.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
	const again = DOMParser.fromSchema(schema).parse(box, { preserveWhitespace: 'full' });
	expect(again.toJSON()).toEqual(doc.toJSON());
	expect(again.content.size).toBe(doc.content.size);
});

it('an address that could run a program is no link, in either direction', () => {
	const schema = storySchema();
	const box = document.createElement('div');
	box.innerHTML = '<p><a href="javascript:alert(1)">点</a></p>';
	expect(DOMParser.fromSchema(schema).parse(box).child(0).child(0).marks).toEqual([]);
	const node = schema.text('点', [schema.mark('link', { href: 'javascript:alert(1)' })]);
	const out = DOMSerializer.fromSchema(schema).serializeFragment(Fragment.from(node));
	expect((out.firstChild as HTMLElement).hasAttribute('href')).toBe(false);
});
