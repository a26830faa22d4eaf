import { isSoft, PICTURE_PPI, printedPictures } from '../print-resolution.ts';
import type { CheckedStory, Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** Pictures are there, say who took them, and have the pixels for their size. */
export function checkPictures({ stories }: Checking, findings: Findings): void {
	for (const checked of stories) {
		const { story, facts, places, place } = checked;
		const pictures = facts?.pictures ?? [];
		const at = {
			...{ pageId: place.page.id, storyId: story.id, slotId: place.slot.id },
			forIds: story.authorIds
		};
		const wants = story.kind === 'photo' || places.some(({ slot }) => slot.role === 'photo');
		if (wants || pictures.length > 0) findings.look('photoMissing');
		if (pictures.some(({ asset }) => asset === null) || (wants && pictures.length === 0))
			findings.add(
				{ ...at, subject: story.id, about: facts?.hash ?? '' },
				{ kind: 'photoMissing' }
			);
		for (const [index, { asset, credit }] of pictures.entries()) {
			if (asset === null) continue;
			findings.look('creditMissing');
			if (credit.trim() !== '') continue;
			const subject = `${story.id}:${asset}`;
			findings.add({ ...at, subject }, { kind: 'creditMissing', nth: index + 1, asset });
		}
		checkPixels(checked, findings);
	}
}

function checkPixels({ story, facts, places }: CheckedStory, findings: Findings): void {
	for (const { place, ...printed } of printedPictures(facts?.pictures, places)) {
		findings.look('photoSoft');
		if (!isSoft(printed)) continue;
		const { asset, ppi } = printed;
		const kind = ppi < PICTURE_PPI.least ? 'photoCoarse' : 'photoSoft';
		if (kind === 'photoCoarse') findings.look(kind);
		const at = {
			...{ subject: `${story.id}:${asset}`, pageId: place.page.id, storyId: story.id },
			...{ slotId: place.slot.id, forIds: [place.page.editorId], about: `${asset} ${ppi}` }
		};
		findings.add(at, { kind, ...printed });
	}
}
