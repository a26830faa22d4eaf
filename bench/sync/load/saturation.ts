import type { Result } from '../results.ts';
import type { Saturation } from '../shape.ts';
import { seat } from './crowd.ts';
import { measure, pause } from './typing.ts';

const STEP = 1.5;
/** How often the span between what held and what did not is halved. */
const HALVINGS = 3;
/** How often at most the first rate is tried until it holds. */
const WARM_UPS = 6;
/** Between two rates, for queues to run empty, ms. */
const REST = 1_000;

/** The highest rate at which latency stays below the limit and everything arrives. */
export async function runSaturation(saturation: Saturation): Promise<Result> {
	const { endpoints, crowd, seed, limitMs, by } = saturation;
	const seated = await seat(endpoints, crowd, seed);
	const tried: Result[] = [];
	const attempt = async (editsPerSecond: number) => {
		const result = await measure(seated, { ...saturation, crowd: { ...crowd, editsPerSecond } });
		tried.push({ offered: editsPerSecond, ...result });
		await pause(REST);
		return (result[by] ?? Infinity) <= limitMs && result.lost === 0;
	};
	// A moment in which the machine was busy with something else must not decide.
	const holds = async (rate: number) => (await attempt(rate)) || (await attempt(rate));
	// What runs for the first time, and what opening 300 stories has left to do, is not what is looked for.
	for (let left = WARM_UPS; left > 0 && !(await attempt(crowd.editsPerSecond)); left--);
	let good = 0;
	let bad = crowd.editsPerSecond;
	for (; await holds(bad); bad *= STEP) good = bad;
	for (let halving = 0; halving < HALVINGS; halving++) {
		const middle = (good + bad) / 2;
		if (seated.clients.some((client) => !client.isOpen)) break;
		if (await holds(middle)) good = middle;
		else bad = middle;
	}
	const best = tried.findLast(({ offered }) => offered === good) ?? {};
	const failed = tried.findLast(({ offered }) => offered === bad) ?? {};
	return {
		saturation: good,
		failedAt: bad,
		failedP99: failed.latencyP99 ?? Infinity,
		failedLost: failed.lost ?? 0,
		failedClosed: failed.closed ?? 0,
		failedClientLoop: failed.clientLoop ?? 0,
		...best
	};
}
