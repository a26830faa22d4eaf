import { quantile, round } from '../../lib/figures.ts';
import { rssOf } from '../proc.ts';
import { randomFrom } from '../random.ts';
import type { Result } from '../results.ts';
import type { Typing } from '../shape.ts';
import { seat, type Seated, type Typist } from './crowd.ts';
import type { Editor } from './editor.ts';
import { Meter } from './meter.ts';
import type { Window } from './receipts.ts';

/** How long what was sent last may take to arrive, ms. */
const DRAIN = 3_000;

/** Seats everybody, lets them type, and tells what it cost and how long edits took. */
export async function runTyping(typing: Typing): Promise<Result> {
	const seated = await seat(typing.endpoints, typing.crowd, typing.seed);
	return measure(seated, typing);
}

/** Open loop: everybody types at their own pace, whatever the server does. */
export async function measure(seated: Seated, typing: Typing): Promise<Result> {
	const { endpoints, warmUpMs, measureMs, beside } = typing;
	const keys = new Keys(seated.typists, typing);
	keys.begin();
	await pause(warmUpMs);
	const from = performance.now();
	const window = { from, to: from + measureMs };
	for (const receipts of seated.receipts) receipts.measure(window);
	const before = seated.typists.map(({ client }) => client.acknowledged.length);
	const meter = new Meter({ servers: endpoints.map(({ pid }) => pid), beside });
	await pause(measureMs);
	const { cpu, seconds } = meter;
	const busy = { ...meter.busiest(), ...meter.client() };
	const others = meter.beside();
	keys.end();
	const sent = seated.typists.reduce((sum, { editor }) => sum + sentWithin(editor, window), 0);
	await drained(seated, sent * seated.others);
	const acknowledged = seated.typists.flatMap(({ client }, index) =>
		client.acknowledged.slice(before[index])
	);
	return {
		edits: sent,
		editsPerSecond: round(sent / seconds),
		...delivery(seated, sent * seated.others),
		cpuPer1000: round((cpu / sent) * 1000, 4),
		cpuShare: round(cpu / seconds, 3),
		...per1000(others, sent),
		rssMb: round(Math.max(...endpoints.map(({ pid }) => rssOf(pid))) / 1e6),
		...quantiles('ack', acknowledged),
		keysLateMs: round(keys.latest, 2),
		...busy
	};
}

/** What has come of what was to come, and how long it took. */
function delivery({ receipts, clients }: Seated, expected: number): Result {
	const latencies = receipts.flatMap((one) => one.latencies);
	return {
		expected,
		delivered: latencies.length,
		lost: expected - latencies.length,
		closed: clients.filter((client) => !client.isOpen).length,
		echoes: receipts.reduce((sum, { echoes }) => sum + echoes, 0),
		...quantiles('latency', latencies),
		...quantiles(
			'crossing',
			receipts.flatMap((one) => one.crossing)
		),
		...quantiles(
			'staying',
			receipts.flatMap((one) => one.staying)
		)
	};
}

/** Of what stands beside the servers, s for 1,000 edits. */
const per1000 = (cpu: Result, edits: number): Result =>
	Object.fromEntries(
		Object.entries(cpu).map(([name, used]) => [`${name}Per1000`, round((used / edits) * 1000, 4)])
	);

function quantiles(name: string, values: readonly number[]): Result {
	if (values.length === 0) return {};
	const at = (share: number) => round(quantile(values, share), 3);
	return {
		[`${name}P50`]: at(0.5),
		[`${name}P95`]: at(0.95),
		[`${name}P99`]: at(0.99),
		[`${name}Max`]: at(1)
	};
}

const sentWithin = ({ sentAt }: Editor, { from, to }: Window): number =>
	sentAt.filter((at) => at >= from && at < to).length;

/** Until everything has arrived, or long enough. */
async function drained(seated: Seated, expected: number): Promise<void> {
	const until = performance.now() + DRAIN;
	const arrived = () => seated.receipts.reduce((sum, { count }) => sum + count, 0);
	while (arrived() < expected && performance.now() < until) await pause(20);
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Presses everybody’s keys when they are due; the time between two of them varies by half. */
class Keys {
	readonly #typists: Typist[];
	readonly #due: number[];
	readonly #interval: number;
	readonly #random: () => number;
	#timer: NodeJS.Timeout | undefined;
	/** The longest that a key came after it was due, ms: then the load client itself was late. */
	latest = 0;

	constructor(typists: Typist[], { seed, crowd }: Typing) {
		this.#typists = typists;
		this.#interval = (typists.length / crowd.editsPerSecond) * 1000;
		this.#random = randomFrom(seed + 1);
		const now = performance.now();
		this.#due = typists.map(() => now + this.#random() * this.#interval);
	}

	begin(): void {
		const now = performance.now();
		let next = Infinity;
		this.#typists.forEach((typist, index) => {
			let due = this.#due[index] as number;
			for (; due <= now; due += this.#interval * (0.5 + this.#random())) {
				this.latest = Math.max(this.latest, now - due);
				press(typist);
			}
			this.#due[index] = due;
			next = Math.min(next, due);
		});
		this.#timer = setTimeout(() => this.begin(), Math.max(0, next - performance.now()));
	}

	end(): void {
		clearTimeout(this.#timer);
	}
}

function press({ client, editor }: Typist): void {
	if (!client.isOpen) return;
	const at = performance.now();
	client.sendUpdate(editor.type(at), at);
	client.send(client.wire.presence(...editor.presence()));
}
