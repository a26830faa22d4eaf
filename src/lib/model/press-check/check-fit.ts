import { writtenIn } from '../board.ts';
import { stateOf } from '../fit.ts';
import { formatOf } from '../format.ts';
import { settingOf, textFrames } from '../geometry.ts';
import { chainKey } from '../measurement.ts';
import { sha256 } from '../sha256.ts';
import type { CheckedStory, Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** Nothing hangs out, and nothing leaves white that shows. */
export function checkFit({ view, stories }: Checking, findings: Findings): void {
	for (const checked of stories) {
		const { story, facts, places } = checked;
		const last = places.at(-1);
		if (!last || !hasRoom(checked)) continue;
		findings.look('over', 'under');
		const fit = writtenIn(view, story.id, places);
		const { page, slot } = last;
		const at = {
			...{ subject: story.id, pageId: page.id, storyId: story.id, slotId: slot.id },
			forIds: [page.editorId],
			about: `${facts?.hash ?? ''} ${sha256(chainKey(places))}`
		};
		const { measured } = fit;
		const columns = places.reduce((sum, place) => sum + columnsOf(place), 0);
		const state = stateOf(fit, columns);
		if (state === 'over')
			findings.add(at, { kind: 'over', lines: fit.over, chars: fit.overChars, measured });
		if (state === 'short' && (facts?.length ?? 0) > 0)
			findings.add(at, { kind: 'under', lines: fit.left, chars: fit.leftChars, measured });
	}
}

/** A picture without room for words is no matter of lines. */
const hasRoom = ({ places }: CheckedStory): boolean => places.some((place) => columnsOf(place) > 0);

const columnsOf = ({ page, slot }: CheckedStory['place']): number =>
	textFrames(formatOf(page), slot).filter(({ lines }) => lines > 0).length &&
	settingOf(formatOf(page), slot).columns;
