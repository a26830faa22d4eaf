import { needFiles, openFlood } from '#tests/support/half-open.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { openPair, type Pair } from '#tests/support/pair.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { rssOf, watchRss } from '#tests/support/rss.ts';
import { atLeast, atMost, MIB, none, percentile, told, wait, type Figure } from './figure.ts';

const STORY = 'beside-the-flood';
/** Opened in a second, until all are there and whenever some were cut. */
const RATE = 1000;
/** How long is looked at what it is like without them, twice. */
const CALM_S = 10;

/** Ten thousand connections that come to nothing, beside two people who type and others who come in. */
export async function halfOpen({ connections = 10_000, seconds = 60 }): Promise<Figure[]> {
	needFiles(connections);
	const paper = await openPaper();
	const { server } = paper;
	await paper.run('meng', newStory(STORY));
	const at = { origin: server.origin, url: `${server.origin.replace('http', 'ws')}/sync` };
	const cookies = [await paper.signIn('meng'), await paper.signIn('tao')] as const;
	const pair = await openPair(at, { story: STORY, cookies });
	const typing = pair.begin(50);
	const calm = await watched(pair, () => arrivals(at, paper, CALM_S));

	const before = rssOf(server.pid);
	const memory = watchRss(server.pid);
	const flood = openFlood({ origin: server.origin, connections, rate: RATE });
	const flooded = await watched(pair, () => arrivals(at, paper, seconds));
	const { report, most } = flood;
	await flood.end();
	const peak = memory.stop();
	// Whatever else the machine does, it does it in both halves of the calm.
	const calmAgain = await watched(pair, () => arrivals(at, paper, CALM_S));
	const after = rssOf(server.pid);
	typing.stop();
	const missing = await pair.settle();
	const { lost } = pair;
	pair.close();
	const code = await server.stop();
	await paper.close();
	const typed = percentile([...calm.latencies, ...calmAgain.latencies], 0.95);
	const arrived = percentile([...calm.came, ...calmAgain.came], 0.95);
	return [
		atLeast('connections opened, each from an address of its own', report.opened, connections),
		told('of these stood at one time; were cut by the server', `${most}; ${report.cut}`),
		none('could not be opened', Object.entries(report.failed)),
		told('memory of the server before', `${Math.round(before / MIB)} MiB`),
		atMost('most memory of the server', peak / MIB, 400, ' MiB'),
		told(`memory ${CALM_S} s after they are gone`, `${Math.round(after / MIB)} MiB`),
		atMost('exits before it was told to', code === 0 ? 0 : 1, 0),
		none('words of the two that are missing or twice', missing),
		atMost('times the two were cut off', lost, 0),
		told('a word of theirs on the other’s screen, p95, before and after', `${round(typed)} ms`),
		atMost('and meanwhile', percentile(flooded.latencies, 0.95), 1.5 * typed, ' ms'),
		told('somebody who comes in has the story, p95, before and after', `${round(arrived)} ms`),
		atMost('and meanwhile', percentile(flooded.came, 0.95), 1000, ' ms')
	];
}

/** What the two saw of each other's words while newcomers came. */
async function watched(
	pair: Pair,
	arriving: () => Promise<number[]>
): Promise<{ latencies: number[]; came: number[] }> {
	pair.latencies.length = 0;
	const came = await arriving();
	return { latencies: pair.latencies.splice(0), came };
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Somebody comes in, four times a second; how long each took to have the words, ms. */
async function arrivals(
	at: { url: string; origin: string },
	paper: LivePaper,
	seconds: number
): Promise<number[]> {
	const cookie = await paper.signIn('qiao');
	const times: number[] = [];
	for (const end = performance.now() + seconds * 1000; performance.now() < end;) {
		const begun = performance.now();
		const newcomer = await rawClient(at, null, { story: STORY, cookie });
		newcomer.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		await newcomer.next('step2');
		times.push(performance.now() - begun);
		newcomer.close();
		await wait(250);
	}
	return times;
}
