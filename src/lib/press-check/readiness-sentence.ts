import type { readinessTexts } from '#lib/i18n/readiness.ts';
import type { Readiness } from '#model/press-check/readiness.ts';

/** What an edition lacks, in one sentence: 还有 4 件要办，1、3、6 版等着。 */
export function readinessSentence(
	t: (typeof readinessTexts)['zh'],
	{ blocking, pages, edition }: Readiness
): string {
	if (blocking === 0) return t.ready;
	const waiting = pages.filter((page) => page.blocking > 0).map(({ number }) => number);
	return t.sentence(blocking, waiting, pages.length, edition > 0);
}
