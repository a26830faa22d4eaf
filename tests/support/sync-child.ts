/**
 * The sync server on a real store, in a process of its own that a test can kill:
 *   node tests/support/sync-child.ts <SQLite file or postgres://…> [port] [editors] [stories]
 * Prints its port as one line once it listens; SIGTERM ends it cleanly. Answers questions that come
 * by its parent's channel.
 */
import fs from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import { openLog } from './open-log.ts';
import { contentHash } from './content-hash.ts';
import { startSyncServer } from './sync-server.ts';

/** How a server process fares; the delays are those since the last report, ms. */
export interface Report {
	/** Bytes. */
	rss: number;
	descriptors: number;
	loop: { p50: number; p99: number; max: number };
	rooms: number;
	connections: number;
	closed: Record<number, number>;
}

export type Question = { id: number } & ({ ask: 'report' } | { ask: 'hash'; room: string });

const [file, port, editors, stories] = process.argv.slice(2);
if (!file) throw new Error('which file?');
const { store } = await openLog(file);
const server = await startSyncServer({
	log: store.log,
	port: Number(port ?? 0),
	editors: Number(editors ?? 0),
	stories: Number(stories ?? 0)
});
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();

function report(): Report {
	const ms = (ns: number) => Math.round(ns / 1e4) / 100;
	const loop = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) };
	delay.reset();
	const descriptors = fs.existsSync('/proc/self/fd') ? fs.readdirSync('/proc/self/fd').length : 0;
	return { rss: process.memoryUsage.rss(), descriptors, loop, ...server.sync.stats() };
}

process.on('message', (question: Question) => {
	const answer =
		question.ask === 'report'
			? Promise.resolve(report())
			: server.sync.read(question.room).then(contentHash);
	void answer.then((value) => process.send?.({ id: question.id, value }));
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit(1));
process.stdout.write(`${new URL(server.url).port}\n`);
process.on('SIGTERM', () => {
	void server
		.close()
		.then(() => store.close())
		.then(() => process.exit(0));
});
