import type { Id } from './ids.ts';
import type { DeskView, RecordKind, Records } from './records.ts';

/**
 * Whether somebody has begun to make an edition: a story stands on a page of it, a proof was pulled or
 * signed, another plan is being tried, or it has gone to press. Stories that wait for it, and how its pages
 * are laid out, are no beginning.
 */
export const isBegun = (view: DeskView, editionId: Id): boolean =>
	(view.get('edition', editionId)?.presses?.length ?? 0) > 0 ||
	(['placement', 'proof', 'pageSignature', 'tryout'] as const).some((kind) =>
		isOn(view.list(kind), editionId)
	);

function isOn<K extends RecordKind>(
	records: Iterable<Records[K] & { editionId: Id }>,
	editionId: Id
): boolean {
	for (const record of records) if (record.editionId === editionId) return true;
	return false;
}
