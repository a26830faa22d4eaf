import type { Id } from '#model/ids.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import type { Moves } from './moves.ts';

/** Lines of a story's menu that put it in a teaser: one for each on another page that one may fill. */
export function teaserItems(moves: Moves, storyId: Id): MenuItem[] {
	const t = moves.say.t.move;
	return moves.board.pages.flatMap((page) =>
		page.slots
			.filter(({ role }) => role === 'teaser')
			.flatMap((slot): MenuItem[] => {
				const outlook = moves.outlook(storyId, slot.id);
				const item = { label: t.toTeaser(page.number), icon: 'list' as const };
				if (outlook?.will === 'no-tease' && outlook.why === 'there')
					return [{ ...item, blocked: moves.blocked(outlook) }];
				if (outlook?.will !== 'tease') return [];
				return [{ ...item, onselect: () => void moves.carryOut(storyId, slot.id, outlook) }];
			})
	);
}
