import { frameOf } from './fit.ts';
import { settingOf } from './geometry.ts';
import { boundsOf, cellsOf, edgesOf, sharedRect, wholeGrid, without } from './grid.ts';
import type { Id } from './ids.ts';
import type { Format, GridRect, Page, Slot, Template } from './page.ts';
import { hasText, partsOf, shapeOf } from './slot-shape.ts';

/** Stop a layout: it could not be set, or the page would have no lead. */
export const LAYOUT_STOPS = [
	/** Beyond the grid. */
	'outside',
	/** Two slots on each other. */
	'overlap',
	/** Parts that are no L, or not within the slot. */
	'shape',
	/** Nothing is left for text beside the border, the headline and the photo. */
	'no-room',
	'no-lead'
] as const;

/** Only warn: the page can be printed so, and somebody may mean it. */
export const LAYOUT_HINTS = [
	'many-leads',
	/** Columns that no slot covers; they print white. */
	'hole',
	/** Lines so short that they could not be justified. */
	'narrow',
	'no-masthead',
	'masthead-inside',
	/** 报眉, which every page but the first has. */
	'no-folio'
] as const;

export type LayoutStop = (typeof LAYOUT_STOPS)[number];
export type LayoutHint = (typeof LAYOUT_HINTS)[number];

/** What is wrong with a page's layout, with which slots, and where. */
export interface LayoutProblem {
	kind: LayoutStop | LayoutHint;
	slotIds: Id[];
	/** Not of a thing that is missing. */
	area?: GridRect;
}

export const stopsLayout = ({ kind }: LayoutProblem): boolean =>
	LAYOUT_STOPS.some((stop) => stop === kind);

export type PageKind = Template['kind'];

/** Page 1 is a front page; a page laid out from an advertising template needs no lead. */
export const kindOf = (page: Pick<Page, 'number'>, template?: Pick<Template, 'kind'>): PageKind =>
	template?.kind === 'ad' ? 'ad' : page.number === 1 ? 'front' : 'inside';

/** Checks slots against the grid: those that stop first, each kind in the order of the slots. */
export function checkLayout(
	format: Format,
	slots: readonly Slot[],
	kind: PageKind
): LayoutProblem[] {
	const problems = [
		...slots.flatMap((slot) => checkSlot(format, slot)),
		...overlaps(slots),
		...checkRoles(slots, kind),
		...holesOf(format, slots).map((area): LayoutProblem => ({ kind: 'hole', slotIds: [], area }))
	];
	return [...problems.filter(stopsLayout), ...problems.filter((one) => !stopsLayout(one))];
}

function checkSlot(format: Format, slot: Slot): LayoutProblem[] {
	const problem = (kind: LayoutProblem['kind']): LayoutProblem[] => [
		{ kind, slotIds: [slot.id], area: slot.at }
	];
	if (!partsOf(slot).every((part) => isInside(format, part))) return problem('outside');
	if (!isInside(format, slot.at)) return problem('outside');
	if (!isWellShaped(slot)) return problem('shape');
	// Before any frame is made: there would be one for each of very many columns.
	if (settingOf(format, slot).chars < 1) return problem('no-room');
	if (slot.role !== 'photo' && !hasText(slot)) return [];
	if (!hasRoom(format, slot)) return problem('no-room');
	return settingOf(format, slot).chars < MIN_CHARS ? problem('narrow') : [];
}

/** Of a line of text; shorter ones cannot be justified. */
const MIN_CHARS = 8;

/** Settings without a single character or line; a picture may go without words. */
function hasRoom(format: Format, slot: Slot): boolean {
	const { lines } = frameOf(format, slot);
	if (slot.role !== 'photo') return lines > 0;
	return (slot.headLines ?? 0) + (slot.photoLines ?? 0) < slot.at.lines;
}

function isInside({ columns, lines }: Format, rect: GridRect): boolean {
	const whole = [rect.column, rect.line, rect.span, rect.lines].every(Number.isInteger);
	return (
		whole &&
		rect.column >= 0 &&
		rect.line >= 0 &&
		rect.span >= 1 &&
		rect.lines >= 1 &&
		rect.column + rect.span <= columns &&
		rect.line + rect.lines <= lines
	);
}

function isWellShaped({ at, parts }: Slot): boolean {
	if (!parts) return true;
	if (parts.length !== 2 || !shapeOf(parts)?.parts) return false;
	const [around, own] = [edgesOf(boundsOf(parts)), edgesOf(at)];
	return around.columns.join() === own.columns.join() && around.lines.join() === own.lines.join();
}

function overlaps(slots: readonly Slot[]): LayoutProblem[] {
	return slots.flatMap((slot, index) =>
		slots.slice(0, index).flatMap((other) => {
			const shared = partsOf(slot).flatMap((part) =>
				partsOf(other).flatMap((its) => sharedRect(part, its) ?? [])
			);
			if (shared.length === 0) return [];
			return [{ kind: 'overlap' as const, slotIds: [other.id, slot.id], area: boundsOf(shared) }];
		})
	);
}

function checkRoles(slots: readonly Slot[], kind: PageKind): LayoutProblem[] {
	const problems: LayoutProblem[] = [];
	const say = (problem: LayoutProblem['kind'], ...about: Slot[]) =>
		problems.push({ kind: problem, slotIds: about.map(({ id }) => id), area: about[0]?.at });
	const leads = slots.filter(({ role }) => role === 'lead');
	const masthead = slots.find(({ role }) => role === 'masthead');
	if (leads.length === 0 && kind !== 'ad') say('no-lead');
	// Two are a form of their own (双头条).
	if (leads.length > 2) say('many-leads', ...leads);
	if (!masthead && kind === 'front') say('no-masthead');
	if (masthead && kind !== 'front') say('masthead-inside', masthead);
	if (kind !== 'front' && !slots.some(({ role }) => role === 'folio')) say('no-folio');
	return problems;
}

/** Rectangles of the grid that no slot covers, from the top; a hole that is meant is a slot, too. */
export const holesOf = (format: Format, slots: readonly Slot[]): GridRect[] =>
	without(
		wholeGrid(format),
		slots.flatMap((slot) => partsOf(slot))
	);

/** Cells of the grid that slots cover, each counted once. */
export const coveredCells = (format: Format, slots: readonly Slot[]): number =>
	format.columns * format.lines - cellsOf(holesOf(format, slots));
