import { oversetTexts } from '#lib/i18n/overset.ts';
import { offerWords } from '#lib/i18n/overset-words.ts';
import type { MenuItem } from '#lib/ui/menu.ts';
import { fitIn } from '#model/board.ts';
import type { Id } from '#model/ids.ts';
import { jumpOffer } from '#model/jump-offer.ts';
import { measurementOf } from '#model/measurement.ts';
import { storyAddress } from '#model/text-place.ts';
import type { Moves } from './moves.ts';

/** The two ways out of a story that hangs out, as lines of its menu; none for one that fits. */
export function overItems(moves: Moves, storyId: Id): MenuItem[] {
	const { board } = moves;
	const { desk, standing, pages, format } = board;
	const offer = jumpOffer(desk, { pages, standing }, desk.me, storyId);
	if (!offer) return [];
	const t = oversetTexts[format.lang];
	const places = standing.byStory.get(storyId) ?? [];
	const { overChars } = fitIn(desk, storyId, places);
	const { says, jump } = offerWords(offer, overChars, format, (id) => desk.person(id)?.name);
	const from = measurementOf(desk, storyId, places)?.from ?? null;
	const cut: MenuItem = { label: t.cut, icon: 'pencil', href: storyAddress(storyId, from) };
	return ['rule', wayOn(), cut, 'rule'];

	function wayOn(): MenuItem {
		if (offer?.can === 'jump' && jump !== null) {
			const { slot } = offer;
			return {
				label: `${jump}（${says}）`,
				icon: 'forward',
				onselect: () => {
					const outlook = moves.outlook(storyId, slot.id, null);
					if (outlook) void moves.carryOut(storyId, slot.id, outlook);
				}
			};
		}
		if (offer?.can === 'draw' && offer.mayDraw) {
			const { number } = offer.page;
			const href = board.layoutAddress(number);
			return {
				label: `${says}${format.lang === 'zh' ? '，' : ': '}${t.draw(number)}`,
				icon: 'pages',
				href
			};
		}
		return { label: t.toOther, icon: 'forward', blocked: says };
	}
}
