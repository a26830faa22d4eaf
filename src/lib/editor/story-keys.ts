import { Extension, textblockTypeInputRule, type InputRule } from '@tiptap/core';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { MAX_LIST_DEPTH } from '#document/nodes/list-item.ts';
import type { BlockType } from '#document/block.ts';

/** The styles behind ⌘⌥0 … ⌘⌥6, in the order of the toolbar's menu. */
export const STYLE_KEYS: readonly BlockType[] = [
	'paragraph',
	'crosshead',
	'quote',
	'kicker',
	'headline',
	'subhead',
	'byline'
];

const DECK = new Set(['kicker', 'headline', 'subhead', 'byline']);
/** At their beginning Backspace makes them paragraphs before it joins them with anything. */
const STYLED = new Set(['crosshead', 'quote', 'listItem']);

type Dispatch = ((tr: Transaction) => void) | undefined;

/** Enter in the headline deck moves on to the next block, as a form does (blueprint §4). */
function nextInDeck(state: EditorState, dispatch: Dispatch): boolean {
	const { $from, empty } = state.selection;
	const atEnd = $from.parentOffset === $from.parent.content.size;
	if (!empty || !atEnd || !DECK.has($from.parent.type.name)) return false;
	const after = $from.after(1);
	const tr = state.tr;
	if (after >= state.doc.content.size) {
		const { paragraph } = state.schema.nodes;
		if (!paragraph) return false;
		tr.insert(after, paragraph.create());
	}
	tr.setSelection(TextSelection.create(tr.doc, after + 1));
	dispatch?.(tr.scrollIntoView());
	return true;
}

/** Enter after a caption begins a paragraph; in an empty list item it ends the list. */
function leaveBlock(state: EditorState, dispatch: Dispatch): boolean {
	const { $from, empty } = state.selection;
	const { parent } = $from;
	const { paragraph, listItem } = state.schema.nodes;
	if (!empty || !paragraph || !listItem) return false;
	const tr = state.tr;
	if (parent.type === listItem && parent.content.size === 0) {
		dispatch?.(tr.setNodeMarkup($from.before(1), paragraph));
		return true;
	}
	const atEnd = $from.parentOffset === parent.content.size;
	if (!atEnd || (parent.type.name !== 'photo' && parent.type !== listItem)) return false;
	const { kind, depth } = parent.attrs;
	const block = parent.type === listItem ? listItem.create({ kind, depth }) : paragraph.create();
	tr.insert($from.after(1), block);
	tr.setSelection(TextSelection.create(tr.doc, $from.after(1) + 1));
	dispatch?.(tr.scrollIntoView());
	return true;
}

function plainFirst(state: EditorState, dispatch: Dispatch): boolean {
	const { $from, empty } = state.selection;
	const { paragraph } = state.schema.nodes;
	if (!empty || $from.parentOffset > 0 || !paragraph || !STYLED.has($from.parent.type.name))
		return false;
	dispatch?.(state.tr.setNodeMarkup($from.before(1), paragraph));
	return true;
}

/** Tab and Shift-Tab change the depth of the list items the selection touches. */
function changeDepth(by: 1 | -1) {
	return (state: EditorState, dispatch: Dispatch): boolean => {
		const { $from, $to } = state.selection;
		if ($from.depth === 0) return false;
		const tr = state.tr;
		state.doc.nodesBetween($from.before(1), $to.after(1), (node, pos) => {
			if (node.type.name !== 'listItem') return false;
			const depth = Math.max(0, Math.min(MAX_LIST_DEPTH, Number(node.attrs.depth) + by));
			tr.setNodeAttribute(pos, 'depth', depth);
			return false;
		});
		if ($from.parent.type.name !== 'listItem') return false;
		dispatch?.(tr);
		return true;
	};
}

interface KeyOptions {
	move: (by: 1 | -1) => void;
	link: () => void;
	comment: () => void;
	find: () => void;
}

/** The keys of the story editor that the marks do not bring themselves. */
export const StoryKeys = Extension.create<KeyOptions>({
	name: 'storyKeys',
	priority: 1000,
	addOptions: () => ({
		move: () => undefined,
		link: () => undefined,
		comment: () => undefined,
		find: () => undefined
	}),
	addKeyboardShortcuts() {
		type Rule = (state: EditorState, dispatch: Dispatch) => boolean;
		const run = (rule: Rule) => () => rule(this.editor.state, this.editor.view.dispatch);
		const tell = (what: () => void) => () => {
			what();
			return true;
		};
		const styles = STYLE_KEYS.map((type, index) => [
			`Mod-Alt-${index}`,
			() => this.editor.commands.setBlock(type)
		]);
		return {
			Enter: () => run(nextInDeck)() || run(leaveBlock)(),
			'Shift-Enter': () => this.editor.commands.insertContent({ type: 'hardBreak' }),
			Backspace: run(plainFirst),
			Tab: run(changeDepth(1)),
			'Shift-Tab': run(changeDepth(-1)),
			'Alt-Shift-ArrowUp': tell(() => this.options.move(-1)),
			'Alt-Shift-ArrowDown': tell(() => this.options.move(1)),
			'Mod-Shift-k': tell(this.options.link),
			'Mod-Alt-m': tell(this.options.comment),
			'Mod-f': tell(this.options.find),
			'Mod-Shift-8': () => this.editor.commands.setBlock('listItem', { kind: 'bullet', depth: 0 }),
			'Mod-Shift-7': () => this.editor.commands.setBlock('listItem', { kind: 'ordered', depth: 0 }),
			...(Object.fromEntries(styles) as Record<string, () => boolean>)
		};
	},
	addInputRules() {
		const { crosshead, quote, listItem } = this.editor.schema.nodes;
		const rules: InputRule[] = [];
		if (crosshead) rules.push(textblockTypeInputRule({ find: /^##\s$/, type: crosshead }));
		if (quote) rules.push(textblockTypeInputRule({ find: /^>\s$/, type: quote }));
		if (listItem) {
			const item = (find: RegExp, kind: string) =>
				textblockTypeInputRule({ find, type: listItem, getAttributes: () => ({ kind, depth: 0 }) });
			rules.push(item(/^[-*]\s$/, 'bullet'), item(/^1[.、]\s$/, 'ordered'));
		}
		return rules;
	}
});
