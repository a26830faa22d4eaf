import { frameOf } from './fit.ts';
import type { LayoutProblem } from './check-layout.ts';
import type { Id } from './ids.ts';
import { addSlot, setRole, setSlot, settle, type Edited } from './layout-edit.ts';
import type { Format, GridRect, Slot } from './page.ts';
import { err } from './result.ts';
import { hasText, partsOf, shapeOf } from './slot-shape.ts';

/** What would put a problem right, in one step. */
export type LayoutFix =
	/** A neighbour grows over a hole. */
	| { kind: 'extend'; slotId: Id; area: GridRect }
	| { kind: 'add'; area: GridRect }
	| { kind: 'leave-blank'; area: GridRect }
	| { kind: 'lead'; slotId: Id }
	| { kind: 'plain'; slotId: Id }
	| { kind: 'unbreak'; slotId: Id };

/** Fixes of a problem, the best first; none where it is for somebody to decide. */
export function fixesOf(
	format: Format,
	slots: readonly Slot[],
	{ kind, slotIds, area }: LayoutProblem
): LayoutFix[] {
	switch (kind) {
		case 'hole': {
			if (!area) return [];
			const grown = slots.find((slot) => grow(format, slots, slot.id, area).ok);
			const extend: LayoutFix[] = grown ? [{ kind: 'extend', slotId: grown.id, area }] : [];
			return [...extend, { kind: 'add', area }, { kind: 'leave-blank', area }];
		}
		case 'no-lead': {
			const sizes = slots
				.filter((slot) => hasText(slot) && slot.role === 'column')
				.map((slot) => ({ slotId: slot.id, size: sizeOf(format, slot) }));
			const largest = sizes.sort((a, b) => b.size - a.size)[0];
			return largest ? [{ kind: 'lead', slotId: largest.slotId }] : [];
		}
		case 'many-leads':
			return slotIds.slice(1).map((slotId): LayoutFix => ({ kind: 'plain', slotId }));
		case 'narrow':
			return slotIds.map((slotId): LayoutFix => ({ kind: 'unbreak', slotId }));
		default:
			return [];
	}
}

function sizeOf(format: Format, slot: Slot): number {
	const { lines, chars } = frameOf(format, slot);
	return lines * chars;
}

export function applyFix(
	format: Format,
	slots: readonly Slot[],
	fix: LayoutFix,
	newId: Id
): Edited {
	switch (fix.kind) {
		case 'extend':
			return grow(format, slots, fix.slotId, fix.area);
		case 'add':
			return addSlot(format, slots, fix.area, newId);
		case 'leave-blank':
			return settle(format, slots, [...slots, { id: newId, role: 'blank', at: fix.area }]);
		case 'lead':
			return setRole(format, slots, fix.slotId, 'lead');
		case 'plain':
			return setRole(format, slots, fix.slotId, 'column');
		case 'unbreak':
			return setSlot(format, slots, fix.slotId, { measure: undefined });
	}
}

/** A slot over a hole beside it; only where a rectangle comes of it. */
function grow(format: Format, slots: readonly Slot[], id: Id, area: GridRect): Edited {
	const slot = slots.find((one) => one.id === id);
	if (!slot) return err('no-slot');
	const shape = shapeOf([...partsOf(slot), area]);
	if (!shape || shape.parts) return err('shape');
	const { parts: _parts, ...rest } = slot;
	const grown = { ...rest, ...shape };
	return settle(
		format,
		slots,
		slots.map((one) => (one === slot ? grown : one))
	);
}
