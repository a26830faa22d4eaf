import type { Version } from '#model/version.ts';
import type { ReplayTimeline } from './timeline.ts';

/** Something that happened at a place of the axis. */
export interface AxisMark {
	/** 0 to 1. */
	place: number;
	/** Epoch ms. */
	at: number;
	/** What it was: a text that was kept; null: the beginning of a session. */
	version: Version | null;
}

/** So far apart stand marks of which both can be read, 0 to 1. */
const APART = 0.13;

/**
 * What stands below the axis: signatures, returns and texts kept by name, and where they leave room,
 * when people sat down to write.
 */
export function axisMarks(timeline: ReplayTimeline, versions: readonly Version[]): AxisMark[] {
	const named = versions.filter(
		({ cause, label }) => cause === 'step' || cause === 'return' || (cause === 'kept' && label)
	);
	const kept = named.map((version): AxisMark => {
		const place = timeline.placeOf(timeline.editBefore(version.at));
		return { place, at: version.at, version };
	});
	const begun = timeline.sessions.map(({ from, at }): AxisMark => ({
		...{ place: timeline.placeOf(from), at, version: null }
	}));
	const marks: AxisMark[] = [];
	for (const mark of [...kept, ...begun])
		if (marks.every(({ place }) => Math.abs(place - mark.place) >= APART)) marks.push(mark);
	return marks.sort((one, other) => one.place - other.place);
}
