import { auditTexts } from '#lib/i18n/audit.ts';
import type { AuditForm } from './audit-query.ts';
import { lineOf, type StoredRow } from './line-of.ts';
import type { AuditReader } from './names-of.ts';

/** Excel takes a CSV for UTF-8 only with this before it. */
const BOM = '\ufeff';

/** What stands before the first row. */
export const exportHead = (form: AuditForm, { lang }: AuditReader): string =>
	form === 'csv' ? `${BOM}${csvLine(auditTexts[lang].csv)}` : '';

/** Rows as lines of a file. */
export function exportRows(
	form: AuditForm,
	rows: readonly StoredRow[],
	reader: AuditReader
): string {
	const write = form === 'csv' ? csvRow : jsonRow;
	return rows.map((row) => write(row, reader)).join('');
}

function csvRow(row: StoredRow, reader: AuditReader): string {
	const { person, act, about } = lineOf(row, reader);
	return csvLine([
		...[String(row.seq), new Date(row.at).toISOString()],
		...[person?.name ?? auditTexts[reader.lang].house, usernameOf(row, reader), row.type],
		...[act, about, row.prev, row.hash]
	]);
}

const usernameOf = ({ personId }: StoredRow, { view }: AuditReader): string =>
	view.get('person', personId)?.username ?? personId;

/**
 * All that a row's hash is over, as it is kept, so that anybody can work it out again; without the
 * command and its records for whoever may not read the words in them.
 */
function jsonRow(row: StoredRow, reader: AuditReader): string {
	const { person, act, about } = lineOf(row, reader);
	const { command, changes, before, ...rest } = row;
	const kept = reader.readsStories ? { command, changes, before } : {};
	const sentence = [person?.name ?? auditTexts[reader.lang].house, act, about];
	return `${JSON.stringify({ ...rest, ...kept, sentence: sentence.join(' ').trim() })}\n`;
}

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Quoted where it must be; what Excel would take for a formula is kept from being one. */
function csvCell(text: string): string {
	const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
