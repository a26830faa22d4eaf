import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { Services } from '#server/boot.ts';

/** Places on whose slots stories stand. */
const ROLES = new Set(['lead', 'column', 'photo']);

/** Of the story with a number, from 0. */
export const headlineOf = (number: number): string => `集市里的清晨之${number}`;

/** Fills an edition with stories of some 300 characters, as many of them placed as there are slots. */
export async function fillEdition(
	{ desk, derive }: Pick<Services, 'desk' | 'derive'>,
	editionId: Id,
	stories: number
): Promise<void> {
	const run = async (command: Command) => {
		const answer = await desk.execute(HOUSE, newId(), command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.error)}`);
	};
	const slots = [...desk.view.list('page')]
		.filter((page) => page.editionId === editionId)
		.flatMap((page) => page.slots.map((slot) => ({ ...slot, pageId: page.id })))
		.filter(({ role }) => ROLES.has(role));
	for (let count = 0; count < stories; count++) {
		const [id, slot] = [newId(), slots[count]];
		await run({
			...{ type: 'story.create', id, editionId, kind: 'news', section: '民生', authorIds: [] },
			target: 300,
			blocks: [
				{ type: 'headline', text: headlineOf(count) },
				...Array.from({ length: 4 }, () => ({
					type: 'paragraph' as const,
					text: '渡口的雨一直下到天亮，船家把缆绳又紧了一道。'.repeat(3)
				}))
			]
		});
		if (slot)
			await run({
				...{ type: 'story.place', storyId: id, slotId: slot.id, pageId: slot.pageId, expect: null }
			});
	}
	await derive.settle();
}
