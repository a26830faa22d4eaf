import type { PageCause } from '#model/page-signature.ts';
import type { DeskView } from '#model/records.ts';
import type { Format } from './format.ts';
import { pageCauseTexts } from './page-causes.ts';
import { wordTexts } from './words.ts';

/** What changed on a page, in words. */
export function pageCauseWords(
	view: Pick<DeskView, 'get'>,
	format: Format,
	causes: readonly PageCause[]
): string {
	const t = pageCauseTexts[format.lang];
	const name = (id: string) => view.get('facts', id)?.headline || wordTexts[format.lang].untitled;
	const said = causes.map((cause) =>
		'storyId' in cause ? t[cause.kind](name(cause.storyId)) : t[cause.kind]
	);
	return said.length > 0 ? format.list(said) : t.unknown;
}
