import type { Id } from '../ids.ts';
import type { DeskView } from '../records.ts';
import type { Step } from '../workflow.ts';
import type { CheckItem, CheckKind } from './check-item.ts';

/**
 * 催: somebody asked whoever an item of the press check waits for to see to it. It stands while the item
 * does, and is about the same thing; then the server takes it away.
 */
export interface Reminder {
	id: Id;
	editionId: Id;
	/** Of the item, and what it was about then (see askedAbout). */
	itemId: string;
	about: string;
	kind: CheckKind;
	/** The step that the item's story waits for; null: it is about none. */
	step: Step | null;
	pageId: Id | null;
	storyId: Id | null;
	slotId: Id | null;
	threadId: Id | null;
	/** Whom it is meant for. */
	personIds: Id[];
	/** Who asked. */
	personId: Id;
	/** Epoch ms. */
	at: number;
}

/** Nobody mentions more people in one comment. */
export const MAX_ASKED = 50;

/** Found by what earlier papers printed, or of the paper as a whole: nobody in particular is late with it. */
const NOBODYS: readonly CheckKind[] = ['repeatSame', 'repeatAlike', 'photoTwice', 'photoAgain'];

/** Of whom an item can be asked by a person: all whose it is, but for themselves. */
export const askedOf = ({ kind, waived, forIds }: CheckItem, personId: Id): Id[] =>
	waived || NOBODYS.includes(kind) ? [] : forIds.filter((id) => id !== personId);

/** What a reminder is bound to: where this is another, something has changed, and it may be asked again. */
export function askedAbout(item: CheckItem): string {
	switch (item.kind) {
		case 'unsigned':
			return item.step ?? '';
		case 'struck':
		case 'changed':
		case 'pageChanged':
			return String(item.at);
		default:
			return item.about;
	}
}

/** The step that an item waits for. */
export const askedStep = (item: CheckItem): Step | null =>
	item.kind === 'unsigned' || item.kind === 'struck' ? item.step : null;

/** What has been asked about an item as it is now, the oldest first. */
export const remindersOf = (view: Pick<DeskView, 'list'>, item: CheckItem): Reminder[] =>
	[...view.list('reminder')]
		.filter((one) => one.itemId === item.id && one.about === askedAbout(item))
		.sort((a, b) => a.at - b.at);
