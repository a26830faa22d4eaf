import type { Command } from '#model/commands.ts';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Services } from '#server/boot.ts';

const DAY = new Date(Date.now() - 30 * 24 * 3_600_000);
/** The day of that edition. */
export const LAST_MONTH = DAY.toISOString().slice(0, 10);

/** Last month’s edition, a page with its lead, made before the server was started anew. */
export async function lastMonth({ desk }: Services, storyId = newId()): Promise<void> {
	const editionId = newId();
	const run = async (command: Command) => {
		const answer = await desk.execute(HOUSE, newId(), command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
	};
	await run({
		type: 'edition.create',
		id: editionId,
		date: LAST_MONTH,
		issue: 4100,
		pressAt: DAY.getTime(),
		formatId: 'sikai',
		from: { templates: [{ templateId: 'sikai-front', name: '要闻' }] }
	});
	await run({
		type: 'story.create',
		id: storyId,
		editionId,
		kind: 'news',
		section: '要闻',
		authorIds: [],
		target: null,
		blocks: [
			{ type: 'headline', text: '𰀀氏铁船靠岸' },
			{ type: 'paragraph', text: '汽笛拉了三声。' }
		]
	});
	const page = [...desk.view.list('page')].find((one) => one.editionId === editionId);
	const lead = page?.slots.find(({ role }) => role === 'lead');
	const place = { storyId, pageId: page?.id ?? '', slotId: lead?.id ?? '', expect: null };
	await run({ type: 'story.place', ...place });
}
