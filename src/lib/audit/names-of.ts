import { AUDIT_FIELDS } from '#model/audit-fields.ts';
import type { Command } from '#model/commands.ts';
import { formatNow } from '#model/paper-format.ts';
import type { Id } from '#model/ids.ts';
import { reviewerName } from '#model/outside.ts';
import { HOUSE, type Role } from '#model/person.ts';
import { sectionsOf } from '#model/publishing.ts';
import { shortCode } from '#model/signature.ts';
import type { Change, DeskView, RecordKind, Records } from '#model/records.ts';
import { STEPS } from '#model/workflow.ts';
import { actTexts, type Act, type ActNames } from '#lib/i18n/audit-acts.ts';
import { fieldTexts } from '#lib/i18n/audit-fields.ts';
import { checkKindTexts } from '#lib/i18n/check-kinds.ts';
import { auditTexts } from '#lib/i18n/audit.ts';
import { Format } from '#lib/i18n/format.ts';
import { formatName, pageFormatTexts } from '#lib/i18n/page-formats.ts';
import { signatureTexts } from '#lib/i18n/signatures.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import { wordTexts } from '#lib/i18n/words.ts';

/** For whom the log is put into words. */
export interface AuditReader {
	lang: Lang;
	view: DeskView;
	/** Whether they may read stories: if not, no words of any get to them. */
	readsStories: boolean;
	/** What undos on the page take back, by command id. */
	undone: ReadonlyMap<Id, ReadRow>;
}

/** A command's row, as far as it can be read. */
export interface ReadRow {
	command: Command;
	changes: Change[];
	before: Change[];
}

const NO_ROW: ReadRow = { command: { type: 'undo', commandId: '' }, changes: [], before: [] };

/** The most of somebody's words that stand in a row, characters. */
const SHORT = 40;

/** Names for one row; what is gone from the desk is looked for in the row itself. */
export function namesOf(reader: AuditReader, row: ReadRow = NO_ROW): ActNames {
	const { lang, view, readsStories } = reader;
	const t = auditTexts[lang];
	const words = wordTexts[lang];
	const format = new Format(lang, view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC');
	const was = <K extends RecordKind>(kind: K, id: Id): Records[K] | undefined =>
		recordIn(row.before, kind, id);
	const find = <K extends RecordKind>(kind: K, id: Id): Records[K] | undefined =>
		view.get(kind, id) ?? recordIn(row.changes, kind, id) ?? was(kind, id);

	const names: ActNames = {
		person: (id) => (id === HOUSE ? t.house : (find('person', id)?.name ?? t.unknownPerson)),
		people: (ids) => format.list(ids.map((id) => names.person(id))),
		story(id) {
			const headline = readsStories ? view.get('facts', id)?.headline : '';
			return headline ? t.storyTitle(headline) : t.someStory(id.slice(0, 6));
		},
		storyOfThread(id) {
			const thread = find('thread', id);
			return thread ? names.story(thread.storyId) : t.unknown;
		},
		edition(id) {
			if (id === null) return t.held;
			const edition = find('edition', id);
			return edition ? format.edition(edition) : t.unknown;
		},
		page(id) {
			const page = find('page', id);
			return page ? `${names.edition(page.editionId)} ${words.page(page.number)}` : t.unknown;
		},
		slot(pageId, slotId) {
			const slot = find('page', pageId)?.slots.find((one) => one.id === slotId);
			return slot ? words.slot[slot.role] : '';
		},
		stoodOn(storyId) {
			const placements = row.before.flatMap((change) =>
				change.kind === 'placement' && change.value?.storyId === storyId ? [change.value] : []
			);
			const pages = [...new Set(placements.map(({ pageId }) => names.page(pageId)))];
			return pages.length > 0 ? format.list(pages) : null;
		},
		stageBefore: (storyId) => was('story', storyId)?.stage ?? null,
		stage: (stage) => words.stage[stage],
		step: (step) => signatureTexts[lang].step[step],
		signature(id) {
			const signature = find('signature', id);
			if (!signature) return t.unknown;
			const { storyId, step, personId } = signature;
			return `${names.story(storyId)} ${names.person(personId)} ${names.step(step)}`;
		},
		pageSignature(id) {
			const signature = find('pageSignature', id);
			if (!signature) return t.unknown;
			return `${names.page(signature.pageId)} ${names.person(signature.personId)}`;
		},
		place: (pageId, storyId) =>
			storyId === null ? (pageId === null ? '' : names.page(pageId)) : names.story(storyId),
		waiver(id) {
			const waiver = find('waiver', id);
			if (!waiver) return t.unknown;
			const { kind, pageId, storyId } = waiver;
			return `${checkKindTexts[lang][kind]} ${names.place(pageId, storyId)}`.trim();
		},
		check: (kind) => checkKindTexts[lang][kind],
		asked(kind, about) {
			const step = kind === 'unsigned' && STEPS.find((one) => one === about);
			return step ? names.step(step) : names.check(kind);
		},
		tryout: (id) => find('tryout', id)?.name ?? t.unknown,
		outside(id) {
			const review = find('outside', id);
			return review ? `${names.story(review.storyId)} ${reviewerName(review)}` : t.unknown;
		},
		section: (id) =>
			sectionsOf(view.get('newsroom', 'newsroom')).find((one) => one.id === id)?.name ?? t.unknown,
		template: (id) => find('template', id)?.name ?? t.unknown,
		format(id) {
			const format = find('format', id) ?? formatNow(view, id);
			return format ? formatName(pageFormatTexts[lang], format) : t.unknown;
		},
		closure(id) {
			const closure = find('closure', id);
			return closure ? `${closure.reason} ${format.fullDay(closure.from)}` : t.unknown;
		},
		code: shortCode,
		kind: (kind) => words.kind[kind],
		roles: (roles: readonly Role[]) => format.list(roles.map((role) => words.role[role])),
		day: (date) => format.fullDay(date),
		time: (at) => format.fullMoment(at),
		words(text) {
			if (text === '') return '';
			if (!readsStories) return t.withheld;
			const letters = [...text.replace(/\s+/g, ' ').trim()];
			const short = letters.slice(0, SHORT).join('');
			return t.quoted(letters.length > SHORT ? `${short}…` : short);
		},
		fields(kind, patch) {
			const labels = fieldTexts[lang].labels[kind].fields as Record<string, string>;
			const known = Object.keys(patch).filter((field) => field in AUDIT_FIELDS[kind]);
			return format.list(known.map((field) => labels[field] ?? field));
		},
		undone(commandId) {
			const taken = reader.undone.get(commandId);
			if (!taken) return t.unknown;
			if (taken.command.type === 'undo') return t.types.undo;
			const { act, about } = sayCommand(taken.command, namesOf(reader, taken), lang);
			return `${act} ${about}`;
		}
	};
	return names;
}

/** A command's sentence. */
export const sayCommand = (command: Command, names: ActNames, lang: Lang): Act =>
	(actTexts[lang][command.type] as (command: Command, names: ActNames) => Act)(command, names);

const recordIn = <K extends RecordKind>(
	changes: readonly Change[],
	kind: K,
	id: Id
): Records[K] | undefined =>
	(changes.find((change) => change.kind === kind && change.id === id)?.value ?? undefined) as
		Records[K] | undefined;

/** What a story, page or edition is called; null: it is none. */
export function nameOfSubject(id: Id, names: ActNames, view: DeskView): string | null {
	if (view.get('story', id)) return names.story(id);
	if (view.get('page', id)) return names.page(id);
	return view.get('edition', id) ? names.edition(id) : null;
}
