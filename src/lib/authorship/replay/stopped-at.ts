import type { Id } from '#model/ids.ts';
import type { Person } from '#model/person.ts';
import type { authorshipTexts } from '#lib/i18n/authorship.ts';
import type { Format } from '#lib/i18n/format.ts';
import type { replayTexts } from '#lib/i18n/replay.ts';
import { nameOf } from '../author-names.ts';
import type { Replay } from './replay.svelte.ts';

interface Words {
	t: (typeof replayTexts)['zh'];
	a: (typeof authorshipTexts)['zh'];
	format: Format;
	/** Epoch ms. */
	now: number;
	personOf: (id: Id) => Person | undefined;
}

/** At which moment a replay stands, in a sentence: after whose change. */
export function stoppedAt({ moment }: Replay, { t, a, format, now, personOf }: Words): string {
	if (!moment) return t.beginning;
	const { personId, at } = moment;
	const person = personId === null ? undefined : personOf(personId);
	return t.stopped(format.moment(at, now), nameOf({ personId, person }, a));
}
