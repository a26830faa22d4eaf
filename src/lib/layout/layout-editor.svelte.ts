import { getContext, setContext } from 'svelte';
import { adoptTemplate } from '#model/adopt-template.ts';
import { mayDraw } from '#model/apply/may-run.ts';
import { inReadingOrder } from '#model/board.ts';
import { checkLayout, kindOf, stopsLayout, type LayoutProblem } from '#model/check-layout.ts';
import { formatOf, formattedAs } from '#model/format.ts';
import { areaOf, type Area } from '#model/geometry.ts';
import { edgesOf, wholeGrid, type Axis } from '#model/grid.ts';
import { newId, type Id } from '#model/ids.ts';
import {
	mergeable,
	mergeSlots,
	removeSlot,
	splitSlot,
	swapContents,
	type Edited,
	type LayoutRefusal
} from '#model/layout-edit.ts';
import { applyFix, type LayoutFix } from '#model/layout-fix.ts';
import { layoutOutcome, sameLayout, slotsUnlike } from '#model/layout-outcome.ts';
import { pullEdge, shiftSlot, type Side } from '#model/move-edge.ts';
import { takesStory, type Format, type Page, type Slot, type Template } from '#model/page.ts';
import { can } from '#model/permissions.ts';
import { templatesFor } from '#model/refit.ts';
import { TEMPLATES } from '#model/templates.ts';
import { bareSlot, withContents } from '#model/slot-content.ts';
import type { Result } from '#model/result.ts';
import { letters } from '#model/slot-names.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { SlotHands } from './slot-hands.svelte.ts';
import { Drawing, type Drawn } from './drawing.svelte.ts';

/** Where a slot is about to be cut: before this column or line of the page. */
export interface Cut {
	axis: Axis;
	at: number;
}

/** A page's layout while somebody draws it: nobody else sees it until it is applied. */
export class LayoutEditor {
	readonly desk: DeskState;
	readonly grid: Format;
	/** The type area, px. */
	readonly whole: Area;
	readonly #page: () => Page;
	readonly #drawing: Drawing;
	/** While an edge is dragged: what letting go would give. */
	preview = $state.raw<readonly Slot[] | null>(null);
	selectedId = $state<Id | null>(null);
	cut = $state.raw<Cut | null>(null);
	/** Why the last step was not taken. */
	refused = $state<LayoutRefusal | 'in-hand' | null>(null);
	/** The slot whose contents go to the one that is chosen next. */
	swapping = $state<Id | null>(null);
	readonly hands: SlotHands;
	busy = $state(false);

	constructor(desk: DeskState, page: () => Page) {
		this.desk = desk;
		this.#page = page;
		this.grid = formatOf(page());
		this.whole = areaOf(this.grid, wholeGrid(this.grid));
		this.#drawing = new Drawing(drawnOf(page()));
		this.hands = new SlotHands(desk, () => page().id);
	}

	get page(): Page {
		return this.#page();
	}

	/** Takes the page as it is now; what was drawn before is gone. */
	begin(): void {
		this.#drawing.begin(drawnOf(this.page));
		this.#settle();
	}

	/** Goes on with what was drawn, over what somebody else has made of the page. */
	rebase(): void {
		this.#drawing.base = drawnOf(this.page);
	}

