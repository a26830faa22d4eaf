import { measureFsync } from './fsync.ts';
import { runJob } from './load-client.ts';
import type { Result } from './results.ts';
import type { Running, Server } from './servers.ts';
import type { Crowd, Opening } from './shape.ts';
import type { Shelf } from './stories.ts';

/** What one run has to work with: a server just started on a copy of the shelf. */
export interface Stage {
	running: Running;
	shelf: Shelf;
	dataDir: string;
	seed: number;
	/** Starts the server anew on the same data. */
	restart(): Promise<Running>;
}

/** One line of a workload: a server, what it starts on, and what is done with it. */
export interface Case {
	name: string;
	server: Server;
	shelf: Shelf;
	run(stage: Stage): Promise<Result>;
}

export const WARM_UP = 2_000;
export const MEASURE = 6_000;
/** A rate of the search for the highest is tried for less time. */
export const TRY = 3_000;
export const KILL_AFTER = 200;
/** How long acknowledgements are waited for before it, ms. */
const PATIENCE = 2_000;

export type Pace = Omit<Crowd, 'rooms'>;

/** Everybody types as the crowd says, and the disk’s own fsync is measured beside it. */
export const typing =
	(pace: Pace) =>
	async ({ running, shelf, seed, dataDir }: Stage): Promise<Result> => {
		const result = await runJob({
			type: 'typing',
			endpoints: [running.endpoint],
			seed,
			crowd: { ...pace, rooms: roomsOf(shelf) },
			warmUpMs: WARM_UP,
			measureMs: MEASURE
		});
		return { ...result, ...measureFsync(dataDir) };
	};

export const saturation =
	(pace: Pace, limitMs: number) =>
	({ running, shelf, seed }: Stage): Promise<Result> =>
		runJob({
			type: 'saturation',
			endpoints: [running.endpoint],
			seed,
			crowd: { ...pace, rooms: roomsOf(shelf) },
			warmUpMs: WARM_UP / 2,
			measureMs: TRY,
			limitMs,
			by: 'latencyP99'
		});

export const opening =
	(options: Pick<Opening, 'clients' | 'again'>) =>
	({ running, shelf }: Stage): Promise<Result> =>
		runJob({
			type: 'opening',
			endpoint: running.endpoint,
			rooms: roomsOf(shelf),
			...options
		});

export const memory =
	(apart: boolean) =>
	({ running, shelf, seed }: Stage): Promise<Result> =>
		runJob({
			type: 'memory',
			endpoint: running.endpoint,
			seed,
			rooms: roomsOf(shelf),
			clients: 2,
			apart
		});

/** The server is killed soon after the last acknowledgement, and started anew to see what it has. */
export const killing =
	(edits: number, withinMs: number) =>
	async ({ running, shelf, seed, restart }: Stage): Promise<Result> => {
		const [room] = roomsOf(shelf);
		if (!room) throw new Error('there is no room');
		const { client0: clientId = 0, ...result } = await runJob({
			type: 'killing',
			endpoints: [running.endpoint],
			seed,
			room,
			edits,
			intervalMs: withinMs / edits,
			patienceMs: PATIENCE,
			waitMs: KILL_AFTER,
			killed: [running.pid]
		});
		const { endpoint } = await restart();
		const { kept0: kept = 0 } = await runJob({
			type: 'reading',
			endpoint,
			room,
			clientIds: [clientId]
		});
		return { ...result, kept, lost: edits - kept };
	};

export const roomsOf = ({ stories }: Shelf) => stories.map(({ room }) => room);
