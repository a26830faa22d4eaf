import { joinBackward, splitBlock } from '@tiptap/pm/commands';
import { Fragment, Slice, type MarkType, type Node } from '@tiptap/pm/model';
import { TextSelection, type Command, type Transaction } from '@tiptap/pm/state';
import { blockStart } from '#document/text-to-steps.ts';
import type { Person } from './person.ts';
import type { Random } from './random.ts';

/** What an operation has at hand. */
export interface Scene {
	person: Person;
	random: Random;
	/** New characters, none of which was ever typed before; now and then outside the BMP. */
	fresh: (count: number) => string;
	/** The block where everybody likes to write. */
	hot: number;
}

const docOf = ({ person }: Scene): Node => person.state().doc;

function blockOf({ person, random, hot }: Scene): number {
	const { childCount } = person.state().doc;
	return random.chance(0.5) ? Math.min(hot, childCount - 1) : random.below(childCount);
}

/** An offset in a block that does not part a surrogate pair. */
function offsetIn(block: Node, random: Random): number {
	const size = block.content.size;
	const offset = random.chance(0.2) ? size : random.chance(0.2) ? 0 : random.below(size + 1);
	const text = block.textBetween(0, size, '', ' ');
	return /[\udc00-\udfff]/.test(text.charAt(offset)) ? offset - 1 : offset;
}

function place(scene: Scene, block = blockOf(scene)): number {
	const doc = docOf(scene);
	return blockStart(doc, block) + 1 + offsetIn(doc.child(block), scene.random);
}

function send(scene: Scene, change: (tr: Transaction) => unknown): void {
	const { tr } = scene.person.state();
	change(tr);
	if (tr.docChanged) scene.person.dispatch(tr);
}

/** Runs a command with the caret at a place. */
function at(scene: Scene, pos: number, command: Command): void {
	const { person } = scene;
	person.dispatch(person.state().tr.setSelection(TextSelection.create(docOf(scene), pos)));
	command(person.state(), person.dispatch);
}

function span(scene: Scene, most: number): [number, number] {
	const doc = docOf(scene);
	const from = place(scene);
	const end = Math.min(doc.content.size - 1, from + 1 + scene.random.below(most));
	const $end = doc.resolve(end);
	if ($end.depth === 0) return [from, from];
	const text = $end.parent.textBetween(0, $end.parent.content.size, '', ' ');
	const parted = /[\udc00-\udfff]/.test(text.charAt($end.parentOffset));
	return [from, Math.max(from, parted ? end - 1 : end)];
}

const TYPES = [
	'kicker',
	'headline',
	'subhead',
	'byline',
	'crosshead',
	'paragraph',
	'quote',
	'photo',
	'listItem'
];

function attrsOf(type: string, random: Random): Record<string, unknown> | null {
	if (type === 'listItem')
		return { kind: random.pick(['bullet', 'ordered']), depth: random.below(3) };
	return type === 'photo' ? { asset: `a${random.below(9)}`, credit: '摄' } : null;
}

function retype(scene: Scene): void {
	const { random } = scene;
	const type = random.pick(TYPES);
	const nodeType = scene.person.state().schema.nodes[type];
	if (!nodeType) return;
	send(scene, (tr) =>
		tr.setNodeMarkup(blockStart(tr.doc, blockOf(scene)), nodeType, attrsOf(type, random), [])
	);
}

function retypeMany(scene: Scene): void {
	const type = scene.person.state().schema.nodes[scene.random.pick(TYPES.slice(0, 7))];
	const [from, to] = span(scene, 30);
	if (type) send(scene, (tr) => tr.setBlockType(from, to, type));
}

function mark(scene: Scene): void {
	const { random } = scene;
	const { marks } = scene.person.state().schema;
	const known: MarkType[] = Object.values(marks).filter((m) => m.name !== 'unknownMark');
	const type = random.pick(known);
	const [from, to] = span(scene, 12);
	const attrs = type.name === 'link' ? { href: `https://x.cn/${random.below(5)}` } : null;
	send(scene, (tr) =>
		random.chance(0.7) ? tr.addMark(from, to, type.create(attrs)) : tr.removeMark(from, to, type)
	);
}

