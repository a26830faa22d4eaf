import { setTimeout as pause } from 'node:timers/promises';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { contentHash } from './content-hash.ts';
import type { Fleet, FleetNode } from './fleet.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory } from './window-on-story.ts';

export interface FleetRounds {
	seed: number;
	rounds: number;
	people: readonly string[];
	stories: readonly string[];
	/** For how long they type while something is wrong, ms. */
	typing: number;
}

export interface FleetOutcome {
	acknowledged: number;
	/** What was shown as saved and is not there, or is there twice. */
	lost: string[];
	doubled: string[];
	/** Stories of which not all windows, servers and the log said the same in time. */
	differing: string[];
	refused: string[];
	/** From the end of a trouble until all said the same and all was saved, ms. */
	together: number[];
	/** How often each trouble came, and what of the words of others was told, read, and found missing. */
	happened: Record<string, number>;
}

/** How long they may take to come together before it is counted as never, ms. */
const PATIENCE = 20_000;

interface Seat {
	person: string;
	story: string;
	place: { at: FleetNode };
	typist: Typist;
}

/** What goes wrong, and what puts it right again. */
type Trouble = (play: Play) => Promise<() => Promise<void>>;

interface Play {
	fleet: Fleet;
	random: Random;
	seats: Seat[];
	/** So many servers have been started, and windows opened. */
	started: number;
	windows: number;
	lostWords: number;
	/** Those whose windows were closed for good, and what they had shown as saved. */
	gone: { story: string; saved: readonly string[] }[];
}

const TROUBLES: readonly [name: string, trouble: Trouble][] = [
	['two servers parted', partTwo],
	['nothing carried', stopAll],
	['messages lost, doubled and late', disturb],
	['a server gone without a word', abandonOne],
	['a server gone with all who were there', abandonAll],
	['a server stopped in order', stopOne]
];

/** People type on several servers of one newsroom, and something goes wrong, again and again. */
export async function fleetRounds(fleet: Fleet, options: FleetRounds): Promise<FleetOutcome> {
	const random = randomOf(options.seed);
	const outcome: FleetOutcome = {
		...{ acknowledged: 0, lost: [], doubled: [], differing: [], refused: [] },
		...{ together: [], happened: {} }
	};
	const play: Play = { fleet, random, seats: [], started: 0, windows: 0, lostWords: 0, gone: [] };
	for (let i = 0; i < 3; i++) await start(play);
	play.seats = options.people.map((person, index) =>
		sit(play, {
			person,
			story: options.stories[index % options.stories.length] as string,
			at: fleet.nodes[index % 3] as FleetNode
		})
	);
	await until(() => play.seats.every(({ typist }) => typist.window.shown.synced > 0));
	for (let round = 0; round < options.rounds; round++) {
		const [name, trouble] = TROUBLES[round % TROUBLES.length] as (typeof TROUBLES)[number];
		outcome.happened[name] = (outcome.happened[name] ?? 0) + 1;
		for (const { typist } of play.seats) typist.start();
		const heal = await trouble(play);
		await pause(options.typing);
		await heal();
		await pause(options.typing / 4);
		for (const { typist } of play.seats) typist.stop();
		const stopped = performance.now();
		await settle(play, options, outcome);
		outcome.together.push(performance.now() - stopped);
		judge(play, outcome);
	}
	count(fleet.nodes, outcome);
	outcome.happened['words passed on and lost'] = play.lostWords;
	for (const { typist } of play.seats) typist.window.close();
	return outcome;
}

function sit(
	play: Play,
	{ person, story, at }: { person: string; story: string; at: FleetNode }
): Seat {
	const place = { at };
	const window = openStory(at.server, person, { story, at: () => place.at.server });
	play.windows += 1;
	return {
		person,
		story,
		place,
		typist: new Typist(window, `${person}.${play.windows}`, play.random)
	};
}

async function start(play: Play): Promise<FleetNode> {
	play.started += 1;
	return play.fleet.add(`node ${play.started}`);
}

async function partTwo({ fleet, random }: Play): Promise<() => Promise<void>> {
	const one = random.pick(fleet.nodes);
	const other = random.pick(fleet.nodes.filter((node) => node !== one));
	fleet.hub.part(one.bus, other.bus);
	return async () => fleet.hub.heal();
}

async function stopAll({ fleet }: Play): Promise<() => Promise<void>> {
	fleet.hub.stop();
	return async () => fleet.hub.heal();
}

