import type { Moment } from '#model/moment.ts';
import { PLAN_KINDS } from '#model/plan-history/plan-entry.ts';
import type { PlanRecords } from '#model/plan-history/plan-records.ts';
import type { DeskView, RecordKind, Records } from '#model/records.ts';
import type { StoryFacts } from '#model/story.ts';

/**
 * The desk with the plan of a moment in it. What stories were called then is known of a named moment;
 * else they are called what they are called now.
 */
export function thenView(desk: DeskView, then: PlanRecords, moment: Moment | null): DeskView {
	const isPlanned = (kind: RecordKind) => (PLAN_KINDS as readonly RecordKind[]).includes(kind);
	const known = new Map(moment?.stories.map((story) => [story.id, story]));
	return {
		get<K extends RecordKind>(kind: K, id: string): Records[K] | undefined {
			if (isPlanned(kind)) return then.get(kind, id);
			const record = desk.get(kind, id);
			const was = kind === 'facts' ? known.get(id) : undefined;
			if (!record || !was) return record;
			const facts: StoryFacts = {
				...(record as StoryFacts),
				...{ headline: was.headline, length: was.length }
			};
			return facts as Records[K];
		},
		list: (kind) => (isPlanned(kind) ? then.list(kind) : desk.list(kind))
	};
}
