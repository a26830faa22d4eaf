import { untrack } from 'svelte';
import type * as Y from 'yjs';
import { storyText } from '#document/story-doc.ts';
import { MeasurementSender } from '#lib/sync/measurement-sender.ts';
import { writtenIn } from '#model/board.ts';
import type { Fit } from '#model/fit.ts';
import type { Id } from '#model/ids.ts';
import { chainKey, measuredFit, type Measurement } from '#model/measurement.ts';
import type { TextPlace } from '#model/text-place.ts';
import { chainOf } from '#model/placed.ts';
import type { DeskView } from '#model/records.ts';
import type { StoryMeasuring } from './measure-story.ts';
import { Resting } from './resting.ts';

/** Typing rests so long before the story is measured, ms. */
const REST_MS = 400;

export interface OversetOptions {
	storyId: Id;
	doc: Y.Doc;
	view: DeskView;
	/** Marks in the text where it begins to hang out; null: it does not. */
	mark: (from: TextPlace | null, lines: number) => void;
}

/**
 * How an open story stands on its page: by the formula while people type, by the lines this very
 * browser sets once they rest. Never on the way of a keystroke.
 */
export class Overset {
	readonly #options: OversetOptions;
	readonly #sender: MeasurementSender;
	readonly #resting = new Resting(() => void this.#measure(), REST_MS);
	#measuring: Promise<StoryMeasuring | null> | null = null;
	/** Counts edits and moves: what was measured before the last one is thrown away. */
	#round = 0;
	#closed = false;
	#measured = $state.raw<Measurement | null>(null);

	constructor(options: OversetOptions) {
		this.#options = options;
		this.#sender = new MeasurementSender(options.view);
	}

	/** The chain of its slots; empty: it stands on no page, and nothing is loaded. */
	readonly chain: string = $derived.by(() =>
		chainKey(chainOf(this.#options.view, this.#options.storyId))
	);

	/** What was measured of the words and places as they are now. */
	readonly #current: Measurement | null = $derived.by(() => {
		const { view, storyId } = this.#options;
		const one = this.#measured;
		const holds = one?.chain === this.chain && one.hash === view.get('facts', storyId)?.hash;
		return holds ? one : null;
	});

	/** Null: it stands on no page. */
	readonly fit: Fit | null = $derived.by(() => {
		const { view, storyId } = this.#options;
		const places = chainOf(view, storyId);
		if (places.length === 0) return null;
		const length = view.get('facts', storyId)?.length ?? 0;
		if (this.#current) return measuredFit(this.#current, places, length);
		return writtenIn(view, storyId, places);
	});

	/** The place where it begins to hang out stands in the text. */
	readonly isMarked: boolean = $derived.by(() => this.#measured?.from != null);

	/** Measures when the story is at rest; again after each edit, from wherever. Call for each chain. */
	follow(): () => void {
		if (this.chain === '') {
			untrack(() => this.#options.mark(null, 0));
			return () => undefined;
		}
		const text = storyText(this.#options.doc);
		const touch = () => {
			this.#round++;
			this.#resting.touch();
		};
		text.observe(touch);
		touch();
		return () => {
			text.unobserve(touch);
			this.#resting.stop();
		};
	}

	/** Tells every board, once the desk has the words that were measured. */
	publish(): void {
		this.#sender.offer(this.#current ? [this.#current] : []);
	}

	close(): void {
		this.#closed = true;
		this.#resting.stop();
		this.#sender.close();
		void this.#measuring?.then((measuring) => measuring?.close());
	}

	async #measure(): Promise<void> {
		const round = this.#round;
		const { doc, storyId, view, mark } = this.#options;
		const measuring = await (this.#measuring ??= this.#load());
		const [first, ...rest] = chainOf(view, storyId);
		if (!measuring || !first || this.#isPast(round)) return;
		const measured = await measuring.measure(doc, storyId, [first, ...rest]);
		if (!measured || this.#isPast(round)) return;
		this.#measured = measured;
		mark(measured.from, measured.over);
	}

	#isPast(round: number): boolean {
		return this.#closed || round !== this.#round;
	}

	async #load(): Promise<StoryMeasuring | null> {
		try {
			const { StoryMeasuring } = await import('./measure-story.ts');
			return new StoryMeasuring();
		} catch {
			// Offline, or a newer version is there: the formula speaks, and the next rest tries again.
			this.#measuring = null;
			return null;
		}
	}
}