async function disturb({ fleet, random }: Play): Promise<() => Promise<void>> {
	fleet.disturb(random);
	return async () => fleet.disturb(null);
}

function abandonOne(play: Play): ReturnType<Trouble> {
	return abandon(play, 1);
}

/** Nobody can bring back what it had passed on but other servers, and windows of theirs. */
function abandonAll(play: Play): ReturnType<Trouble> {
	return abandon(play, Infinity);
}

/**
 * Its disk stands still for a while, so that it has passed on what it has not written; so many of its
 * windows are closed for good.
 */
async function abandon(play: Play, windows: number): Promise<() => Promise<void>> {
	const { fleet, random } = play;
	await pause(150);
	const node = random.pick(fleet.nodes);
	node.stall();
	await pause(250);
	const own = play.seats.filter(({ place }) => place.at === node);
	play.lostWords += own.reduce((sum, { typist }) => sum + typist.window.wire.unsaved, 0);
	const gone = node.abandon(500);
	for (const seat of own.slice(0, windows)) leave(play, seat);
	move(play, node);
	return async () => {
		await gone;
		await start(play);
	};
}

/** The window is closed with its server, and its words are where others have them; another one is opened. */
function leave(play: Play, seat: Seat): void {
	const { typist, person, story } = seat;
	typist.stop();
	play.gone.push({ story, saved: typist.saved });
	typist.window.close();
	const at = play.random.pick(play.fleet.nodes.filter((node) => node !== seat.place.at));
	Object.assign(seat, sit(play, { person, story, at }));
	seat.typist.start();
}

async function stopOne(play: Play): Promise<() => Promise<void>> {
	await pause(150);
	const node = play.random.pick(play.fleet.nodes);
	const stopped = node.stop();
	move(play, node);
	return async () => {
		await stopped;
		await start(play);
	};
}

/** A proxy sends whoever was there elsewhere. */
function move({ fleet, random, seats }: Play, from: FleetNode): void {
	const others = fleet.nodes.filter((node) => node !== from);
	for (const { place, typist } of seats) {
		if (place.at !== from) continue;
		place.at = random.pick(others);
		typist.window.cut();
	}
}

/** Waits until all is saved and everybody says the same. */
async function settle(
	{ fleet, seats }: Play,
	{ stories }: FleetRounds,
	outcome: FleetOutcome
): Promise<void> {
	const isAlike = async (story: string) => {
		const windows = seats.filter((seat) => seat.story === story).map(({ typist }) => typist.window);
		if (windows.some((window) => window.wire.unsaved > 0)) return false;
		const hashes = new Set(windows.map((window) => contentHash(window.wire.doc)));
		if (hashes.size !== 1) return false;
		for (const { server } of fleet.nodes)
			hashes.add(contentHash(await server.sync.read(`story/${story}`)));
		hashes.add(await fleet.logged(`story/${story}`));
		return hashes.size === 1;
	};
	for (const story of stories) {
		const end = performance.now() + PATIENCE;
		while (!(await isAlike(story)) && performance.now() < end) await pause(20);
		if (performance.now() >= end) outcome.differing.push(story);
	}
}

function judge({ seats, gone }: Play, outcome: FleetOutcome): void {
	const times = new Map(
		seats.map(({ story, typist }) => [
			story,
			timesOf(typist.window.wire.doc.getText('story').toString())
		])
	);
	const saved = [...gone, ...seats.map(({ story, typist }) => ({ story, saved: typist.saved }))];
	outcome.acknowledged = 0;
	for (const { story, saved: words } of saved)
		for (const word of words) {
			outcome.acknowledged += 1;
			if (!times.get(story)?.has(word)) outcome.lost.push(`${story}: ${word}`);
		}
	for (const [story, words] of times)
		for (const [word, count] of words) if (count > 1) outcome.doubled.push(`${story}: ${word}`);
	for (const { person, typist } of seats)
		for (const reason of typist.window.shown.refused) outcome.refused.push(`${person}: ${reason}`);
}

function count(nodes: readonly FleetNode[], { happened }: FleetOutcome): void {
	for (const { server } of nodes)
		for (const [what, times] of Object.entries(server.sync.stats().followed))
			happened[what] = (happened[what] ?? 0) + times;
}

async function until(holds: () => boolean): Promise<void> {
	const end = performance.now() + PATIENCE;
	while (!holds()) {
		if (performance.now() > end) throw new Error('it never came to it');
		await pause(10);
	}
}
