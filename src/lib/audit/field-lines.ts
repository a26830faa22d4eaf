import { AUDIT_FIELDS, type AuditedKind, type FieldSaying } from '#model/audit-fields.ts';
import type { OutsideAnswer } from '#model/outside.ts';
import type { Format, Slot } from '#model/page.ts';
import type { PageVoiding } from '#model/page-signature.ts';
import type { PageState } from '#model/page-state.ts';
import type { CheckKind } from '#model/press-check/check-item.ts';
import type { Role } from '#model/person.ts';
import type { StoryPromise } from '#model/promise.ts';
import type { EditionKind } from '#model/edition.ts';
import type { Anchor, PagePosition, Section, WeekDay } from '#model/publishing.ts';
import type { Pressing } from '#model/press.ts';
import type { Change } from '#model/records.ts';
import type { Voiding } from '#model/signature.ts';
import type { Held, Stage, StoryKind } from '#model/story.ts';
import type { Comment, Suggestion } from '#model/thread.ts';
import type { Step } from '#model/workflow.ts';
import type { ActNames } from '#lib/i18n/audit-acts.ts';
import { fieldTexts } from '#lib/i18n/audit-fields.ts';
import { promiseWords, sayTerms } from '#lib/i18n/promise-words.ts';
import type { Lang } from '#lib/i18n/texts.ts';
import { verdictTexts } from '#lib/i18n/verdict.ts';
import type { FieldLine, RecordLines } from './audit-line.ts';

/** Records listed in one row: an import of a whole page changes hundreds. */
const MOST = 12;

type Fields = Record<string, unknown>;

/** What stood before and after in each record, in words; and how many records are left out. */
export function recordLines(
	changes: readonly Change[],
	before: readonly Change[],
	names: ActNames,
	lang: Lang
): { records: RecordLines[]; more: number } {
	const all = changes.flatMap((change, index) => {
		const { kind } = change;
		if (!isAudited(kind)) return [];
		const fields = fieldLines(
			kind,
			before[index]?.value as Fields | null,
			change.value as Fields | null,
			{
				names,
				lang
			}
		);
		if (fields.length === 0) return [];
		return [{ name: nameOf(kind, change, before[index], names, lang), fields }];
	});
	return { records: all.slice(0, MOST), more: Math.max(0, all.length - MOST) };
}

const isAudited = (kind: string): kind is AuditedKind => Object.hasOwn(AUDIT_FIELDS, kind);

interface Words {
	names: ActNames;
	lang: Lang;
}

function fieldLines(
	kind: AuditedKind,
	before: Fields | null,
	after: Fields | null,
	{ names, lang }: Words
): FieldLine[] {
	const t = fieldTexts[lang];
	const labels = t.labels[kind].fields as Record<string, string>;
	return Object.entries<FieldSaying>(AUDIT_FIELDS[kind]).flatMap(([field, saying]) => {
		const [old, now] = [before?.[field], after?.[field]];
		if (isSame(old, now)) return [];
		const label = labels[field] ?? field;
		if (saying === 'slots' && before && after)
			return [{ label, before: null, after: slotsChanged(old as Slot[], now as Slot[], lang) }];
		const say = (value: unknown) => sayValue(saying, value, { names, lang });
		const line = { label, before: before && say(old), after: after && say(now) };
		const isNothing = (text: string | null) => text === null || text === t.none;
		return isNothing(line.before) && isNothing(line.after) ? [] : [line];
	});
}

const isSame = (one: unknown, other: unknown): boolean =>
	JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

function slotsChanged(before: readonly Slot[], after: readonly Slot[], lang: Lang): string {
	const old = new Map(before.map((slot) => [slot.id, slot]));
	const kept = after.filter((slot) => old.has(slot.id));
	const changed = kept.filter((slot) => !isSame(slot, old.get(slot.id)));
	const removed = before.length - kept.length;
	return (
		fieldTexts[lang].slotsChanged(after.length - kept.length, changed.length, removed) ||
		fieldTexts[lang].changed
	);
}

