import { CLOSE } from '#document/protocol.ts';
import { storyMeta } from '#document/story-doc.ts';
import { killableServer, type KillableServer } from '#tests/support/killable-server.ts';
import { openPair, type Pair } from '#tests/support/pair.ts';
import { openReaders, type Readers } from '#tests/support/readers.ts';
import { watchRss } from '#tests/support/rss.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
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
/** A third person writes, so that there is more to read than what lies between two sockets. */
const PASTE = { characters: 30_000, everyMs: 250 };

interface Half {
	latencies: number[];
	/** Most memory of the server, bytes. */
	rss: number;
}

/** Readers who stop reading, a quarter of all, in every other half of a round. */
export async function slow({ rounds = 3, seconds = 25 }): Promise<Figure[]> {
	const server = await killableServer({ editors: READERS });
	const readers = await openReaders(server.origin, { count: READERS, pausable: PAUSED });
	const pair = await openPair(server);
	const chen = openStory(server, 'chen');
	const during = (run: () => Promise<void>) => half(server, pair, chen, run);
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
	await readers.end();
	const code = await server.end('SIGTERM');
	await server.dispose();
	const { [CLOSE.slow]: slowly = 0, ...others } = closed;
	return [
		...figures,
		none('words of the two that are missing or twice', missing),
		atMost('times the two were cut off', lostOfPair, 0),
		atLeast('paused readers cut off with 1013', slowly, 1),
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
	pair: Pair,
	chen: StoryWindow,
	run: () => Promise<void>
): Promise<Half> {
	pair.latencies.length = 0;
	const watch = watchRss(server.pid);
	const typing = pair.begin(50);
	const pasting = paste(chen);
	await run();
	typing.stop();
	pasting.stop();
	await until('all is saved', () => chen.wire.unsaved === 0);
	return { latencies: pair.latencies.splice(0), rss: watch.stop() };
}

async function pauseSome(readers: Readers, ms: number): Promise<void> {
	await readers.pause(PAUSED);
	await wait(BRIEFLY_MS);
	await readers.pause(PAUSED / 2);
	await wait(ms - BRIEFLY_MS);
}

/** Everybody’s text is the server’s. */
async function allThere(server: KillableServer, readers: Readers): Promise<void> {
	let same = false;
	const look = async () => {
		const [hash, { hashes }] = [await server.hash(`story/${STORY}`), await readers.state()];
		same = hashes.every((one) => one === hash);
	};
	const looking = setInterval(() => void look(), 200);
	await until('all readers have the same text', () => same, 60_000);
	clearInterval(looking);
}

function paste({ wire }: StoryWindow): { stop(): void } {
	let round = 0;
	const timer = setInterval(() => {
		storyMeta(wire.doc).set('draft', `${++round}`.padEnd(PASTE.characters, '字'));
	}, PASTE.everyMs);
	return { stop: () => clearInterval(timer) };
}
