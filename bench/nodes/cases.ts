import { KILL_AFTER, roomsOf, TRY, WARM_UP, type Pace } from '../sync/cases.ts';
import { runJob } from '../sync/load-client.ts';
import type { Result } from '../sync/results.ts';
import { giveCore } from './core-quota.ts';
import type { Stage } from './stage.ts';

/**
 * What runs fifty times a second has been compiled by then, which a server does once in weeks: each of two has
 * half of the edits, and takes twice as long for it, ms.
 */
const STEADY = 120_000;
/** A thousand edits, after which the log of a story is merged: once in each. */
const MEASURE = 20_000;
/** A database that was killed has to be back, and what waited for it to be written, ms. */
const PATIENCE = 10_000;

const endpointsOf = ({ nodes }: Stage) => nodes.map(({ endpoint }) => endpoint);

/** Everybody types as the crowd says, the people of each story by turns at each of the servers. */
export const typing =
	(pace: Pace) =>
	(stage: Stage): Promise<Result> =>
		runJob({
			type: 'typing',
			endpoints: endpointsOf(stage),
			seed: stage.seed,
			crowd: { ...pace, rooms: roomsOf(stage.shelf) },
			warmUpMs: STEADY,
			measureMs: MEASURE,
			beside: stage.beside
		});

/** The highest rate of servers that have a share of one core each, every story on one of them. */
export const saturation =
	(pace: Pace, limitMs: number, share: number) =>
	async (stage: Stage): Promise<Result> => {
		const quotas = await Promise.all(
			stage.nodes.map(({ pid }, core) => giveCore(pid, core, share))
		);
		try {
			return await runJob({
				type: 'saturation',
				endpoints: endpointsOf(stage),
				seed: stage.seed,
				crowd: { ...pace, rooms: roomsOf(stage.shelf), spread: 'rooms' },
				warmUpMs: WARM_UP / 2,
				measureMs: TRY,
				limitMs,
				// What falls behind falls behind for everybody; one long pause in a small share of a core does not.
				by: 'latencyP50',
				beside: stage.beside
			});
		} finally {
			await Promise.all(stage.nodes.map((node) => node.end('SIGKILL')));
			for (const quota of quotas) await quota.remove();
		}
	};

export interface Kill {
	/** How many of the servers are. */
	servers: 1 | 2;
	/** PostgreSQL before them, when half of the edits are sent. */
	postgres: boolean;
}

/** Somebody types at each server; then some are killed, and all are asked what they have once they are up. */
export const killing =
	(edits: number, withinMs: number, { servers, postgres }: Kill) =>
	async (stage: Stage): Promise<Result> => {
		const [room] = roomsOf(stage.shelf);
		if (!room) throw new Error('there is no room');
		const {
			client0 = 0,
			client1 = 0,
			...told
		} = await runJob({
			type: 'killing',
			endpoints: endpointsOf(stage),
			seed: stage.seed,
			room,
			edits,
			intervalMs: withinMs / edits,
			patienceMs: PATIENCE,
			waitMs: KILL_AFTER,
			killed: stage.nodes.slice(0, servers).map(({ pid }) => pid),
			...(postgres && { killedMidway: stage.postgres.pid })
		});
		await stage.mend(servers);
		const read: Result[] = [];
		for (const endpoint of endpointsOf(stage))
			read.push(await runJob({ type: 'reading', endpoint, room, clientIds: [client0, client1] }));
		const kept = (client: 0 | 1) => Math.min(...read.map((one) => one[`kept${client}`] ?? 0));
		const { acknowledged0 = 0, acknowledged1 = 0, ...result } = told;
		const lost = Math.max(0, acknowledged0 - kept(0)) + Math.max(0, acknowledged1 - kept(1));
		return { ...result, kept: kept(0) + kept(1), lost };
	};
