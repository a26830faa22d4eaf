import { randomOf } from '#tests/sync/story/random.ts';
import { contentHash } from './content-hash.ts';
import type { KillableServer } from './killable-server.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory, type StoryWindow } from './window-on-story.ts';

export interface KillOptions {
	rounds: number;
	seed: number;
	/** A window each, over the stories in turn. */
	people: readonly string[];
	stories: readonly string[];
	/** Between two words of a person, ms. */
	every: number;
	/** How long they type before the kill: at least, and how much more at most, ms. */
	typing: readonly [number, number];
}

export interface KillOutcome {
	acknowledged: number;
	unacknowledged: number;
	/** What was shown as saved and is not there, or is there twice. */
	lost: string[];
	doubled: string[];
	/** Stories whose windows, log and server did not say the same in the end. */
	differing: string[];
	/** From the start of the new server until everything of a window was saved, ms. */
	back: number[];
}

/**
 * Kills the server with -9 while people type, again and again. Half of the windows go down with it,
 * so that nobody is left to send again what they wrote.
 */
export async function killRounds(
	server: KillableServer,
	options: KillOptions
): Promise<KillOutcome> {
	const random = randomOf(options.seed);
	const outcome: KillOutcome = {
		acknowledged: 0,
		unacknowledged: 0,
		lost: [],
		doubled: [],
		differing: [],
		back: []
	};
	const saved = new Map(options.stories.map((story) => [story, new Set<string>()]));
	for (let round = 1; round <= options.rounds; round++) {
		const typists = await arrive(server, options, round, random);
		typists.forEach(({ typist }) => typist.start(options.every));
		const [least, more] = options.typing;
		await new Promise((resolve) => setTimeout(resolve, least + random.below(more)));
		await server.end('SIGKILL');
		typists.forEach(({ typist }) => typist.stop());
		for (const { typist, story } of typists) {
			outcome.acknowledged += typist.saved.length;
			outcome.unacknowledged += typist.window.wire.unsaved;
			for (const word of typist.saved) saved.get(story)?.add(word);
		}
		const alive = typists.filter((_, index) => index % 2 === 1);
		for (const one of typists) if (!alive.includes(one)) one.typist.window.close();
		for (const story of options.stories)
			judge(
				outcome,
				saved,
				story,
				(await server.replay(`story/${story}`)).getText('story').toString()
			);

		await server.start();
		const begun = performance.now();
		await Promise.all(
			alive.map(async ({ typist, story }) => {
				await until(() => typist.window.wire.unsaved === 0);
				outcome.back.push(performance.now() - begun);
				for (const word of typist.typed) saved.get(story)?.add(word);
			})
		);
		await compare(server, options, alive, outcome, saved);
		alive.forEach(({ typist }) => typist.window.close());
	}
	return outcome;
}

interface Seat {
	typist: Typist;
	story: string;
}

async function arrive(
	server: KillableServer,
	{ people, stories }: KillOptions,
	round: number,
	random: ReturnType<typeof randomOf>
): Promise<Seat[]> {
	const seats = people.map((person, index) => {
		const story = stories[index % stories.length] as string;
		const window = openStory(server, person, { story });
		return { story, typist: new Typist(window, `${person}.${round}`, random) };
	});
	await Promise.all(seats.map(({ typist }) => synced(typist.window)));
	return seats;
}

/** All windows on a story, one that has just been opened, and the server say the same. */
async function compare(
	server: KillableServer,
	{ stories, people }: KillOptions,
	alive: readonly Seat[],
	outcome: KillOutcome,
	saved: Map<string, Set<string>>
): Promise<void> {
	for (const story of stories) {
		const late = openStory(server, people[0] as string, { story });
		await synced(late);
		const windows = alive.filter((seat) => seat.story === story).map(({ typist }) => typist.window);
		const alike = () => windows.every((one) => hashOf(one) === hashOf(late));
		const settled = await until(alike).then(
			() => true,
			() => false
		);
		if (!settled || (await server.hash(`story/${story}`)) !== hashOf(late))
			outcome.differing.push(story);
		judge(outcome, saved, story, late.wire.doc.getText('story').toString());
		late.close();
	}
}

const hashOf = (window: StoryWindow): string => contentHash(window.wire.doc);

function judge(
	outcome: KillOutcome,
	saved: Map<string, Set<string>>,
	story: string,
	text: string
): void {
	const times = timesOf(text);
	for (const word of saved.get(story) ?? []) if (!times.has(word)) outcome.lost.push(word);
	for (const [word, count] of times) if (count > 1) outcome.doubled.push(word);
}

export const synced = (window: StoryWindow): Promise<void> => until(() => window.shown.synced > 0);

async function until(holds: () => boolean): Promise<void> {
	const end = performance.now() + 30_000;
	while (!holds()) {
		if (performance.now() > end) throw new Error('it never came to it');
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}
