import { tick } from 'svelte';
import { dayStep } from './day-steps.ts';

interface DayWalkOptions {
	selected: () => string;
	/** Whether the calendar shows a day. */
	isShown: (date: string) => boolean;
	/** Where the walk begins while the selected day is elsewhere. */
	first: () => string;
	/** Resolves when the day is in view. */
	select: (date: string) => Promise<void>;
	/** Opens what a day has. */
	open: (date: string) => void;
}

/** Walking a calendar by keys; one day of it at a time is reached by Tab. */
export class DayWalk {
	readonly #options: DayWalkOptions;
	/** Keys pressed whose day is still on its way. */
	#underWay = 0;

	constructor(options: DayWalkOptions) {
		this.#options = options;
	}

	get tabStop(): string {
		const { selected, isShown, first } = this.#options;
		return isShown(selected()) ? selected() : first();
	}

	/** @param grid whose cells say their day as `data-date` */
	async key(event: KeyboardEvent, grid: HTMLElement): Promise<void> {
		const { selected, select, open } = this.#options;
		const from = this.#underWay > 0 ? selected() : this.tabStop;
		if (event.key === 'Enter') return open(from);
		const to = dayStep(from, event.key);
		if (to === null) return;
		event.preventDefault();
		this.#underWay += 1;
		await select(to);
		this.#underWay -= 1;
		await tick();
		if (this.#underWay === 0) grid.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
	}
}
