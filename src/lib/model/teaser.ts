import { inReadingOrder, pagesOf, standingOn, type Standing } from './board.ts';
import type { Id } from './ids.ts';
import { likeness } from './likeness.ts';
import { mastheadOf, type PointerStyle } from './masthead.ts';
import { takesStory, type Page, type Slot, type Teaser, type TeaserItem } from './page.ts';
import type { DeskView } from './records.ts';

/**
 * Why a line of a teaser leads nowhere. unplaced: its story stands on no page of the edition;
 * same-page: on the teaser's own; gone: there is no such story; wordless: nothing to print;
 * no-lead: of an index, a page without a story.
 */
export type TeaserFault = 'unplaced' | 'spiked' | 'same-page' | 'gone' | 'wordless' | 'no-lead';

/** A line of a teaser as it prints now. */
export interface TeaserLine {
	storyId: Id | null;
	words: string;
	/** Where it points, as the paper writes it: 见3版, >>>3; empty: nowhere. */
	pointer: string;
	/** The name of the page it points to, where the paper prints it. */
	section: string;
	page: number | null;
	fault: TeaserFault | null;
}

/** A pointer that ends words typed by hand: >>>2, 见2版. */
const POINTER = /\s*((?:[>＞]{2,}|见|转)\s*第?\s*\d+\s*版?)\s*$/u;
/** Its own heading, which the teaser prints anyway. */
const HEADING = /^导读[\s　:：|｜]*/u;

/** What a teaser slot shows; words that were written as a label are lines without a story. */
export function teaserIn({ teaser, label }: Pick<Slot, 'teaser' | 'label'>): Teaser | null {
	if (teaser) return teaser;
	const lines = (label ?? '').split('\n').map((line) => line.trim().replace(HEADING, ''));
	const items = lines
		.filter((line) => line !== '')
		.map((words): TeaserItem => ({ storyId: null, words }));
	return items.length > 0 ? { kind: 'stories', items } : null;
}

export const itemsIn = (slot: Pick<Slot, 'teaser' | 'label'>): readonly TeaserItem[] => {
	const teaser = teaserIn(slot);
	return teaser?.kind === 'stories' ? teaser.items : [];
};

/** The name over a teaser: its own, or what such boxes are called. */
export const titleOf = ({ teaser }: Pick<Slot, 'teaser'>): string =>
	teaser?.title ?? (teaser?.kind === 'index' ? '今日导读' : '导读');

/** A teaser's own name as it is kept; without words it has none. */
export const named = (title: string | undefined): { title?: string } =>
	title?.trim() ? { title: title.trim() } : {};

export const sameTeaser = (a: Teaser | null, b: Teaser | null): boolean => keyOf(a) === keyOf(b);

const keyOf = (teaser: Teaser | null): string => {
	if (!teaser) return '';
	const { kind, title = '' } = teaser;
	const items = kind === 'stories' ? teaser.items : [];
	return JSON.stringify([kind, title, items.map(({ storyId, words }) => [storyId, words])]);
};

/** Page and style give 见3版, 3版 or >>>3. */
export function pointerTo(style: PointerStyle, page: number): string {
	switch (style) {
		case 'see':
			return `见${page}版`;
		case 'page':
			return `${page}版`;
		case 'arrows':
			return `>>>${page}`;
	}
}

/** The lines of a teaser slot as they print where its stories stand now. */
export function teaserLines(
	view: DeskView,
	page: Page,
	slot: Slot,
	standing: Standing = standingOn(view, pagesOf(view, page.editionId))
): TeaserLine[] {
	const newsroom = view.get('newsroom', 'newsroom');
	const { pointer: style } = mastheadOf(newsroom ?? { masthead: {} });
	const teaser = teaserIn(slot);
	if (!teaser) return [];
	if (teaser.kind === 'index') return indexLines(view, page, standing, style);
	return teaser.items.map((item) =>
		item.storyId === null
			? plainLine(item.words ?? '')
			: storyLine(view, page, { ...item, storyId: item.storyId }, standing, style)
	);
}

