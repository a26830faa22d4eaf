import { mayRun } from '#model/apply/may-run.ts';
import { stepNeeds, type Step } from '#model/apply/step-needs.ts';
import { isLasting } from '#model/apply/undo.ts';
import type { CommandOf } from '#model/commands.ts';
import type { Edition } from '#model/edition.ts';
import { newId, type Id } from '#model/ids.ts';
import type { Moment } from '#model/moment.ts';
import { leftOut, pagePlanOf, samePagePlan, type LeftOut } from '#model/plan-history/page-plan.ts';
import { actsBetween, beginsAt, type Spot } from '#model/plan-history/plan-acts.ts';
import type { PlanEntry } from '#model/plan-history/plan-entry.ts';
import { planAfter, PlanRecords } from '#model/plan-history/plan-records.ts';
import { stepBack } from '#model/plan-history/step-back.ts';
import { can } from '#model/permissions.ts';
import { isPressed } from '#model/press.ts';
import type { Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState, Done } from '#lib/sync/desk.svelte.ts';
import { planOf } from './plan.ts';
import { fits, stepsOf, type PlanStep, type StepFilter } from './plan-steps.ts';
import { slotMarks, type SlotMark } from './slot-marks.ts';
import { thenView } from './then-view.ts';

/** What putting a page back does. */
export interface PutBack {
	command: CommandOf<'plan.restore'>;
	/** Stories that come back onto the page, with where they stand now (null: in the pool). */
	comes: { storyId: Id; from: Spot | null }[];
	/** Those that leave it. */
	leaves: Id[];
	/** What cannot go back, with why. */
	leftOut: { storyId: Id; why: LeftOut }[];
	/** Whether slots are others. */
	changesLayout: boolean;
}

/** Taking back a step of the plan. */
export interface TakeBack {
	step: PlanStep;
	isOwn: boolean;
	/** The later one that has to be taken back first. */
	inTheWay: PlanStep | null;
}

/** The history of an edition's plan, and the moment that is looked at. */
export class PlanHistory {
	readonly #desk: DeskState;
	readonly #edition: () => Edition;
	readonly #fetch: typeof globalThis.fetch;
	#entries = $state.raw<readonly PlanEntry[] | null>(null);
	#asking: Promise<void> | null = null;
	#askAgain = false;
	/** The seq of the command after which the plan is looked at; null: as it is now. */
	seq = $state<number | null>(null);
	filter = $state.raw<StepFilter>({ personId: null, pageId: null, withStages: false });
	failed = $state(false);

	constructor(
		desk: DeskState,
		edition: () => Edition,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#desk = desk;
		this.#edition = edition;
		this.#fetch = fetch;
	}

