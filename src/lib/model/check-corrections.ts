import { compareProof, type PageChange } from './compare-proof.ts';
import { plainOf, type Copy } from './copy.ts';
import type { Id } from './ids.ts';
import { placeQuote } from './place-quote.ts';
import type { ProofedStory } from './pulled-proof.ts';
import { touches, WordsIn, type BlockPlace } from './standing-words.ts';
import { isRequired, type Thread } from './thread.ts';

export const CORRECTION_STATES = [
	'notDone',
	'otherwise',
	'lost',
	'done',
	'answered',
	'declined'
] as const;
/**
 * What became of a correction from one proof to the next. notDone: the words stand as they were;
 * otherwise: changed, and not as asked, or nobody said how; lost: the words are not on the earlier
 * proof; done: as asked; answered: settled without a change; declined: somebody decided against it.
 */
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** A correction that was asked for on a proof, ticked off by what the next one says. */
export interface ProofCorrection {
	thread: Thread;
	state: CorrectionState;
	/** The words it is about, as they stood. */
	was: string;
	/** What should stand there; null: it was only asked. */
	asked: string | null;
	/** What stands there now, where that is another thing; null: the same, or nobody can say. */
	now: string | null;
	/** Of the story as it is now; null: its block is gone. */
	block: number | null;
}

/** 核红: every correction with what became of it, and the changes that nobody asked for. */
export interface CheckedCorrections {
	/** The required ones before remarks; of each those to be seen to first. */
	corrections: ProofCorrection[];
	unasked: PageChange[];
}

type Stood = Pick<ProofedStory, 'storyId' | 'copy'>;

/** When two proofs were pulled, epoch ms. */
interface Moments {
	earlier: number;
	later: number;
}

/** Ticks off what was asked for on a page between two of its proofs. */
export function checkCorrections(
	before: readonly Stood[],
	now: readonly Stood[],
	threads: Iterable<Thread>,
	moments: Moments
): CheckedCorrections {
	const byStory = Map.groupBy(threads, ({ storyId }) => storyId);
	const checked = before.map(({ storyId, copy }) => {
		const asked = (byStory.get(storyId) ?? []).filter((thread) => isAsked(thread, moments));
		return new CheckedStory(storyId, copy, now.find((one) => one.storyId === storyId)?.copy, asked);
	});
	const order = ({ state, thread }: ProofCorrection) =>
		CORRECTION_STATES.indexOf(state) + (isRequired(thread) ? 0 : CORRECTION_STATES.length);
	const corrections = checked.flatMap((story) => story.corrections);
	// What was done as asked is taken as if the earlier proof had said so: the rest nobody asked for.
	const ideal = checked.map(({ storyId, ideal: copy }) => ({ storyId, copy }));
	const byId = new Map(checked.map((story) => [story.storyId, story]));
	return {
		corrections: corrections.toSorted((a, b) => order(a) - order(b)),
		unasked: compareProof(ideal, now).filter((one) => !byId.get(one.storyId)?.isAskedFor(one))
	};
}

/** Of words, or required of the whole; made while the earlier proof was read, or still open then. */
const isAsked = (
	{ anchor, required, createdAt, resolvedAt }: Thread,
	{ earlier, later }: Moments
): boolean =>
	(anchor !== null || required === true) &&
	createdAt < later &&
	(resolvedAt === null || resolvedAt > earlier);

/** A replacement in its place. */
interface Replacement {
	thread: Thread;
	place: BlockPlace;
	words: string;
}

/** What people made of it, where the words stand as they were. */
function settled({ suggestion, state }: Thread): CorrectionState | null {
	if (suggestion?.state === 'declined') return 'declined';
	return state === 'resolved' && suggestion?.state !== 'accepted' ? 'answered' : null;
}

/** Neighbouring characters by which words are known again where their paragraph was cut or joined. */
const CONTEXT = 4;

/** One story's corrections. */
class CheckedStory {
	readonly storyId: Id;
	readonly corrections: readonly ProofCorrection[];
	/** The earlier text with all that was done as asked. */
	readonly ideal: Copy;
	readonly #old: readonly string[];
	readonly #now: readonly string[];
	readonly #places = new Map<Thread, BlockPlace>();

