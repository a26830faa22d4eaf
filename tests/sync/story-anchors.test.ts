import { Fragment, Slice } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { checkAnchor, findAgain, makeAnchor, quoteOf, resolveAnchor } from '#document/anchors.ts';
import { replaceRange, type Replacement } from '#document/replace.ts';
import { StoryLayout } from '#document/story-layout.ts';
import { blocksOf, plainText, seedStory, storyText } from '#document/story-doc.ts';
import { blockStart } from '#document/text-to-steps.ts';
import type { Anchor } from '#model/thread.ts';
import { barePerson, type Person } from './story/person.ts';

const TEXT = ['Intro here', 'Hello World tail', 'third one'];

/** Two people and a server; what they write reaches the others when told. */
class Desk {
	readonly server = new Y.Doc();
	readonly a: Person;
	readonly b: Person;

	constructor(lines: readonly string[] = TEXT) {
		this.server.clientID = 100;
		seedStory(
			this.server,
			lines.map((text) => ({ type: 'paragraph', text }))
		);
		const initial = Y.encodeStateAsUpdate(this.server);
		this.a = barePerson(0, 1, initial, false);
		this.b = barePerson(1, 2, initial, false);
	}

	sync(): void {
		for (let i = 0; i < 3; i++)
			for (const { doc } of [this.a, this.b]) {
				Y.applyUpdate(this.server, Y.encodeStateAsUpdate(doc), 'net');
				Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.server), 'net');
			}
	}

	/** Everyone who looks: both people, the server, and somebody who joins now. */
	everyone(): Y.Text[] {
		const joiner = new Y.Doc();
		Y.applyUpdate(joiner, Y.encodeStateAsUpdate(this.server));
		return [this.a.doc, this.b.doc, this.server, joiner].map(storyText);
	}

	anchor(words: string, text = storyText(this.server)): Anchor {
		const blocks = blocksOf(text);
		const block = blocks.findIndex((one) => one.text.includes(words));
		const offset = blocks[block]?.text.indexOf(words) ?? 0;
		return makeAnchor(text, { block, offset }, { block, offset: offset + words.length });
	}
}

/** Position in a person's editor of some words, or so many characters into them. */
function at({ state }: Person, words: string, into = 0): number {
	const { doc } = state();
	for (let i = 0; i < doc.childCount; i++) {
		const found = doc.child(i).textContent.indexOf(words);
		if (found >= 0) return blockStart(doc, i) + 1 + found + into;
	}
	throw new Error(`nobody wrote ${words}`);
}

const edit = (person: Person, change: (tr: Transaction) => Transaction): void =>
	person.dispatch(change(person.state().tr));

const startOf = (person: Person, block: number): number => blockStart(person.state().doc, block);

function paste(person: Person, pos: number, ...lines: string[]): void {
	const { schema } = person.state();
	const blocks = lines.map((line) => schema.node('paragraph', null, schema.text(line)));
	edit(person, (tr) => tr.replace(pos, pos, new Slice(Fragment.fromArray(blocks), 1, 1)));
}

function words(text: Y.Text, anchor: Anchor): string | null {
	const layout = new StoryLayout(text);
	const ranges = resolveAnchor(text, anchor, layout);
	return ranges && quoteOf(layout, ranges).replaceAll('\n', '|');
}

/** What everyone sees of an anchor, found again where it was lost. */
function seen(desk: Desk, anchor: Anchor): (string | null)[] {
	return desk.everyone().map((text) => {
		const again = words(text, anchor) ?? findAgain(text, anchor);
		return typeof again === 'string' || again === null ? again : words(text, again);
	});
}

const retype = (person: Person, block: number, type: string, attrs = {}): void =>
	edit(person, (tr) =>
		tr.setNodeMarkup(startOf(person, block), person.state().schema.nodes[type], attrs, [])
	);

type Scenario = [name: string, play: (desk: Desk) => void, expected?: string];

