import { pagesOf, standingOn } from './board.ts';
import { canonicalJson } from './same-value.ts';
import type { Id } from './ids.ts';
import type { Formatted, Page } from './page.ts';
import { formattedAs } from './format.ts';
import { pageSignaturesOf, type PageSignature } from './page-signature.ts';
import { pressedSettings, type PressedSettings } from './pressed-settings.ts';
import type { DeskView } from './records.ts';
import { sha256 } from './sha256.ts';
import { signaturesOf, standingOf, type Signature } from './signature.ts';

/** A page as it prints, with what stands in its slots. */
export interface PressedPage extends Pick<
	Page,
	'id' | 'number' | 'name' | 'formatId' | 'format' | 'editorId' | 'proofreaderId' | 'slots'
> {
	/** By slot. */
	stories: Record<Id, Id>;
	/** Of its clean proof, where one holds and the paper signs pages. */
	signature: Pick<PageSignature, 'id' | 'personId' | 'state'> | null;
}

/** A story on the pages, by the hash of its text. */
export interface PressedStory {
	id: Id;
	hash: string;
	/** Those that hold, in the order of the steps. */
	signatures: Pick<Signature, 'id' | 'step' | 'personId' | 'hash'>[];
}

/** All that an edition prints, and who signed for it; the issue number is given by the act itself. */
export interface PressState {
	edition: { id: Id; date: string; kind: string } & Formatted;
	pages: PressedPage[];
	stories: PressedStory[];
	/** Not given: it went to press before settings were part of it. */
	settings?: PressedSettings;
}

/**
 * Null where there is no such edition.
 * @param given the settings it went to press with, null: with none that are known; not given: as they are now
 */
export function pressState(
	view: DeskView,
	editionId: Id,
	given?: PressedSettings | null
): PressState | null {
	const edition = view.get('edition', editionId);
	if (!edition) return null;
	const { id, date, kind = 'regular' } = edition;
	const pages = pagesOf(view, editionId);
	const settings = given === undefined ? pressedSettings(view, edition, pages) : given;
	const { bySlot, byStory } = standingOn(view, pages);
	return {
		edition: { id, date, kind, ...formattedAs(edition) },
		pages: pages.map(({ id, number, name, editorId, proofreaderId, slots, ...page }) => ({
			...{ id, number, name, editorId, proofreaderId, slots, ...formattedAs(page) },
			stories: Object.fromEntries(
				slots.flatMap((slot) => {
					const storyId = bySlot.get(slot.id)?.storyId;
					return storyId === undefined ? [] : [[slot.id, storyId]];
				})
			),
			signature: settings?.cleanProof === false ? null : pageSignature(view, id)
		})),
		stories: [...byStory.keys()].sort().map((storyId) => pressedStory(view, storyId)),
		...(settings && { settings })
	};
}

function pageSignature(view: DeskView, pageId: Id): PressedPage['signature'] {
	const last = pageSignaturesOf(view, pageId).find((one) => one.void === null);
	return last ? { id: last.id, personId: last.personId, state: last.state } : null;
}

const pressedStory = (view: DeskView, storyId: Id): PressedStory => ({
	id: storyId,
	hash: view.get('facts', storyId)?.hash ?? '',
	signatures: standingOf(signaturesOf(view, storyId)).map(({ id, step, personId, hash }) => ({
		...{ id, step, personId, hash }
	}))
});

/** 这份文本: sha-256, hex, of everything in it. */
export const pressCode = (state: PressState): string => sha256(canonicalJson(state));

/** What has become another since somebody looked. */
export type PressChange =
	| { what: 'text' | 'signature'; storyId: Id }
	| { what: 'page'; pageId: Id; number: number }
	/** What day it is for, in which format; the masthead, a name that prints, whether pages are signed. */
	| { what: 'edition' | 'settings' };

/** The differences of two states, in the order of the pages; of a story its words before its signatures. */
export function pressChanges(before: PressState, now: PressState): PressChange[] {
	const [pages, stories] = [byId(before.pages), byId(before.stories)];
	const gone = before.pages.filter(({ id }) => !now.pages.some((page) => page.id === id));
	return [
		...[...now.pages.filter((page) => !isSame(page, pages.get(page.id))), ...gone].map(
			({ id, number }): PressChange => ({ what: 'page', pageId: id, number })
		),
		...now.stories.flatMap((story): PressChange[] => {
			const was = stories.get(story.id);
			// One that has come is a change of its page.
			if (!was || isSame(story, was)) return [];
			return [{ what: story.hash === was.hash ? 'signature' : 'text', storyId: story.id }];
		}),
		...(['edition', 'settings'] as const)
			.filter((what) => !isSame(before[what], now[what]))
			.map((what) => ({ what }))
	];
}

const byId = <T extends { id: Id }>(all: readonly T[]) => new Map(all.map((one) => [one.id, one]));
const isSame = (one: unknown, other: unknown): boolean =>
	canonicalJson(one) === canonicalJson(other);
