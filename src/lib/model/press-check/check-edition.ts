import { pagesOf } from '../board.ts';
import type { Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import type { DeskView } from '../records.ts';
import type { Story } from '../story.ts';
import type { CheckItem, CheckKind, Waiver } from './check-item.ts';
import { CHECK_OF, CHECKS } from './check-of.ts';
import { checkingOf, type Checking } from './checking.ts';
import { Findings } from './findings.ts';
import { PrintedStories } from './printed-stories.ts';

export interface CheckOptions {
	/** Epoch ms. */
	now: number;
	/** Stories of the editions before it; not given: repeats are found within the edition alone. */
	printed?: PrintedStories;
}

/** What the press check of an edition says. */
export interface PressCheck {
	/** Those that block first, then page by page as one reads them; of the edition as a whole at the end. */
	items: CheckItem[];
	/** By kind, how many were looked at and are as they should be. */
	passed: Partial<Record<CheckKind, number>>;
}

/**
 * 付印检查: what an edition lacks to go to press, by its records alone. Pure, so that the browser shows
 * while people work what the server judges at press.
 */
export function checkEdition(
	view: DeskView,
	editionId: Id,
	{ now, printed = new PrintedStories({ editions: [], stories: [] }) }: CheckOptions
): PressCheck {
	const edition = view.get('edition', editionId);
	if (!edition) return { items: [], passed: {} };
	const findings = new Findings(waiversOf(view, editionId));
	const checking = checkingOf(view, edition, { now, printed });
	for (const check of CHECKS) check(checking, findings);
	return { items: inOrder(view, editionId, findings.items), passed: findings.passed };
}

const waiversOf = (view: DeskView, editionId: Id) =>
	[...view.list('waiver')].filter((waiver) => waiver.editionId === editionId);

/** Of whole pages: the others look through the slots of all, to see where lines lead. */
const OF_A_PAGE: readonly CheckKind[] = ['pageUnsigned', 'pageChanged'];

type Asked = Pick<CheckItem, 'id' | 'kind' | 'storyId' | 'pageId'>;

/**
 * Says of single items of an edition how they are now, without a look at the rest of it; null: it is
 * seen to. What repeats an earlier paper is not found. What stands on the pages is gathered from the
 * records of all years, once for all items: it holds as long as nothing changes.
 */
export function checkAgain(
	view: DeskView,
	edition: Edition,
	now: number
): (item: Asked) => CheckItem | null {
	const printed = new PrintedStories({ editions: [], stories: [] });
	const checking = checkingOf(view, edition, { now, printed });
	const waivers = waiversOf(view, edition.id);
	return (item) => itemIn(checking, waivers, item);
}

function itemIn(
	checking: Checking,
	waivers: readonly Waiver[],
	{ id: itemId, kind, storyId, pageId }: Asked
): CheckItem | null {
	const isIts = ({ story }: { story: Story }) => storyId === null || story.id === storyId;
	const isThere = ({ id }: Page) => !OF_A_PAGE.includes(kind) || id === pageId;
	const [stories, pages] = [checking.stories.filter(isIts), checking.pages.filter(isThere)];
	const findings = new Findings(waivers);
	CHECK_OF[kind]({ ...checking, stories, pages }, findings);
	return findings.items.find(({ id }) => id === itemId) ?? null;
}

function inOrder(view: DeskView, editionId: Id, items: readonly CheckItem[]): CheckItem[] {
	const numbers = new Map(pagesOf(view, editionId).map(({ id, number }) => [id, number]));
	const numberOf = ({ pageId }: CheckItem) => numbers.get(pageId ?? '') ?? Infinity;
	const isAdvice = ({ severity }: CheckItem) => Number(severity === 'advisory');
	// Infinity less Infinity is no number.
	const byPage = (a: CheckItem, b: CheckItem) =>
		numberOf(a) === numberOf(b) ? 0 : numberOf(a) - numberOf(b);
	return items.toSorted((a, b) => isAdvice(a) - isAdvice(b) || byPage(a, b));
}