	/** Null: on their way. */
	readonly steps: readonly PlanStep[] | null = $derived.by(
		() => this.#entries && stepsOf(this.#edition().id, this.#entries)
	);
	readonly shown = $derived.by(() => this.steps?.filter((step) => fits(step, this.filter)) ?? []);
	readonly named = $derived.by(() => this.steps?.filter(({ name }) => name !== null) ?? []);
	/** Where it stands among the steps; the number of them: now. */
	readonly at = $derived.by(() => {
		const steps = this.steps ?? [];
		const found = steps.findIndex(({ entry }) => entry.seq === this.seq);
		return this.seq === null || found < 0 ? steps.length : found;
	});
	/** The step whose plan is shown; null: the present one. */
	readonly step: PlanStep | null = $derived.by(() => this.steps?.[this.at] ?? null);
	readonly now = $derived.by(() => PlanRecords.of(this.#desk, this.#edition().id));
	readonly then: PlanRecords | null = $derived.by(
		() => this.step && planAfter(this.#edition().id, this.#entries ?? [], this.step.count)
	);
	readonly #moment: Moment | null = $derived.by(() => {
		const change = this.step?.entry.changes.find(({ kind }) => kind === 'moment');
		return change?.kind === 'moment' ? change.value : null;
	});
	readonly plan = $derived.by(() => {
		const { then } = this;
		if (!then?.edition) return planOf(this.#desk, this.#edition());
		return planOf(thenView(this.#desk, then, this.#moment), then.edition);
	});
	readonly differences = $derived.by(() => {
		const acts = this.then ? actsBetween(this.then, this.now) : [];
		return acts.filter(({ kind }) => kind !== 'stage' || this.filter.withStages);
	});
	readonly marks: ReadonlyMap<Id, SlotMark> | null = $derived.by(
		() => this.then && slotMarks(this.then, this.now)
	);
	/** Everybody who has changed the plan. */
	readonly people: readonly Id[] = $derived.by(() =>
		(this.steps ?? [])
			.map(({ entry }) => entry.personId)
			.filter((id, at, all) => all.indexOf(id) === at)
	);
	readonly mayMark = $derived.by(() =>
		mayRun(this.#desk, this.#desk.me, {
			...{ type: 'plan.mark', id: '', editionId: this.#edition().id, name: '' }
		})
	);

	/** Fetches what there is, or what came since; one question at a time. */
	async load(): Promise<void> {
		this.#askAgain = true;
		this.#asking ??= this.#ask().finally(() => (this.#asking = null));
		await this.#asking;
	}

	async #ask(): Promise<void> {
		while (this.#askAgain) {
			this.#askAgain = false;
			const known = this.#entries ?? [];
			const after = known.at(-1)?.seq;
			const query = after === undefined ? '' : `?after=${after}`;
			try {
				const response = await this.#fetch(`/api/editions/${this.#edition().id}/plan${query}`);
				this.failed = !response.ok;
				if (response.ok) this.#entries = [...known, ...((await response.json()) as PlanEntry[])];
			} catch {
				// No network: the screen says so and offers to try again.
				this.failed = true;
			}
		}
	}

	/** The address part of a place among the steps; past the last one: now. */
	seqAt(at: number): number | null {
		return this.steps?.[Math.max(0, at)]?.entry.seq ?? null;
	}

	/** The named moment before the one that is looked at, or after it. */
	namedFrom(by: 1 | -1): PlanStep | undefined {
		const count = this.step?.count ?? Infinity;
		return by < 0
			? this.named.findLast((step) => step.count < count)
			: this.named.find((step) => step.count > count);
	}

	/** Taking back the step that is looked at, as far as one can tell here; the server judges. Null: not theirs. */
	readonly takeBack: TakeBack | null = $derived.by(() => {
		const { step } = this;
		if (!step || isLasting(step.entry.type) || isPressed(this.#edition())) return null;
		const { id } = this.#desk.me;
		const back = stepBack(this.#edition().id, this.#entries ?? [], step.count - 1, id);
		const isOwn = step.entry.personId === id;
		if (!back || !(isOwn || this.#mayTakeBack(back.step))) return null;
		const inTheWay = this.steps?.find(({ entry }) => entry === back.inTheWay) ?? null;
		return { step, isOwn, inTheWay };
	});

	#mayTakeBack(step: Step): boolean {
		const { me } = this.#desk;
		const needs = stepNeeds(this.#desk, step);
		return needs?.every(({ action, thing }) => can(me, action, thing)) ?? false;
	}

	/** Somebody else's can be brought back by ⌘Z and from the toast; one's own is undone already. */
	async undo({ step, isOwn }: TakeBack): Promise<Result<Done, RunError>> {
		const { commandId } = step.entry;
		const undo = { type: 'undo', commandId } as const;
		if (!isOwn) return this.#desk.run({ ...undo, others: true });
		// One that was given here is no more what ⌘Z goes back to; others were given before this tab was opened.
		return (await this.#desk.undo(commandId)) ?? this.#desk.run(undo, { undoable: false });
	}

	mark = (name: string) =>
		this.#desk.run({ type: 'plan.mark', id: newId(), editionId: this.#edition().id, name });

	/** What putting a page back would do; null: nothing, or the person may not. */
	putBack(pageId: Id): PutBack | null {
		const { then, now } = this;
		const was = then && pagePlanOf(then, pageId);
		const is = pagePlanOf(now, pageId);
		if (!was || !is || samePagePlan(was, is)) return null;
		const command = { type: 'plan.restore' as const, pageId, ...was, expect: is };
		const desk = this.#desk;
		if (!mayRun(desk, desk.me, command)) return null;
		const out = was.placements.flatMap(({ storyId }) => {
			const why = leftOut(desk, storyId, this.#edition().id);
			return why ? [{ storyId, why }] : [];
		});
		const stays = (plan: typeof was, storyId: Id) =>
			plan.placements.some((one) => one.storyId === storyId);
		return {
			command,
			comes: was.placements
				.map(({ storyId }) => storyId)
				.filter((id) => !stays(is, id) && !out.some(({ storyId }) => storyId === id))
				.map((storyId) => ({ storyId, from: beginsAt(now, storyId) })),
			leaves: is.placements.map(({ storyId }) => storyId).filter((id) => !stays(was, id)),
			leftOut: out,
			changesLayout: !samePagePlan({ ...was, placements: [] }, { ...is, placements: [] })
		};
	}

	run = (command: CommandOf<'plan.restore'>) => this.#desk.run(command);
}
