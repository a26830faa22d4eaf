import type { Meter } from './meter.ts';
import type { EditionPlan } from './page-plan.ts';
import { setEdition } from './set-edition.ts';
import type { SetEdition } from './set-page.ts';

/** Slices call for no further slices, so two rounds do; more would mean fonts that come and go. */
const MAX_ROUNDS = 5;

/**
 * Sets pages as they print: again, until no slice of a face came in while they were measured. For
 * proof and PDF; while somebody types, setEdition is enough.
 */
export async function setSettled(meter: Meter, plan: EditionPlan): Promise<SetEdition> {
	let set = setEdition(meter, plan);
	for (let round = 1; round < MAX_ROUNDS; round++) {
		if (!(await meter.fontsCameIn())) break;
		set = setEdition(meter, plan);
	}
	return set;
}
