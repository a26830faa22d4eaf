import { VERDICTS, type Verdict } from '#model/outside.ts';
import type { ReviewTexts } from '#lib/i18n/review.ts';
import { part, say } from './dom.ts';
import type { Draft } from './draft.ts';
import { Sheet } from './sheet.ts';

export interface VerdictSheetOptions {
	t: ReviewTexts;
	draft: Draft;
	onsend: () => void;
}

/** What they think of it all: one of three, and why. */
export class VerdictSheet {
	readonly #options: VerdictSheetOptions;
	readonly #sheet = new Sheet('verdict-sheet');
	readonly #remark = part<HTMLTextAreaElement>('remark');

	constructor(options: VerdictSheetOptions) {
		this.#options = options;
		const { draft } = options;
		this.#remark.value = draft.remark;
		this.#remark.addEventListener('input', () => draft.say({ remark: this.#remark.value }));
		const form = part<HTMLFormElement>('verdict-form');
		form.addEventListener('change', ({ target }) => {
			if (target instanceof HTMLInputElement) this.#choose(target.value as Verdict);
		});
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			this.#send();
		});
		part('give').addEventListener('click', () => this.open());
	}

	open(): void {
		const { t, draft } = this.#options;
		say('verdict-changes', t.changes(draft.comments.length));
		for (const verdict of VERDICTS)
			part<HTMLInputElement>(`choice-${verdict}`).checked = draft.verdict === verdict;
		this.#label();
		say('verdict-problem', '');
		this.#sheet.open();
	}

	close(): void {
		this.#sheet.close();
	}

	/** While it is sent nothing can be changed; `note` says what becomes of it. */
	wait(isBusy: boolean, note: string): void {
		say('verdict-problem', note);
		part('send').setAttribute('aria-busy', String(isBusy));
		part<HTMLFieldSetElement>('verdict-fields').disabled = isBusy;
	}

	#choose(verdict: Verdict): void {
		this.#options.draft.say({ verdict });
		this.#label();
		say('verdict-problem', '');
	}

	#label(): void {
		say('remark-label', this.#options.t.remark[this.#options.draft.verdict ?? 'approved']);
	}

	#send(): void {
		const { t, draft, onsend } = this.#options;
		const hasRemark = draft.remark.trim() !== '';
		if (!draft.verdict) return say('verdict-problem', t.choose);
		const says = (problem: string) => {
			say('verdict-problem', problem);
			this.#remark.focus();
		};
		if (draft.verdict === 'rejected' && !hasRemark) return says(t.saySo);
		if (draft.verdict === 'changes' && !hasRemark && draft.comments.length === 0)
			return says(t.sayWhat);
		onsend();
	}
}
