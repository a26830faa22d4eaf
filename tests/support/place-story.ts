import type { Id } from '#model/ids.ts';
import type { SlotRole } from '#model/page.ts';
import type { Change } from '#model/records.ts';
import type { LivePaper } from './live-paper.ts';

/** What the desk knows of the paper's edition by now. */
export async function contentOf(paper: LivePaper): Promise<Change[]> {
	const answer = await paper.ask('gu', `/api/editions/${paper.edition.id}`);
	return (await answer.json()) as Change[];
}

/** The slots of a role in the paper's edition, in the order of its pages. */
export async function slotsOf(
	paper: LivePaper,
	role: SlotRole
): Promise<{ pageId: Id; slotId: Id; number: number }[]> {
	const pages = (await contentOf(paper)).flatMap((one) =>
		one.kind === 'page' && one.value ? [one.value] : []
	);
	return pages
		.sort((a, b) => a.number - b.number)
		.flatMap(({ id, number, slots }) =>
			slots
				.filter((slot) => slot.role === role)
				.map((slot) => ({ pageId: id, slotId: slot.id, number }))
		);
}

/** Where the lead of page 1 stands. */
export async function leadOf(paper: LivePaper): Promise<{ pageId: Id; slotId: Id }> {
	const [lead] = await slotsOf(paper, 'lead');
	if (!lead) throw new Error('page 1 has no lead');
	return { pageId: lead.pageId, slotId: lead.slotId };
}

/** Makes a story the lead of page 1, which is empty. */
export async function placeAsLead(paper: LivePaper, storyId: Id): Promise<void> {
	const lead = await leadOf(paper);
	await paper.run('gu', { type: 'story.place', storyId, ...lead, expect: null });
}
