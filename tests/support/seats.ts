import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#model/ids.ts';
import type { Random } from '#tests/sync/story/random.ts';
import { contentHash } from './content-hash.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory, type StoryWindow } from './window-on-story.ts';

/** Somebody who types in a story, and the server where their window is, or last wanted to be. */
export interface Seat {
	readonly story: Id;
	readonly typist: Typist;
	readonly place: { at: StandingServer; moves: number };
	/** When something of theirs was saved, by performance.now(). */
	readonly savedAt: number[];
}

/** What of the words shown as saved is not as it has to be. */
export interface Judgement {
	acknowledged: number;
	lost: string[];
	doubled: string[];
	refused: string[];
}

/** How long they may take to come together before it is counted as never, ms. */
const PATIENCE = 40_000;

/**
 * So many people over the servers and stories in turn, once all of them are in. Whoever comes back is sent
 * where a proxy sends everybody.
 */
export async function sitDown(
	house: ThreeServers,
	{ people, stories, random }: { people: number; stories: readonly Id[]; random: Random }
): Promise<Seat[]> {
	const seats = house.editors.slice(0, people).map((editor, index) => {
		const at = house.servers[index % house.servers.length] as StandingServer;
		return sit(house, editor, { at, story: stories[index % stories.length] as Id, random });
	});
	await until(() => seats.every(({ typist }) => typist.window.shown.synced > 0));
	return seats;
}

function sit(
	{ front }: ThreeServers,
	{ name, cookie }: ThreeServers['editors'][number],
	{ at, story, random }: { at: StandingServer; story: Id; random: Random }
): Seat {
	const place = { at, moves: -1 };
	const savedAt: number[] = [];
	const window = openStory(at, name, {
		...{ story, cookie, saved: () => savedAt.push(performance.now()) },
		at() {
			place.moves += 1;
			if (place.moves > 0) place.at = front.pick();
			return place.at;
		}
	});
	const typist = new Typist(window, `${name}.${story.slice(-4)}`, random);
	return { story, place, savedAt, typist };
}

/**
 * Waits until all is saved and everybody says the same: windows, whoever comes anew to each server, and the
 * log. Resolves to the stories of which they never did.
 */
export async function comeTogether(house: ThreeServers, seats: readonly Seat[]): Promise<Id[]> {
	const stories = Map.groupBy(seats, ({ story }) => story);
	const differing: Id[] = [];
	await Promise.all(
		[...stories].map(async ([story, own]) => {
			const late = house.servers.map((server) => comeAnew(house, server, story));
			const windows = [...own.map(({ typist }) => typist.window), ...late];
			const isSaid = async () => {
				if (!windows.every(({ shown, wire }) => shown.synced > 0 && wire.unsaved === 0))
					return false;
				const hashes = new Set(windows.map(({ wire }) => contentHash(wire.doc)));
				// The database may be on its way up still.
				return hashes.size === 1 && hashes.has(await house.logged(story).catch(() => ''));
			};
			await until(isSaid).catch(() => differing.push(story));
			for (const window of late) window.close();
		})
	);
	return differing;
}

/** Somebody who has nothing of the story yet, at this server whatever it says of itself. */
const comeAnew = (house: ThreeServers, server: StandingServer, story: Id): StoryWindow =>
	openStory(server, 'gu', { story, cookie: house.chief });

export function judge(seats: readonly Seat[]): Judgement {
	const judgement: Judgement = { acknowledged: 0, lost: [], doubled: [], refused: [] };
	const texts = new Map(
		seats.map(({ story, typist }) => [
			story,
			timesOf(typist.window.wire.doc.getText('story').toString())
		])
	);
	for (const { story, typist } of seats) {
		for (const word of typist.saved) {
			judgement.acknowledged += 1;
			if (!texts.get(story)?.has(word)) judgement.lost.push(word);
		}
		for (const reason of typist.window.shown.refused)
			judgement.refused.push(`${typist.typed[0]}: ${reason}`);
	}
	for (const times of texts.values())
		for (const [word, count] of times) if (count > 1) judgement.doubled.push(word);
	return judgement;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
	const end = performance.now() + PATIENCE;
	while (!(await holds())) {
		if (performance.now() > end) throw new Error('it never came to it');
		await pause(20);
	}
}
