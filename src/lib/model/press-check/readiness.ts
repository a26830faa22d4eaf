import type { FeedPosition } from '../feed.ts';
import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import { isInTheWay, type CheckItem } from './check-item.ts';
import type { PressCheck } from './check-edition.ts';

/** How ready a page is; what was let pass is in nobody's way. */
export interface PageReadiness {
	pageId: Id;
	number: number;
	name: string;
	blocking: number;
	advisory: number;
	waived: number;
}

/** How ready an edition is for the press. */
export interface Readiness {
	blocking: number;
	advisory: number;
	waived: number;
	pages: PageReadiness[];
	/** Of the blocking ones, those of no page: number, day, pages. */
	edition: number;
}

/** How ready it was when the feed stood somewhere: it holds until something changes. */
export interface ToldReadiness {
	readiness: Readiness;
	position: FeedPosition;
}

const countOf = (items: readonly CheckItem[]) => ({
	blocking: items.filter(isInTheWay).length,
	advisory: items.filter((one) => one.severity === 'advisory' && !one.waived).length,
	waived: items.filter((one) => one.waived).length
});

export function readinessOf({ items }: PressCheck, pages: readonly Page[]): Readiness {
	const byPage = Map.groupBy(items, ({ pageId }) => pageId);
	return {
		...countOf(items),
		pages: pages.map(({ id, number, name }) => ({
			...{ pageId: id, number, name },
			...countOf(byPage.get(id) ?? [])
		})),
		edition: countOf(byPage.get(null) ?? []).blocking
	};
}

/** Nothing is in the way: it can go to press. */
export const isReady = ({ blocking }: Pick<Readiness, 'blocking'>): boolean => blocking === 0;
