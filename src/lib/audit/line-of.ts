import { GROUP_OF, subjectsOf } from '#model/audit.ts';
import type { Command } from '#model/commands.ts';
import { HOUSE, isProofreaderOnly } from '#model/person.ts';
import type { Change } from '#model/records.ts';
import { auditTexts } from '#lib/i18n/audit.ts';
import type { ActNames } from '#lib/i18n/audit-acts.ts';
import type { AuditLine, LinePerson, LineSubject } from './audit-line.ts';
import { recordLines } from './field-lines.ts';
import { nameOfSubject, namesOf, sayCommand, type AuditReader, type ReadRow } from './names-of.ts';

/** A row as the store keeps it; see KeptRow there. */
export interface StoredRow {
	seq: number;
	commandId: string;
	personId: string;
	at: number;
	type: string;
	command: string;
	changes: string;
	before: string;
	prev: string;
	hash: string;
}

/** Stories, pages and editions offered to narrow the list to. */
const MOST_SUBJECTS = 4;

/** A row in words, for one reader. */
export function lineOf(stored: StoredRow, reader: AuditReader): AuditLine {
	const { seq, at, prev, hash } = stored;
	const row = readRow(stored);
	const base = { seq, at, prev, hash, person: personOf(stored.personId, reader) };
	if (!row) return { ...base, ...unreadable(reader) };
	try {
		return { ...base, ...inWords(row, reader) };
	} catch {
		// JSON, but no command as any version of ours wrote it: verifying tells whose work that is.
		return { ...base, ...unreadable(reader) };
	}
}

function inWords(row: ReadRow, reader: AuditReader) {
	const names = namesOf(reader, row);
	return {
		type: row.command.type,
		...sayCommand(row.command, names, reader.lang),
		solid: GROUP_OF[row.command.type] === 'signature',
		...recordLines(row.changes, row.before, names, reader.lang),
		subjects: subjectLines(row, names, reader)
	};
}

const unreadable = ({ lang }: AuditReader) => ({
	...{ type: null, act: auditTexts[lang].unreadable, about: '' },
	...{ solid: false, records: [], more: 0, subjects: [] }
});

/** Null: somebody has been at it, and it is no command any more. */
export function readRow({ command, changes, before }: StoredRow): ReadRow | null {
	try {
		const row = {
			command: JSON.parse(command) as Command,
			changes: JSON.parse(changes) as Change[],
			before: JSON.parse(before) as Change[]
		};
		const isCommand = Object.hasOwn(GROUP_OF, row.command.type);
		return isCommand && Array.isArray(row.changes) && Array.isArray(row.before) ? row : null;
	} catch {
		// Not JSON: what is wrong with the row is what verifying tells.
		return null;
	}
}

function personOf(id: string, { view, lang }: AuditReader): LinePerson | null {
	if (id === HOUSE) return null;
	const person = view.get('person', id);
	if (!person) return { id, name: auditTexts[lang].unknownPerson, ink: null, square: false };
	return { id, name: person.name, ink: person.ink, square: isProofreaderOnly(person) };
}

function subjectLines(row: ReadRow, names: ActNames, { view }: AuditReader): LineSubject[] {
	return subjectsOf([...row.changes, ...row.before])
		.flatMap((id) => {
			const name = nameOfSubject(id, names, view);
			return name === null ? [] : [{ id, name }];
		})
		.slice(0, MOST_SUBJECTS);
}
