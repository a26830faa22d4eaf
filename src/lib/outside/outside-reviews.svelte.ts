import type { Refusal } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import {
	outsideReviewsOf,
	USUAL_HOURS,
	type LINK_HOURS,
	type OutsideReview
} from '#model/outside.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import { maySendOut } from './may-send-out.ts';

/** What is asked when a story is sent. */
export class Invitation {
	name = $state('');
	unit = $state('');
	note = $state('');
	hours = $state<(typeof LINK_HOURS)[number]>(USUAL_HOURS);
}

/** One visit by the link. */
export interface Opening {
	/** Epoch ms. */
	at: number;
	device: string;
	agent: string;
	address: string;
	refused: boolean;
}

/** What the dialog shows. */
export type OutsideView =
	{ show: 'list' } | { show: 'form' } | { show: 'link'; url: string; name: string; until: number };

/** A story before people outside the house: whom it was sent to, and what became of that. */
export class OutsideReviews {
	readonly #desk: DeskState;
	readonly #storyId: Id;
	readonly #fetch: typeof globalThis.fetch;
	/** Null: the dialog is shut. */
	view = $state.raw<OutsideView | null>(null);
	invitation = $state.raw(new Invitation());
	busy = $state(false);
	/** Why nothing was sent, or nobody knows whether it was. */
	refusal = $state.raw<RunError | null>(null);
	/** Whose openings are shown; null inside: they are on their way, or could not be had. */
	log = $state.raw<{ id: Id; openings: Opening[] | null; failed: boolean } | null>(null);

	constructor(
		desk: DeskState,
		storyId: Id,
		fetch: typeof globalThis.fetch = (...request) => globalThis.fetch(...request)
	) {
		this.#desk = desk;
		this.#storyId = storyId;
		this.#fetch = fetch;
	}

	/** The newest first. */
	readonly all: readonly OutsideReview[] = $derived.by(() =>
		outsideReviewsOf(this.#desk, this.#storyId)
	);
	readonly answered = $derived(this.all.filter(({ answer }) => answer !== null));
	readonly facts = $derived.by(() => this.#desk.facts(this.#storyId) ?? null);
	readonly maySend = $derived.by(() => maySendOut(this.#desk, this.#storyId));

	show(view: OutsideView | null): void {
		this.refusal = null;
		this.log = null;
		this.view = view;
	}

	/** Freezes the text that is there and shows the link to it. */
	async send(): Promise<void> {
		const { facts, invitation } = this;
		if (this.busy || !facts) return;
		this.busy = true;
		const { name, unit, note, hours } = invitation;
		const made = await this.#invite({ id: newId(), name, unit, note, hours, hash: facts.hash });
		this.busy = false;
		if (!made.ok) {
			this.refusal = made.error;
			return;
		}
		this.invitation = new Invitation();
		const until = Date.now() + hours * 3_600_000;
		this.show({ show: 'link', url: made.value, name: name.trim(), until });
	}

	async withdraw(id: Id): Promise<Result<unknown, RunError>> {
		return this.#desk.run({ type: 'outside.withdraw', id }, { undoable: false });
	}

	/** Shows the openings of one, or hides them again. */
	async look(id: Id): Promise<void> {
		if (this.log?.id === id) {
			this.log = null;
			return;
		}
		this.log = { id, openings: null, failed: false };
		const openings = await this.#openings(id);
		if (this.log?.id === id) this.log = { id, openings, failed: openings === null };
	}

	async #openings(id: Id): Promise<Opening[] | null> {
		try {
			const answer = await this.#fetch(`/api/outside/${id}/openings`);
			return answer.ok ? ((await answer.json()) as Opening[]) : null;
		} catch (error) {
			return notReached(error, null);
		}
	}

	/** Resolves to the address of the link. */
	async #invite(ask: object): Promise<Result<string, RunError>> {
		try {
			const answer = await this.#fetch(`/api/stories/${this.#storyId}/outside`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(ask)
			});
			if (answer.status === 401) return err({ reason: 'signed-out' });
			if (answer.status >= 500) return err({ reason: 'unreachable' });
			const told = (await answer.json()) as Told;
			return told.ok ? ok(told.url) : err(told.refusal);
		} catch (error) {
			return notReached(error, err({ reason: 'unreachable' }));
		}
	}
}

type Told = { ok: true; url: string } | { ok: false; refusal: Refusal };

/** What fetch, or a body that breaks off, throws without a network. */
function notReached<T>(error: unknown, otherwise: T): T {
	if (error instanceof TypeError || error instanceof SyntaxError) return otherwise;
	throw error;
}
