import { round } from '../../lib/figures.ts';
import { cpuOf, rssOf } from '../proc.ts';
import type { Result } from '../results.ts';
import type { Endpoint, Opening, Room } from '../shape.ts';
import { Arrival } from './arrival.ts';
import { Client } from './client.ts';
import { Meter } from './meter.ts';
import { pause } from './typing.ts';
import { UpdateReader } from './update-meta.ts';

/** What the server does after everybody is there is counted too: it was left for later. */
const SETTLE = 1_000;
const PATIENCE = 120_000;

/** From connecting to all words received, on a server that has just been started. */
export async function runOpening({ endpoint, rooms, clients, again }: Opening): Promise<Result> {
	const { pid } = endpoint;
	const before = cpuOf(pid);
	const meter = new Meter({ servers: [pid] });
	const first = await open(endpoint, rooms, clients, 0);
	const busy = meter.client();
	const second = again ? await open(endpoint, rooms, 1, rooms.length * clients) : null;
	await pause(SETTLE);
	return {
		openedMs: first.ms,
		syncedMs: first.syncedMs,
		receivedKb: round(first.bytes / 1024),
		...(second && { againMs: second.ms }),
		...busy,
		cpuOfStart: before,
		cpu: round(meter.cpu, 3),
		rssMb: round(rssOf(pid) / 1e6)
	};
}

/** Time until the last one had all words, and until the last one was told to be synced. */
async function open(
	endpoint: Endpoint,
	rooms: Room[],
	clients: number,
	firstNumber: number
): Promise<{ ms: number; syncedMs: number; bytes: number }> {
	const begun = performance.now();
	let number = firstNumber;
	let synced = begun;
	const opened: Client[] = [];
	const all = rooms.flatMap((room) => {
		const reader = new UpdateReader();
		return Array.from({ length: clients }, async () => {
			const arrival = new Arrival(room, reader);
			const heard = arrival.hear.bind(arrival);
			const client = new Client({ endpoint, room: room.name, number: number++, heard });
			opened.push(client);
			await client.synced;
			synced = Math.max(synced, performance.now());
			return endpoint.dialect === 'relay' ? performance.now() : arrival.complete;
		});
	});
	const last = Math.max(...(await within(Promise.all(all))));
	return {
		ms: round(last - begun, 2),
		syncedMs: round(synced - begun, 2),
		bytes: opened.reduce((sum, client) => sum + client.received, 0)
	};
}

async function within<T>(promise: Promise<T>): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(new Error('not all words came')), PATIENCE);
	});
	return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
