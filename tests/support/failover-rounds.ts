import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '#tests/sync/story/random.ts';
import { comeTogether, judge, sitDown, type Judgement, type Seat } from './seats.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';

export interface FailoverOptions {
	seed: number;
	signal: 'SIGKILL' | 'SIGTERM';
	rounds: number;
	people: number;
	stories: number;
	/** Between two words of a person, ms. */
	every: number;
}

export interface FailoverOutcome extends Judgement {
	differing: string[];
	/** Of each who was at the server that went: the longest time between two words saved, ms. */
	gaps: number[];
	/** The same of whoever was at another one. */
	othersGaps: number[];
}

/** One server after the other goes while people type, and is started again. */
export async function failoverRounds(
	house: ThreeServers,
	{ seed, signal, rounds, people, stories, every }: FailoverOptions
): Promise<FailoverOutcome> {
	const random = randomOf(seed);
	const seats = await sitDown(house, { people, stories: await house.newStories(stories), random });
	const outcome: FailoverOutcome = {
		...{ acknowledged: 0, lost: [], doubled: [], refused: [], differing: [] },
		...{ gaps: [], othersGaps: [] }
	};
	for (let round = 0; round < rounds; round++) {
		const server = house.servers[round % house.servers.length] as StandingServer;
		for (const { typist } of seats) typist.start(every);
		await pause(1500);
		const own = seats.filter(({ place }) => place.at === server);
		await server.stop(signal);
		await savedSince(seats, performance.now());
		outcome.gaps.push(...own.map((seat) => gapOf(seat)));
		const others = seats.filter((seat) => !own.includes(seat));
		outcome.othersGaps.push(...others.map((seat) => gapOf(seat)));
		for (const { typist } of seats) typist.stop();
		await server.restart();
		outcome.differing.push(...(await comeTogether(house, seats)));
		Object.assign(outcome, judge(seats));
		for (const { savedAt } of seats) savedAt.splice(0);
	}
	for (const { typist } of seats) typist.window.close();
	return outcome;
}

/** Until everybody has had something saved after that, and nothing much waits any more. */
async function savedSince(seats: readonly Seat[], since: number): Promise<void> {
	const isBack = ({ savedAt, typist }: Seat) =>
		(savedAt.at(-1) ?? 0) > since && typist.window.wire.unsaved < 10;
	while (!seats.every(isBack)) {
		if (performance.now() > since + 30_000) throw new Error('not everybody came back');
		await pause(20);
	}
}

/** The longest time without anything saved. */
function gapOf({ savedAt }: Seat): number {
	return Math.max(...savedAt.slice(1).map((at, index) => at - (savedAt[index] ?? at)));
}
