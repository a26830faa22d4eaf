import type { Random } from '#tests/sync/story/random.ts';
import type { StoryWindow } from './window-on-story.ts';

/** Somebody who types words that can be told apart: ⟨name-1⟩, ⟨name-2⟩ … */
export class Typist {
	readonly typed: string[] = [];
	readonly window: StoryWindow;
	readonly #name: string;
	readonly #random: Random;
	#timer: NodeJS.Timeout | undefined;

	constructor(window: StoryWindow, name: string, random: Random) {
		this.window = window;
		this.#name = name;
		this.#random = random;
	}

	/** The words that this window has shown as saved. */
	get saved(): string[] {
		return this.typed.slice(0, Math.max(0, this.typed.length - this.window.wire.unsaved));
	}

	/** Types a word about every so many ms. */
	start(every = 17): void {
		this.#timer = setInterval(() => this.type(), every * (0.6 + 0.8 * this.#random.next()));
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Between two words, never inside one. */
	type(): void {
		const word = `⟨${this.#name}-${this.typed.length + 1}⟩`;
		const text = this.window.wire.doc.getText('story');
		const ends = [...text.toString().matchAll(/⟩/g)].map((match) => match.index + 1);
		this.typed.push(word);
		text.insert(ends.length > 0 ? this.#random.pick(ends) : 0, word);
	}
}

/** How often each word that a typist may have typed is there. */
export function timesOf(text: string): Map<string, number> {
	const times = new Map<string, number>();
	for (const [word] of text.matchAll(/⟨[^⟨⟩]*⟩/g)) times.set(word, (times.get(word) ?? 0) + 1);
	return times;
}
