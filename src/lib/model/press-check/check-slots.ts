import { holeIn, wantsStory, type Hole } from '../holes.ts';
import type { Page, Slot } from '../page.ts';
import type { Checking } from './checking.ts';
import type { Findings, FoundAt } from './findings.ts';

/** Nothing prints white that is not meant to. */
export function checkSlots({ view, pages, standing }: Checking, findings: Findings): void {
	for (const page of pages)
		for (const slot of page.slots) {
			if (slot.role === 'ad') findings.look('adEmpty');
			if (wantsStory(slot)) findings.look('slotEmpty');
			if (wantsStory(slot) && standing.bySlot.has(slot.id)) findings.look('headless');
			const hole = holeIn(view, page, slot, standing);
			if (hole) addHole({ view }, findings, page, slot, hole);
		}
}

function addHole(
	{ view }: Pick<Checking, 'view'>,
	findings: Findings,
	page: Page,
	slot: Slot,
	hole: Hole
): void {
	const place = { pageId: page.id, slotId: slot.id };
	if (hole.kind !== 'headless') {
		const about = JSON.stringify([slot.at, slot.parts]);
		findings.add({ ...place, subject: slot.id, forIds: [page.editorId], about }, hole);
		return;
	}
	const { storyId, kind } = hole;
	const forIds = view.get('story', storyId)?.authorIds ?? [];
	const at: FoundAt = { ...place, subject: storyId, storyId, forIds };
	findings.add(at, { kind });
}
