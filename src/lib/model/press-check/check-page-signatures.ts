import type { Id } from '../ids.ts';
import type { Page } from '../page.ts';
import type { Person } from '../person.ts';
import { causesBetween, holdsFor, pageSignaturesOf, type PageCause } from '../page-signature.ts';
import { pageState } from '../page-state.ts';
import { can } from '../permissions.ts';
import type { Checking } from './checking.ts';
import type { Findings } from './findings.ts';

/** Every page is the one whose clean proof was signed. */
export function checkPageSignatures(checking: Checking, findings: Findings): void {
	const { view, pages, standing, workflow } = checking;
	if (!workflow.cleanProof.isUsed) return;
	for (const page of pages) {
		findings.look('pageUnsigned');
		const state = pageState(view, page, standing);
		const signatures = pageSignaturesOf(view, page.id);
		if (signatures.some((one) => holdsFor(one, state))) continue;
		const at = { subject: page.id, pageId: page.id, forIds: signersOf(checking, page) };
		const [last] = signatures;
		if (!last) findings.add(at, { kind: 'pageUnsigned' });
		else {
			const { personId: signerId, at: when } = last;
			const causes: PageCause[] =
				last.void?.causes ?? (state ? causesBetween(last.state, state) : []);
			findings.add(at, { kind: 'pageChanged', signerId, at: when, causes });
		}
	}
}

/** Its editor, if they may; else all who may. */
function signersOf({ view, workflow }: Checking, page: Page): Id[] {
	const { signers } = workflow.cleanProof;
	const may = (one: Person) => can(one, 'page.sign', { page, signers });
	const editor = page.editorId === null ? undefined : view.get('person', page.editorId);
	if (editor && may(editor)) return [editor.id];
	return [...view.list('person')].filter(may).map(({ id }) => id);
}
