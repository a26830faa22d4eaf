import type { Id } from '../ids.ts';
import { holdsFor, pageSignaturesOf, type PageSignature } from '../page-signature.ts';
import { pageState } from '../page-state.ts';
import type { Page } from '../page.ts';
import type { DeskView } from '../records.ts';
import { signaturesOf, standingOf, type Signature } from '../signature.ts';
import { stepsOf, workflowOf, type SignedStep } from '../workflow.ts';
import { pagesOf, standingOn, type Standing } from '../board.ts';

/** How far the stories of a page have come with one step. */
export interface PageStep {
	step: SignedStep;
	/** Stories on the page, and those signed. */
	stories: number;
	signed: number;
	/** The last to sign; null: nobody has. */
	last: Signature | null;
	/** Struck by an edit or a return, and not signed again since. */
	struck: Signature | null;
}

export interface PageSteps {
	page: Page;
	steps: PageStep[];
	/** The clean proof's signature; null: none. Whether it is of the page as it is. */
	clean: PageSignature | null;
	isClean: boolean;
}

/** Who has signed what, page by page: the steps in use, and the clean proof. */
export function pageSteps(view: DeskView, editionId: Id): PageSteps[] {
	const pages = pagesOf(view, editionId);
	const standing = standingOn(view, pages);
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	const used = stepsOf(workflow).filter((step): step is SignedStep => step !== 'handIn');
	return pages.map((page) => {
		const stories = storiesOn(page, standing).map((id) => signaturesOf(view, id));
		const state = pageState(view, page, standing);
		const clean = pageSignaturesOf(view, page.id)[0] ?? null;
		return {
			page,
			steps: used.map((step) => stepOn(stories, step)),
			clean,
			isClean: clean !== null && holdsFor(clean, state)
		};
	});
}

const storiesOn = (page: Page, { bySlot }: Standing): Id[] => [
	...new Set(page.slots.flatMap(({ id }) => bySlot.get(id)?.storyId ?? []))
];

function stepOn(stories: readonly Signature[][], step: SignedStep): PageStep {
	const signed = stories.flatMap((all) => standingOf(all).filter((one) => one.step === step));
	const struck = stories.flatMap((all) => {
		const last = all.findLast((one) => one.step === step);
		return last?.void ? [last] : [];
	});
	const latest = (all: readonly Signature[]) => all.toSorted((a, b) => b.at - a.at)[0] ?? null;
	return {
		...{ step, stories: stories.length, signed: signed.length },
		...{ last: latest(signed), struck: latest(struck) }
	};
}

/** How many signatures the pages need, and how many there are: where no story stands, none is needed. */
export function signedOn(
	pages: readonly PageSteps[],
	hasClean: boolean
): { signed: number; all: number } {
	const needed = pages.flatMap(({ steps }) => steps.filter(({ stories }) => stories > 0));
	const cleans = hasClean ? pages : [];
	return {
		signed:
			needed.filter(({ signed, stories }) => signed === stories).length +
			cleans.filter(({ isClean }) => isClean).length,
		all: needed.length + cleans.length
	};
}