const SCENARIOS: Scenario[] = [
	['insert before', ({ b }) => edit(b, (tr) => tr.insertText('XX', at(b, 'Hello')))],
	['insert inside', ({ b }) => edit(b, (tr) => tr.insertText('x', at(b, 'World', 2))), 'Woxrld'],
	[
		'both type at the edges',
		({ a, b }) => {
			edit(a, (tr) => tr.insertText('aa', at(a, 'World')));
			edit(b, (tr) => tr.insertText('bb', at(b, 'World', 5)));
		}
	],
	['Enter before', ({ a }) => edit(a, (tr) => tr.split(at(a, 'World', -3)))],
	['Enter inside', ({ a }) => edit(a, (tr) => tr.split(at(a, 'World', 2))), 'Wo|rld'],
	['Enter after', ({ a }) => edit(a, (tr) => tr.split(at(a, 'World', 5)))],
	['merge into the one before', ({ a }) => edit(a, (tr) => tr.join(startOf(a, 1)))],
	['merge the next one in', ({ a }) => edit(a, (tr) => tr.join(startOf(a, 2)))],
	[
		'split and merge again',
		({ a }) => {
			edit(a, (tr) => tr.split(at(a, 'World', 2)));
			edit(a, (tr) => tr.join(startOf(a, 2)));
		}
	],
	['to a headline', ({ a }) => retype(a, 1, 'headline')],
	['to a list item', ({ a }) => retype(a, 1, 'listItem', { kind: 'ordered', depth: 1 })],
	['to a quote', ({ a }) => retype(a, 1, 'quote')],
	[
		'bold over it',
		({ a }) =>
			edit(a, (tr) => tr.addMark(at(a, 'World'), at(a, 'World', 5), a.state().schema.mark('bold')))
	],
	[
		'delete it, undo',
		({ a }) => {
			edit(a, (tr) => tr.delete(at(a, 'World'), at(a, 'World', 5)));
			a.binding.undo();
		}
	],
	[
		'Enter before it, undo',
		({ a }) => {
			edit(a, (tr) => tr.split(at(a, 'World', -3)));
			a.binding.undo();
		}
	],
	['move its paragraph', ({ a }) => a.binding.moveBlock(1, 3)],
	[
		'both move its paragraph',
		({ a, b }) => {
			a.binding.moveBlock(1, 3);
			b.binding.moveBlock(1, 0);
			edit(b, (tr) => tr.insertText('bb', at(b, 'World', 5)));
		}
	],
	[
		'cut its paragraph and paste it elsewhere',
		({ a }) =>
			edit(a, (tr) => {
				const node = tr.doc.child(1);
				tr.delete(startOf(a, 1), startOf(a, 1) + node.nodeSize);
				return tr.insert(tr.doc.content.size, node);
			})
	],
	['paste two paragraphs before', ({ a }) => paste(a, at(a, 'World'), 'p one', 'p two')],
	[
		'offline: split inside, and headline and words by another',
		({ a, b }) => {
			edit(a, (tr) => tr.split(at(a, 'World', 2)));
			retype(b, 1, 'headline');
			edit(b, (tr) => tr.insertText('!', at(b, 'tail', 4)));
		},
		'Wo|rld'
	],
	[
		'offline: merge up, and Enter before it by another',
		({ a, b }) => {
			edit(a, (tr) => tr.join(startOf(a, 1)));
			edit(b, (tr) => tr.split(at(b, 'World', -1)));
		}
	],
	[
		'merge a moved paragraph into the one it now follows',
		({ a }) => {
			a.binding.moveBlock(1, 3);
			edit(a, (tr) => tr.join(startOf(a, 2)));
		}
	]
];

describe('a comment keeps its words', () => {
	it.each(SCENARIOS)('%s', (_, play, expected = 'World') => {
		const desk = new Desk();
		const anchor = desk.anchor('World');
		play(desk);
		desk.sync();
		const all = seen(desk, anchor);
		expect(all).toEqual(all.map(() => expected));
	});

	it('needs no search for any of them but cut and paste', () => {
		const lost = SCENARIOS.filter(([, play, expected = 'World']) => {
			const desk = new Desk();
			const anchor = desk.anchor('World');
			play(desk);
			desk.sync();
			return desk.everyone().some((text) => words(text, anchor) !== expected);
		});
		expect(lost.map(([name]) => name)).toEqual(['cut its paragraph and paste it elsewhere']);
	});
});

describe('a comment that is on its way while somebody edits', () => {
	const QUOTE = '天气晴朗适合出游';
	const news = () => new Desk(['开头', `北京今天${QUOTE}，记者报道`, '结尾']);

	const edits: Scenario[] = [
		[
			'types in the middle',
			({ b }) => edit(b, (tr) => tr.insertText('很', at(b, '晴朗'))),
			'天气很晴朗适合出游'
		],
		[
			'presses Enter inside',
			({ b }) => edit(b, (tr) => tr.split(at(b, '晴朗'))),
			'天气|晴朗适合出游'
		],
		['presses Enter before', ({ b }) => edit(b, (tr) => tr.split(at(b, '今天'))), QUOTE],
		['makes it a crosshead', ({ b }) => retype(b, 1, 'crosshead'), QUOTE],
		['merges it', ({ b }) => edit(b, (tr) => tr.join(startOf(b, 1))), QUOTE],
		[
			'deletes it and takes that back',
			({ b }) => {
				edit(b, (tr) => tr.delete(at(b, QUOTE), at(b, QUOTE, QUOTE.length)));
				b.binding.undo();
			},
			QUOTE
		],
		[
			'deletes the paragraph and takes that back',
			({ b }) => {
				edit(b, (tr) => tr.delete(startOf(b, 1), startOf(b, 2)));
				b.binding.undo();
			},
			QUOTE
		]
	];

	it.each(edits)('somebody %s', (_, play, expected) => {
		const desk = news();
		const anchor = desk.anchor(QUOTE, storyText(desk.a.doc));
		play(desk);
		desk.sync();
		expect(seen(desk, anchor)).toEqual([expected, expected, expected, expected]);
	});

	it('is refused its place when it arrives on other words, and finds its own', () => {
		const desk = news();
		const anchor = desk.anchor(QUOTE);
		edit(desk.b, (tr) =>
			tr.insertText('大雨如注不宜远行', at(desk.b, QUOTE), at(desk.b, QUOTE, QUOTE.length))
		);
		paste(desk.b, 1, '补白', `又讯：${QUOTE}。`);
		desk.sync();
		const text = storyText(desk.server);
		expect(words(text, anchor)).toBeNull();
		expect(words(text, checkAnchor(text, anchor) as Anchor)).toBe(QUOTE);
	});
});

