import type { Id } from '#model/ids.ts';
import type { Recognition } from '#model/import/recognition.ts';
import type { Proposal } from './proposals.ts';
import { suggest, type Target } from './targets.ts';

/** Where each piece goes: as the editor said, else the first free slot of its kind on the page. */
export function placesFor(
	proposals: Proposal[],
	targets: Target[],
	pageNumber: number
): Map<string, Id | null> {
	const places = new Map<string, Id | null>();
	for (const { key, slotId } of proposals) if (slotId !== undefined) places.set(key, slotId);
	const fixed = new Set(places.values());
	const open = proposals.filter(({ key, checked }) => checked && !places.has(key));
	const free = targets.filter(({ slot }) => slot.role === 'teaser' || !fixed.has(slot.id));
	const kinds = open.map((one) => {
		if (one.type === 'teaser') return 'teaser';
		return one.kind === 'photo' ? 'photo' : 'news';
	});
	const slots = suggest(free, pageNumber, kinds);
	open.forEach(({ key }, i) => places.set(key, slots[i] ?? null));
	return places;
}

/** The page a text says it is (第3版, A3); one that does not say is the first. */
export function printedPage(recognitions: Recognition[]): number {
	for (const { text, spans } of recognitions) {
		for (const { kind, fact, from, to } of spans) {
			if (fact || (kind !== 'noise' && kind !== 'masthead')) continue;
			const folio = /^第?\s*(\d{1,3})\s*版|^A(\d{1,2})$/u.exec(text.slice(from, to));
			if (folio) return Number(folio[1] ?? folio[2]);
		}
	}
	return 1;
}

/** The words of each teaser slot: those it has, then a line for each new teaser. */
export function teaserLabels(
	proposals: Proposal[],
	places: ReadonlyMap<string, Id | null>,
	targets: Target[]
): { slotId: Id; text: string }[] {
	const labels = new Map<Id, string[]>();
	for (const proposal of proposals) {
		const slotId = places.get(proposal.key);
		if (proposal.type !== 'teaser' || !proposal.checked || !slotId) continue;
		const { text, page } = proposal.teaser;
		const before = targets.find(({ slot }) => slot.id === slotId)?.slot.label;
		const lines = labels.get(slotId) ?? (before ? [before] : []);
		labels.set(slotId, [...lines, page ? `${text} >>>${page}` : text]);
	}
	return [...labels].map(([slotId, lines]) => ({ slotId, text: lines.join('\n') }));
}
