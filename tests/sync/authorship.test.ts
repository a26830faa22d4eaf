import { TextSelection } from '@tiptap/pm/state';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeAnchor } from '#document/anchors.ts';
import { authorRuns, blockAuthorRuns } from '#document/authors.ts';
import { replaceRange } from '#document/replace.ts';
import { blocksOf, seedStory, storyText } from '#document/story-doc.ts';
import { blockStart } from '#document/text-to-steps.ts';
import { barePerson, type Person } from './story/person.ts';

const [HOUSE, ANNA, BEN, CHIEF] = [1, 2, 3, 9];

/** Two people in one story that somebody else began. */
class Desk {
	readonly server = new Y.Doc();
	readonly anna: Person;
	readonly ben: Person;

	constructor(lines: readonly string[]) {
		this.server.clientID = HOUSE;
		seedStory(
			this.server,
			lines.map((text) => ({ type: 'paragraph', text }))
		);
		const initial = Y.encodeStateAsUpdate(this.server);
		this.anna = barePerson(0, ANNA, initial, false);
		this.ben = barePerson(1, BEN, initial, false);
	}

	sync(): void {
		for (let i = 0; i < 3; i++)
			for (const { doc } of [this.anna, this.ben]) {
				Y.applyUpdate(this.server, Y.encodeStateAsUpdate(doc), 'net');
				Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server), 'net');
			}
	}

	/** The words of each block with who wrote them, the same in every window. */
	credits(): string[][] {
		const [first, second] = [this.anna, this.ben].map(creditsOf);
		expect(second).toEqual(first);
		return first as string[][];
	}
}

/** As the editor shows them: "2: 大桥". */
function creditsOf({ binding, state }: Person): string[][] {
	const runs = blockAuthorRuns(binding.index, authorRuns(binding.text));
	return runs.map((block, i) =>
		block.map(({ from, to, clientId }) => {
			const words = state().doc.child(i).textBetween(from, to);
			return `${clientId}: ${words}`;
		})
	);
}

function type(person: Person, words: string, block: number, offset: number): void {
	const { tr } = person.state();
	person.dispatch(tr.insertText(words, blockStart(tr.doc, block) + 1 + offset));
}

function erase(person: Person, block: number, from: number, to: number): void {
	const { tr } = person.state();
	const start = blockStart(tr.doc, block) + 1;
	person.dispatch(tr.delete(start + from, start + to));
}

it('SYNC19: words brought back by undo stay with who typed them', () => {
	const desk = new Desk(['']);
	type(desk.anna, '大桥昨日合龙', 0, 0);
	desk.sync();
	erase(desk.ben, 0, 2, 4);
	desk.sync();
	expect(desk.credits()).toEqual([['2: 大桥合龙']]);
	desk.ben.binding.undo();
	desk.sync();
	expect(desk.credits().flat().join('')).toBe('2: 大桥2: 昨日2: 合龙');
	// Ben’s undo undone and done again by Ben; Anna’s words all the same.
	desk.ben.binding.redo();
	desk.ben.binding.undo();
	desk.sync();
	expect(desk.credits().flat().join('')).toBe('2: 大桥2: 昨日2: 合龙');
});

it('SYNC19: a block that moves takes its writers along, and merges with another’s', () => {
	const desk = new Desk(['开头', '中间', '结尾']);
	type(desk.anna, '安娜', 2, 2);
	type(desk.ben, '老本', 0, 2);
	desk.sync();
	desk.ben.binding.moveBlock(2, 0);
	desk.sync();
	expect(desk.credits()).toEqual([['1: 结尾', '2: 安娜'], ['1: 开头', '3: 老本'], ['1: 中间']]);
	// The moved block takes in the next one: its words are written anew.
	const { tr } = desk.ben.state();
	const border = blockStart(tr.doc, 1);
	desk.ben.dispatch(tr.setSelection(TextSelection.create(tr.doc, border + 1)).join(border));
	desk.sync();
	expect(desk.credits().map((block) => block.join(''))).toEqual([
		'1: 结尾2: 安娜1: 开头3: 老本',
		'1: 中间'
	]);
});

it('SYNC19: of an accepted suggestion only the new words are the one’s who accepted it', () => {
	const desk = new Desk(['']);
	type(desk.anna, '大桥昨日合龙', 0, 0);
	desk.sync();
	const chief = new Y.Doc();
	Y.applyUpdate(chief, Y.encodeStateAsUpdate(desk.server));
	chief.clientID = CHIEF;
	const text = storyText(chief);
	expect(blocksOf(text)[0]?.text).toBe('大桥昨日合龙');
	const anchor = makeAnchor(text, { block: 0, offset: 2 }, { block: 0, offset: 4 });
	expect(replaceRange(text, { anchor, words: '今日' }).ok).toBe(true);
	Y.applyUpdate(desk.server, Y.encodeStateAsUpdate(chief));
	desk.sync();
	expect(desk.credits()).toEqual([['2: 大桥', '9: 今', '2: 日合龙']]);
});
