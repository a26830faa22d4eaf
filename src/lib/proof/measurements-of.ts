import type { Problem } from '#lib/typeset/problem.ts';
import type { SetEdition } from '#lib/typeset/set-page.ts';
import type { Standing } from '#model/board.ts';
import type { Id } from '#model/ids.ts';
import { chainKey, type Measurement } from '#model/measurement.ts';

/**
 * What set pages say of the stories on them.
 * @param hashOf the hash of the words that were set; null: they are not those of now
 */
export function measurementsOf(
	{ reports, problems }: Pick<SetEdition, 'reports' | 'problems'>,
	{ byStory }: Standing,
	hashOf: (storyId: Id) => string | null
): Measurement[] {
	const reportOf = new Map(reports.map((report) => [report.slotId, report]));
	const overOf = new Map(problems.flatMap((one) => (isOver(one) ? [[one.storyId, one]] : [])));
	return [...byStory].flatMap(([id, places]) => {
		const hash = hashOf(id);
		const set = places.flatMap(({ slot }) => reportOf.get(slot.id) ?? []);
		if (hash === null || set.length !== places.length) return [];
		const over = overOf.get(id);
		return {
			...{ id, hash, chain: chainKey(places) },
			slots: set.map(({ used, capacity, chars }) => ({ used, capacity, chars })),
			...{ over: over?.lines ?? 0, overChars: over?.chars ?? 0 },
			from: over?.at ?? null
		};
	});
}

type Over = Extract<Problem, { kind: 'over' }>;
const isOver = (problem: Problem): problem is Over => problem.kind === 'over';
