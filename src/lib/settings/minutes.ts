/** The whole minutes nearest to those that are typed, of what there may be at most; null: nothing is typed. */
export const minutesIn = (typed: number, most: number): number | null =>
	Number.isNaN(typed) ? null : Math.min(most, Math.max(0, Math.trunc(typed)));