	constructor(storyId: Id, before: Copy, after: Copy | undefined, asked: readonly Thread[]) {
		this.storyId = storyId;
		this.#old = textsOf(before);
		this.#now = after ? textsOf(after) : [];
		for (const thread of asked) {
			const place = this.#find(thread);
			if (place) this.#places.set(thread, place);
		}
		const words = new WordsIn(this.#old, this.#now);
		this.corrections = asked.map((thread) => this.#checked(thread, words));
		const done = this.corrections.filter(({ state }) => state === 'done');
		this.ideal = withTexts(
			before,
			this.#applied(done.flatMap(({ thread }) => this.#wanted(thread)))
		);
	}

	/** Whether a change, on the way from the ideal text, is where something was asked for and done otherwise. */
	isAskedFor(change: PageChange): boolean {
		if (change.kind !== 'words') return false;
		const done = this.corrections.flatMap(({ state, thread }) =>
			state === 'done' ? this.#wanted(thread) : []
		);
		return this.corrections.some(({ state, thread, block }) => {
			const place = this.#places.get(thread);
			if (state !== 'otherwise' || block !== change.block || !place) return false;
			return touches(change.hunk, shifted(place, done));
		});
	}

	/** Where on the earlier proof a thread's words stand; accepting has replaced its quote. */
	#find({ anchor, suggestion }: Thread): BlockPlace | null {
		if (!anchor) return null;
		const { prefix, suffix } = anchor;
		const about = { quote: suggestion?.original ?? anchor.quote, prefix, suffix };
		const found = placeQuote(this.#old.join('\n'), about);
		let start = 0;
		for (const [block, text] of this.#old.entries()) {
			const end = start + text.length;
			if (found && found.from >= start && found.from <= end)
				return { block, from: found.from - start, to: Math.min(found.to, end) - start };
			start = end + 1;
		}
		return null;
	}

	#checked(thread: Thread, words: WordsIn): ProofCorrection {
		const was = thread.suggestion?.original ?? thread.anchor?.quote ?? '';
		const asked = thread.suggestion?.replacement ?? null;
		const base = { thread, was, asked };
		const place = this.#places.get(thread);
		if (!place) {
			const open = thread.anchor ? 'lost' : 'notDone';
			return { ...base, state: settled(thread) ?? open, now: null, block: null };
		}
		const done = this.#done(thread);
		if (done !== null) return { ...base, state: 'done', now: asked, block: done };
		const { stands, now, block } = words.at(place);
		const again = stands ? block : this.#again(place, was);
		if (again === null) return { ...base, state: 'otherwise', now, block };
		return { ...base, state: settled(thread) ?? 'notDone', now: null, block: again };
	}

	/** The block in which a replacement stands as it was asked for; null: it does not. */
	#done(thread: Thread): number | null {
		const [mine] = this.#wanted(thread);
		if (!mine) return null;
		// What is asked for beside it may have been carried out in the same stroke, or not.
		const beside = [...this.#places.keys()].flatMap((other) => this.#wanted(other));
		const others = beside.filter(
			({ place, thread: other }) => other !== thread && place.block === mine.place.block
		);
		for (const wanted of [[mine], [mine, ...others]]) {
			const { from } = shifted(
				mine.place,
				wanted.filter((one) => one !== mine)
			);
			const place = { block: mine.place.block, from, to: from + mine.words.length };
			const { stands, block } = new WordsIn(this.#applied(wanted), this.#now).at(place);
			if (stands) return block;
		}
		return this.#again(mine.place, mine.words);
	}

	/** A thread's replacement, where it has one that changes something. */
	#wanted(thread: Thread): Replacement[] {
		const place = this.#places.get(thread);
		const words = thread.suggestion?.replacement;
		return place && words !== undefined ? [{ thread, place, words }] : [];
	}

	/** The earlier text with some replacements; of two that overlap the first. */
	#applied(replacements: readonly Replacement[]): string[] {
		return this.#old.map((text, block) => {
			let [made, at] = ['', 0];
			for (const { place, words } of inOrder(replacements, block)) {
				if (place.from < at) continue;
				made += text.slice(at, place.from) + words;
				at = place.to;
			}
			return made + text.slice(at);
		});
	}

	/** The block in which words stand with their neighbours, wherever their paragraph was cut; null: nowhere, or twice. */
	#again({ block, from, to }: BlockPlace, words: string): number | null {
		const old = this.#old[block] ?? '';
		const before = old.slice(Math.max(0, from - CONTEXT), from);
		const wanted = before + words + old.slice(to, to + CONTEXT);
		const whole = this.#now.join('');
		const at = whole.indexOf(wanted);
		if (at < 0 || whole.indexOf(wanted, at + 1) >= 0) return null;
		let end = 0;
		return this.#now.findIndex((text) => (end += text.length) > at + before.length);
	}
}

const inOrder = (replacements: readonly Replacement[], block: number): Replacement[] =>
	replacements
		.filter(({ place }) => place.block === block)
		.sort((a, b) => a.place.from - b.place.from);

/** Where words stand once replacements before them in their block are made. */
function shifted(place: BlockPlace, replacements: readonly Replacement[]): BlockPlace {
	const by = inOrder(replacements, place.block)
		.filter((one) => one.place.to <= place.from)
		.reduce((sum, one) => sum + one.words.length - (one.place.to - one.place.from), 0);
	return { ...place, from: place.from + by, to: place.to + by };
}

const textsOf = ({ blocks }: Copy): string[] => blocks.map(({ spans }) => plainOf(spans));

const withTexts = (copy: Copy, texts: readonly string[]): Copy => ({
	...copy,
	blocks: copy.blocks.map((block, at) => ({ ...block, spans: [{ text: texts[at] ?? '' }] }))
});
