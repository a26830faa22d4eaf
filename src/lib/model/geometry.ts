import { cut, joined, type Edges } from './grid.ts';
import type { Format, GridRect, Slot } from './page.ts';
import { insetOf } from './slot-shape.ts';

/**
 * Where everything on a page stands: the one source for board, proof and PDF. Places are CSS px from
 * the top left corner of the type area (版心); em and pitch are whole px, so almost all are, too.
 */

/** One CSS pixel, mm. */
const PX_MM = 25.4 / 96;
export const mmOf = (px: number): number => px * PX_MM;

/** A rectangle, CSS px. */
export interface Area {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** Width of so many columns with the gutters between them (长栏), em: n × chars + (n − 1) × gutter. */
export const spanWidth = ({ chars, gutter }: Format, span: number): number =>
	span * chars + (span - 1) * gutter;

/** Left edge of a column, px. */
export const columnX = ({ chars, gutter, em }: Format, column: number): number =>
	column * (chars + gutter) * em;

/** Top edge of a line, px. */
export const lineY = ({ pitch }: Format, line: number): number => line * pitch;

/** A rectangle of the grid, px. */
export const areaOf = (format: Format, { column, line, span, lines }: GridRect): Area => ({
	x: columnX(format, column),
	y: lineY(format, line),
	width: spanWidth(format, span) * format.em,
	height: lines * format.pitch
});

/** A sheet of paper with its type area, px from the trimmed corner. */
export interface Sheet {
	width: number;
	height: number;
	type: Area;
}

/** The type area stands in the middle, unless the format says how far down it begins. */
export function sheetOf(format: Format): Sheet {
	const [width, height] = [format.trim.width / PX_MM, format.trim.height / PX_MM];
	const type = {
		width: spanWidth(format, format.columns) * format.em,
		height: format.lines * format.pitch
	};
	const x = (width - type.width) / 2;
	const y = format.top === undefined ? (height - type.height) / 2 : format.top / PX_MM;
	return { width, height, type: { x, y, ...type } };
}

/** How a slot's text is set: so many columns of so many characters a line. */
export interface Setting {
	columns: number;
	chars: number;
}

type Set = Pick<Slot, 'at' | 'measure' | 'parts' | 'border'>;

/**
 * The text columns of a slot. One per grid column; or, 破栏, `measure` equal ones over the whole
 * span: (width − gutters) ÷ columns, in whole characters. An L is set in the grid's columns alone.
 */
export function settingOf(format: Format, slot: Set): Setting {
	const columns = textColumns(slot);
	return { columns, chars: Math.floor(textRoom(format, slot) / columns) };
}

const textColumns = ({ at, parts, measure }: Set): number =>
	parts ? at.span : (measure ?? at.span);

/** Width of all its text columns together, without their gutters, em. */
const textRoom = (format: Format, slot: Set): number =>
	spanWidth(format, slot.at.span) -
	2 * insetOf(slot).side -
	(textColumns(slot) - 1) * format.gutter;

/**
 * Left edge of a text column, px. What is left over after whole characters (五破三: 69 − 2 = 3 × 22
 * + 1) widens the gutters, so that the columns stay equal.
 */
function textX(format: Format, slot: Set, column: number): number {
	const { columns, chars } = settingOf(format, slot);
	const rest = (textRoom(format, slot) - columns * chars) * format.em;
	const widened = columns > 1 ? Math.round((column * rest) / (columns - 1)) : 0;
	const left = columnX(format, slot.at.column) + insetOf(slot).side * format.em;
	return left + column * (chars + format.gutter) * format.em + widened;
}

/** Within a slot: text columns from its left, lines of the page. */
type Block = Edges;

/** What may be filled: the slot without its border; of an L both parts, from the top. */
function fields(slot: Slot): [Block, ...Block[]] {
	const { at, parts } = slot;
	const block = (rect: GridRect, columns: Block['columns'], inset: number): Block => ({
		columns,
		lines: [rect.line + inset, rect.line + rect.lines - inset]
	});
	const [first, ...rest] = (parts ?? []).map((part) => {
		const left = part.column - at.column;
		return block(part, [left, left + part.span], 0);
	});
	return first ? [first, ...rest] : [block(at, [0, textColumns(slot)], insetOf(slot).lines)];
}

const isAtBottom = ({ photoCorner }: Slot): boolean => photoCorner?.startsWith('bottom') ?? false;

/** A photo story begins with its picture, over the headline; all others with the headline. */
const beginsWithPhoto = (slot: Slot): boolean =>
	slot.role === 'photo' && slot.photoColumns === undefined && !isAtBottom(slot);

function headBlock(slot: Slot): Block | null {
	const [{ columns, lines }] = fields(slot);
	const left = Math.min(slot.headColumns ?? 0, columns[1] - columns[0]);
	if (left > 0) return { columns: [columns[0], columns[0] + left], lines };
	if (!slot.headLines) return null;
	const top = lines[0] + (beginsWithPhoto(slot) ? (slot.photoLines ?? 0) : 0);
	return { columns, lines: [top, top + slot.headLines] };
}

function photoBlock(slot: Slot): Block | null {
	if (!slot.photoLines) return null;
	const all = fields(slot);
	const field = (isAtBottom(slot) ? all.at(-1) : undefined) ?? all[0];
	const isFirst = field === all[0];
	const from = field.columns[0] + (isFirst ? (slot.headColumns ?? 0) : 0);
	const to = Math.max(from, field.columns[1]);
	const wide = Math.min(slot.photoColumns ?? Infinity, to - from);
	const columns: Block['columns'] = slot.photoCorner?.endsWith('right')
		? [to - wide, to]
		: [from, from + wide];
	const over = slot.headColumns || beginsWithPhoto(slot) ? 0 : (slot.headLines ?? 0);
	const top = isAtBottom(slot) ? field.lines[1] - slot.photoLines : field.lines[0] + over;
	return { columns, lines: [top, top + slot.photoLines] };
}

function blockArea(format: Format, slot: Slot, { columns, lines }: Block): Area {
	const x = textX(format, slot, columns[0]);
	const right = textX(format, slot, columns[1] - 1) + settingOf(format, slot).chars * format.em;
	const y = lineY(format, lines[0]);
	return { x, y, width: right - x, height: lineY(format, lines[1]) - y };
}

/** Where a slot's headline deck stands, px; null: no room is kept for one. */
export function headlineArea(format: Format, slot: Slot): Area | null {
	const block = headBlock(slot);
	return block && blockArea(format, slot, block);
}

/** Where the photo of a slot stands, px; null: it has none. */
export function photoArea(format: Format, slot: Slot): Area | null {
	const block = photoBlock(slot);
	return block && blockArea(format, slot, block);
}

/** A column of text: so many lines of so many characters; left, top and width in px. */
export interface TextFrame {
	x: number;
	y: number;
	width: number;
	lines: number;
	chars: number;
}

/**
 * The columns of text of a slot in reading order, from the left: what the border, the headline and
 * the photo leave. A column that a photo or the shape of an L interrupts gives two.
 */
export function textFrames(format: Format, slot: Slot): TextFrame[] {
	const { columns, chars } = settingOf(format, slot);
	const taken = [headBlock(slot), photoBlock(slot)].filter((block) => block !== null);
	return Array.from({ length: columns }, (_, column) => {
		const here = (block: Block) => block.columns[0] <= column && column < block.columns[1];
		const open = joined(
			fields(slot)
				.filter(here)
				.map(({ lines }) => lines)
		);
		const closed = joined(taken.filter(here).map(({ lines }) => lines));
		return open
			.flatMap((stretch) => cut(stretch, closed))
			.map(([from, to]) => ({
				x: textX(format, slot, column),
				y: lineY(format, from),
				width: chars * format.em,
				lines: to - from,
				chars
			}));
	}).flat();
}

/** A rectangle in shares of the type area, 0 to 1. */
export interface Box {
	left: number;
	top: number;
	width: number;
	height: number;
}

/**
 * The outline of an L-shaped slot, its corners in shares of its box; null: it is its box. From the
 * top right corner down the right side and up the left.
 */
export function slotOutline(
	format: Format,
	slot: Pick<Slot, 'at' | 'parts'>
): [number, number][] | null {
	const [top, bottom] = (slot.parts ?? []).map((part) => areaOf(format, part));
	if (!top || !bottom) return null;
	const box = areaOf(format, slot.at);
	const corner = (x: number, y: number): [number, number] => [
		(x - box.x) / box.width,
		(y - box.y) / box.height
	];
	const side = (part: Area, x: number) => [corner(x, part.y), corner(x, part.y + part.height)];
	const right = [top, bottom].flatMap((part) => side(part, part.x + part.width));
	const left = [top, bottom].flatMap((part) => side(part, part.x));
	return [...right, ...left.reverse()];
}

/** Where a slot stands on its page. */
export function slotBox(format: Format, { at }: Pick<Slot, 'at'>): Box {
	const { x, y, width, height } = areaOf(format, at);
	const { type } = sheetOf(format);
	return {
		left: x / type.width,
		top: y / type.height,
		width: width / type.width,
		height: height / type.height
	};
}
