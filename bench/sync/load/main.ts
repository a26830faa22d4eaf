/** The load client: a process of its own that does one job with one server and tells the figures. */
import process from 'node:process';
import { WebSocketServer } from 'ws';
import type { AddressInfo } from 'node:net';
import * as Y from 'yjs';
import { encodeFrame } from '#document/protocol.ts';
import type { Result } from '../results.ts';
import type { Answer, Endpoint, Job } from '../shape.ts';
import { firstWords } from '../first-words.ts';
import { Client } from './client.ts';
import { runKilling, runReading } from './killing.ts';
import { runMemory } from './memory.ts';
import { runOpening } from './opening.ts';
import { runSaturation } from './saturation.ts';
import { runTyping } from './typing.ts';
import { UpdateReader } from './update-meta.ts';

const WARM_UPS = 20;

process.once('message', (job: Job) => {
	warmUp()
		.then(() => run(job))
		.then(
			(result) => tell({ result }),
			(error: unknown) =>
				tell({ problem: error instanceof Error ? String(error.stack) : String(error) })
		);
});

function tell(answer: Answer): void {
	process.send?.(answer, () => process.exit(0));
}

function run(job: Job): Promise<Result> {
	switch (job.type) {
		case 'typing':
			return runTyping(job);
		case 'saturation':
			return runSaturation(job);
		case 'opening':
			return runOpening(job);
		case 'killing':
			return runKilling(job);
		case 'reading':
			return runReading(job);
		case 'memory':
			return runMemory(job);
	}
}

/** Connects to a server of its own first, so that no peer pays for code which runs here for the first time. */
async function warmUp(): Promise<void> {
	const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
	await new Promise((resolve) => sockets.once('listening', resolve));
	const words = encodeFrame({ type: 'step2', update: Y.encodeStateAsUpdate(firstWords()) });
	const { port } = sockets.address() as AddressInfo;
	const endpoint: Endpoint = {
		dialect: 'y-websocket',
		before: `ws://127.0.0.1:${port}/`,
		after: '',
		origin: 'http://127.0.0.1',
		cookies: [],
		pid: process.pid
	};
	const reader = new UpdateReader();
	sockets.on('connection', (socket) => {
		socket.on('message', () => socket.send(words));
	});
	for (let number = 0; number < WARM_UPS; number++) {
		const heard = (update: Uint8Array) => void reader.read(update);
		const client = new Client({ endpoint, room: 'warm-up', number, heard });
		await client.synced;
		client.close();
	}
	await new Promise((resolve) => sockets.close(resolve));
}
