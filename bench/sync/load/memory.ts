import { rssOf } from '../proc.ts';
import type { Result } from '../results.ts';
import type { Memory } from '../shape.ts';
import { seat } from './crowd.ts';
import { pause } from './typing.ts';

const SETTLE = 3_000;

/** What the process grows by between the first open document and the last. */
export async function runMemory({
	endpoint,
	seed,
	rooms,
	clients,
	apart
}: Memory): Promise<Result> {
	const crowd = { clients, typing: 1, editsPerSecond: 0 };
	const [first, ...others] = rooms;
	if (!first) throw new Error('there is no room');
	const one = await seat([endpoint], { ...crowd, rooms: [first] }, seed);
	await pause(SETTLE);
	const before = rssOf(endpoint.pid);
	const rest = apart
		? { ...crowd, rooms: others }
		: { ...crowd, rooms: [first], clients: clients * others.length };
	const offset = one.clients.length;
	await seat([endpoint], rest, seed + 1, offset);
	await pause(SETTLE);
	const after = rssOf(endpoint.pid);
	return {
		rssOfOneMb: before / 1e6,
		rssOfAllMb: after / 1e6,
		perDocumentKb: (after - before) / 1024 / others.length
	};
}
