import { AUDIT_GROUPS, COMMAND_TYPES, typesOf } from '#model/audit.ts';
import type { CommandType } from '#model/commands.ts';
import { addDays, momentOf } from '#model/days.ts';
import { isDate } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import type { DeskView } from '#model/records.ts';
import type { AuditParam } from '#lib/i18n/audit.ts';

export const AUDIT_FORMS = ['csv', 'jsonl'] as const;
export type AuditForm = (typeof AUDIT_FORMS)[number];

/** What the store is asked for; see AuditFilter there. */
export interface AuditWish {
	personId?: Id;
	types?: CommandType[];
	subjects?: Id[];
	from?: number;
	until?: number;
	afterSeq?: number;
	beforeSeq?: number;
}

/** The address's query as a wish, and the parameters in it that mean nothing. */
export interface ReadQuery {
	wish: AuditWish;
	ignored: AuditParam[];
}

/**
 * Reads ?kind=…&person=…&about=…&from=…&to=…&before=…&after=…: a group or type of commands, a person,
 * a story, page or edition, days of the paper's time zone with both ends, and seqs to page from.
 */
export function readAuditQuery(query: URLSearchParams, view: DeskView): ReadQuery {
	const wish: AuditWish = {};
	const ignored: AuditParam[] = [];
	for (const [param, read] of Object.entries(READERS)) {
		const value = query.get(param);
		if (value === null || value === '') continue;
		const part = read(value, view);
		if (part) Object.assign(wish, part);
		else ignored.push(param as AuditParam);
	}
	return { wish, ignored };
}

type Reader = (value: string, view: DeskView) => AuditWish | null;

const READERS: Record<AuditParam, Reader> = {
	kind(value) {
		const group = AUDIT_GROUPS.find((one) => one === value);
		if (group) return { types: typesOf(group) };
		const type = COMMAND_TYPES.find((one) => one === value);
		return type ? { types: [type] } : null;
	},
	person: (value, view) =>
		value === HOUSE || view.get('person', value) ? { personId: value } : null,
	about(value, view) {
		if (view.get('story', value) || view.get('page', value)) return { subjects: [value] };
		if (!view.get('edition', value)) return null;
		// Comments and photos of its stories know nothing of editions.
		const stories = [...view.list('story')].filter(({ editionId }) => editionId === value);
		return { subjects: [value, ...stories.map(({ id }) => id)] };
	},
	from: (value, view) => (isDate(value) ? { from: startOf(value, view) } : null),
	to: (value, view) => (isDate(value) ? { until: startOf(addDays(value, 1), view) } : null),
	before: (value) => (isSeq(value) ? { beforeSeq: Number(value) } : null),
	after: (value) => (isSeq(value) ? { afterSeq: Number(value) } : null)
};

const startOf = (date: string, view: DeskView): number =>
	momentOf(date, '00:00', view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC');

const isSeq = (value: string): boolean => /^\d{1,15}$/.test(value);

/** An address's query with other values ("" takes one out), from the first page on. */
export function auditQuery(
	query: URLSearchParams,
	values: Partial<Record<AuditParam, string>>
): string {
	const next = new URLSearchParams(query);
	for (const param of ['before', 'after']) next.delete(param);
	for (const [param, value] of Object.entries(values))
		if (value === '') next.delete(param);
		else next.set(param, value);
	return next.size > 0 ? `?${next}` : '';
}

/** Where the rows of a query that came after one are counted. */
export const freshAddress = (query: string, after: number): string =>
	`/api/audit/new${auditQuery(new URLSearchParams(query), { after: String(after) })}`;

/** Where the rows of a query are had as a file: all of them, whatever page is shown. */
export const exportAddress = (query: URLSearchParams, form: AuditForm): string => {
	const filters = new URLSearchParams(auditQuery(query, {}));
	filters.set('as', form);
	return `/api/audit/export?${filters}`;
};