	readonly slots = $derived.by(() => this.preview ?? this.#drawing.now.slots);
	readonly inOrder = $derived.by(() => inReadingOrder(this.slots));
	readonly selected = $derived.by(() => this.slots.find(({ id }) => id === this.selectedId));
	readonly mayEdit = $derived.by(() => mayDraw(this.desk, this.desk.me, this.page));

	/** Not while what was drawn is on its way: what comes of it takes the place of the drawing. */
	get mayDraw(): boolean {
		return this.mayEdit && !this.busy;
	}
	readonly mayKeep = $derived.by(() => can(this.desk.me, 'template.keep'));
	readonly kind = $derived.by(() => kindOf(this.page, this.#template));
	readonly problems = $derived.by((): LayoutProblem[] =>
		checkLayout(this.grid, this.slots, this.kind)
	);
	readonly stops = $derived.by(() => this.problems.filter(stopsLayout).length);
	/** Somebody else has drawn the page since this drawing began. */
	readonly isOvertaken = $derived.by(
		() => !this.busy && !sameLayout(this.page.slots, this.#drawing.base.slots)
	);
	/** What applying would do to the stories that stand on the page. */
	readonly outcome = $derived.by(() => layoutOutcome(this.desk, this.page, this.slots));

	get isChanged(): boolean {
		return this.#drawing.isChanged;
	}
	get canUndo(): boolean {
		return this.#drawing.canUndo;
	}
	get canRedo(): boolean {
		return this.#drawing.canRedo;
	}
	get templateId(): Id | null {
		return this.#drawing.now.templateId;
	}
	/** Templates of the page's format, in its grid. */
	readonly #fitting: readonly Template[] = $derived.by(() => templatesFor(this.desk, this.grid));

	get #template(): Template | undefined {
		const { templateId } = this;
		const fitting = this.#fitting.find(({ id }) => id === templateId);
		return fitting ?? this.desk.get('template', templateId ?? '');
	}

	/** Those of its kind first. */
	readonly templates: readonly Template[] = $derived.by(() =>
		this.#fitting.toSorted((a, b) => Number(b.kind === this.kind) - Number(a.kind === this.kind))
	);

	/** As it was before the drawing began, or undefined for a new slot. */
	before = (id: Id): Slot | undefined => this.#drawing.base.slots.find((slot) => slot.id === id);

	/** As it was before the edge that is being dragged was touched. */
	drawn = (id: Id): Slot | undefined => this.#drawing.now.slots.find((slot) => slot.id === id);

	/** As slotNames has it, but none changes while somebody draws: new ones follow. */
	letterOf(id: Id): string {
		const named = this.#drawing.now.order.filter((one) => {
			const slot = this.slots.find((s) => s.id === one) ?? this.before(one);
			return slot && takesStory(slot);
		});
		const at = named.indexOf(id);
		return at < 0 ? '' : `${this.page.number}${letters(at)}`;
	}

	storyIn = (slotId: Id): Id | null => this.desk.placement(slotId)?.storyId ?? null;

	/** Takes a step, or says why not. */
	take(edited: Edited, order = this.#drawing.now.order): boolean {
		if (!this.mayDraw) return false;
		this.refused = edited.ok ? this.#inHand(edited.value) : edited.error;
		if (!edited.ok || this.refused) return false;
		this.#draw(edited.value, order);
		return true;
	}

	/** Whether a step would change a slot that a colleague has in hand. */
	#inHand(slots: readonly Slot[]): 'in-hand' | null {
		const held = this.#drawing.now.slots.filter(({ id }) => this.hands.holderOf(id));
		return held.every((slot) => slots.includes(slot)) ? null : 'in-hand';
	}

