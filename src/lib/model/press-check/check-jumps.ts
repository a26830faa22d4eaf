import { fitIn } from '../board.ts';
import { chainKey } from '../measurement.ts';
import { sha256 } from '../sha256.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** 下转 and 上接 have their other half. */
export function checkJumps({ view, stories }: Checking, findings: Findings): void {
	for (const { story, facts, places } of stories) {
		const begins = places.some(({ slot }) => slot.role !== 'jump');
		const { leftIn, roomIn } = fitIn(view, story.id, places);
		for (const [index, { page, slot }] of places.entries()) {
			if (slot.role !== 'jump') continue;
			findings.look('jumpAstray', 'jumpEmpty');
			const at = {
				...{ subject: slot.id, pageId: page.id, storyId: story.id, slotId: slot.id },
				forIds: [page.editorId],
				about: `${story.id} ${facts?.hash ?? ''} ${sha256(chainKey(places))}`
			};
			if (!begins) findings.add(at, { kind: 'jumpAstray' });
			else if (index > 0 && leftIn[index] === roomIn[index])
				findings.add(at, { kind: 'jumpEmpty' });
		}
	}
}
