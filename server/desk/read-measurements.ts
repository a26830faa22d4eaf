import * as v from 'valibot';
import { isId, type Id } from '#model/ids.ts';
import type { Measurement } from '#model/measurement.ts';

const id = v.custom<Id>(isId);
/** Lines and characters, far beyond what any page or story has. */
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));

const measurement: v.GenericSchema<unknown, Measurement> = v.object({
	id,
	hash: v.pipe(v.string(), v.regex(/^[\da-f]{64}$/)),
	chain: v.pipe(v.string(), v.nonEmpty(), v.maxLength(8000)),
	slots: v.pipe(
		v.array(v.object({ used: count, capacity: count, chars: count })),
		v.nonEmpty(),
		v.maxLength(30)
	),
	over: count,
	overChars: count,
	from: v.nullable(v.object({ block: count, offset: count }))
});

/** More stories than an edition has. */
const MOST = 200;

const measurements = v.pipe(v.array(measurement), v.nonEmpty(), v.maxLength(MOST));

/** What a browser says it has measured; null for anything that none of ours would send. */
export function readMeasurements(input: unknown): Measurement[] | null {
	const read = v.safeParse(measurements, input);
	return read.success ? read.output : null;
}
