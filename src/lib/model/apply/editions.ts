import { kindOf } from '../check-layout.ts';
import type { CommandOf, PageStart, Refusal } from '../commands.ts';
import { MAX_EDITION_NAME, isDate, takesNumber, type Edition } from '../edition.ts';
import { bySpot, editionsOn, nextSerial } from '../edition-address.ts';
import { editionUse } from '../edition-use.ts';
import { formatOf, formattedAs } from '../format.ts';
import { formatNow, isOffered, madeIn } from '../paper-format.ts';
import { renumbered } from '../issue-number.ts';
import { MAX_PAGES, isPublishingDay } from '../publishing.ts';
import { overtakenIn } from '../overtaken.ts';
import { refit, templateOn, templatesFor } from '../refit.ts';
import type { Page, Slot } from '../page.ts';
import { bareSlot } from '../slot-content.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import { filter, find, type Draft } from './draft.ts';

export const createEdition: Rule<'edition.create'> = (draft, command, context) => {
	const { id, date, issue, pressAt, formatId } = command;
	if (draft.get('edition', id)) return duplicate('edition');
	if (!isDate(date)) return invalid('date');
	if (!isIssue(issue)) return invalid('issue');
	const format = formatNow(draft, formatId);
	if (!format || !isOffered(draft, formatId)) return invalid('formatId');
	if (!isName(command.name)) return invalid('edition-name');
	const { at, personId } = context;
	const isOwn = takesNumber(command) || !isPublishingDay(draft, date);
	const serial = nextSerial(draft.list('edition'), date, isOwn);
	const edition: Edition = {
		id,
		date,
		...(serial !== undefined && { serial }),
		issue,
		pressAt,
		...madeIn(format),
		createdAt: at,
		createdBy: personId,
		...(command.kind && { kind: command.kind }),
		...(command.name && { name: command.name })
	};
	const twice = sameOnDay(draft, edition);
	if (twice) return twice;
	draft.put('edition', edition);
	return addPages(draft, edition, command.from, context);
};

/** A date has one regular paper, and those beside it are told apart by what they are called. */
export function sameOnDay(draft: Draft, edition: Edition): Refusal | null {
	const others = editionsOn(draft.list('edition'), edition.date).filter(
		({ id }) => id !== edition.id
	);
	if (others.some((one) => takesNumber(one) && takesNumber(edition))) return duplicate('date');
	const called = ({ kind = 'regular', name = '' }: Edition) => JSON.stringify([kind, name]);
	const same = (one: Edition) => called(one) === called(edition);
	return others.some(same) ? duplicate('edition-name') : null;
}

const isIssue = (issue: number | null | undefined): boolean =>
	issue == null || (Number.isInteger(issue) && issue > 0);

const isName = (name = ''): boolean => name.length <= MAX_EDITION_NAME;

type Layout = CommandOf<'edition.create'>['from'];

function addPages(
	draft: Draft,
	edition: Edition,
	from: Layout,
	context: ApplyContext
): Refusal | null {
	if ('editionId' in from) return copyPages(draft, edition, from.editionId, context);
	if (from.templates.length === 0 || from.templates.length > MAX_PAGES) return invalid('pages');
	for (const [index, start] of from.templates.entries()) {
		const { templateId, name } = start;
		const template = draft.get('template', templateId);
		if (!template) return notFound('template');
		const people = peopleOf(draft, start);
		if (!people) return notFound('person');
		const slots = templateOn(template, formatOf(edition));
		if (!slots) return invalid('template');
		draft.put('page', {
			...emptyPage(edition, index + 1, context),
			...{ name, templateId, slots: freshSlots(slots, context), ...people },
			deadline: start.deadline ?? null
		});
	}
	return null;
}

/** Who makes a page; null: somebody the paper does not know. */
function peopleOf(
	draft: Draft,
	{ editorId = null, proofreaderId = null }: PageStart
): Pick<Page, 'editorId' | 'proofreaderId'> | null {
	const isKnown = [editorId, proofreaderId].every((id) => id === null || draft.get('person', id));
	return isKnown ? { editorId, proofreaderId } : null;
}

/**
 * Last week's plan: pages, people and slots come along, and deadlines at their distance to press. They are
 * laid out in the format as it is now; a page that has no room in it begins from a template of its kind.
 */
