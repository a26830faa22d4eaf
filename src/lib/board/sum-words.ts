import type { calendarTexts } from '#lib/i18n/calendar.ts';
import type { PublishingDays } from './publishing-days.svelte.ts';

/** What the papers of some days amount to: 出 25 期，9197 至 9222；增刊 1；休刊 4 天. Empty: there are none. */
export function sumWords(
	t: (typeof calendarTexts)['zh'],
	{ editions, extras, closed }: ReturnType<PublishingDays['sum']>
): string {
	if (editions.length === 0) return '';
	const numbers = editions.flatMap(({ issue }) => issue ?? []);
	const range =
		numbers.length > 0 ? t.range(String(Math.min(...numbers)), String(Math.max(...numbers))) : '';
	return t.sum(editions.length - extras, range, extras, closed);
}
