import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { mayRun } from '#model/apply/may-run.ts';
import { isBlank } from '#model/blank-page.ts';
import { pagesOf, standingOn } from '#model/board.ts';
import type { PlainCommand } from '#model/commands.ts';
import { newId } from '#model/ids.ts';
import {
	causesBetween,
	holdsFor,
	pageSignaturesOf,
	type PageCause,
	type PageSignature
} from '#model/page-signature.ts';
import { pageState, type PageState } from '#model/page-state.ts';
import type { Page } from '#model/page.ts';
import { proofsOf } from '#model/pulled-proof.ts';
import type { Result } from '#model/result.ts';
import { workflowOf } from '#model/workflow.ts';

/** How far the page is set here; anything but live: what stands in the window may not be what prints. */
export type SetState = 'live' | 'waiting' | 'settling' | 'behind' | 'faceless' | 'failed';

/** Why the page cannot be signed now. */
export type SigningObstacle =
	('notYours' | 'blank' | 'reading' | 'offline') | Exclude<SetState, 'live'>;

/** A page's clean proof: whether it is signed as it is, by whom, and signing it. */
export class PageSigning {
	readonly #desk: DeskState;
	readonly #page: () => Page | undefined;
	readonly #set: () => SetState;
	busy = $state(false);

	constructor(desk: DeskState, page: () => Page | undefined, set: () => SetState) {
		this.#desk = desk;
		this.#page = page;
		this.#set = set;
	}

	readonly cleanProof = $derived.by(() => workflowOf(this.#desk.newsroom).cleanProof);

	readonly #standing = $derived.by(() =>
		standingOn(this.#desk, pagesOf(this.#desk, this.#page()?.editionId ?? ''))
	);

	/** Null: words of it are yet to be read. */
	readonly state: PageState | null = $derived.by(() => {
		const page = this.#page();
		return page ? pageState(this.#desk, page, this.#standing) : null;
	});

	/** The newest first. */
	readonly signatures: readonly PageSignature[] = $derived.by(() => {
		const page = this.#page();
		return page ? pageSignaturesOf(this.#desk, page.id) : [];
	});

	/** The one that is of the page as it is; null: there is none. */
	readonly current: PageSignature | null = $derived.by(
		() => this.signatures.find((one) => holdsFor(one, this.state)) ?? null
	);

	/** What has changed since the last one was signed. */
	readonly causes: readonly PageCause[] = $derived.by(() => {
		const [last] = this.signatures;
		if (!last || this.current || !this.state) return [];
		const now = causesBetween(last.state, this.state);
		// It may be the same again: then it was struck for what it was meanwhile.
		return now.length > 0 ? now : (last.void?.causes ?? []);
	});

	readonly obstacle: SigningObstacle | null = $derived.by(() => {
		const page = this.#page();
		if (!page || !mayRun(this.#desk, this.#desk.me, this.#signing())) return 'notYours';
		if (isBlank(this.#desk, page, this.#standing)) return 'blank';
		if (!this.state) return 'reading';
		if (this.#desk.status !== 'live') return 'offline';
		const set = this.#set();
		return set === 'live' ? null : set;
	});

	numberOf = (signature: PageSignature): number =>
		proofsOf(this.#desk, signature.pageId).find(({ id }) => id === signature.id)?.number ?? 0;

	/** Null: it cannot be signed now. */
	async sign(): Promise<Result<{ id: string }, RunError> | null> {
		if (this.busy || this.obstacle || this.current) return null;
		this.busy = true;
		try {
			return await this.#desk.run(this.#signing(), { undoable: false });
		} finally {
			this.busy = false;
		}
	}

	#signing(): PlainCommand {
		const pageId = this.#page()?.id ?? '';
		return { type: 'page.sign', id: newId(), pageId, hash: this.state?.hash ?? '' };
	}
}
