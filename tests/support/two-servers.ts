import { WebSocket } from 'ws';
import type { Command, Refusal } from '#model/commands.ts';
import { FEED_VERSION, type FeedDown, type FeedEvent } from '#model/feed.ts';
import { newId, type Id } from '#model/ids.ts';
import { openPaper, type LivePaper } from './live-paper.ts';
import { testDatabase, type TestDatabase } from './postgres.ts';
import { testRedis, type TestRedis } from './redis.ts';
import { startServer, type RunningServer } from './start-server.ts';

/** A paper that two servers serve, on one database and one Redis of its own. */
export interface TwoServers {
	paper: LivePaper;
	one: RunningServer;
	other: RunningServer;
	redis: TestRedis;
	database: TestDatabase;
	close(): Promise<void>;
}

export async function twoServers(): Promise<TwoServers> {
	const [database, redis] = await Promise.all([testDatabase(), testRedis()]);
	const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, REHEARSAL: 'off' };
	const paper = await openPaper(undefined, env);
	const one = paper.server;
	const other = await startServer(env);
	return {
		...{ paper, one, other, redis, database },
		async close() {
			await other.dispose();
			await paper.close();
			await redis.dispose();
			await database.drop();
		}
	};
}

/** Somebody's desk at one of them: what its feed has told, and when it was closed. */
export interface Watch {
	told: FeedEvent[];
	/** 0: it is open. */
	code: number;
	/** It reads nothing any more. */
	pause(): void;
	close(): void;
}

/** Resolves once it follows. */
export function watchDesk({ origin }: RunningServer, cookie: string): Promise<Watch> {
	const url = `${origin.replace('http', 'ws')}/desk`;
	const socket = new WebSocket(url, { headers: { cookie, origin } });
	const watch: Watch = {
		...{ told: [], code: 0 },
		pause: () => socket.pause(),
		close: () => socket.close()
	};
	socket.on('close', (code) => void (watch.code = code));
	return new Promise((resolve, reject) => {
		socket.on('error', reject);
		socket.on('open', () =>
			socket.send(JSON.stringify({ type: 'watch', since: null, version: FEED_VERSION }))
		);
		socket.on('message', (data: Buffer) => {
			const message = JSON.parse(data.toString()) as FeedDown;
			if (message.type === 'snapshot') resolve(watch);
			if (message.type === 'event') watch.told.push(message.event);
		});
	});
}

/** Sends a command to one of them, under an id that is sent again until it is answered. */
export async function runAt(
	{ origin }: RunningServer,
	cookie: string,
	command: Command,
	id: Id = newId()
): Promise<{ ok: true; seq: number } | { ok: false; refusal: Refusal }> {
	const answer = await fetch(`${origin}/api/commands`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin, cookie },
		body: JSON.stringify({ id, command })
	});
	return (await answer.json()) as Awaited<ReturnType<typeof runAt>>;
}
