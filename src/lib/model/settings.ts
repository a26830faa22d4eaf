import { mastheadOf, type Masthead } from './masthead.ts';
import type { Newsroom } from './newsroom.ts';
import { overtakenIn } from './overtaken.ts';
import { sectionsOf, weekOf } from './publishing.ts';
import { sameValue } from './same-value.ts';
import { workflowOf, type Workflow } from './workflow.ts';

/** What administrators set, or some of it. */
export type Settings = Partial<Omit<Newsroom, 'id' | 'createdAt'>>;
/** A field of the settings; those of the masthead stand among the others. */
export type SettingName = Exclude<keyof Settings, 'masthead'> | keyof Masthead;

type Fields = Partial<Record<SettingName, unknown>>;

/** All of them, as they hold. */
export const settingsOf = (
	newsroom: Newsroom
): Required<Settings> & { masthead: Masthead; workflow: Workflow } => {
	const { name, timeZone, formatId, pressTime } = newsroom;
	const workflow = workflowOf(newsroom);
	const { anchor = null, pagePlan = [] } = newsroom;
	const [week, sections] = [weekOf(newsroom), sectionsOf(newsroom)];
	const rules = { week, anchor, sections, pagePlan };
	return {
		name,
		timeZone,
		formatId,
		pressTime,
		workflow,
		...rules,
		masthead: mastheadOf(newsroom)
	};
};

const fieldsOf = ({ masthead, ...others }: Settings): Fields => ({ ...others, ...masthead });
const namesIn = (settings: Settings): SettingName[] =>
	Object.keys(fieldsOf(settings)) as SettingName[];

/** What a field says, where it is words. */
export function wordsOf(settings: Settings, name: SettingName): string | null {
	const value = fieldsOf(settings)[name];
	return typeof value === 'string' ? value : null;
}

/** The named fields alone. */
export function only(settings: Settings, names: readonly SettingName[]): Settings {
	const kept = <T extends object>(from: T) =>
		Object.fromEntries(
			Object.entries(from).filter(([name]) => names.includes(name as SettingName))
		) as Partial<T>;
	const { masthead, ...others } = settings;
	const head = kept(masthead ?? {});
	return { ...kept(others), ...(Object.keys(head).length > 0 ? { masthead: head } : {}) };
}

/** One over the other, field by field. */
export const over = (settings: Settings, more: Settings): Settings => ({
	...{ ...settings, ...more },
	masthead: { ...settings.masthead, ...more.masthead }
});

/** The fields that somebody changed from what they began with: what others set elsewhere is not theirs. */
export function changedFields(began: Settings, wanted: Settings): SettingName[] {
	const [before, after] = [fieldsOf(began), fieldsOf(wanted)];
	return namesIn(wanted).filter((name) => !sameValue(before[name], after[name]));
}

/** The fields of a patch that somebody else has set otherwise since, by what they were expected to be. */
export function overtakenFields(
	current: Settings,
	patch: Settings,
	expect: Settings
): SettingName[] {
	return overtakenIn(fieldsOf(current), fieldsOf(patch), fieldsOf(expect));
}