	#draw(slots: readonly Slot[], order = this.#drawing.now.order): void {
		const { templateId } = this.#drawing.now;
		const added = inReadingOrder(slots).filter(({ id }) => !order.includes(id));
		const next = { slots, templateId, order: [...order, ...added.map(({ id }) => id)] };
		this.#step(() => this.#drawing.draw(next));
	}

	/** A selected slot that goes hands on to its neighbour, so that keys go on from there. */
	#step(step: () => void): void {
		const { selectedId } = this;
		const at = this.inOrder.findIndex(({ id }) => id === selectedId);
		step();
		this.#settle();
		if (selectedId === null || this.selectedId !== null) return;
		this.selectedId = (this.inOrder[at] ?? this.inOrder.at(-1))?.id ?? null;
	}

	/** Nothing is pointed at that is not there any more. */
	#settle(): void {
		this.cut = this.preview = this.swapping = null;
		if (!this.slots.some(({ id }) => id === this.selectedId)) this.selectedId = null;
	}

	undo(): void {
		if (!this.busy) this.#step(() => this.#drawing.undo());
	}

	redo(): void {
		if (!this.busy) this.#step(() => this.#drawing.redo());
	}

	select(id: Id | null): void {
		if (id !== this.selectedId) this.cut = null;
		this.selectedId = id;
		this.refused = null;
	}

	shift(axis: Axis, by: number): void {
		if (this.selectedId) this.take(shiftSlot(this.grid, this.slots, this.selectedId, axis, by));
	}

	/** Grows or shrinks the selected slot: at its far edge, or where that is the page's, at the near one. */
	resize(axis: Axis, by: number): void {
		const slot = this.selected;
		if (!slot) return;
		const [start, end] = edgesOf(slot.at)[axis];
		const last = axis === 'columns' ? this.grid.columns : this.grid.lines;
		const [near, far]: [Side, Side] = axis === 'columns' ? ['left', 'right'] : ['top', 'bottom'];
		const [side, to]: [Side, number] = end < last ? [far, end + by] : [near, start - by];
		this.take(pullEdge(this.grid, this.slots, slot.id, side, to));
	}

	/** Shows what dragging edges of the selected slot to places would give. */
	drag(targets: readonly [Side, number][]): void {
		const id = this.selectedId;
		if (!id || !this.mayEdit) return;
		let slots = this.#drawing.now.slots;
		this.refused = null;
		for (const [side, to] of targets) {
			const pulled = pullEdge(this.grid, slots, id, side, to);
			if (pulled.ok) slots = pulled.value;
			else this.refused = pulled.error;
		}
		this.preview = slots;
	}

	drop(): void {
		const slots = this.preview;
		this.preview = null;
		if (!slots || !this.mayDraw) return;
		this.refused = this.#inHand(slots);
		if (!this.refused) this.#draw(slots);
	}

	/** Begins a cut in the middle of the selected slot, or turns the cut that is there. */
	beginCut(axis: Axis = 'lines'): void {
		const slot = this.selected;
		if (!slot || !this.mayEdit) return;
		const [start, end] = edgesOf(slot.at)[axis];
		if (end - start < 2) {
			this.refused = 'too-small';
			return;
		}
		this.cut = { axis, at: Math.floor((start + end) / 2) };
	}

	moveCut(axis: Axis, by: number): void {
		const { cut, selected } = this;
		if (!cut || !selected) return;
		if (cut.axis !== axis) return this.beginCut(axis);
		const [start, end] = edgesOf(selected.at)[axis];
		this.cut = { axis, at: Math.max(start + 1, Math.min(end - 1, cut.at + by)) };
	}

	finishCut(): void {
		const { cut, selectedId } = this;
		if (cut && selectedId) this.take(splitSlot(this.grid, this.slots, selectedId, cut, newId()));
	}

	/** Merges with the first neighbour that fits; the one with a story is kept. */
	merge(): void {
		const id = this.selectedId;
		if (!id) return;
		const other = mergeable(this.grid, this.slots, id)[0];
		if (!other) {
			this.refused = 'shape';
			return;
		}
		const keepsOther = this.storyIn(id) === null && this.storyIn(other) !== null;
		const [keep, gone] = keepsOther ? [other, id] : [id, other];
		if (this.take(mergeSlots(this.grid, this.slots, keep, gone))) this.selectedId = keep;
	}

	/** A press on a slot: chooses it, or, where a swap was begun, swaps with it. */
	press(id: Id): void {
		if (this.swapping && this.swapping !== id) this.#swap(this.swapping, id);
		else this.select(id);
	}

	beginSwap(): void {
		this.swapping = this.mayEdit && !this.swapping ? this.selectedId : null;
		this.cut = null;
	}

	/** A place keeps its letter. */
	#swap(one: Id, other: Id): void {
		this.swapping = null;
		const { order } = this.#drawing.now;
		const next = order.map((id) => (id === one ? other : id === other ? one : id));
		if (this.take(swapContents(this.slots, one, other), next)) this.selectedId = one;
	}

	remove(): void {
		if (this.selectedId) this.take(removeSlot(this.slots, this.selectedId));
	}

	fix(fix: LayoutFix): void {
		this.take(applyFix(this.grid, this.slots, fix, newId()));
	}

	startFrom(template: Template): void {
		if (!this.mayDraw) return;
		const isFilled = (id: Id) => this.storyIn(id) !== null;
		const slots = adoptTemplate(template.slots, this.slots, isFilled, newId);
		this.#drawing.draw(drawnOf({ slots, templateId: template.id }));
		this.#settle();
	}

	/** Slots that are not as the template has them; of one that is gone, as they were. */
	readonly changes = $derived.by(() =>
		slotsUnlike(this.slots, this.#template?.slots ?? this.#drawing.base.slots)
	);

	async apply(): Promise<Result<Done, RunError>> {
		this.busy = true;
		const { templateId } = this.#drawing.now;
		const expect = [...this.#drawing.base.slots];
		const { id } = this.page;
		const slots = withContents(this.#drawing.now.slots, this.page.slots, expect);
		const result = await this.desk.run({ type: 'page.layout', id, slots, templateId, expect });
		if (result.ok) this.#drawing.begin({ ...this.#drawing.now, slots });
		this.busy = false;
		return result;
	}

	/** Takes an applied layout back, and shows what is there again. */
	async takeBack(commandId: Id): Promise<Result<Done, RunError> | null> {
		this.busy = true;
		const wasChanged = this.isChanged;
		const answer = await this.desk.undo(commandId);
		if (answer?.ok && !wasChanged) this.begin();
		this.busy = false;
		return answer;
	}

	/** Templates that come with the program and that this newsroom, set up before them, has not. */
	readonly missing = $derived.by(() =>
		TEMPLATES.filter(
			({ id, formatId }) => formatId === this.page.formatId && !this.desk.get('template', id)
		)
	);

	/** Adds them; those that are there stay as they were edited. */
	async addShipped(): Promise<Result<string[], RunError>> {
		const names: string[] = [];
		for (const template of this.missing) {
			const result = await this.desk.run({ type: 'template.save', template });
			if (!result.ok) return result;
			names.push(template.name);
		}
		return { ok: true, value: names };
	}

	/** Keeps the drawing as a template; one of the same name is replaced. */
	keep(name: string, kind: Template['kind']): Promise<Result<Done, RunError>> {
		const same = this.templates.find((template) => template.name === name);
		const slots = this.inOrder.map((slot, index) => ({
			...bareSlot(slot),
			id: `s${index + 1}`
		}));
		const template = { id: same?.id ?? newId(), name, kind, slots, ...formattedAs(this.page) };
		return this.desk.run({ type: 'template.save', template });
	}
}

const drawnOf = ({ slots, templateId }: Pick<Page, 'slots' | 'templateId'>): Drawn => ({
	slots,
	templateId,
	order: inReadingOrder(slots).map(({ id }) => id)
});

const key = Symbol('layout editor');
export const provideLayoutEditor = (editor: LayoutEditor): LayoutEditor => setContext(key, editor);
export const useLayoutEditor = (): LayoutEditor => getContext<LayoutEditor>(key);
