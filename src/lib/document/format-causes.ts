import { UNKNOWN } from '#model/change-authors.ts';
import { isBlockKey, sameValue } from './attributes.ts';
import type { StoryPast } from './story-past.ts';

/** By units that stood there both times, and what is now said otherwise of them: who did that. */
export type FormatCauses = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** What holds of a key at a place: the unit that says so, and its value. */
interface Saying {
	unit: number;
	value: unknown;
}

/** Who made formats hold after one edit that did not after another, or the other way round. */
export function formatCauses(past: StoryPast, from: number, to: number): FormatCauses {
	const [before, after] = [new Map<string, Saying>(), new Map<string, Saying>()];
	const differing = new Map<string, number>();
	const causes = new Map<number, Map<string, number>>();
	let mark = 0;
	for (let unit = 0; unit < past.length; unit++) {
		while ((past.marks[mark]?.at ?? Infinity) < unit) mark += 1;
		const object = past.marks[mark]?.at === unit ? past.marks[mark] : undefined;
		if (object && 'key' in object) {
			const { key, value } = object;
			if (past.stands(unit, from)) before.set(key, { unit, value });
			if (past.stands(unit, to)) after.set(key, { unit, value });
			const [one, other] = [before.get(key), after.get(key)];
			if (sameValue(one?.value ?? null, other?.value ?? null)) differing.delete(key);
			else differing.set(key, causeOf(past, from, one, other));
		} else if (differing.size > 0 && past.stands(unit, from) && past.stands(unit, to)) {
			const own = [...differing].filter(([key]) => isBlockKey(key) === past.isNewline(unit));
			if (own.length > 0) causes.set(unit, new Map(own));
		}
	}
	return causes;
}

/** Either what holds now is new, or what held before is gone, under which it stood already. */
function causeOf(past: StoryPast, from: number, one?: Saying, other?: Saying): number {
	const born = other ? (past.born[other.unit] ?? 0) : 0;
	if (born > from) return past.by(born);
	return one ? past.by(past.gone[one.unit] ?? 0) : UNKNOWN;
}
