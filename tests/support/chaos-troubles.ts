import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '#tests/sync/story/random.ts';
import type { Far } from './network.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';

/** What goes wrong; how long it lasts, ms, and what puts it right again. */
export interface Trouble {
	readonly name: string;
	/** What it is done to: two that are done to the same thing never come together. */
	readonly to: 'server' | 'postgres' | 'redis';
	readonly lasts: readonly [least: number, most: number];
	begin(house: ThreeServers, target: StandingServer, random: Random): Promise<() => Promise<void>>;
}

const cut = (name: string, ...far: Far[]): Trouble => ({
	...{ name, to: 'server', lasts: [1000, 2500] },
	async begin(_house, { place }) {
		await place.cut(...far);
		return () => place.heal();
	}
});

/** Ends with a signal, and is started again while the others go on. */
const end = (name: string, signal: 'SIGKILL' | 'SIGTERM'): Trouble => ({
	...{ name, to: 'server', lasts: [500, 1500] },
	async begin(_house, server) {
		const gone = server.stop(signal);
		return async () => {
			await gone;
			await server.restart();
		};
	}
});

const sleep = (name: string, lasts: Trouble['lasts']): Trouble => ({
	...{ name, to: 'server', lasts },
	async begin(_house, server) {
		server.pause();
		return async () => server.resume();
	}
});

export const TROUBLES = {
	fromPostgres: cut('a server cut off from PostgreSQL', 'postgres'),
	fromRedis: cut('a server cut off from Redis', 'redis'),
	fromBoth: cut('a server cut off from both', 'postgres', 'redis'),
	killed: end('a server killed', 'SIGKILL'),
	stopped: end('a server stopped in order', 'SIGTERM'),
	asleep: sleep('a server asleep', [500, 3000]),
	/** For longer than it may write without renewing its right to. */
	longAsleep: sleep('a server asleep past its right to write', [6500, 8000]),
	redisKilled: {
		...{ name: 'Redis killed, back and empty', to: 'redis', lasts: [500, 3000] },
		async begin({ redis }) {
			await redis.kill();
			return () => redis.start();
		}
	},
	redisAsleep: {
		...{ name: 'Redis asleep', to: 'redis', lasts: [500, 4000] },
		async begin({ redis }) {
			redis.pause();
			return async () => redis.resume();
		}
	},
	redisFlushed: {
		...{ name: 'Redis flushed, again and again', to: 'redis', lasts: [500, 1500] },
		async begin({ redis }) {
			let isOver = false;
			const flushing = (async () => {
				while (!isOver) {
					await redis.flush();
					await pause(100);
				}
			})();
			return async () => {
				isOver = true;
				await flushing;
			};
		}
	},
	postgresRestarted: {
		...{ name: 'PostgreSQL restarted', to: 'postgres', lasts: [200, 2000] },
		async begin({ postgres }, _server, random) {
			await postgres.stop(random.pick(['fast', 'immediate']));
			return () => postgres.start();
		}
	}
} as const satisfies Record<string, Trouble>;
