import type { ReviewTexts } from '#lib/i18n/review.ts';

const MINUTE = 60_000;

/** How long is left, to the minute: 13 小时 56 分. */
export function timeLeft(ms: number, t: ReviewTexts): string {
	const minutes = Math.max(0, Math.ceil(ms / MINUTE));
	const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
	if (days > 0) return hours === 0 ? t.days(days) : `${t.days(days)} ${t.hours(hours)}`;
	return hours === 0 ? t.minutes(minutes) : `${t.hours(hours)} ${t.minutes(minutes % 60)}`;
}
