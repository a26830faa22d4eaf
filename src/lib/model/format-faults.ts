import type { FormatField, FormatFields } from './format-fields.ts';
import { formatFrom } from './format-fields.ts';
import { mmOf, sheetOf } from './geometry.ts';

/** Longest name of a format, UTF-16 units. */
export const MAX_FORMAT_NAME = 40;
/** What a format may be at all: beyond, it is a slip, or a page would take minutes to set. Units as in FormatFields. */
export const FORMAT_LIMITS = {
	width: [100, 600],
	height: [100, 900],
	top: [0, 300],
	bleed: [0, 10],
	em: [8, 24],
	pitch: [8, 60],
	columns: [1, 16],
	chars: [4, 60],
	gutter: [0.5, 6],
	lines: [20, 300],
	hairline: [0.3, 3]
} as const satisfies Partial<Record<FormatField, readonly [least: number, most: number]>>;
/** Largest type of a headline, CSS px. */
export const MAX_HEAD = 200;
const LEVELS = 4;
/** Less white than this around the type area is not held by many presses, mm. */
export const LEAST_MARGIN = 8;
/** Characters of a line of text; shorter ones cannot be justified. */
const LEAST_CHARS = 8;

export type FormatFaultKind =
	| 'name'
	| 'name-long'
	| 'limits'
	/** Between two of the steps that its figure goes by. */
	| 'step'
	/** The type area is wider, or reaches lower, than the sheet. */
	| 'too-wide'
	| 'too-tall'
	/** Lines would lie on each other. */
	| 'leading'
	/** A level larger than the one over it, or none larger than the body. */
	| 'heads'
	/** Hints: it can be printed so. */
	| 'tight'
	| 'narrow';

/** What is wrong with a format, at which field. */
export interface FormatFault {
	field: FormatField;
	kind: FormatFaultKind;
	/** limits: from and to, as in FORMAT_LIMITS. too-wide, too-tall: how much, mm. tight: what is left, mm. */
	amount?: readonly number[];
}

export const stopsFormat = ({ kind }: FormatFault): boolean =>
	kind !== 'tight' && kind !== 'narrow';

/** White around the type area, mm. */
export interface Margins {
	top: number;
	bottom: number;
	/** Left and right. */
	side: number;
}

export function marginsOf(fields: FormatFields): Margins {
	const { width, height, type } = sheetOf(formatFrom('', fields));
	return {
		top: mmOf(type.y),
		bottom: mmOf(height - type.y - type.height),
		side: mmOf((width - type.width) / 2)
	};
}

/** All that is wrong with a format, those that stop first; nothing of what hangs on a figure that is wrong itself. */
export function formatFaults(fields: FormatFields): FormatFault[] {
	const figures = wrongFigures(fields);
	const areSure = (...names: FormatField[]) => !figures.some(({ field }) => names.includes(field));
	const faults = [...wrongName(fields), ...figures];
	if (areSure('em', 'pitch') && fields.pitch < fields.em)
		faults.push({ field: 'pitch', kind: 'leading' });
	if (areSure('em') && wrongHead(fields) !== -1) faults.push({ field: 'heads', kind: 'heads' });
	if (areSure('width', 'columns', 'chars', 'gutter', 'em')) faults.push(...wrongWidth(fields));
	if (areSure('height', 'lines', 'pitch', 'top')) faults.push(...wrongHeight(fields));
	if (areSure('chars') && fields.chars < LEAST_CHARS)
		faults.push({ field: 'chars', kind: 'narrow' });
	return [...faults.filter(stopsFormat), ...faults.filter((fault) => !stopsFormat(fault))];
}

function wrongName({ name }: FormatFields): FormatFault[] {
	if (name.trim() === '') return [{ field: 'name', kind: 'name' }];
	return name.trim().length > MAX_FORMAT_NAME ? [{ field: 'name', kind: 'name-long' }] : [];
}

/** Fields that are counted; gutters go by halves, the rest by tenths. */
const WHOLE: readonly FormatField[] = ['em', 'pitch', 'columns', 'chars', 'lines'];

function wrongFigures(fields: FormatFields): FormatFault[] {
	const names = Object.keys(FORMAT_LIMITS) as (keyof typeof FORMAT_LIMITS)[];
	return names.flatMap((field): FormatFault[] => {
		const value = fields[field];
		if (value === null) return [];
		const [least, most] = FORMAT_LIMITS[field];
		const step = WHOLE.includes(field) ? 1 : field === 'gutter' ? 0.5 : 0.1;
		const isStep = Math.abs(value / step - Math.round(value / step)) < 1e-6;
		if (!(value >= least && value <= most))
			return [{ field, kind: 'limits', amount: [least, most] }];
		return isStep ? [] : [{ field, kind: 'step', amount: [step] }];
	});
}

/** The first level whose headlines cannot be so large, from 0; -1: none. */
export function wrongHead({ heads, em }: Pick<FormatFields, 'heads' | 'em'>): number {
	if (heads.length !== LEVELS) return 0;
	return heads.findIndex((size, at) => {
		const most = heads[at - 1] ?? MAX_HEAD;
		return !(Number.isInteger(size) && size > em && size <= most);
	});
}

/** Rounding of px to mm. */
const CLOSE = 0.05;

function wrongWidth(fields: FormatFields): FormatFault[] {
	const { side } = marginsOf(fields);
	if (side < -CLOSE) return [{ field: 'chars', kind: 'too-wide', amount: [-2 * side] }];
	return side < LEAST_MARGIN ? [{ field: 'chars', kind: 'tight', amount: [side] }] : [];
}

function wrongHeight(fields: FormatFields): FormatFault[] {
	const { top, bottom } = marginsOf(fields);
	const over = Math.max(-bottom, fields.top === null ? -2 * top : 0);
	if (over > CLOSE) return [{ field: 'lines', kind: 'too-tall', amount: [over] }];
	const least = Math.min(top, bottom);
	return least < LEAST_MARGIN ? [{ field: 'lines', kind: 'tight', amount: [least] }] : [];
}
