import type { Format, Slot } from './page.ts';

/** What is wrong with a page's layout. Overlaps and a missing lead stop it; gaps only warn. */
export type LayoutProblem =
	| { problem: 'outside'; slotId: string }
	| { problem: 'overlap'; slotId: string; otherId: string }
	/** Nothing is left for text under the headline and the photo. */
	| { problem: 'no-room'; slotId: string }
	| { problem: 'no-lead' }
	| { problem: 'second-lead'; slotId: string }
	/** So many column-lines of the grid belong to no slot. */
	| { problem: 'gap'; cells: number };

/** Checks slots against the grid, in the order of the slots. `needsLead`: not on advertising pages. */
export function checkLayout(
	format: Format,
	slots: readonly Slot[],
	needsLead: boolean
): LayoutProblem[] {
	const problems = slots.flatMap((slot, index) => [
		...checkSlot(format, slot),
		...slots
			.slice(0, index)
			.filter((other) => overlaps(slot, other))
			.map((other): LayoutProblem => ({ problem: 'overlap', slotId: slot.id, otherId: other.id }))
	]);
	const leads = slots.filter((slot) => slot.role === 'lead');
	if (needsLead && leads.length === 0) problems.push({ problem: 'no-lead' });
	for (const { id } of leads.slice(1)) problems.push({ problem: 'second-lead', slotId: id });
	const cells = uncovered(format, slots);
	if (cells > 0) problems.push({ problem: 'gap', cells });
	return problems;
}

function checkSlot(format: Format, slot: Slot): LayoutProblem[] {
	const { column, line, span, lines } = slot.at;
	const whole = [column, line, span, lines].every(Number.isInteger);
	const inside =
		whole &&
		column >= 0 &&
		line >= 0 &&
		span >= 1 &&
		lines >= 1 &&
		column + span <= format.columns &&
		line + lines <= format.lines;
	if (!inside) return [{ problem: 'outside', slotId: slot.id }];
	const used = (slot.headLines ?? 0) + (slot.photoLines ?? 0);
	return used >= lines ? [{ problem: 'no-room', slotId: slot.id }] : [];
}

const overlaps = ({ at: a }: Slot, { at: b }: Slot): boolean =>
	a.column < b.column + b.span &&
	b.column < a.column + a.span &&
	a.line < b.line + b.lines &&
	b.line < a.line + a.lines;

/** Cells (column × line) that no slot covers; slots that overlap are counted once. */
function uncovered({ columns, lines }: Format, slots: readonly Slot[]): number {
	const covered = new Set<number>();
	for (const { at } of slots) {
		const right = Math.min(at.column + at.span, columns);
		const bottom = Math.min(at.line + at.lines, lines);
		for (let line = Math.max(0, at.line); line < bottom; line++)
			for (let column = Math.max(0, at.column); column < right; column++)
				covered.add(line * columns + column);
	}
	return columns * lines - covered.size;
}
