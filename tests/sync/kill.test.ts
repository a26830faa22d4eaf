import { expect, test } from 'vitest';
import { contentHash } from '#tests/support/content-hash.ts';
import { killableServer, type KillableServer } from '#tests/support/killable-server.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
import { randomOf, type Random } from './story/random.ts';

const ROOM = `story/${STORY}`;
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const SEED = Number(process.env.KILL_SEED ?? 4387);

/** Somebody who types words that can be told apart: ⟨name-1⟩, ⟨name-2⟩ … */
class Typist {
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
		return this.typed.slice(0, this.typed.length - this.window.wire.unsaved);
	}

	start(): void {
		this.#timer = setInterval(() => this.#type(), 10 + this.#random.below(15));
	}

	stop(): void {
		clearInterval(this.#timer);
	}

	/** Between two words, never inside one. */
	#type(): void {
		const word = `⟨${this.#name}-${this.typed.length + 1}⟩`;
		const text = this.window.wire.doc.getText('story');
		const ends = [...text.toString().matchAll(/⟩/g)].map((match) => match.index + 1);
		this.typed.push(word);
		text.insert(ends.length > 0 ? this.#random.pick(ends) : 0, word);
	}
}

async function open(server: KillableServer, person: string): Promise<StoryWindow> {
	const window = openStory(server, person);
	await expect.poll(() => window.shown.synced, { timeout: 10_000 }).toBeGreaterThan(0);
	return window;
}

const count = (text: string, word: string): number => text.split(word).length - 1;

test(`SYNC7: killed with -9 while four people type, ${ROUNDS} times: every word shown as saved is there, once`, async () => {
	const server = await killableServer();
	const random = randomOf(SEED);
	const savedBefore: string[] = [];
	let acknowledged = 0;
	let unacknowledged = 0;
	for (let round = 1; round <= ROUNDS; round++) {
		const people = ['anna', 'ben', 'chen', 'editor'];
		const typists = await Promise.all(
			people.map(
				async (person) => new Typist(await open(server, person), `${person}${round}`, random)
			)
		);
		typists.forEach((typist) => typist.start());
		await new Promise((resolve) => setTimeout(resolve, 400 + random.below(800)));
		await server.end('SIGKILL');
		typists.forEach((typist) => typist.stop());

		// Two windows go down with the server; nobody is left to send again what they wrote.
		const [lost, alive] = [typists.slice(0, 2), typists.slice(2)];
		const shownAsSaved = typists.flatMap((typist) => typist.saved);
		acknowledged += shownAsSaved.length;
		unacknowledged += typists.reduce((sum, { window }) => sum + window.wire.unsaved, 0);
		lost.forEach((typist) => typist.window.close());
		savedBefore.push(...shownAsSaved);

		const onDisk = (await server.replay(ROOM)).getText('story').toString();
		for (const word of savedBefore) expect(count(onDisk, word), word).toBe(1);

		await server.start();
		for (const typist of alive)
			await expect.poll(() => typist.window.wire.unsaved, { timeout: 20_000 }).toBe(0);
		const late = await open(server, 'chief');
		for (const typist of alive)
			await expect
				.poll(() => contentHash(typist.window.wire.doc), { timeout: 10_000 })
				.toBe(contentHash(late.wire.doc));
		for (const word of [...savedBefore, ...alive.flatMap((typist) => typist.typed)])
			expect(count(late.plain(), word), word).toBe(1);
		savedBefore.push(...alive.flatMap((typist) => typist.typed));
		[...alive.map((typist) => typist.window), late].forEach((window) => window.close());
	}
	expect(await server.end('SIGTERM')).toBe(0);
	await server.dispose();
	// The kill came in the middle of typing, or it has proved nothing.
	expect(acknowledged).toBeGreaterThan(20 * ROUNDS);
	expect(unacknowledged).toBeGreaterThan(0);
});
