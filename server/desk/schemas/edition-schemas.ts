import * as v from 'valibot';
import { EDITION_KINDS, MAX_EDITION_NAME } from '#model/edition.ts';
import { PRINT_FAULTS } from '#model/print-options.ts';
import { CHECK_KINDS, MAX_REASON } from '#model/press-check/check-item.ts';
import { MAX_ASKED } from '#model/press-check/reminder.ts';
import { command, date, hash, id, ids, line, positive, reason, time } from './parts.ts';

const issue = v.nullable(positive);

const editionName = v.pipe(v.string(), v.trim(), v.maxLength(MAX_EDITION_NAME));

const editionPatch = v.partial(
	v.object({ issue, pressAt: time, kind: v.picklist(EDITION_KINDS), name: editionName })
);

const pageStart = v.object({
	...{ templateId: id, name: line, deadline: v.optional(v.nullable(time)) },
	...{ editorId: v.optional(v.nullable(id)), proofreaderId: v.optional(v.nullable(id)) }
});

const evidencePack = v.variant('state', [
	v.object({ state: v.literal('packing') }),
	v.object({
		state: v.literal('ready'),
		sha256: hash,
		bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
		missing: v.array(
			v.variant('what', [
				v.object({ what: v.literal('pdf'), fault: v.picklist(PRINT_FAULTS) }),
				v.object({ what: v.literal('story'), storyId: id })
			])
		)
	}),
	v.object({ state: v.literal('failed') })
]);

/** What the press check has found, as whoever waives it or asks somebody to see to it names it. */
const checkItem = {
	...{ id, editionId: id, itemId: line, kind: v.picklist(CHECK_KINDS) },
	about: v.pipe(v.string(), v.maxLength(4000)),
	pageId: v.nullable(id),
	storyId: v.nullable(id)
};

/** Editions, and what their press check finds. */
export const EDITION_SCHEMAS = {
	'edition.create': command('edition.create', {
		id,
		date,
		issue,
		pressAt: time,
		formatId: id,
		kind: v.optional(v.picklist(EDITION_KINDS)),
		name: v.optional(editionName),
		from: v.union([
			v.object({
				templates: v.pipe(v.array(pageStart), v.maxLength(64))
			}),
			v.object({ editionId: id })
		])
	}),
	'edition.update': command('edition.update', {
		id,
		patch: editionPatch,
		expect: v.optional(editionPatch)
	}),
	'edition.withdraw': command('edition.withdraw', { id }),
	'edition.pages': command('edition.pages', { id, count: positive }),
	'edition.renumber': command('edition.renumber', { id, issue: positive, expect: positive }),
	'edition.format': command('edition.format', { id }),
	'edition.press': command('edition.press', { id, issue, expect: hash }),
	'edition.correct': command('edition.correct', {
		id,
		reason: reason(2000),
		pageIds: ids,
		storyIds: ids
	}),
	'edition.repack': command('edition.repack', { id }),
	'edition.packed': command('edition.packed', { id, version: positive, pack: evidencePack }),
	'check.waive': command('check.waive', {
		...checkItem,
		reason: reason(MAX_REASON)
	}),
	'check.unwaive': command('check.unwaive', { id }),
	'check.remind': command('check.remind', {
		...checkItem,
		personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_ASKED))
	})
};
