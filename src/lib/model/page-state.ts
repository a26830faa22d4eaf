import { calledInPrint } from './edition.ts';
import type { Standing } from './board.ts';
import type { Id } from './ids.ts';
import { mastheadOf } from './masthead.ts';
import { chainKey } from './measurement.ts';
import type { Page, Slot } from './page.ts';
import { pageMakers } from './page-makers.ts';
import type { DeskView } from './records.ts';
import { canonicalJson } from './same-value.ts';
import { sha256 } from './sha256.ts';
import { teaserLines, titleOf } from './teaser.ts';

/** A story as it stands on a page. */
export interface StandingStory {
	storyId: Id;
	/** Of its words, as its facts have it. */
	hash: string;
	/** Of all the slots it runs through, on whichever pages, and of those on this one. */
	run: string;
}

/** All that decides how a page prints, each part by its hash. */
export interface PageState {
	/** Of all its parts: what a clean proof is signed for. */
	hash: string;
	/** Its slots: what stands where in which shape. */
	layout: string;
	/** What the program sets: masthead, folio, teasers, ads, who made the page. */
	furniture: string;
	/** In the page's order. */
	stories: StandingStory[];
}

/**
 * A page as it would print now; null where words of it are yet to be read, so that nobody can say.
 * @param standing of the edition
 */
export function pageState(view: DeskView, page: Page, standing: Standing): PageState | null {
	const stories = storiesOn(view, page, standing);
	if (stories.some(({ hash }) => hash === '')) return null;
	const { formatId, format = formatId, slots } = page;
	const layout = sha256(canonicalJson([format, slots.map(drawn)]));
	const furniture = sha256(canonicalJson(furnitureOf(view, page, standing)));
	const hash = sha256(canonicalJson({ layout, furniture, stories }));
	return { hash, layout, furniture, stories };
}

/** A slot without what is said in it. */
const drawn = ({ label: _label, teaser: _teaser, ...slot }: Slot): object => slot;

function storiesOn(view: DeskView, page: Page, { bySlot, byStory }: Standing): StandingStory[] {
	const ids = page.slots.flatMap(({ id }) => bySlot.get(id)?.storyId ?? []);
	return [...new Set(ids)].map((storyId) => {
		const places = byStory.get(storyId) ?? [];
		const here = places.flatMap((place) => (place.page.id === page.id ? [place.slot.id] : []));
		return {
			storyId,
			hash: view.get('facts', storyId)?.hash ?? '',
			run: sha256(`${here.join(' ')} ${chainKey(places)}`)
		};
	});
}

/** What stands on a page beside stories, as it prints. */
function furnitureOf(view: DeskView, page: Page, standing: Standing): unknown[] {
	const edition = view.get('edition', page.editionId);
	const newsroom = view.get('newsroom', 'newsroom');
	const called = calledInPrint(edition ?? {});
	const words = page.slots.map((slot) => {
		switch (slot.role) {
			case 'masthead':
				return [
					...[newsroom?.name, mastheadOf(newsroom ?? { masthead: {} }), edition?.issue],
					...(called === '' ? [] : [called])
				];
			case 'teaser': {
				const lines = teaserLines(view, page, slot, standing);
				return [titleOf(slot), lines.map((line) => [line.words, line.pointer, line.section])];
			}
			default:
				return slot.label ?? '';
		}
	});
	const pages = page.slots.some(({ role }) => role === 'masthead') ? pageCount(view, page) : null;
	const about = [newsroom?.name, edition?.date, page.number, page.name, pageMakers(view, page)];
	return [...about, pages, words];
}

const pageCount = (view: DeskView, { editionId }: Page): number =>
	[...view.list('page')].filter((page) => page.editionId === editionId).length;
