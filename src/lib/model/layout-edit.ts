import { checkLayout, stopsLayout } from './check-layout.ts';
import { settingOf } from './geometry.ts';
import { edgesOf, rectOf, type Axis } from './grid.ts';
import type { Id } from './ids.ts';
import { takesStory, type Format, type GridRect, type Slot, type SlotRole } from './page.ts';
import { err, ok, type Result } from './result.ts';
import { contentOf } from './slot-content.ts';
import { deckLines, hasText, partsOf, shapeOf } from './slot-shape.ts';

/** Operations on the slots of a page, as on a tiling: what one slot gains its neighbours give. */

/** Why a layout was left as it is. */
export type LayoutRefusal =
	| 'no-slot'
	/** The edge is the page's own, or would leave the page. */
	| 'page-edge'
	/** A slot would have no room for text beside headline, photo and border. */
	| 'too-small'
	/** Over a hole: something stands where the edge should go. */
	| 'in-the-way'
	/** Neither a rectangle nor an L would come of it. */
	| 'shape'
	/** A story does not go where an advertisement stands. */
	| 'not-alike';

export type Edited = Result<Slot[], LayoutRefusal>;

/** A slot by its id. */
export const slotIn = (slots: readonly Slot[], id: Id): Slot | undefined =>
	slots.find((s) => s.id === id);

const REFUSALS = {
	outside: 'page-edge',
	overlap: 'in-the-way',
	shape: 'shape',
	'no-room': 'too-small'
} as const;

/** Takes what was changed, unless it brings a problem that was not there and stops a layout. */
export function settle(format: Format, before: readonly Slot[], changed: readonly Slot[]): Edited {
	const after = changed.map((slot) => (before.includes(slot) ? slot : tidy(format, slot)));
	const had = new Set(checkLayout(format, before, 'ad').map(keyOf));
	const problem = checkLayout(format, after, 'ad').find(
		(one) => stopsLayout(one) && !had.has(keyOf(one))
	);
	if (!problem) return ok(after);
	return err(REFUSALS[problem.kind as keyof typeof REFUSALS]);
}

const keyOf = ({ kind, slotIds }: { kind: string; slotIds: Id[] }): string =>
	[kind, ...slotIds].join();

/** Drops what a slot of another shape cannot have any more: the defaults take its place. */
function tidy(format: Format, slot: Slot): Slot {
	const next = { ...slot };
	if (next.parts) {
		delete next.measure;
		delete next.border;
	}
	const isDefault = next.measure === next.at.span;
	if (isDefault || settingOf(format, next).chars < 1) delete next.measure;
	const { columns } = settingOf(format, next);
	if ((next.headColumns ?? 0) >= columns) delete next.headColumns;
	if ((next.photoColumns ?? 0) >= columns) delete next.photoColumns;
	return next;
}

/** Cuts a slot in two, before a column or a line of the page. The left or upper half keeps its id. */
export function splitSlot(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	cut: { axis: Axis; at: number },
	newId: Id
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const { axis, at } = cut;
	const side = (from: number, to: number) =>
		partsOf(slot).flatMap((part) => {
			const edges = edgesOf(part);
			const kept: [number, number] = [Math.max(from, edges[axis][0]), Math.min(to, edges[axis][1])];
			return kept[0] < kept[1] ? [rectOf({ ...edges, [axis]: kept })] : [];
		});
	const [first, second] = [side(-Infinity, at), side(at, Infinity)];
	if (!first.length || !second.length) return err('too-small');
	const [one, two] = [shapeOf(first), shapeOf(second)];
	if (!one || !two) return err('shape');
	const { parts: _parts, ...rest } = slot;
	const kept = { ...rest, ...one };
	return settle(
		format,
		slots,
		slots.flatMap((other) => (other === slot ? [kept, halfOf(format, slot, two, newId)] : [other]))
	);
}

/** The new half: another story's place, with the headline its width asks for if it has room. */
function halfOf(format: Format, slot: Slot, place: Pick<Slot, 'at' | 'parts'>, id: Id): Slot {
	if (!hasText(slot)) {
		const { headLines, photoLines, parts: _parts, ...kept } = slot;
		const { label: _label, teaser: _teaser, ...rest } = kept;
		const used = (headLines ?? 0) + (photoLines ?? 0);
		const isRoomy = used < place.at.lines;
		return { ...rest, ...place, id, ...(isRoomy ? { headLines, photoLines } : {}) };
	}
	const half: Slot = { id, role: 'column', ...place };
	const head = deckLines(format, half);
	return head < place.at.lines ? { ...half, headLines: head } : half;
}

/**
 * Makes two neighbours one; the result is a rectangle or an L. What stands in `keep` stays, with its
 * id; the other slot is gone.
 */
