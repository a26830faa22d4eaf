import { mayRun } from '../apply/may-run.ts';
import { estimateIn, poolOf, standingOn, pagesOf, type Standing } from '../board.ts';
import type { PlainCommand } from '../commands.ts';
import type { Edition } from '../edition.ts';
import type { Fit } from '../fit.ts';
import type { Id } from '../ids.ts';
import { jumpOffer } from '../jump-offer.ts';
import type { Page, Slot } from '../page.ts';
import type { Person } from '../person.ts';
import { isPressed } from '../press.ts';
import type { DeskView } from '../records.ts';
import { STAGES, type Story } from '../story.ts';
import { teaserIn } from '../teaser.ts';
import type { CheckItem } from './check-item.ts';

/** The one thing that would mend an item, with what comes of it. */
export type Fix =
	/** What hangs out goes on elsewhere; what would hang out there still, and be left. */
	| { kind: 'jump'; page: number; over: number; left: number; command: PlainCommand }
	/** The jump that leads to nothing goes. */
	| { kind: 'unjump'; page: number; command: PlainCommand }
	/** A story of the pool fills the slot. */
	| { kind: 'place'; storyId: Id; length: number; left: number; command: PlainCommand }
	/** The teaser says the headline; a line of it goes. */
	| { kind: 'teaserHeadline'; page: number | null; command: PlainCommand }
	| { kind: 'teaserDrop'; command: PlainCommand }
	| { kind: 'issue'; issue: number; command: PlainCommand };

interface Desk {
	view: DeskView;
	person: Person;
	edition: Edition;
	pages: readonly Page[];
	standing: Standing;
}

/** How an item could be mended by one command; null: not so, or not by this person. */
export function fixOf(
	view: DeskView,
	person: Person,
	edition: Edition,
	item: CheckItem
): Fix | null {
	if (isPressed(edition)) return null;
	const pages = pagesOf(view, edition.id);
	const desk = { view, person, edition, pages, standing: standingOn(view, pages) };
	const fix = proposed(desk, item);
	return fix && mayRun(view, person, fix.command) ? fix : null;
}

function proposed(desk: Desk, item: CheckItem): Fix | null {
	switch (item.kind) {
		case 'over':
			return jumpFix(desk, item);
		case 'jumpAstray':
		case 'jumpEmpty':
			return unjumpFix(desk, item);
		case 'slotEmpty':
			return placeFix(desk, item);
		case 'teaserDiffers':
		case 'teaserAstray':
		case 'teaserWeak':
			return teaserFix(desk, item, item.kind === 'teaserDiffers');
		case 'issueMissing':
		case 'issueRepeat':
		case 'issueOrder':
		case 'issueGap':
			return issueFix(desk, item.proposed);
		default:
			return null;
	}
}

function jumpFix({ view, person, pages, standing }: Desk, { storyId }: CheckItem): Fix | null {
	const offer = storyId === null ? null : jumpOffer(view, { pages, standing }, person, storyId);
	if (offer?.can !== 'jump') return null;
	const { page, command, fit } = offer;
	return { kind: 'jump', page: page.number, over: fit.overChars, left: fit.leftChars, command };
}

function unjumpFix({ pages }: Desk, { storyId, slotId, pageId }: CheckItem): Fix | null {
	const page = pages.find(({ id }) => id === pageId);
	if (storyId === null || slotId === null || !page) return null;
	return {
		...{ kind: 'unjump', page: page.number },
		command: { type: 'story.unplace', storyId, slotId }
	};
}

/** Past its first review, and the one that leaves least white. */
function placeFix(desk: Desk, { slotId, pageId }: CheckItem): Fix | null {
	const { view, edition, pages, standing } = desk;
	const page = pages.find(({ id }) => id === pageId);
	const slot = page?.slots.find(({ id }) => id === slotId);
	if (!page || !slot) return null;
	const fitting = poolOf(view, edition.id, standing)
		.filter((story) => isReadyFor(story, slot))
		.map((story) => ({ story, fit: estimateIn(view, story.id, [{ page, slot }]) }))
		.filter(({ story, fit }) => fit.over === 0 && hasWords(view, story))
		.sort((a, b) => a.fit.left - b.fit.left);
	const [best] = fitting;
	return best ? placing(view, best.story, best.fit, { page, slot }) : null;
}

const hasWords = (view: DeskView, { id }: Story): boolean =>
	(view.get('facts', id)?.length ?? 0) > 0;

const isReadyFor = ({ stage, kind, incomplete }: Story, { role }: Slot): boolean =>
	!incomplete &&
	STAGES.indexOf(stage) > STAGES.indexOf('review1') &&
	(role === 'photo') === (kind === 'photo');

const placing = (
	view: DeskView,
	{ id: storyId }: Story,
	{ leftChars }: Fit,
	{ page, slot }: { page: Page; slot: Slot }
): Fix => ({
	...{ kind: 'place', storyId, left: leftChars },
	length: view.get('facts', storyId)?.length ?? 0,
	command: { type: 'story.place', storyId, slotId: slot.id, pageId: page.id, expect: null }
});

function teaserFix(
	{ pages }: Desk,
	{ slotId, pageId, storyId }: CheckItem,
	isReworded: boolean
): Fix | null {
	const page = pages.find(({ id }) => id === pageId);
	const slot = page?.slots.find(({ id }) => id === slotId);
	const teaser = slot && teaserIn(slot);
	if (!page || !slot || storyId === null || teaser?.kind !== 'stories') return null;
	const own = { ...teaser, items: teaser.items.filter((item) => item.storyId !== storyId) };
	const said = {
		...teaser,
		items: teaser.items.map((item) => (item.storyId === storyId ? { ...item, words: null } : item))
	};
	const about = { type: 'slot.teaser', pageId: page.id, slotId: slot.id, expect: teaser } as const;
	if (isReworded)
		return { kind: 'teaserHeadline', page: page.number, command: { ...about, teaser: said } };
	return { kind: 'teaserDrop', command: { ...about, teaser: own } };
}

const issueFix = ({ edition: { id, issue } }: Desk, proposed: number | null): Fix | null =>
	proposed === null || proposed === issue
		? null
		: {
				...{ kind: 'issue', issue: proposed },
				command: { type: 'edition.update', id, patch: { issue: proposed }, expect: { issue } }
			};
