import { Fragment, type Mark, type Node, type NodeType, type Schema } from '@tiptap/pm/model';
import { sameValue, type Attributes } from './attributes.ts';
import { HARD_BREAK, describeBlock, rawBlock, type Run } from './block.ts';
import { safeHref } from './marks/link.ts';
import { displayOrder, visibleLength, type Segment, type SegmentWithRuns } from './segments.ts';

/** What a block of the Y.Text is in the editor. */
export interface BlockMarkup {
	type: NodeType;
	attrs: Attributes;
}

/** Translates between the Y.Text's attributes and the schema's nodes and marks. */
export class StoryCodec {
	readonly schema: Schema;

	constructor(schema: Schema) {
		this.schema = schema;
	}

	/** The node type and attributes a newline stands for. */
	markup(raw: Attributes, empty: boolean): BlockMarkup {
		const { type, attrs } = describeBlock(raw, empty);
		const known = this.schema.nodes[type];
		if (known) return { type: known, attrs };
		// A schema that lacks a block type of this version, as an older client's does.
		return {
			type: this.#type('unknown'),
			attrs: { raw: rawBlock(type, attrs), rescued: attrs.rescued }
		};
	}

	/** Whether a block of the editor is what its newline says. */
	agrees(node: Node, segment: Segment): boolean {
		const { type, attrs } = this.markup(segment.attrs, visibleLength(segment) === 0);
		return node.hasMarkup(type, type.create(attrs).attrs);
	}

	/** A block's own attributes as its newline carries them; not slot and gone. */
	raw(node: Node): Attributes {
		return rawBlock(node.type.name, node.attrs);
	}

	marks(attributes: Attributes): readonly Mark[] {
		let set: readonly Mark[] = [];
		for (const key of Object.keys(attributes).sort())
			set = this.mark(key, attributes[key]).addToSet(set);
		return set;
	}

	/** A mark by its name in the Y.Text; what the schema does not know goes into the carrier. */
	mark(key: string, value: unknown): Mark {
		const type = this.schema.marks[key];
		const valid =
			type !== undefined &&
			key !== 'unknownMark' &&
			(key === 'link' ? safeHref((value as Attributes | null)?.href) !== null : true) &&
			(value === true || (typeof value === 'object' && value !== null));
		if (!valid) return this.#carrier(key, value);
		const mark = type.create(value === true ? null : value);
		return sameValue(markValue(mark), value) ? mark : this.#carrier(key, value);
	}

	#carrier(k: string, v: unknown): Mark {
		const type = this.schema.marks.unknownMark;
		if (!type) throw new Error('a story schema needs the mark unknownMark');
		return type.create({ k, v });
	}

	#type(name: string): NodeType {
		const type = this.schema.nodes[name];
		if (!type) throw new Error(`a story schema needs the node ${name}`);
		return type;
	}

	inline(runs: readonly Run[]): Node[] {
		return runs.flatMap((run) => {
			const marks = this.marks(run.marks);
			if (run.embed !== undefined)
				return [this.#type('embed').create({ raw: run.embed }, null, marks)];
			return run.text
				.split(/(\u2028)/)
				.filter((text) => text !== '')
				.map((text) =>
					text === HARD_BREAK
						? this.#type('hardBreak').create(null, null, marks)
						: this.schema.text(text, marks)
				);
		});
	}

	block(segment: SegmentWithRuns): Node {
		const { type, attrs } = this.markup(segment.attrs, visibleLength(segment) === 0);
		return type.create(attrs, Fragment.fromArray(this.inline(segment.runs)));
	}

	/** The whole story as the editor shows it. */
	document(segments: readonly SegmentWithRuns[]): Node {
		const blocks = displayOrder(segments).map((segment) => this.block(segment));
		return this.schema.topNodeType.create(null, Fragment.fromArray(blocks));
	}
}

const markValue = (mark: Mark): unknown => (Object.keys(mark.attrs).length ? mark.attrs : true);

/** A node's marks as attributes of the Y.Text. */
export function markAttributes(marks: readonly Mark[]): Attributes {
	const attributes: Attributes = {};
	for (const mark of marks) {
		if (mark.type.name === 'unknownMark') attributes[mark.attrs.k as string] = mark.attrs.v;
		else attributes[mark.type.name] = markValue(mark);
	}
	return attributes;
}

/** Characters that may not stand inside a block of the Y.Text as they are. */
export const UNCLEAN = /[\n\r\u2028]/;

/**
 * The inline content of a block between two offsets, as runs. Line ends inside text become hard
 * breaks and lone surrogates U+FFFD: both keep their length, and the binding redraws such blocks.
 */
export function runsOf(block: Node, from: number, to: number): Run[] {
	const runs: Run[] = [];
	if (from >= to) return runs;
	block.nodesBetween(from, to, (node, pos) => {
		const marks = markAttributes(node.marks);
		if (node.isText) {
			const text = (node.text ?? '').slice(Math.max(0, from - pos), to - pos);
			runs.push({ text: text.toWellFormed().replace(/[\n\r]/g, HARD_BREAK), marks });
		} else if (node.type.name === 'hardBreak') runs.push({ text: HARD_BREAK, marks });
		else runs.push({ text: '', embed: node.attrs.raw ?? {}, marks });
		return false;
	});
	return runs;
}
