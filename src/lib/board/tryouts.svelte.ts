import { actsBetween } from '#model/plan-history/plan-acts.ts';
import { PlanRecords } from '#model/plan-history/plan-records.ts';
import { Draft } from '#model/apply/draft.ts';
import { permit } from '#model/apply/permit.ts';
import { isOpen, tryOn, type Conflict, type Take } from '#model/tryout/try-on.ts';
import type { TriedDesk } from './tried-desk.svelte.ts';

/** A try-out beside the real plan: what is different, what has to be decided, and taking it. */
export class TryoutState {
	readonly desk: TriedDesk;
	taken = $state.raw<Readonly<Record<string, Take>>>({});

	constructor(desk: TriedDesk) {
		this.desk = desk;
	}

	get tryout() {
		return this.desk.tryout;
	}

	readonly differences = $derived.by(() => {
		const { tryout, real } = this.desk;
		if (!tryout) return [];
		const [is, tried] = [real, this.desk].map((one) => PlanRecords.of(one, tryout.editionId));
		return is && tried ? actsBetween(is, tried) : [];
	});
	/** With what is taken so far: one decision may bring another to light, or make it needless. */
	readonly conflicts: readonly Conflict[] = $derived.by(() => {
		const { tryout, real } = this.desk;
		if (!tryout) return [];
		const who = { personId: real.me.id, at: 0 };
		return tryOn(new Draft(real), tryout, ({ key }) => this.taken[key] ?? 'tried', who);
	});
	readonly undecided = $derived(
		this.conflicts.filter((one) => isOpen(one) && this.taken[one.key] === undefined).length
	);
	readonly mayCommit = $derived.by(
		() => permit(this.desk.real, this.desk.me, this.#command()) === null
	);

	decide(key: string, take: Take): void {
		this.taken = { ...this.taken, [key]: take };
	}

	commit = () => this.desk.real.run(this.#command());
	drop = () => this.desk.real.run({ type: 'tryout.drop', id: this.tryout?.id ?? '' });

	#command() {
		const decisions = this.conflicts
			.filter(isOpen)
			.map(({ key }) => ({ key, take: this.taken[key] ?? ('tried' as const) }));
		return { type: 'tryout.commit' as const, id: this.tryout?.id ?? '', decisions };
	}
}
