import { err, ok, type Result } from '#model/result.ts';

const MOMENT =
	/^(\d{4}-\d\d-\d\d)[T ]((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/;

/** A moment, epoch ms; `zone`: this machine's, if none was named. */
export interface Moment {
	at: number;
	zone: string | null;
}

/** Reads a date with a time; the error is a sentence. */
export function readMoment(text: string): Result<Moment, string> {
	const [, date = '', time = '', zone] = MOMENT.exec(text) ?? [];
	const at = isDate(date) ? Date.parse(`${date}T${time}${zone ?? ''}`) : NaN;
	if (Number.isNaN(at))
		return err(
			`“${text}” is no time; write it as 2026-11-26T21:30:05+08:00, or 2026-11-26T13:30:05Z.`
		);
	return ok({ at, zone: zone ? null : Intl.DateTimeFormat().resolvedOptions().timeZone });
}

/** Date.parse takes the 31st of November for the 1st of December. */
function isDate(date: string): boolean {
	const day = new Date(`${date}T00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}