export function mergeSlots(format: Format, slots: readonly Slot[], keep: Id, other: Id): Edited {
	const [kept, gone] = [slotIn(slots, keep), slotIn(slots, other)];
	if (!kept || !gone || kept === gone) return err('no-slot');
	const shape = shapeOf([...partsOf(kept), ...partsOf(gone)]);
	if (!shape) return err('shape');
	const { parts: _parts, ...rest } = kept;
	const merged = { ...rest, ...shape };
	return settle(
		format,
		slots,
		slots.flatMap((slot) => (slot === gone ? [] : [slot === kept ? merged : slot]))
	);
}

/**
 * The slots which one can take in: below, right, above, left of it; those that make an L last.
 * Masthead and folio are no places of the kind.
 */
export function mergeable(format: Format, slots: readonly Slot[], id: Id): Id[] {
	const slot = slotIn(slots, id);
	if (!slot) return [];
	const rank = ({ at }: Slot): number =>
		at.line > slot.at.line ? 0 : at.column > slot.at.column ? 1 : at.line < slot.at.line ? 2 : 3;
	return slots
		.flatMap((other) => {
			const isFixed = other === slot || other.role === 'masthead' || other.role === 'folio';
			const merged = isFixed ? null : mergeSlots(format, slots, id, other.id);
			if (!merged?.ok) return [];
			const isPlain = !slotIn(merged.value, id)?.parts;
			return [{ id: other.id, rank: rank(other) + (isPlain ? 0 : 4) }];
		})
		.sort((a, b) => a.rank - b.rank)
		.map((one) => one.id);
}

/** What stands in two slots changes places; how each is drawn stays. Stories go to stories, ads to ads. */
export function swapContents(slots: readonly Slot[], one: Id, other: Id): Edited {
	const [a, b] = [slotIn(slots, one), slotIn(slots, other)];
	if (!a || !b) return err('no-slot');
	const begins = [a, b].every((slot) => takesStory(slot) && slot.role !== 'jump');
	if (a.role !== b.role && !begins) return err('not-alike');
	const fill = ({ label: _label, teaser: _teaser, ...drawn }: Slot, from: Slot): Slot => ({
		...drawn,
		id: from.id,
		...contentOf(from)
	});
	return ok(slots.map((slot) => (slot === a ? fill(a, b) : slot === b ? fill(b, a) : slot)));
}

/** Leaves a hole. */
export const removeSlot = (slots: readonly Slot[], id: Id): Edited =>
	slotIn(slots, id) ? ok(slots.filter((slot) => slot.id !== id)) : err('no-slot');

/** A new slot where nothing stands. */
export function addSlot(format: Format, slots: readonly Slot[], at: GridRect, newId: Id): Edited {
	const slot: Slot = { id: newId, role: 'column', at };
	const head = deckLines(format, slot);
	return settle(format, slots, [...slots, head < at.lines ? { ...slot, headLines: head } : slot]);
}

/** Changes how a slot is set: role, measure, level, border, headline, photo; undefined: the default. */
export function setSlot(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	patch: Partial<Omit<Slot, 'id' | 'at' | 'parts'>>
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const set = Object.fromEntries(
		Object.entries({ ...slot, ...patch }).filter(([, value]) => value !== undefined)
	) as unknown as Slot;
	return settle(
		format,
		slots,
		slots.map((one) => (one === slot ? set : one))
	);
}

/** Another role begins with the room its kind of copy needs; what was set for the old one goes. */
export function setRole(format: Format, slots: readonly Slot[], id: Id, role: SlotRole): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	const next = { ...slot, role };
	if (hasText(slot) && hasText(next)) return setSlot(format, slots, id, { role });
	const { lines } = slot.at;
	const head = Math.min(role === 'photo' ? CAPTION_HEAD : deckLines(format, next), lines - 1);
	const takesHead = role === 'photo' || hasText(next);
	return setSlot(format, slots, id, {
		role,
		level: undefined,
		measure: role === 'photo' ? 1 : undefined,
		headLines: takesHead && head > 0 ? head : undefined,
		photoLines: role === 'photo' ? Math.max(0, lines - head - CAPTION) || undefined : undefined,
		...{ headColumns: undefined, photoColumns: undefined, photoCorner: undefined }
	});
}

/** Lines under a picture: its title, and its caption. */
const CAPTION_HEAD = 2;
const CAPTION = 2;

/** A headline of another level keeps the lines that such a deck needs. */
export function setLevel(
	format: Format,
	slots: readonly Slot[],
	id: Id,
	level: Slot['level']
): Edited {
	const slot = slotIn(slots, id);
	if (!slot) return err('no-slot');
	return setSlot(format, slots, id, {
		level,
		headLines: deckLines(format, { ...slot, level })
	});
}