function plainLine(whole: string): TeaserLine {
	const found = POINTER.exec(whole);
	const words = (found ? whole.slice(0, found.index) : whole).trim();
	const pointer = found?.[1]?.replaceAll('＞', '>') ?? '';
	const fault = words === '' ? 'wordless' : null;
	return { storyId: null, words, pointer, section: '', page: null, fault };
}

function storyLine(
	view: DeskView,
	own: Page,
	{ storyId, words: wording }: { storyId: Id; words: string | null },
	standing: Standing,
	style: PointerStyle
): TeaserLine {
	const there = standing.byStory.get(storyId)?.[0]?.page;
	const words = wording ?? view.get('facts', storyId)?.headline ?? '';
	const at = there && there.id !== own.id ? there : undefined;
	return {
		storyId,
		words,
		...whereTo(style, at),
		fault: faultOf(view, storyId, own, there) ?? (words.trim() === '' ? 'wordless' : null)
	};
}

function faultOf(view: DeskView, id: Id, own: Page, there: Page | undefined): TeaserFault | null {
	const story = view.get('story', id);
	if (!story) return 'gone';
	if (story.spikedAt !== null) return 'spiked';
	if (!there) return 'unplaced';
	return there.id === own.id ? 'same-page' : null;
}

/** Arrows stand alone; 见3版 is followed by the page's name. */
const whereTo = (
	style: PointerStyle,
	page: Page | undefined
): Pick<TeaserLine, 'pointer' | 'section' | 'page'> => ({
	pointer: page ? pointerTo(style, page.number) : '',
	section: page && style !== 'arrows' ? page.name : '',
	page: page?.number ?? null
});

/** All other pages that have stories, each by its lead, or else the story that stands first. */
function indexLines(
	view: DeskView,
	own: Page,
	{ bySlot }: Standing,
	style: PointerStyle
): TeaserLine[] {
	const isListed = (page: Page) =>
		page.id !== own.id && page.slots.some((slot) => takesStory(slot) && slot.role !== 'jump');
	return pagesOf(view, own.editionId)
		.filter(isListed)
		.map((page) => {
			const filled = inReadingOrder(page.slots).filter(
				(slot) => takesStory(slot) && slot.role !== 'jump' && bySlot.has(slot.id)
			);
			const slot = filled.find(({ role }) => role === 'lead') ?? filled[0];
			const storyId = slot ? (bySlot.get(slot.id)?.storyId ?? null) : null;
			const words = storyId === null ? '' : (view.get('facts', storyId)?.headline ?? '');
			const fault = storyId === null ? 'no-lead' : words === '' ? 'wordless' : null;
			const pointer = style === 'arrows' ? pointerTo(style, page.number) : `${page.number}版`;
			return { storyId, words, pointer, section: page.name, page: page.number, fault };
		});
}

/** A teaser with a story more at its end; null: it is there, or the teaser is an index. */
export function withStory(slot: Slot, storyId: Id): Teaser | null {
	if (slot.teaser?.kind === 'index') return null;
	const items = itemsIn(slot);
	if (items.some((item) => item.storyId === storyId)) return null;
	return {
		...named(slot.teaser?.title),
		kind: 'stories',
		items: [...items, { storyId, words: null }]
	};
}

/** A headline and a teaser's words are about one story from this share of common pairs on. */
const ALIKE = 0.6;

/**
 * The story that words of a teaser are about: the one whose headline they share most with, if it is
 * one alone. `page`, as printed, decides between several.
 */
export function storyFor(
	words: string,
	page: string,
	stories: readonly { id: Id; headline: string; page: number | null }[]
): Id | null {
	const alike = stories
		.map((story) => ({ ...story, share: likeness(words, story.headline) }))
		.filter(({ share }) => share >= ALIKE)
		.sort((a, b) => b.share - a.share);
	const onPage = alike.filter((story) => String(story.page) === page);
	const [best, next] = onPage.length > 0 ? onPage : alike;
	return best && best.share > (next?.share ?? 0) ? best.id : null;
}
