import { calledInPrint, type Edition } from './edition.ts';
import { mastheadOf } from './masthead.ts';
import { pageMakers } from './page-makers.ts';
import type { Page } from './page.ts';
import type { DeskView } from './records.ts';
import { canonicalJson } from './same-value.ts';
import { sha256 } from './sha256.ts';
import { workflowOf } from './workflow.ts';

/** What of the paper’s settings, and of its own name, an edition goes to press with; the issue number is given by the press itself. */
export interface PressedSettings {
	/** sha-256, hex, of what they print: the paper’s name, its masthead, the names of who made the pages. */
	printed: string;
	/** Whether pages are signed before press (清样). */
	cleanProof: boolean;
	/** What the edition is called in print (calledInPrint); not given: the usual paper, or pressed before this was kept. */
	called?: string;
}

export function pressedSettings(
	view: DeskView,
	edition: Pick<Edition, 'kind' | 'name'>,
	pages: readonly Page[]
): PressedSettings {
	const called = calledInPrint(edition);
	const newsroom = view.get('newsroom', 'newsroom');
	const masthead = mastheadOf(newsroom ?? { masthead: {} });
	const makers = pages.map((page) => pageMakers(view, page));
	return {
		printed: sha256(canonicalJson([newsroom?.name, masthead, makers])),
		cleanProof: workflowOf(newsroom).cleanProof.isUsed,
		...(called !== '' && { called })
	};
}
