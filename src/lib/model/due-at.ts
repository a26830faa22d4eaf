import { addDays, momentOf } from './days.ts';
import type { SaidTime } from './read-promise.ts';

const DAY = 86_400_000;
const HALF = DAY / 2;

/**
 * When a time that was said comes, epoch ms: on the day that was said, else the next time the clock
 * shows it; of 3点, which may be in the afternoon as well, whichever comes next.
 * @param now epoch ms @param today the date in the paper's zone, "YYYY-MM-DD"
 */
export function dueAt(
	{ time, day, halfDay }: SaidTime,
	{ now, today, timeZone }: { now: number; today: string; timeZone: string }
): number {
	const first = momentOf(day === 'tomorrow' ? addDays(today, 1) : today, time, timeZone);
	if (day === 'tomorrow' || first > now) return first;
	if (halfDay && first + HALF > now) return first + HALF;
	return day === 'today' ? first : momentOf(addDays(today, 1), time, timeZone);
}