describe('a comment on very many words', () => {
	// Every character another one, as in no real story: the worst there is to compare.
	const LONG = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');

	it('keeps them when somebody types among them', () => {
		const desk = new Desk([LONG]);
		const anchor = desk.anchor(LONG);
		edit(desk.a, (tr) => tr.insertText('新', 1501));
		edit(desk.b, (tr) => tr.delete(2000, 2004));
		desk.sync();
		const text = storyText(desk.server);
		expect(words(text, anchor)).toBe(plainText(text));
	});
});

describe('words that are gone', () => {
	it('have no place, also when others were typed there', () => {
		const desk = new Desk();
		const anchor = desk.anchor('World');
		edit(desk.a, (tr) => tr.insertText('一二三四', at(desk.a, 'World'), at(desk.a, 'World', 5)));
		desk.sync();
		expect(seen(desk, anchor)).toEqual([null, null, null, null]);
	});

	it('are not found where two places are as good, nor by too little', () => {
		const text = storyText(new Desk(['的的', '我的书', '他的书']).server);
		expect(findAgain(text, { quote: '的书', prefix: '', suffix: '' })).toBeNull();
		expect(findAgain(text, { quote: '他的', prefix: '', suffix: '书' })).toBeNull();
		expect(findAgain(text, { quote: '他的', prefix: '的我的书', suffix: '书' })).not.toBeNull();
	});
});

describe('accepting a suggestion', () => {
	const QUOTE = '天气晴朗适合出游';
	const NEXT = '天气多云适合郊游';
	const news = () => new Desk([`北京今天${QUOTE}，记者`]);
	const accept = (desk: Desk, replacement: Replacement) =>
		replaceRange(storyText(desk.server), replacement);

	it('keeps marks, other comments, and what somebody types meanwhile in its place', () => {
		const desk = news();
		const bold = desk.a.state().schema.mark('bold');
		edit(desk.a, (tr) => tr.addMark(at(desk.a, '晴朗'), at(desk.a, '晴朗', 2), bold));
		desk.sync();
		const [anchor, other] = [desk.anchor(QUOTE), desk.anchor('出游，记')];
		edit(desk.b, (tr) => tr.insertText('Ｘ', at(desk.b, '适合', 1)));
		expect(accept(desk, { anchor, words: NEXT })).toMatchObject({ ok: true });
		desk.sync();
		expect(plainText(storyText(desk.a.doc))).toBe('北京今天天气多云适Ｘ合郊游，记者');
		expect(seen(desk, other)).toEqual(Array(4).fill('游，记'));
		expect(blocksOf(storyText(desk.b.doc))[0]?.runs.find((run) => run.marks.bold)?.text).toBe(
			'多云'
		);
	});

	it('refuses when the words have changed', () => {
		const desk = news();
		const anchor = desk.anchor(QUOTE);
		edit(desk.b, (tr) => tr.insertText('很', at(desk.b, '晴朗')));
		desk.sync();
		expect(accept(desk, { anchor, words: NEXT })).toEqual({ ok: false, error: 'changed' });
		expect(plainText(storyText(desk.server))).toContain('天气很晴朗');
	});

	it.each([NEXT, '', `${QUOTE}了`])('can be taken back: %s', (words) => {
		const desk = news();
		const done = accept(desk, { anchor: desk.anchor(QUOTE), words });
		if (!done.ok) throw new Error(done.error);
		expect(plainText(storyText(desk.server))).toBe(`北京今天${words}，记者`);
		expect(accept(desk, done.value).ok).toBe(true);
		expect(plainText(storyText(desk.server))).toBe(`北京今天${QUOTE}，记者`);
	});
});
