import { ok, type Result } from '#model/result.ts';
import type { BackedUp } from './back-up.ts';
import { iso } from './verify-backup.ts';

/** What a round has done, in a sentence. */
export function sayBackedUp(
	folder: string,
	done: Result<BackedUp, string>
): Result<string, string> {
	if (!done.ok) return done;
	const { until, segments, files } = done.value;
	return ok(
		`All that was acknowledged before ${iso(until)} is in ${folder}: ${segments} new segments, ${files} new files.\n`
	);
}
