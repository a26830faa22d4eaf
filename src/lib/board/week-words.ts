import type { WeekDay } from '#model/publishing.ts';

/** Weekdays from Monday, as a week is read here. */
const FROM_MONDAY = [1, 2, 3, 4, 5, 6, 0];

/**
 * Runs of weekdays on which something is so, each by its first and last in `names`: 周二至周日.
 *
 * @param names from Monday
 * @param between in two names of a run
 */
export function weekdayRuns(
	week: readonly WeekDay[],
	isSo: (day: WeekDay) => boolean,
	names: readonly string[],
	between: string
): string[] {
	const runs: [number, number][] = [];
	for (const [at, weekday] of FROM_MONDAY.entries()) {
		const day = week[weekday];
		if (!day || !isSo(day)) continue;
		const last = runs.at(-1);
		if (last && last[1] === at - 1) last[1] = at;
		else runs.push([at, at]);
	}
	return runs.map(([from, to]) =>
		from === to ? (names[from] ?? '') : `${names[from]}${between}${names[to]}`
	);
}
