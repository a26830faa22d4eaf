import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#model/ids.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import type { Trouble } from './chaos-troubles.ts';
import { contentHash } from './content-hash.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory, type StoryWindow } from './window-on-story.ts';

export interface ChaosOptions {
	seed: number;
	/** What goes wrong in each round, at the same time. */
	rounds: readonly (readonly Trouble[])[];
	/** Who types, by number; over so many stories in turn. */
	people: number;
	stories: number;
	/** Between two words of a person, ms. */
	every: number;
}

export interface ChaosOutcome {
	acknowledged: number;
	/** What was shown as saved and is not there, or is there twice. */
	lost: string[];
	doubled: string[];
	/** Stories of which not all windows, servers and the log said the same in time. */
	differing: string[];
	refused: string[];
	/** From the end of the last trouble of a round until all said the same and all was saved, ms. */
	together: number[];
	/** What each of those came after. */
	after: string[];
	/** How often each trouble came. */
	happened: Record<string, number>;
	/** How often a window went from one server to another. */
	moves: number;
	/** Words typed while something was wrong, and of them those saved before it was over. */
	typedMeanwhile: number;
	savedMeanwhile: number;
}

/** How long they may take to come together before it is counted as never, ms. */
const PATIENCE = 40_000;

interface Seat {
	story: Id;
	typist: Typist;
	place: { at: StandingServer; moves: number };
}

/** People type on several servers of one newsroom, each of which something happens to, again and again. */
export async function chaosRounds(
	house: ThreeServers,
	options: ChaosOptions
): Promise<ChaosOutcome> {
	const random = randomOf(options.seed);
	const outcome: ChaosOutcome = {
		...{ acknowledged: 0, lost: [], doubled: [], differing: [], refused: [], together: [] },
		...{ after: [], happened: {}, moves: 0, typedMeanwhile: 0, savedMeanwhile: 0 }
	};
	const stories = await house.newStories(options.stories);
	const seats = house.editors
		.slice(0, options.people)
		.map((editor, index) => sit(house, editor, stories[index % stories.length] ?? '', random, index));
	await until(() => seats.every(({ typist }) => typist.window.shown.synced > 0));
	for (const [index, troubles] of options.rounds.entries()) {
		for (const { typist } of seats) typist.start(options.every);
		await pause(300);
		const before = sum(seats);
		const heal = await begin(house, troubles, random, outcome);
		const after = sum(seats);
		outcome.typedMeanwhile += after.typed - before.typed;
		outcome.savedMeanwhile += after.saved - before.saved;
		await heal();
		for (const { typist } of seats) typist.stop();
		const healed = performance.now();
		await settle(house, seats, stories, `round ${index + 1}`, outcome);
		outcome.together.push(performance.now() - healed);
		outcome.after.push(troubles.map(({ name }) => name).join(' + '));
		judge(seats, outcome);
	}
	outcome.moves = seats.reduce((all, { place }) => all + place.moves, 0);
	for (const { typist } of seats) typist.window.close();
	return outcome;
}

/** Begins all of them and lets them last; resolves to what ends them. */
async function begin(
	house: ThreeServers,
	troubles: readonly Trouble[],
	random: Random,
	{ happened }: ChaosOutcome
): Promise<() => Promise<void>> {
	const free = new Set(house.servers);
	const begun = troubles.map(async (trouble) => {
		const target = random.pick([...free]);
		if (trouble.to === 'server') free.delete(target);
		happened[trouble.name] = (happened[trouble.name] ?? 0) + 1;
		const [least, most] = trouble.lasts;
		const lasts = least + random.below(most - least);
		const heal = await trouble.begin(house, target, random);
		await pause(lasts);
		return heal;
	});
	const heals = await Promise.all(begun);
	return async () => {
		await Promise.all(heals.map((heal) => heal()));
	};
}

function sit(
	{ servers, front }: ThreeServers,
	{ name, cookie }: ThreeServers['editors'][number],
	story: Id,
	random: Random,
	index: number
): Seat {
	const place = { at: servers[index % servers.length] as StandingServer, moves: -1 };
	const at = () => {
		place.moves += 1;
		// Whoever comes back is sent where the proxy sends everybody.
		if (place.moves > 0) place.at = front.pick();
		return place.at;
	};
	const window = openStory(place.at, name, { story, cookie, at });
	return { story, place, typist: new Typist(window, `${name}.${story.slice(-4)}`, random) };
}

const sum = (seats: readonly Seat[]) => ({
	typed: seats.reduce((all, { typist }) => all + typist.typed.length, 0),
	saved: seats.reduce((all, { typist }) => all + typist.saved.length, 0)
});

/** Waits until all is saved and everybody says the same: windows, whoever comes anew to each server, and the log. */
async function settle(
	house: ThreeServers,
	seats: readonly Seat[],
	stories: readonly Id[],
	when: string,
	outcome: ChaosOutcome
): Promise<void> {
	await Promise.all(
		stories.map(async (story) => {
			const own = seats.filter((seat) => seat.story === story).map(({ typist }) => typist.window);
			const late = house.servers.map((server) => comeAnew(house, server, story));
			const windows = [...own, ...late];
			const isAlike = () =>
				windows.every(({ shown, wire }) => shown.synced > 0 && wire.unsaved === 0) &&
				new Set(windows.map(({ wire }) => contentHash(wire.doc))).size === 1;
			// The database may be on its way up still.
			const logged = () => house.logged(story).catch(() => null);
			const end = performance.now() + PATIENCE;
			while (performance.now() < end) {
				if (isAlike() && (await logged()) === contentHash(windows[0]!.wire.doc)) break;
				await pause(20);
			}
			if (performance.now() >= end) outcome.differing.push(`${when}: ${story}`);
			for (const window of late) window.close();
		})
	);
}

/** Somebody who has nothing of the story yet, at this server whatever it says of itself. */
const comeAnew = (house: ThreeServers, server: StandingServer, story: Id): StoryWindow =>
	openStory(server, 'gu', { story, cookie: house.chief });

function judge(seats: readonly Seat[], outcome: ChaosOutcome): void {
	outcome.acknowledged = 0;
	const texts = new Map(
		seats.map(({ story, typist }) => [
			story,
			timesOf(typist.window.wire.doc.getText('story').toString())
		])
	);
	for (const { story, typist } of seats) {
		const { shown } = typist.window;
		for (const word of typist.saved) {
			outcome.acknowledged += 1;
			if (!texts.get(story)?.has(word)) outcome.lost.push(word);
		}
		for (const reason of shown.refused.splice(0)) outcome.refused.push(`${typist.typed[0]}: ${reason}`);
	}
	for (const times of texts.values())
		for (const [word, count] of times) if (count > 1) outcome.doubled.push(word);
}

async function until(holds: () => boolean): Promise<void> {
	const end = performance.now() + PATIENCE;
	while (!holds()) {
		if (performance.now() > end) throw new Error('it never came to it');
		await pause(10);
	}
}