/** A value in words. What is withheld from the reader is withheld by `names.words`. */
function sayValue(saying: FieldSaying, value: unknown, { names, lang }: Words): string {
	const t = fieldTexts[lang];
	const isEmpty = value === null || value === undefined || value === '';
	if (isEmpty || (Array.isArray(value) && value.length === 0)) return t.none;
	switch (saying) {
		case 'text':
		case 'number':
			return String(value);
		case 'words':
			return names.words(String(value));
		case 'yes':
			return value ? t.yes : t.no;
		case 'time':
			return names.time(value as number);
		case 'date':
			return names.day(value as string);
		case 'person':
			return names.person(value as string);
		case 'people':
			return names.people(value as string[]);
		case 'roles':
			return names.roles(value as Role[]);
		case 'stage':
			return names.stage(value as Stage);
		case 'held':
			return heldWords(value as Held, names);
		case 'kind':
			return names.kind(value as StoryKind);
		case 'edition':
			return names.edition(value as string);
		case 'page':
			return names.page(value as string);
		case 'story':
			return names.story(value as string);
		case 'slots':
			return t.slots(String((value as Slot[]).length));
		case 'comments':
			return sayComments(value as Comment[], names);
		case 'suggestion': {
			const { replacement, state } = value as Suggestion;
			return `${names.words(replacement)} ${t.suggestion[state]}`.trim();
		}
		case 'state':
			return t.state[value as 'open' | 'resolved'];
		case 'step':
			return names.step(value as Step);
		case 'code':
			return names.code(value as string);
		case 'voiding': {
			const { cause, by } = value as Voiding;
			return `${t.voided[cause]} ${names.person(by)}`;
		}
		case 'promise':
			return sayPromise(value as StoryPromise, names, lang);
		case 'presses':
			return sayPress((value as Pressing[]).at(-1), names, lang);
		case 'pageCode':
			return names.code((value as PageState).hash);
		case 'pageVoiding': {
			const { by } = value as PageVoiding;
			return by === null ? t.voided.page : `${t.voided.page} ${names.person(by)}`;
		}
		case 'check':
			return names.check(value as CheckKind);
		case 'things':
			return t.things(String((value as unknown[]).length));
		case 'opinion': {
			const { verdict, remark } = value as OutsideAnswer;
			return `${verdictTexts[lang][verdict]} ${names.words(remark)}`.trim();
		}
		case 'week':
			return sayList(value as WeekDay[], ({ pages, press }, at) => t.weekDay(at, pages, press));
		case 'anchor': {
			const { issue, date } = value as Anchor;
			return t.anchor(issue, names.day(date));
		}
		case 'sections':
			return sayList(value as Section[], ({ name }) => name);
		case 'pagePlan':
			return sayList(value as PagePosition[], ({ sectionId, minutes }, at) =>
				t.position(at + 1, sectionId ? names.section(sectionId) : '', minutes)
			);
		case 'editionKind':
			return t.editionKind[value as EditionKind];
		case 'format':
			return names.format(value as string);
		case 'trim': {
			const { width, height } = value as Format['trim'];
			return t.trim(width, height);
		}
		case 'mm':
			return t.mm(value as number);
		case 'type':
			return t.points(sayPoints(value as number));
		case 'types':
			return t.points((value as number[]).map(sayPoints).join(' / '));
		case 'grid': {
			const { columns, chars, lines } = value as Format;
			return t.grid(columns, chars, lines);
		}
		case 'changed':
			return t.changed;
	}
}

/** Points of a size in CSS px. */
const sayPoints = (px: number): string => String(Number((px * 0.75).toFixed(3)));

const sayList = <T>(list: readonly T[], say: (one: T, at: number) => string): string =>
	list.map(say).join(' / ');

function sayPromise(promise: StoryPromise, names: ActNames, lang: Lang): string {
	const t = promiseWords[lang];
	const said = sayTerms(promise, names, t);
	return [...said, ...(promise.withdrawn ? [t.withdrawn] : [])].join(' · ');
}

function sayPress(last: Pressing | undefined, names: ActNames, lang: Lang): string {
	const t = fieldTexts[lang].press;
	if (!last) return fieldTexts[lang].none;
	const { version, code, pack, correction } = last;
	const kept = pack.state === 'ready' ? ` ${names.code(pack.sha256)}` : '';
	const parts = [t.version(version), names.code(code), `${t.pack[pack.state]}${kept}`];
	return [...parts, correction ? t.open : ''].filter(Boolean).join(' / ');
}

const sayComments = (comments: readonly Comment[], names: ActNames): string =>
	comments
		.map(
			({ personId, outside, body }) =>
				`${outside?.name ?? names.person(personId)} ${names.words(body)}`
		)
		.join(' / ');

function nameOf(
	kind: AuditedKind,
	change: Change,
	before: Change | undefined,
	names: ActNames,
	lang: Lang
): string {
	const t = fieldTexts[lang];
	const record = t.labels[kind].record;
	const parts = [record, recordName(change, before, names)];
	if (change.value === null) parts.push(t.gone);
	else if (!before?.value) parts.push(t.made);
	return parts.filter(Boolean).join(' ');
}

function recordName(change: Change, before: Change | undefined, names: ActNames): string {
	const value = (change.value ?? before?.value ?? {}) as Partial<Record<string, string>>;
	switch (change.kind) {
		case 'story':
			return names.story(change.id);
		case 'page':
			return names.page(change.id);
		case 'edition':
			return names.edition(change.id);
		case 'person':
			return names.person(change.id);
		case 'placement':
			return names.slot(value.pageId ?? '', change.id);
		case 'thread':
		case 'signature':
		case 'return':
		case 'outside':
			return names.story(value.storyId ?? '');
		case 'format':
		case 'template':
			return value.name ?? '';
		default:
			return '';
	}
}

const heldWords = ({ personId, reason }: Held, names: ActNames): string =>
	[names.person(personId), names.words(reason)].join(' · ');
