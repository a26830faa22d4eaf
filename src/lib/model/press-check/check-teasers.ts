import { likeness } from '../likeness.ts';
import type { Page, Slot } from '../page.ts';
import { teaserLines, type TeaserFault, type TeaserLine } from '../teaser.ts';
import type { CheckFinding } from './check-item.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** Faults that send a reader astray; the others leave a line that says little. */
const ASTRAY: readonly TeaserFault[] = ['unplaced', 'spiked', 'gone'];
/** From this share of common pairs on, words mean to be the headline's own. */
const ALIKE = 0.6;

/** Every line of a teaser leads to its story. */
export function checkTeasers(checking: Checking, findings: Findings): void {
	const { view, pages, standing } = checking;
	for (const page of pages)
		for (const slot of page.slots.filter(({ role }) => role === 'teaser')) {
			const lines = teaserLines(view, page, slot, standing);
			const at = { pageId: page.id, slotId: slot.id, forIds: [page.editorId] };
			findings.look('teaserEmpty');
			if (lines.length === 0) findings.add({ ...at, subject: slot.id }, { kind: 'teaserEmpty' });
			for (const line of lines) {
				findings.look('teaserAstray');
				const finding = findingIn(checking, slot, line);
				if (!finding) continue;
				if (finding.kind !== 'teaserAstray') findings.look(finding.kind);
				const { storyId, words, pointer } = line;
				const subject = `${slot.id}:${storyId ?? (words || line.page)}`;
				const about = JSON.stringify([finding, pointer]);
				findings.add({ ...at, subject, storyId, about }, finding);
			}
		}
}

function findingIn(
	{ view, pages }: Checking,
	slot: Slot,
	{ fault, words, page: to, storyId, pointer }: TeaserLine
): CheckFinding | null {
	if (fault) {
		const kind = ASTRAY.includes(fault) ? 'teaserAstray' : 'teaserWeak';
		return { kind, fault, words, to };
	}
	if (storyId === null) {
		const typed = Number(/\d+/.exec(pointer)?.[0] ?? Number.NaN);
		const isThere = (page: Page) => page.number === typed;
		const leads = Number.isNaN(typed) || pages.some(isThere);
		return leads ? null : { kind: 'teaserPointer', words, to: typed };
	}
	const facts = view.get('facts', storyId);
	const isIndex = slot.teaser?.kind === 'index';
	if (!facts || isIndex || !isRewording(words, facts.headline)) return null;
	return { kind: 'teaserDiffers', words, headline: facts.headline, to };
}

/** Nearly the headline: one of the two was changed, and the other was not. */
const isRewording = (words: string, headline: string): boolean =>
	!headline.includes(words) && likeness(words, headline) >= ALIKE;
