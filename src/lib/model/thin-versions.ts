import type { Id } from './ids.ts';
import type { Version } from './version.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** For so long every text that was kept after a pause stays. */
export const ALL_STAY = DAY;
/** For so long the last one of each hour stays; of older ones the last of each day. */
export const HOURLY = 7 * DAY;

/** What thinning does to a story's texts. */
export interface Thinning {
	/** Those that go. */
	drop: Id[];
	/** Those that stay, where they now tell of what went before them too. */
	change: Pick<Version, 'id' | 'writers' | 'added' | 'removed'>[];
}

export interface ThinOptions {
	/** Epoch ms. */
	now: number;
	/** The paper's calendar date of a moment. */
	dateOf: (at: number) => string;
}

/**
 * Which of the texts that were kept after pauses may go: beyond a day all but the last of each hour,
 * beyond a week all but the last of each day. What somebody signed, sent back, kept by name or
 * restored stays for good, and so does a text that was brought back. What came and went with a text
 * that goes is counted to the next one. Done again and again, it comes to the same as done at once.
 *
 * @param versions of one story, the newest first
 */
export function thinVersions(versions: readonly Version[], options: ThinOptions): Thinning {
	const drop = new Set(droppable(versions, options));
	const changed = new Map<Id, Thinning['change'][number]>();
	let carried: Version[] = [];
	for (const version of versions.toReversed()) {
		if (drop.has(version.id)) carried.push(version);
		else if (carried.length > 0) {
			changed.set(version.id, withThose(version, carried));
			carried = [];
		}
	}
	return { drop: [...drop], change: [...changed.values()] };
}

function droppable(versions: readonly Version[], { now, dateOf }: ThinOptions): Id[] {
	const broughtBack = new Set(
		versions.filter(({ cause }) => cause === 'restore').map(({ label }) => label)
	);
	const taken = new Set<string>();
	return versions
		.filter(({ cause, hash }) => cause === 'pause' && !broughtBack.has(hash))
		.filter(({ at }) => {
			if (now - at <= ALL_STAY) return false;
			const period = now - at <= HOURLY ? `${Math.floor(at / HOUR)}` : dateOf(at);
			if (taken.has(period)) return true;
			taken.add(period);
			return false;
		})
		.map(({ id }) => id);
}

function withThose(version: Version, gone: readonly Version[]): Thinning['change'][number] {
	const all = [...gone, version];
	const sum = (of: (version: Version) => number | null) =>
		all.map(of).reduce((so, one) => (so === null || one === null ? null : so + one), 0);
	return {
		id: version.id,
		writers: [...new Set(all.flatMap(({ writers }) => writers))].sort(),
		added: sum(({ added }) => added),
		removed: sum(({ removed }) => removed)
	};
}
