import { checkLayout, stopsLayout } from './check-layout.ts';
import { formatOf } from './format.ts';
import { sameFormat } from './paper-format.ts';
import { edgesOf, rectOf } from './grid.ts';
import type { Id } from './ids.ts';
import type { Format, GridRect, Slot, Template } from './page.ts';
import type { DeskView } from './records.ts';

type Grid = Pick<Format, 'columns' | 'lines' | 'pitch'>;

/**
 * Slots drawn in one format, in another. Each edge goes to the column and the line at the same share of
 * the page, so that what met meets, and what filled the page fills it; heads keep their height. Null:
 * a slot would have no room left. Ids and what slots say stay.
 */
export function refit(slots: readonly Slot[], from: Format, to: Format): Slot[] | null {
	if (sameFormat(from, to)) return [...slots];
	const isSame = from.columns === to.columns && from.lines === to.lines;
	const moved = isSame ? [...slots] : slots.map((slot) => onGrid(slot, from, to));
	const fits = !checkLayout(to, moved, 'ad').some(stopsLayout);
	return fits ? moved : null;
}

function onGrid(slot: Slot, from: Grid, to: Grid): Slot {
	const at = rectOn(slot.at, from, to);
	const next: Slot = { ...slot, at };
	if (slot.parts) next.parts = slot.parts.map((part) => rectOn(part, from, to));
	const columns = (count: number) =>
		Math.max(1, Math.min(at.span, Math.round((count * at.span) / slot.at.span)));
	if (slot.measure !== undefined) next.measure = columns(slot.measure);
	if (slot.headColumns) next.headColumns = columns(slot.headColumns);
	if (slot.photoColumns !== undefined) next.photoColumns = columns(slot.photoColumns);
	const head = Math.round(((slot.headLines ?? 0) * from.pitch) / to.pitch);
	const photo = Math.round(((slot.photoLines ?? 0) * at.lines) / slot.at.lines);
	if (slot.headLines !== undefined) next.headLines = Math.min(head, Math.max(0, at.lines - 1));
	if (slot.photoLines !== undefined)
		next.photoLines = Math.min(photo, Math.max(0, at.lines - 1 - (next.headLines ?? 0)));
	return next;
}

function rectOn(rect: GridRect, from: Grid, to: Grid): GridRect {
	const { columns, lines } = edgesOf(rect);
	const column = (edge: number) => Math.round((edge * to.columns) / from.columns);
	const line = (edge: number) => Math.round((edge * to.lines) / from.lines);
	return rectOf({
		columns: [column(columns[0]), column(columns[1])],
		lines: [line(lines[0]), line(lines[1])]
	});
}

/** The templates of a format, laid out in it as it is given; those that find no room in it are left out. */
export const templatesFor = (view: DeskView, format: Format): Template[] =>
	[...view.list('template')].flatMap((template) => {
		const slots = template.formatId === format.id ? templateOn(template, format) : null;
		return slots ? [{ ...template, slots }] : [];
	});

export const templateOn = (template: Template, format: Format): Slot[] | null =>
	refit(template.slots, formatOf(template), format);

/** Kinds of pages that could not be made in a format: no template of theirs has room in it. */
export function lacks(view: DeskView, format: Format): Template['kind'][] {
	const kinds = new Set(templatesFor(view, format).map(({ kind }) => kind));
	return (['front', 'inside'] as const).filter((kind) => !kinds.has(kind));
}

/** What becomes of a format's templates in a version of it. */
export interface TemplateFate {
	template: Template;
	/** same: as it is drawn. moved: on the new grid. out: no room, not offered. */
	fate: 'same' | 'moved' | 'out';
	/** As new editions would take it; null where it is out. */
	slots: Slot[] | null;
}

export const fatesIn = (view: DeskView, formatId: Id, format: Format): TemplateFate[] =>
	[...view.list('template')].flatMap((template): TemplateFate[] => {
		if (template.formatId !== formatId) return [];
		const drawn = formatOf(template);
		const slots = templateOn(template, format);
		const isSame = drawn.columns === format.columns && drawn.lines === format.lines;
		return [{ template, slots, fate: slots === null ? 'out' : isSame ? 'same' : 'moved' }];
	});
