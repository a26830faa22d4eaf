import type { Id } from '../ids.ts';
import { signersOf, writersOf } from '../mydesk/turn.ts';
import type { DeskView } from '../records.ts';
import {
	amendedSince,
	isSignedOff,
	lastStanding,
	signaturesOf,
	stepOf,
	type Signature
} from '../signature.ts';
import type { Step } from '../workflow.ts';
import type { CheckedStory, Checking } from './checking.ts';
import type { Findings, FoundAt } from './findings.ts';

/** Every story on a page is signed off, and its text is the very one that was. */
export function checkSignatures(checking: Checking, findings: Findings): void {
	for (const checked of checking.stories) {
		const { story, facts } = checked;
		findings.look('unsigned');
		const signatures = signaturesOf(checking.view, story.id);
		if (isSignedOff(story, signatures, facts)) {
			checkAmended(checking, checked, findings);
			continue;
		}
		const last = lastStanding(signatures);
		const struck = struckLast(signatures);
		const step = stepOf(checking.view, story);
		const at = foundAt(checking, checked, step);
		if (story.stage === 'signed')
			findings.add(at, {
				...{ kind: 'changed', signerId: last?.personId ?? null, at: last?.at ?? null },
				editedBy: facts?.editedBy ?? null
			});
		else if (struck?.void) {
			const { at: when, by, paragraphs = [] } = struck.void;
			const about = { step: struck.step, signerId: struck.personId };
			findings.add(at, { kind: 'struck', ...about, at: when, by, paragraphs });
		} else findings.add(at, { kind: 'unsigned', step });
	}
}

/** Whoever signed off has changed words that the step before them passed. */
function checkAmended(
	{ view }: Checking,
	{ story, place }: CheckedStory,
	findings: Findings
): void {
	findings.look('amended');
	const amended = amendedSince(signaturesOf(view, story.id));
	if (!amended) return;
	const { before, signOff } = amended;
	const at = { pageId: place.page.id, storyId: story.id, slotId: place.slot.id };
	findings.add(
		{ ...at, subject: story.id, about: `${before.hash} ${signOff.hash}` },
		{
			...{ kind: 'amended', step: before.step, signerId: signOff.personId },
			ids: { before: before.id, signOff: signOff.id },
			hashes: { before: before.hash, signOff: signOff.hash },
			paragraphs: signOff.amended ?? []
		}
	);
}

/** The latest signature, where an edit struck it and no other has followed. */
function struckLast(signatures: readonly Signature[]): Signature | null {
	const last = signatures.at(-1);
	return last?.void?.cause === 'edited' ? last : null;
}

const foundAt = ({ view }: Checking, checked: CheckedStory, step: Step | null): FoundAt => ({
	...{ subject: checked.story.id, storyId: checked.story.id },
	...{ pageId: checked.place.page.id, slotId: checked.place.slot.id },
	forIds: whoseTurn(view, checked, step)
});

function whoseTurn(view: DeskView, { story, place }: CheckedStory, step: Step | null): Id[] {
	if (step === 'handIn') return writersOf(story);
	const signatures = signaturesOf(view, story.id);
	return signersOf(view, { story, place }, step ?? 'signOff', signatures).ids;
}
