import { setTimeout as pause } from 'node:timers/promises';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import type { Trouble } from './chaos-troubles.ts';
import { comeTogether, judge, sitDown, type Judgement, type Seat } from './seats.ts';
import type { ThreeServers } from './three-servers.ts';

export interface ChaosOptions {
	seed: number;
	/** What goes wrong in each round, at the same time. */
	rounds: readonly (readonly Trouble[])[];
	/** So many type, over so many stories in turn. */
	people: number;
	stories: number;
	/** Between two words of a person, ms. */
	every: number;
	/** Told of each round once it is over. */
	hear?: (round: string) => void;
}

export interface ChaosOutcome extends Judgement {
	/** Rounds and stories after which not all windows, servers and the log said the same in time. */
	differing: string[];
	/** From the end of the last trouble of a round until all said the same and all was saved, ms. */
	together: number[];
	/** What each of those came after. */
	after: string[];
	/** How often each trouble came. */
	happened: Record<string, number>;
	/** How often a window went to another server, or came back to its own. */
	moves: number;
	/** Words typed while something was wrong, and how many were saved meanwhile. */
	typedMeanwhile: number;
	savedMeanwhile: number;
}

/** People type on several servers of one newsroom, and to what these stand on something happens, again and again. */
export async function chaosRounds(
	house: ThreeServers,
	{ seed, rounds, people, stories, every, hear }: ChaosOptions
): Promise<ChaosOutcome> {
	const random = randomOf(seed);
	const outcome: ChaosOutcome = {
		...{ acknowledged: 0, lost: [], doubled: [], refused: [], differing: [], together: [] },
		...{ after: [], happened: {}, moves: 0, typedMeanwhile: 0, savedMeanwhile: 0 }
	};
	const seats = await sitDown(house, { people, stories: await house.newStories(stories), random });
	for (const [index, troubles] of rounds.entries()) {
		for (const { typist } of seats) typist.start(every);
		await pause(300);
		const before = countOf(seats);
		const heal = await begin(house, troubles, random);
		const meanwhile = countOf(seats);
		for (const { typist } of seats) typist.stop();
		await heal();
		const healed = performance.now();
		for (const story of await comeTogether(house, seats))
			outcome.differing.push(`round ${index + 1}: ${story}`);
		outcome.together.push(performance.now() - healed);
		outcome.after.push(troubles.map(({ name }) => name).join(' + '));
		for (const { name } of troubles) outcome.happened[name] = (outcome.happened[name] ?? 0) + 1;
		outcome.typedMeanwhile += meanwhile.typed - before.typed;
		outcome.savedMeanwhile += meanwhile.saved - before.saved;
		Object.assign(outcome, judge(seats));
		hear?.(
			`${outcome.after.at(-1)}: together after ${Math.round(outcome.together.at(-1) ?? 0)} ms`
		);
	}
	outcome.moves = seats.reduce((all, { place }) => all + place.moves, 0);
	for (const { typist } of seats) typist.window.close();
	return outcome;
}

/** Begins all of them and lets them last; resolves to what ends them. */
async function begin(
	house: ThreeServers,
	troubles: readonly Trouble[],
	random: Random
): Promise<() => Promise<void>> {
	const free = new Set(house.servers);
	const begun = troubles.map(async (trouble) => {
		const target = random.pick([...free]);
		if (trouble.to === 'server') free.delete(target);
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

const countOf = (seats: readonly Seat[]) => ({
	typed: seats.reduce((all, { typist }) => all + typist.typed.length, 0),
	saved: seats.reduce((all, { typist }) => all + typist.saved.length, 0)
});
