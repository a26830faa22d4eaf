import type { compareTexts } from '#lib/i18n/compare.ts';
import type { Id } from '#model/ids.ts';
import type { MarkedChange } from '#model/marked-text.ts';
import { countedMakers } from '#model/name-changes.ts';
import { HOUSE, type Person } from '#model/person.ts';

type Words = (typeof compareTexts)['zh'];
type PersonOf = (id: Id) => Person | undefined;

export const makerName = (t: Words, id: Id, person: Person | undefined): string =>
	person?.name ?? (id === HOUSE ? t.house : t.unsure);

/** Who made a change, to be read out; empty: not known yet. */
export const makersSentence = (t: Words, change: MarkedChange, personOf: PersonOf): string =>
	[
		...(change.by ?? []).map((id) => makerName(t, id, personOf(id))),
		...(change.isUnsure ? [t.unsure] : [])
	].join(t.and);

export interface CountedMaker {
	id: Id;
	name: string;
	/** Null: the house, or somebody of whom nothing is known any more. */
	ink: number | null;
	/** Changes they made, or had a part in. */
	count: number;
}

/** Who made how many of these changes, the most first; empty where they have no names yet. */
export const makersOf = (
	t: Words,
	changes: readonly MarkedChange[],
	personOf: PersonOf
): CountedMaker[] =>
	[...countedMakers(changes)].map(([id, count]) => {
		const person = personOf(id);
		return { id, name: makerName(t, id, person), ink: person?.ink ?? null, count };
	});
