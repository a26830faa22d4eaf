import { mayDraw } from './apply/may-run.ts';
import { framesOf, fitIn, type Standing } from './board.ts';
import type { CommandOf } from './commands.ts';
import type { Fit } from './fit.ts';
import type { Id } from './ids.ts';
import { outlookOf, type Outlook } from './moving.ts';
import type { Page, Slot } from './page.ts';
import type { Person } from './person.ts';
import type { Place } from './placed.ts';
import type { DeskView } from './records.ts';

/** Where what hangs out of a story (溢) could go on. */
export type JumpOffer =
	| {
			can: 'jump';
			page: Page;
			slot: Slot;
			command: CommandOf<'story.place'>;
			/** 字 the slot takes of full lines. */
			room: number;
			/** How the story would stand then, by the formula: what still hangs out, or is left. */
			fit: Fit;
	  }
	/** There is a free slot, and filling it is somebody else's to do. */
	| { can: 'ask'; page: Page }
	/** None is free; this page could be given one, by this person if `mayDraw`. */
	| { can: 'draw'; page: Page; mayDraw: boolean }
	/** There is no other page. */
	| { can: 'cut' };

interface Candidate {
	page: Page;
	slot: Slot;
	outlook: Outlook;
}

/**
 * The way on for a story that hangs out; null for one that does not. Of the free jump slots on other
 * pages the first that takes all of it, in the order in which a reader turns the pages; else the one
 * that leaves least. Nobody is sent back to an earlier page as long as a later one takes any of it.
 */
export function jumpOffer(
	view: DeskView,
	{ pages, standing }: { pages: readonly Page[]; standing: Standing },
	person: Person,
	storyId: Id
): JumpOffer | null {
	const places = standing.byStory.get(storyId) ?? [];
	const last = places.at(-1);
	if (!last || fitIn(view, storyId, places).over === 0) return null;
	const onward = inTurningOrder(pages, last.page.number).filter((page) => !stands(places, page));
	const free: Candidate[] = onward.flatMap((page) =>
		page.slots
			.filter((slot) => slot.role === 'jump' && !standing.bySlot.has(slot.id))
			.map((slot) => {
				const move = { storyId, target: { page, slot }, expect: null };
				return { page, slot, outlook: outlookOf(view, standing, person, move) };
			})
	);
	const isBack = ({ page }: Jump) => Number(page.number < last.page.number);
	const [best] = free
		.flatMap(taking)
		.sort((a, b) => isBack(a) - isBack(b) || a.fit.over - b.fit.over);
	if (best) return best;
	if (free[0]) return { can: 'ask', page: free[0].page };
	return toDraw(view, person, onward);
}

/** The pages after one, then those before it. */
const inTurningOrder = (pages: readonly Page[], number: number): Page[] => [
	...pages.filter((page) => page.number > number),
	...pages.filter((page) => page.number < number)
];

const stands = (places: readonly Place[], page: Page): boolean =>
	places.some((place) => place.page.id === page.id);

type Jump = Extract<JumpOffer, { can: 'jump' }>;

function taking({ page, slot, outlook }: Candidate): Jump[] {
	if (outlook.will !== 'place' || outlook.command.type !== 'story.place') return [];
	const { command, fit } = outlook;
	const room = framesOf([{ page, slot }]).reduce((sum, { lines, chars }) => sum + lines * chars, 0);
	return [{ can: 'jump', page, slot, command, room, fit }];
}

function toDraw(view: DeskView, person: Person, onward: readonly Page[]): JumpOffer {
	const own = onward.find((page) => mayDraw(view, person, page));
	const page = own ?? onward[0];
	return page ? { can: 'draw', page, mayDraw: own !== undefined } : { can: 'cut' };
}
