import type { SlotReport } from '#lib/typeset/set-page.ts';
import type { Id } from '#model/ids.ts';

/** The stories of some slots, each once, in their order. */
export const storiesOf = (reports: readonly SlotReport[]): Id[] => [
	...new Set(reports.map(({ storyId }) => storyId))
];
