import type { CommandOf, Refusal } from '../commands.ts';
import { isDate, type Edition } from '../edition.ts';
import { isFormat } from '../format.ts';
import type { Page, Slot } from '../page.ts';
import { bareSlot } from '../slot-content.ts';
import { duplicate, invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import { filter, find, type Draft } from './draft.ts';

const MAX_PAGES = 64;

export const createEdition: Rule<'edition.create'> = (draft, command, context) => {
	const { id, date, issue, pressAt, formatId } = command;
	if (draft.get('edition', id)) return duplicate('edition');
	if (!isDate(date)) return invalid('date');
	if (find(draft, 'edition', (edition) => edition.date === date)) return duplicate('date');
	if (!isIssue(issue)) return invalid('issue');
	if (!isFormat(formatId)) return invalid('formatId');
	const { at, personId } = context;
	const edition: Edition = {
		id,
		date,
		issue,
		pressAt,
		formatId,
		createdAt: at,
		createdBy: personId
	};
	draft.put('edition', edition);
	return addPages(draft, edition, command.from, context);
};

const isIssue = (issue: number | null | undefined): boolean =>
	issue == null || (Number.isInteger(issue) && issue > 0);

type Layout = CommandOf<'edition.create'>['from'];

function addPages(
	draft: Draft,
	edition: Edition,
	from: Layout,
	context: ApplyContext
): Refusal | null {
	if ('editionId' in from) return copyPages(draft, edition, from.editionId, context);
	if (from.templates.length === 0 || from.templates.length > MAX_PAGES) return invalid('pages');
	for (const [index, { templateId, name }] of from.templates.entries()) {
		const template = draft.get('template', templateId);
		if (!template) return notFound('template');
		const { formatId } = template;
		const slots = freshSlots(template.slots, context);
		draft.put('page', {
			...emptyPage(edition, index + 1, context),
			...{ name, formatId, templateId, slots }
		});
	}
	return null;
}

/** Last week's plan: pages, people and slots come along, and deadlines at their distance to press. */
function copyPages(
	draft: Draft,
	edition: Edition,
	sourceId: string,
	context: ApplyContext
): Refusal | null {
	const source = draft.get('edition', sourceId);
	if (!source) return notFound('edition');
	for (const page of filter(draft, 'page', (one) => one.editionId === sourceId)) {
		const { deadline } = page;
		draft.put('page', {
			...page,
			id: context.newId(),
			editionId: edition.id,
			deadline: deadline === null ? null : deadline + edition.pressAt - source.pressAt,
			slots: freshSlots(page.slots, context)
		});
	}
	return null;
}

const emptyPage = (edition: Edition, number: number, { newId }: ApplyContext): Page => ({
	id: newId(),
	editionId: edition.id,
	number,
	name: '',
	editorId: null,
	proofreaderId: null,
	deadline: null,
	formatId: edition.formatId,
	templateId: null,
	slots: []
});

/** A slot's id is its own on every page; what an ad or a teaser says is not carried over. */
const freshSlots = (slots: readonly Slot[], { newId }: ApplyContext): Slot[] =>
	slots.map((slot) => ({ ...bareSlot(slot), id: newId() }));

export const updateEdition: Rule<'edition.update'> = (draft, { id, patch }) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	if (!isIssue(patch.issue)) return invalid('issue');
	draft.put('edition', { ...edition, ...patch });
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
	const template = find(
		draft,
		'template',
		(one) => one.kind === 'inside' && one.formatId === edition.formatId
	);
	for (let number = pages.length + 1; number <= count; number++) {
		const slots = freshSlots(template?.slots ?? [], context);
		const page = emptyPage(edition, number, context);
		draft.put('page', { ...page, templateId: template?.id ?? null, slots });
	}
	return null;
};
