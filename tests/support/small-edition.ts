import { pagesOf } from '#model/board.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { TEMPLATES } from '#model/templates.ts';
import type { Services } from '#server/boot.ts';

/** An edition of a page with one story on it, signed off, and one of ads: it could go to press. */
export interface SmallEdition {
	editionId: Id;
	storyId: Id;
	/** Of page 1. */
	pageId: Id;
}

const NAMES = { 'sikai-front': '要闻', 'sikai-ad': '广告' };
const ROLES = ['masthead', 'lead', 'folio', 'ad'];

/** Makes one, on a paper where a story is handed in and signed off, and no clean proof is signed. */
export async function makeSmallEdition(
	{ desk, derive }: Pick<Services, 'desk' | 'derive'>,
	chief: Id,
	{ date, issue }: { date: string; issue: number | null }
): Promise<SmallEdition> {
	const [editionId, storyId] = [newId(), newId()];
	const run = async (command: Command, personId = chief) => {
		const answer = await desk.execute(personId, newId(), command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
	};
	const cleanProof = { isUsed: false, signers: ['chief' as const] };
	const workflow = { steps: [], sameReviewer: true, cleanProof };
	await run({ type: 'newsroom.update', patch: { workflow } }, HOUSE);
	for (const template of TEMPLATES.filter(({ id }) => id in NAMES)) {
		const slots = template.slots.filter(({ role }) => ROLES.includes(role));
		await run({
			type: 'template.save',
			template: { ...template, id: `small-${template.id}`, slots }
		});
	}
	const templates = Object.entries(NAMES).map(([id, name]) => ({
		templateId: `small-${id}`,
		name
	}));
	await run({
		...{ type: 'edition.create', id: editionId, date, issue },
		...{ pressAt: Date.parse(`${date}T00:00:00+08:00`), formatId: 'sikai', from: { templates } }
	});
	const pages = pagesOf(desk.view, editionId);
	const [page] = pages;
	for (const { id: pageId, slots } of pages)
		for (const { id: slotId } of slots.filter(({ role }) => role === 'ad'))
			await run({ type: 'slot.label', pageId, slotId, label: '澜川农商行' });
	await run({
		...{ type: 'story.create', id: storyId, editionId, kind: 'news', section: '', target: null },
		...{ authorIds: [chief], slotId: page?.slots.find(({ role }) => role === 'lead')?.id },
		blocks: [
			{ type: 'headline', text: '大桥昨晚通车' },
			{ type: 'byline', text: '本报讯 记者 白露' },
			{ type: 'paragraph', text: '全长1200米的大桥昨晚通车。' }
		]
	});
	await derive.settle();
	await run({ type: 'story.stage', id: storyId, to: 'editing' });
	for (const step of ['handIn', 'signOff'] as const) {
		const hash = desk.view.get('facts', storyId)?.hash ?? '';
		await run({ type: 'story.sign', id: newId(), storyId, step, hash });
	}
	return { editionId, storyId, pageId: page?.id ?? '' };
}
