import { sameValue } from '#model/same-value.ts';

/** A form beside what it began from: where they differ somebody has changed it. */
interface Form<T> {
	began: T;
	filled: T;
}

/** What was sent to be saved, and what the desk showed of it then. */
interface Sent<T> {
	wanted: Partial<T>;
	held: T;
}

/** Fields that are saved while the desk, whose feed is cut off, shows them as they were. */
export interface Late<T> {
	wanted: Partial<T>;
	held: Partial<T>;
}

export const NOTHING_LATE = { wanted: {}, held: {} };

/** What holds as far as is known here: what the desk shows, but for what it does not show yet. */
export function withLate<T extends object>(shown: T, { wanted, held }: Late<T>): T {
	const behind = keysOf<T>(held).filter((name) => sameValue(shown[name], held[name]));
	return { ...shown, ...pick<T>(wanted, behind) };
}

/** What of it, and of what was late before, the desk does not show once the server has taken it. */
export function lateOf<T extends object>(shown: T, sent: Sent<T>, before: Late<T>): Late<T> {
	const wanted: Partial<T> = { ...before.wanted, ...sent.wanted };
	const held: Partial<T> = { ...before.held, ...pick<T>(sent.held, keysOf<T>(sent.wanted)) };
	const isBehind = (name: keyof T) =>
		sameValue(shown[name], held[name]) && !sameValue(shown[name], wanted[name]);
	const names = keysOf<T>(wanted).filter(isBehind);
	return { wanted: pick<T>(wanted, names), held: pick<T>(held, names) };
}

/**
 * The form once fields are saved, or taken back: what holds comes in wherever nothing was typed since. `own` is
 * those fields as they stood in the form.
 */
export function settled<T extends object>(
	{ began, filled }: Form<T>,
	holds: T,
	own: Partial<T>
): Form<T> {
	const stood = { ...began, ...own };
	const isRested = (name: keyof T) => sameValue(filled[name], stood[name]);
	const rested = pick<T>(holds, keysOf<T>(holds).filter(isRested));
	return {
		began: { ...began, ...pick<T>(holds, keysOf<T>(own)), ...rested },
		filled: { ...filled, ...rested }
	};
}

const keysOf = <T extends object>(of: Partial<T>) => Object.keys(of) as (keyof T)[];
const pick = <T extends object>(from: Partial<T>, names: readonly (keyof T)[]): Partial<T> =>
	Object.fromEntries(names.map((name) => [name, from[name]])) as Partial<T>;
