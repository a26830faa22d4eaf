import { sameValue } from './same-value.ts';

/** The fields of a patch that somebody else has set otherwise since, by what they were expected to be. */
export const overtakenIn = <T extends object>(
	now: Partial<T>,
	patch: T,
	expect: Partial<T>
): (keyof T)[] =>
	(Object.keys(patch) as (keyof T)[]).filter(
		(name) =>
			name in expect && !sameValue(now[name], expect[name]) && !sameValue(now[name], patch[name])
	);
