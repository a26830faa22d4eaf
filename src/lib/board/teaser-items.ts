import type { Id } from '#model/ids.ts';
import { can } from '#model/permissions.ts';
import { teaserIn, withStory } from '#model/teaser.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Moves } from './moves.ts';

/** Lines of a story's menu that put it in a teaser: one for each on another page that one may fill. */
export function teaserItems(moves: Moves, storyId: Id): MenuItem[] {
	const { board } = moves;
	const own = board.standing.byStory.get(storyId)?.[0]?.page.id;
	const t = moves.say.t.move;
	return board.pages
		.filter((page) => page.id !== own && can(board.desk.me, 'story.place', { page }))
		.flatMap((page) =>
			page.slots
				.filter(({ role, teaser }) => role === 'teaser' && teaser?.kind !== 'index')
				.map((slot): MenuItem => {
					const teaser = withStory(slot, storyId);
					const label = t.toTeaser(page.number);
					if (!teaser) return { label, icon: 'list', blocked: t.inTeaser(page.number) };
					const command = {
						...{ type: 'slot.teaser' as const, pageId: page.id, slotId: slot.id },
						...{ teaser, expect: teaserIn(slot) }
					};
					const done = t.teased(moves.headline(storyId), page.number);
					return { label, icon: 'list', onselect: () => void moves.runWithUndo(command, done) };
				})
		);
}
