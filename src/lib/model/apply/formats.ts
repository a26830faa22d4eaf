import type { Refusal } from '../commands.ts';
import { fieldsOf, formatFrom, overtakenIn, type FormatFields } from '../format-fields.ts';
import { formatFaults, stopsFormat } from '../format-faults.ts';
import { formatOf } from '../format.ts';
import { formatNow, formatsOf, isOffered, madeIn, type PaperFormat } from '../paper-format.ts';
import type { Id } from '../ids.ts';
import { isBegun } from '../begun.ts';
import type { Format } from '../page.ts';
import { lacks, refit } from '../refit.ts';
import { duplicate, invalid, notFound, type Rule } from './context.ts';
import { filter, type Draft } from './draft.ts';

/** Another format begins as one is now, with copies of its templates. */
export const addFormat: Rule<'format.add'> = (draft, { id, likeId, patch }, { newId }) => {
	const like = formatNow(draft, likeId);
	if (!like) return notFound('format');
	if (formatNow(draft, id)) return duplicate('format');
	const made = formatWith(draft, id, { ...fieldsOf(like), retired: false, ...patch });
	if ('reason' in made) return made;
	draft.put('format', made);
	for (const template of filter(draft, 'template', (one) => one.formatId === likeId)) {
		const drawn = { ...formatOf(template), id };
		draft.put('template', { ...template, id: newId(), formatId: id, format: drawn });
	}
	return losesTemplates(draft, like, made);
};

/** What was made in it stays as it is: see Formatted. */
export const updateFormat: Rule<'format.update'> = (draft, { id, patch, expect = {} }) => {
	const current = formatNow(draft, id);
	if (!current) return notFound('format');
	const fields = overtakenIn(fieldsOf(current), patch, expect);
	if (fields.length > 0) return { reason: 'format-changed', fields };
	const made = formatWith(draft, id, { ...fieldsOf(current), ...patch });
	if ('reason' in made) return made;
	if (made.retired && draft.get('newsroom', 'newsroom')?.formatId === id)
		return invalid('format-default');
	draft.put('format', made);
	return losesTemplates(draft, current, made);
};

/** A kind of page that could be made in the one format could not in the other. */
function losesTemplates(draft: Draft, before: Format, after: Format): Refusal | null {
	const lacked = lacks(draft, before);
	const isLost = lacks(draft, after).some((kind) => !lacked.includes(kind));
	return isLost ? { reason: 'last-template' } : null;
}

function formatWith(draft: Draft, id: Id, fields: FormatFields): PaperFormat | Refusal {
	const wrong = formatFaults(fields).find(stopsFormat);
	if (wrong) return invalid(wrong.kind === 'name' ? 'name' : 'format');
	const isTaken = formatsOf(draft).some((one) => one.id !== id && one.name === fields.name.trim());
	return isTaken ? duplicate('format') : formatFrom(id, fields);
}

/** An edition that nobody has begun takes its format as it is now; slots keep their ids. */
export const reformatEdition: Rule<'edition.format'> = (draft, { id }) => {
	const edition = draft.get('edition', id);
	if (!edition) return notFound('edition');
	const format = formatNow(draft, edition.formatId);
	if (!format || !isOffered(draft, format.id)) return invalid('formatId');
	if (isBegun(draft, id)) return { reason: 'edition-begun' };
	const next = { ...withoutFormat(edition), ...madeIn(format) };
	for (const page of filter(draft, 'page', (one) => one.editionId === id)) {
		const slots = refit(page.slots, formatOf(page), formatOf(next));
		if (!slots) return invalid('no-room');
		draft.put('page', { ...withoutFormat(page), ...madeIn(format), slots });
	}
	draft.put('edition', next);
	return null;
};

const withoutFormat = <T extends { format?: unknown }>({
	format: _format,
	...rest
}: T): Omit<T, 'format'> => rest;
