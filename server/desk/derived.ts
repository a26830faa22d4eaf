import type { Id } from '#model/ids.ts';
import { chainKey, type Measurement } from '#model/measurement.ts';
import { chainOf, type Place } from '#model/placed.ts';
import type { Change } from '#model/records.ts';
import type { DeskRecords } from './desk-records.ts';

/** Whether it is of the words and places as they are now. */
export function isPresent(records: DeskRecords, { id, hash, chain }: Measurement): boolean {
	const isOfThese = hash === records.get('facts', id)?.hash;
	return isOfThese && chain === chainKey(placesOf(records, id));
}

/** Open proofs ask for it story by story, every few keys: it must not cost more in a paper of years. */
export const placesOf = (records: DeskRecords, storyId: Id): Place[] =>
	chainOf(records, storyId, records.placementsOf(storyId));

export function isNews(records: DeskRecords, measurement: Measurement): boolean {
	const known = records.get('measurement', measurement.id);
	return JSON.stringify(known) !== JSON.stringify(measurement);
}

/** Whether what it is derived of is there. */
export function isWanted(records: DeskRecords, { kind, id, value }: Change): boolean {
	if (kind === 'facts') return value === null || records.get('story', id) !== undefined;
	return records.get(kind, id) !== undefined;
}

/** Whether more of it is another than when and by whom it was edited, as whoever derived it has heard. */
export function isOther(records: DeskRecords, { kind, id, value }: Change): boolean {
	const shown = (one: unknown) =>
		JSON.stringify(one, (field, part: unknown) =>
			kind === 'facts' && (field === 'editedAt' || field === 'editedBy') ? undefined : part
		);
	return shown(records.get(kind, id) ?? null) !== shown(value);
}