function copyPages(
	draft: Draft,
	edition: Edition,
	sourceId: string,
	context: ApplyContext
): Refusal | null {
	const source = draft.get('edition', sourceId);
	if (!source) return notFound('edition');
	for (const page of filter(draft, 'page', (one) => one.editionId === sourceId)) {
		const { deadline, name, editorId, proofreaderId } = page;
		const { templateId, slots } = copiedLayout(draft, edition, page);
		draft.put('page', {
			...emptyPage(edition, page.number, context),
			...{ name, editorId, proofreaderId, templateId, slots: freshSlots(slots, context) },
			deadline: deadline === null ? null : deadline + edition.pressAt - source.pressAt
		});
	}
	return null;
}

function copiedLayout(
	draft: Draft,
	edition: Edition,
	page: Page
): Pick<Page, 'templateId' | 'slots'> {
	const slots = refit(page.slots, formatOf(page), formatOf(edition));
	if (slots) return { templateId: page.templateId, slots };
	const kind = kindOf(page, draft.get('template', page.templateId ?? ''));
	const template = templatesFor(draft, formatOf(edition)).find((one) => one.kind === kind);
	return { templateId: template?.id ?? null, slots: template?.slots ?? [] };
}

const emptyPage = (edition: Edition, number: number, { newId }: ApplyContext): Page => ({
	id: newId(),
	editionId: edition.id,
	number,
	name: '',
	editorId: null,
	proofreaderId: null,
	deadline: null,
	...formattedAs(edition),
	templateId: null,
	slots: []
});

/** A slot's id is its own on every page; what an ad or a teaser says is not carried over. */
const freshSlots = (slots: readonly Slot[], { newId }: ApplyContext): Slot[] =>
	slots.map((slot) => ({ ...bareSlot(slot), id: newId() }));

export const updateEdition: Rule<'edition.update'> = (
	draft,
	{ id, patch, expect = {} },
	{ personId, at }
) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	const fields = overtakenIn({ kind: 'regular', name: '', ...edition }, patch, expect);
	if (fields.length > 0) return { reason: 'edition-set', fields };
	if (!isIssue(patch.issue)) return invalid('issue');
	if (!isName(patch.name)) return invalid('edition-name');
	const { pressAt: before } = edition;
	const isMoved = patch.pressAt !== undefined && patch.pressAt !== before;
	const trace = isMoved ? { pressMoved: { by: personId, at, before } } : {};
	const next = { ...edition, ...patch, ...trace };
	const isNamed = patch.kind !== undefined || patch.name !== undefined;
	const twice = isNamed ? sameOnDay(draft, next) : null;
	if (twice) return twice;
	draft.put('edition', next);
	return null;
};

/** With its pages, as long as nothing stands on it; the numbers of others stay as they are. */
export const withdrawEdition: Rule<'edition.withdraw'> = (draft, { id }) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	const what = editionUse(draft, edition);
	if (what) return { reason: 'edition-used', what };
	for (const kind of ['page', 'waiver', 'reminder', 'moment'] as const)
		for (const one of filter(draft, kind, ({ editionId }) => editionId === id))
			draft.remove(kind, one.id);
	draft.remove('edition', id);
	return null;
};

/** Those after it follow; of those that have gone to press none may, which refuses all of them. */
export const renumberEdition: Rule<'edition.renumber'> = (draft, { id, issue, expect }) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	if (edition.issue !== expect) return { reason: 'issue-changed' };
	const next = renumbered(draft.list('edition'), edition, issue);
	if (!next || !isIssue(issue)) return invalid('issue');
	const isTaken = (one: Edition) => bySpot(one, edition) < 0 && one.issue === issue;
	const taken = find(draft, 'edition', isTaken);
	if (taken) return { reason: 'issue-taken', date: taken.date };
	for (const one of next) draft.put('edition', { ...one.edition, issue: one.issue });
	return null;
};

/** More pages come at the end, laid out as an inside page; fewer go from the end, if empty. */
export const setPages: Rule<'edition.pages'> = (draft, { id, count }, context) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	if (!Number.isInteger(count) || count < 1 || count > MAX_PAGES) return invalid('count');
	const pages = filter(draft, 'page', (page) => page.editionId === id);
	for (const page of pages.filter((one) => one.number > count)) {
		const held = find(draft, 'placement', (placement) => placement.pageId === page.id);
		if (held) return { reason: 'taken', by: held.placedBy, storyId: held.storyId };
		draft.remove('page', page.id);
	}
	const fitting = templatesFor(draft, formatOf(edition));
	const template = fitting.find(({ kind }) => kind === 'inside');
	for (let number = pages.length + 1; number <= count; number++) {
		const slots = freshSlots(template?.slots ?? [], context);
		const page = emptyPage(edition, number, context);
		draft.put('page', { ...page, templateId: template?.id ?? null, slots });
	}
	return null;
};
