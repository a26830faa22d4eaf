import type { Id } from '#model/ids.ts';
import { MAX_TEASER_ITEMS, type TeaserItem } from '#model/page.ts';
import { itemsIn, named, storyFor } from '#model/teaser.ts';
import type { Recognition } from '#model/import/recognition.ts';
import type { KnownStory } from './known-stories.ts';
import type { Proposal } from './proposals.ts';
import { suggest, type Target } from './targets.ts';

/** Where each piece goes: as the editor said, else the first free slot of its kind on the page. */
export function placesFor(
	proposals: Proposal[],
	targets: Target[],
	pageNumber: number
): Map<string, Id | null> {
	const places = new Map<string, Id | null>();
	for (const { key, slotId } of proposals) if (slotId !== undefined) places.set(key, slotId);
	const fixed = new Set(places.values());
	const open = proposals.filter(({ key, checked }) => checked && !places.has(key));
	const free = targets.filter(({ slot }) => slot.role === 'teaser' || !fixed.has(slot.id));
	const kinds = open.map((one) => {
		if (one.type === 'teaser') return 'teaser';
		return one.kind === 'photo' ? 'photo' : 'news';
	});
	const slots = suggest(free, pageNumber, kinds);
	open.forEach(({ key }, i) => places.set(key, slots[i] ?? null));
	return places;
}

/** The page a text says it is (第3版, A3); one that does not say is the first. */
export function printedPage(recognitions: Recognition[]): number {
	for (const { text, spans } of recognitions) {
		for (const { kind, fact, from, to } of spans) {
			if (fact || (kind !== 'noise' && kind !== 'masthead')) continue;
			const folio = /^第?\s*(\d{1,3})\s*版|^A(\d{1,2})$/u.exec(text.slice(from, to));
			if (folio) return Number(folio[1] ?? folio[2]);
		}
	}
	return 1;
}

/**
 * What each teaser slot shows then: what it has, and each new teaser, linked to its story where one
 * alone can be meant. A name printed over the first is the box's, if it has none.
 */
export function teaserItems(
	proposals: Proposal[],
	places: ReadonlyMap<string, Id | null>,
	targets: Target[],
	stories: readonly KnownStory[]
): { slotId: Id; items: TeaserItem[]; title?: string }[] {
	const shown = new Map<Id, TeaserItem[]>();
	const titles = new Map<Id, string>();
	for (const proposal of proposals) {
		const slotId = places.get(proposal.key);
		if (proposal.type !== 'teaser' || !proposal.checked || !slotId) continue;
		const { text, page, kicker } = proposal.teaser;
		const slot = targets.find((target) => target.slot.id === slotId)?.slot;
		const items = shown.get(slotId) ?? (slot ? [...itemsIn(slot)] : []);
		const title = titles.get(slotId) ?? slot?.teaser?.title ?? kicker;
		if (title) titles.set(slotId, title);
		shown.set(slotId, [...items, itemFor(text, page, items, stories)]);
	}
	return [...shown].map(([slotId, items]) => ({
		...{ slotId, items: items.slice(0, MAX_TEASER_ITEMS) },
		...named(titles.get(slotId))
	}));
}

function itemFor(
	text: string,
	page: string,
	before: readonly TeaserItem[],
	stories: readonly KnownStory[]
): TeaserItem {
	const free = stories.filter(({ id }) => !before.some(({ storyId }) => storyId === id));
	const storyId = storyFor(text, page, free);
	if (storyId === null) return { storyId, words: page ? `${text} >>>${page}` : text };
	const { headline } = free.find(({ id }) => id === storyId) ?? {};
	return { storyId, words: text === headline ? null : text };
}
