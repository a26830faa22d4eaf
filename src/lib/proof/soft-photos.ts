import type { Problem } from '#lib/typeset/problem.ts';
import type { Standing } from '#model/board.ts';
import { isSoft, printedPictures } from '#model/print-resolution.ts';
import type { DeskView } from '#model/records.ts';

/** Photos with too few pixels for the size at which they stand, as the press check has them. */
export const softPhotos = (view: DeskView, { byStory }: Standing): Problem[] =>
	[...byStory].flatMap(([storyId, places]) =>
		printedPictures(view.get('facts', storyId)?.pictures, places)
			.filter(isSoft)
			.map(({ place, nth, ppi, width, widest, columns }): Problem => ({
				...{ kind: 'softPhoto', nth, ppi, width, widest, columns },
				...{ storyId, slotId: place.slot.id }
			}))
	);
