import type { Command, CommandType, Refusal } from '../commands.ts';
import { calledInPrint, type Edition } from '../edition.ts';
import { isPageFrozen, isPressed, isStoryFrozen, lastPress } from '../press.ts';
import type { Id } from '../ids.ts';
import type { Change, DeskView } from '../records.ts';
import { canonicalJson } from '../same-value.ts';
import { placementsOf } from './placements.ts';

/** Going to press is what freezes, and a correction what opens. */
const PRESS: readonly CommandType[] = [
	'edition.press',
	'edition.correct',
	'edition.repack',
	'edition.packed'
];

/**
 * Refuses whatever would change what has gone to press: pages, what stands on them, the stories and
 * their signatures. Asked of every command's changes, so that none can be forgotten.
 */
export function refuseFrozen(
	view: DeskView,
	type: CommandType,
	changes: readonly Change[]
): Refusal | null {
	if (PRESS.includes(type)) return null;
	const hit = changes.some((change) => {
		const before = { ...change, value: view.get(change.kind, change.id) ?? null } as Change;
		return isFrozen(view, before) || isFrozen(view, change) || movesPressed(view, before, change);
	});
	return hit ? { reason: 'pressed' } : null;
}

function isFrozen(view: DeskView, change: Change): boolean {
	if (change.value === null) return false;
	switch (change.kind) {
		case 'edition':
			return isPressed(change.value);
		case 'page':
			return isPageFrozen(view.get('edition', change.value.editionId), change.id);
		case 'placement':
			return isPageFrozen(view.get('edition', change.value.editionId), change.value.pageId);
		// Signed anew while a correction is open, whichever page its words are on.
		case 'pageSignature':
		case 'waiver':
		case 'reminder':
			return isPressed(view.get('edition', change.value.editionId));
		case 'story':
			return isStoryFrozen(change.value);
		case 'signature':
			return isStoryFrozen(view.get('story', change.value.storyId));
		default:
			return false;
	}
}

/** While a correction is open the edition stays the one that it is, and so does its name until all pages are open. */
function movesPressed(view: DeskView, before: Change, after: Change): boolean {
	if (before.kind !== 'edition' || after.kind !== 'edition' || !lastPress(before.value ?? {}))
		return false;
	const [was, is] = [before.value, after.value];
	if (identityOf(was) !== identityOf(is)) return true;
	const isRenamed = was !== null && calledInPrint(was) !== calledInPrint(is ?? {});
	if (!isRenamed) return false;
	for (const { id, editionId } of view.list('page'))
		if (editionId === was.id && isPageFrozen(was, id)) return true;
	return false;
}

const identityOf = (edition: Edition | null): string =>
	canonicalJson([
		...[edition?.date, edition?.issue, edition?.formatId, edition?.format],
		edition?.kind
	]);

/**
 * Whether a command is about what has gone to press, as far as it says so itself: what the interface
 * does not offer. What it would change is judged above.
 */
export function isAboutFrozen(view: DeskView, command: Command): boolean {
	const story = (id: Id) => isStoryFrozen(view.get('story', id));
	const page = (id: Id) => {
		const found = view.get('page', id);
		return found !== undefined && isPageFrozen(view.get('edition', found.editionId), id);
	};
	switch (command.type) {
		case 'edition.update':
		case 'edition.pages':
		case 'edition.withdraw':
		case 'edition.renumber':
		case 'edition.format':
			return isPressed(view.get('edition', command.id));
		case 'check.waive':
		case 'check.remind':
			return isPressed(view.get('edition', command.editionId));
		case 'page.sign':
			return isPressed(view.get('edition', view.get('page', command.pageId)?.editionId ?? ''));
		case 'page.update':
		case 'page.layout':
			return page(command.id);
		case 'slot.label':
		case 'slot.teaser':
			return page(command.pageId);
		case 'story.place':
			return page(command.pageId) || isPlacedFrozen(view, command.storyId);
		case 'story.unplace':
			return isPlacedFrozen(view, command.storyId);
		case 'story.update':
		case 'story.stage':
		case 'story.spike':
			return story(command.id);
		case 'story.sign':
		case 'story.return':
			return story(command.storyId);
		case 'tryout.change':
			return isAboutFrozen(view, command.command);
		default:
			return false;
	}
}

const isPlacedFrozen = (view: DeskView, storyId: Id): boolean =>
	placementsOf(view, storyId).some(({ editionId, pageId }) =>
		isPageFrozen(view.get('edition', editionId), pageId)
	);