function paste(scene: Scene): void {
	const { schema } = scene.person.state();
	const block = (type: string) =>
		schema.node(type, null, schema.text(scene.fresh(1 + scene.random.below(3))));
	const open = scene.random.chance(0.7) ? 1 : 0;
	const blocks = [block('paragraph'), block('headline'), block('paragraph')];
	const slice = new Slice(Fragment.fromArray(blocks), open, open);
	const from = place(scene);
	const to = scene.random.chance(0.3) ? Math.max(from, span(scene, 8)[1]) : from;
	send(scene, (tr) => tr.replaceRange(from, scene.random.chance(0.8) ? from : to, slice));
}

function deleteBlock(scene: Scene): void {
	send(scene, (tr) => {
		if (tr.doc.childCount < 2) return;
		const block = blockOf(scene);
		const start = blockStart(tr.doc, block);
		const last = Math.min(tr.doc.childCount - 1, block + scene.random.below(2));
		if (last - block + 1 >= tr.doc.childCount) return;
		tr.delete(start, blockStart(tr.doc, last) + tr.doc.child(last).nodeSize);
	});
}

function depth(scene: Scene): void {
	send(scene, (tr) => {
		const block = blockOf(scene);
		if (tr.doc.child(block).type.name === 'listItem')
			tr.setNodeAttribute(blockStart(tr.doc, block), 'depth', scene.random.below(4));
	});
}

function clear(scene: Scene): void {
	send(scene, (tr) =>
		tr.setSelection(TextSelection.create(tr.doc, 1, tr.doc.content.size - 1)).deleteSelection()
	);
}

function hardBreak(scene: Scene): void {
	const { hardBreak: type } = scene.person.state().schema.nodes;
	if (type) send(scene, (tr) => tr.insert(place(scene), type.create()));
}

/** Replaces a word by one that shares characters with it, as a correction does. */
function correct(scene: Scene): void {
	const [from, to] = span(scene, 6);
	const $from = docOf(scene).resolve(from);
	if (!$from.sameParent(docOf(scene).resolve(to))) return;
	const text = docOf(scene).textBetween(from, to, '', ' ');
	if (text.includes(' ')) return;
	send(scene, (tr) =>
		tr.insertText(`${text.slice(0, 2)}${scene.fresh(1)}${text.slice(2)}`, from, to)
	);
}

function move(scene: Scene): void {
	const { childCount } = docOf(scene);
	scene.person.binding.moveBlock(blockOf(scene), scene.random.below(childCount + 1));
}

/** Weight, name, what it does. */
export const OPERATIONS: readonly [number, string, (scene: Scene) => void][] = [
	[
		9,
		'type',
		(scene) =>
			send(scene, (tr) => tr.insertText(scene.fresh(1 + scene.random.below(4)), place(scene)))
	],
	[4, 'delete', (scene) => send(scene, (tr) => tr.delete(...span(scene, 4)))],
	[3, 'delete across', (scene) => send(scene, (tr) => tr.delete(...span(scene, 30)))],
	[5, 'enter', (scene) => at(scene, place(scene), splitBlock)],
	[4, 'merge', (scene) => at(scene, blockStart(docOf(scene), blockOf(scene)) + 1, joinBackward)],
	[4, 'retype', retype],
	[1, 'retype many', retypeMany],
	[3, 'mark', mark],
	[2, 'paste', paste],
	[1, 'depth', depth],
	[2, 'delete block', deleteBlock],
	[1, 'hard break', hardBreak],
	[1, 'correct', correct],
	[3, 'move', move],
	[3, 'undo', ({ person }) => person.binding.undo()],
	[2, 'redo', ({ person }) => person.binding.redo()],
	[0.3, 'clear', clear]
];
