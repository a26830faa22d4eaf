import { getContext, setContext } from 'svelte';
import type { Format } from '#lib/i18n/format.ts';
import { oversetTexts } from '#lib/i18n/overset.ts';
import { offerWords, type OfferWords } from '#lib/i18n/overset-words.ts';
import { storyAddress } from '#model/text-place.ts';
import { refusalSentence } from '#lib/i18n/refusal-sentence.ts';
import type { DeskState } from '#lib/sync/desk.svelte.ts';
import type { Problem } from '#lib/typeset/problem.ts';
import type { Toasts } from '#lib/ui/toasts.svelte.ts';
import type { Id } from '#model/ids.ts';
import type { JumpOffer } from '#model/jump-offer.ts';
import type { Proof } from './proof.svelte.ts';

/** A story that hangs out of its last slot. */
export type Over = Extract<Problem, { kind: 'over' }> & { storyId: Id };

export const isOver = (problem: Problem): problem is Over =>
	problem.kind === 'over' && problem.storyId !== null;

/** One story that hangs out: what is said of it, and what may be done. */
export interface WayOut extends OfferWords {
	offer: JumpOffer;
	/** Where 去删改 leads. */
	cut: string;
	/** Of the page that could be given a jump slot; null: none, or not by this person. */
	draw: { page: number; href: string } | null;
}

/** The ways out of every story that hangs out of the pages of a proof, and taking one. */
export class WaysOut {
	readonly #desk: DeskState;
	readonly #proof: Proof;
	readonly #format: Format;
	readonly #toasts: Toasts;
	readonly #edition: string;

	constructor(
		proof: Proof,
		{
			desk,
			format,
			toasts,
			edition
		}: { desk: DeskState; format: Format; toasts: Toasts; edition: string }
	) {
		this.#proof = proof;
		this.#desk = desk;
		this.#format = format;
		this.#toasts = toasts;
		this.#edition = edition;
	}

	/** What is too long about a story, as it is set now. */
	over(storyId: Id): Over | null {
		return this.#proof.problems.filter(isOver).find((one) => one.storyId === storyId) ?? null;
	}

	/**
	 * Null: the desk, which knows the words a moment later, has it that it fits; or it is set in faces
	 * that stand in for others, so that nobody knows by how much it hangs out.
	 */
	of(storyId: Id): WayOut | null {
		if (this.#proof.state === 'faceless') return null;
		const desk = this.#desk;
		const offer = this.#proof.jumpOffer(desk.me, storyId);
		const over = this.over(storyId);
		if (!offer || !over) return null;
		const words = offerWords(offer, over.chars, this.#format, (id) => desk.person(id)?.name);
		const number = offer.can === 'draw' && offer.mayDraw ? offer.page.number : null;
		const href = `/editions/${this.#edition}/pages/${number}/layout`;
		return {
			...words,
			offer,
			cut: storyAddress(storyId, over.at),
			draw: number === null ? null : { page: number, href }
		};
	}

	/** Sends what hangs out to the slot that was offered, with 撤销. */
	async jump(storyId: Id, { offer }: WayOut): Promise<void> {
		if (offer.can !== 'jump') return;
		const t = oversetTexts[this.#format.lang];
		const done = await this.#desk.run(offer.command);
		if (!done.ok) return this.#complain(done.error);
		const headline = this.#desk.facts(storyId)?.headline ?? '';
		this.#toasts.show(t.moved(headline, offer.page.number), {
			action: { label: t.undo, run: () => void this.#undo(done.value.id) }
		});
	}

	async #undo(id: Id): Promise<void> {
		const undone = await this.#desk.undo(id);
		if (undone && !undone.ok) this.#complain(undone.error);
		else if (undone) this.#toasts.show(oversetTexts[this.#format.lang].undone);
	}

	#complain(error: Parameters<typeof refusalSentence>[1]): void {
		const sentence = refusalSentence(this.#format.lang, error, this.#desk.person);
		this.#toasts.show(sentence, { tone: 'caution' });
	}
}

const key = Symbol('ways out');
export const provideWaysOut = (ways: WaysOut): WaysOut => setContext(key, ways);
export const useWaysOut = (): WaysOut => getContext<WaysOut>(key);
