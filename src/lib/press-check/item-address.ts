import { standingOn } from '#model/board.ts';
import { measurementOf } from '#model/measurement.ts';
import { storyAddress } from '#model/text-place.ts';
import type { Page } from '#model/page.ts';
import { can } from '#model/permissions.ts';
import type { Person } from '#model/person.ts';
import type { CheckItem } from '#model/press-check/check-item.ts';
import type { DeskView } from '#model/records.ts';

/** Where an item is seen to: the very place, and what one finds there. */
export interface ItemAddress {
	to: 'signing' | 'history' | 'proof' | 'comment' | 'story' | 'settings';
	href: string;
}

/** Null: it is not for this person to see to, nor to look at. */
export function itemAddress(
	desk: DeskView & { readonly me: Person },
	date: string,
	pages: readonly Page[],
	item: CheckItem
): ItemAddress | null {
	const { storyId, slotId } = item;
	const number = pages.find(({ id }) => id === item.pageId)?.number ?? 1;
	const proof = { to: 'proof', href: `/editions/${date}/proof/${number}` } as const;
	const story = { to: 'story', href: `/stories/${storyId ?? ''}` } as const;
	const signing = { to: 'signing', href: `${story.href}/sign` } as const;
	switch (item.kind) {
		case 'unsigned':
			return item.step === null || item.step === 'handIn' ? story : signing;
		case 'struck':
		case 'changed':
			return signing;
		case 'amended':
			return {
				to: 'history',
				href: `${story.href}/history?from=${item.ids.before}&to=${item.ids.signOff}`
			};
		case 'pageUnsigned':
		case 'pageChanged':
			return proof;
		case 'over': {
			const places = standingOn(desk, pages).byStory.get(storyId ?? '') ?? [];
			const from = measurementOf(desk, storyId ?? '', places)?.from ?? null;
			return from
				? { to: 'story', href: storyAddress(storyId ?? '', from) }
				: slotOn(proof, slotId);
		}
		case 'correction':
		case 'suggestion':
		case 'question':
		case 'remark':
			return { to: 'comment', href: `${story.href}#thread-${item.threadId}` };
		case 'glyphs':
			return storyId === null ? slotOn(proof, slotId) : story;
		case 'lightGlyphs':
		case 'held':
		case 'incomplete':
		case 'promised':
		case 'promisedPhoto':
		case 'wordless':
		case 'headless':
		case 'photoMissing':
		case 'creditMissing':
			return story;
		case 'issueMissing':
		case 'issueRepeat':
		case 'issueOrder':
		case 'issueGap':
		case 'pressDay':
		case 'oddPages':
		case 'unusualPages':
			return can(desk.me, 'edition.plan')
				? { to: 'settings', href: `/editions/${date}?settings` }
				: null;
		default:
			return slotOn(proof, slotId);
	}
}

const slotOn = (proof: ItemAddress, slotId: string | null): ItemAddress =>
	slotId === null ? proof : { ...proof, href: `${proof.href}?slot=${slotId}` };
