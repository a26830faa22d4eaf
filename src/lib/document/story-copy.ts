import type { Copy, CopyKind, CopyPhoto, CopySpan, CopyText } from '#model/copy.ts';
import type { Block, Run } from './block.ts';

const KINDS: readonly Block['type'][] = [
	'kicker',
	'headline',
	'subhead',
	'byline',
	'paragraph',
	'crosshead',
	'quote',
	'listItem'
];
const STYLES = ['bold', 'italic', 'underline', 'strike'] as const;

/**
 * A story as it is set on the page. What this version does not know is set as it reads: unknown
 * blocks as paragraphs, unknown marks as plain text; unknown embeds have no words.
 */
export function copyOf(storyId: string, blocks: readonly Block[]): Copy {
	const number = numbering();
	return {
		storyId,
		blocks: blocks.map((block) =>
			block.type === 'photo' ? photoOf(block) : textOf(block, number(block))
		)
	};
}

function textOf({ type, attrs, runs }: Block, marker: string | null): CopyText {
	const kind = KINDS.includes(type) ? (type as CopyKind) : 'paragraph';
	const text: CopyText = { kind, spans: spansOf(runs) };
	return marker === null ? text : { ...text, marker, depth: depthOf(attrs.depth) };
}

const photoOf = ({ attrs, runs }: Block): CopyPhoto => ({
	kind: 'photo',
	asset: typeof attrs.asset === 'string' && attrs.asset !== '' ? attrs.asset : null,
	spans: spansOf(runs),
	credit: typeof attrs.credit === 'string' ? attrs.credit : ''
});

const spansOf = (runs: readonly Run[]): CopySpan[] =>
	runs.filter(({ text }) => text !== '').map(({ text, marks }) => ({ text, ...styleOf(marks) }));

const styleOf = (marks: Run['marks']): Omit<CopySpan, 'text'> =>
	Object.fromEntries(STYLES.filter((style) => marks[style]).map((style) => [style, true]));

/** As deep as a list may be; what a document says beyond that is somebody’s craft. */
const DEEPEST = 8;
const depthOf = (value: unknown): number =>
	Number.isInteger(value) ? Math.min(Math.max(value as number, 0), DEEPEST) : 0;

/** Counts the items of ordered lists, each depth by itself, until something else stands between. */
function numbering(): (block: Block) => string | null {
	const counts: number[] = [];
	return ({ type, attrs }) => {
		if (type !== 'listItem') {
			counts.length = 0;
			return null;
		}
		const depth = depthOf(attrs.depth);
		counts.length = Math.min(counts.length, depth + 1);
		if (attrs.kind !== 'ordered') {
			counts.length = depth;
			return '·';
		}
		counts[depth] = (counts[depth] ?? 0) + 1;
		return `${counts[depth]}.`;
	};
}
