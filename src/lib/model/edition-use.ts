import type { EditionUse } from './commands.ts';
import type { Edition } from './edition.ts';
import { lastPress } from './press.ts';
import type { DeskView, RecordKind } from './records.ts';

/** What keeps an edition from being withdrawn; null: nothing stands on it, or is meant for it. */
export function editionUse(view: DeskView, edition: Edition): EditionUse | null {
	const has = (kind: Extract<RecordKind, 'story' | 'placement' | 'proof' | 'tryout'>) => {
		for (const { editionId } of view.list(kind)) if (editionId === edition.id) return true;
		return false;
	};
	if (lastPress(edition)) return 'press';
	if (has('story') || has('placement')) return 'stories';
	if (has('proof')) return 'proofs';
	return has('tryout') ? 'tryouts' : null;
}
