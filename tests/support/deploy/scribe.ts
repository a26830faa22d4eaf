import { setTimeout as pause } from 'node:timers/promises';
import type { StoryPage } from '../story-page.ts';
import { timesOf } from '../typist.ts';
import type { WatchedWindow } from './watched-window.ts';

/** Somebody who types words that can be told apart in a real window, at the end of a paragraph of their own. */
export class Scribe {
	readonly window: WatchedWindow;
	readonly story: StoryPage;
	readonly typed: string[] = [];
	#writing: Promise<void> | null = null;
	#isOn = false;

	constructor({ window, story }: { window: WatchedWindow; story: StoryPage }) {
		this.window = window;
		this.story = story;
	}

	/** Puts the caret behind their name. */
	async sitDown(): Promise<void> {
		await this.story.caretAt(`${this.window.name}：`);
	}

	begin(everyMs: number): void {
		this.#isOn = true;
		this.#writing = this.#write(everyMs);
	}

	async end(): Promise<void> {
		this.#isOn = false;
		await this.#writing;
	}

	async #write(everyMs: number): Promise<void> {
		while (this.#isOn) {
			const word = `⟨${this.window.name}-${this.typed.length + 1}⟩`;
			await this.story.type(word);
			this.typed.push(word);
			await pause(everyMs);
		}
	}
}

/** Words that somebody typed and a window does not show once; null: it shows each of them once. */
export async function missingIn(
	story: StoryPage,
	scribes: readonly Scribe[]
): Promise<string[] | null> {
	const times = timesOf((await story.blocks()).join('\n'));
	const wrong = scribes.flatMap(({ typed }) => typed.filter((word) => times.get(word) !== 1));
	return wrong.length > 0 ? wrong : null;
}

/** What some windows lack once they have come together, or still do after so long; by window. */
export async function missingWords(
	stories: readonly StoryPage[],
	scribes: readonly Scribe[],
	patience = 30_000
): Promise<string[]> {
	for (const end = performance.now() + patience; ; await pause(200)) {
		const found = await Promise.all(stories.map((story) => missingIn(story, scribes)));
		const missing = found.flatMap((words) => words ?? []);
		if (missing.length === 0 || performance.now() > end) return missing;
	}
}
