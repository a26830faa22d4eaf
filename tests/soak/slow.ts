import { CLOSE } from '#document/close-codes.ts';
import { storyMeta, storyText } from '#document/story-doc.ts';
import { killableServer, type KillableServer } from '#tests/support/killable-server.ts';
import { openPair, type Pair } from '#tests/support/pair.ts';
import { openReaders, type Readers } from '#tests/support/readers.ts';
import { watchRss } from '#tests/support/rss.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { Typist, timesOf } from '#tests/support/typist.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import {
	atLeast,
	atMost,
	MIB,
	none,
	percentile,
	told,
	until,
	wait,
	type Figure
} from './figure.ts';

const READERS = 200;
const PAUSED = 50;
/** Half of the paused read on after a while, the others never in a round. */
const BRIEFLY_MS = 8000;
/** Somebody writes much, so that there is more to read than what lies between two sockets. */
const PASTE = { characters: 30_000, everyMs: 250 };

interface Writers {
	pair: Pair;
	/** Who pastes. */
	chen: StoryWindow;
	typists: readonly Typist[];
}

interface Half {
	latencies: number[];
	/** Most memory of the server, bytes. */
	rss: number;
	/** Event loop of the server, p99, ms. */
	loop: number;
}

/** Readers who stop reading, a quarter of all, in every other half of a round. */
export async function slow({ rounds = 3, seconds = 25 }): Promise<Figure[]> {
	const server = await killableServer({ editors: READERS });
	const readers = await openReaders(server.origin, { count: READERS, pausable: PAUSED });
	const pair = await openPair(server);
	const chen = openStory(server, 'chen');
	const typists = ['editor', 'chief', 'reporter'].map(
		(name, index) => new Typist(openStory(server, name), name, randomOf(index))
	);
	const during = (run: () => Promise<void>) => half(server, { pair, chen, typists }, run);
	await during(() => wait(5000));
	const [reading, paused]: [Half[], Half[]] = [[], []];
	const behind: number[] = [];
	for (let round = 0; round < rounds; round++) {
		reading.push(await during(() => wait(seconds * 1000)));
		paused.push(await during(() => pauseSome(readers, seconds * 1000)));
		const begun = performance.now();
		await readers.pause(0);
		await allThere(server, readers);
		behind.push(performance.now() - begun);
	}
	const missing = await pair.settle();
	const { closed } = await server.report();
	const { lost } = await readers.state();
	const figures = judge(reading, paused);
	const lostOfPair = pair.lost;
	pair.close();
	chen.close();
	for (const { window } of typists) window.close();
	await readers.end();
	const code = await server.end('SIGTERM');
	const times = timesOf(storyText(await server.replay(`story/${STORY}`)).toString());
	const typed = typists.flatMap((typist) => typist.typed);
	await server.dispose();
	// Who reads nothing answers no ping either.
	const { [CLOSE.slow]: slowly = 0, 1006: silently = 0, ...others } = closed;
	return [
		...figures,
		none('words of the two that are missing or twice', missing),
		none(
			`of ${typed.length} of three others, missing or twice in the log`,
			typed.filter((word) => times.get(word) !== 1)
		),
		atMost('times the two were cut off', lostOfPair, 0),
		atLeast('paused readers cut off with 1013, or as dead', slowly + silently, 1),
		told('of these as dead', silently),
		atLeast('paused readers who caught up without', lost.filter((times) => times === 0).length, 1),
		none('closed with another code', Object.keys(others)),
		atMost('all have the same text after reading on', Math.max(...behind), 30_000, ' ms'),
		atMost('exits before it was told to', code === 0 ? 0 : 1, 0)
	];
}

function judge(reading: readonly Half[], paused: readonly Half[]): Figure[] {
	const p95 = (halves: readonly Half[]) =>
		percentile(
			halves.flatMap(({ latencies }) => latencies),
			0.95
		);
	const longest = (halves: readonly Half[]) => Math.max(...halves.map(({ loop }) => loop));
	const more = paused.map(({ rss }, round) => rss - (reading[round]?.rss ?? 0));
	return [
		told('readers; of these paused', `${READERS}; ${PAUSED}`),
		told(
			'words timed',
			paused.reduce((sum, { latencies }) => sum + latencies.length, 0)
		),
		told(
			'memory while all read',
			`${Math.round(Math.max(...reading.map(({ rss }) => rss)) / MIB)} MiB`
		),
		atMost('more of it while some do not', Math.max(...more) / MIB, 100, ' MiB'),
		told('event loop of the server, p99, while all read', `${longest(reading)} ms`),
		told('and while some do not', `${longest(paused)} ms`),
		told(
			'a word on another’s screen, p95, while all read',
			`${Math.round(p95(reading) * 10) / 10} ms`
		),
		atMost('and while some do not', p95(paused), 1.5 * p95(reading), ' ms')
	];
}

/** While all of them write. */
async function half(
	server: KillableServer,
	{ pair, chen, typists }: Writers,
	run: () => Promise<void>
): Promise<Half> {
	pair.latencies.length = 0;
	await server.report();
	const watch = watchRss(server.pid);
	const typing = pair.begin(50);
	const pasting = paste(chen);
	for (const typist of typists) typist.start(200);
	await run();
	const { loop } = await server.report();
	typing.stop();
	pasting.stop();
	for (const typist of typists) typist.stop();
	const windows = [chen, ...typists.map(({ window }) => window)];
	await until('all is saved', () => windows.every(({ wire }) => wire.unsaved === 0));
	return { latencies: pair.latencies.splice(0), rss: watch.stop(), loop: loop.p99 };
}

async function pauseSome(readers: Readers, ms: number): Promise<void> {
	await readers.pause(PAUSED);
	await wait(BRIEFLY_MS);
	await readers.pause(PAUSED / 2);
	await wait(ms - BRIEFLY_MS);
}

/** Everybody’s text is the server’s. */
async function allThere(server: KillableServer, readers: Readers): Promise<void> {
	const end = performance.now() + 60_000;
	for (let same = false; !same;) {
		const [hash, { hashes }] = [await server.hash(`story/${STORY}`), await readers.state()];
		same = hashes.every((one) => one === hash);
		if (performance.now() > end) throw new Error('the readers never had the same text');
		if (!same) await wait(100);
	}
}

function paste({ wire }: StoryWindow): { stop(): void } {
	let round = 0;
	const timer = setInterval(() => {
		storyMeta(wire.doc).set('draft', `${++round}`.padEnd(PASTE.characters, '字'));
	}, PASTE.everyMs);
	return { stop: () => clearInterval(timer) };
}
