import process from 'node:process';
import { quantile, round } from '../../lib/figures.ts';
import type { Result } from '../results.ts';
import type { Endpoint, Room } from '../shape.ts';
import { Client } from './client.ts';
import { seat } from './crowd.ts';
import { pause } from './typing.ts';
import { UpdateReader } from './update-meta.ts';

export interface Killing {
	endpoint: Endpoint;
	seed: number;
	room: Room;
	edits: number;
	intervalMs: number;
	/** From the last acknowledgement to the end of the server, ms. */
	waitMs: number;
}

/** How long acknowledgements are waited for; the protocol of one peer has none, ms. */
const PATIENCE = 2_000;
/** Nothing more comes after so long, ms. */
const QUIET = 500;

/** One person types, and the server is killed soon after the last edit was acknowledged. */
export async function runKilling(killing: Killing): Promise<Result> {
	const { endpoint, seed, room, edits, intervalMs, waitMs } = killing;
	const crowd = { rooms: [room], clients: 1, typing: 1, editsPerSecond: 1000 / intervalMs };
	const { typists } = await seat(endpoint, crowd, seed);
	const [typist] = typists;
	if (!typist) throw new Error('nobody types');
	const { client, editor } = typist;
	for (let edit = 0; edit < edits; edit++) {
		const at = performance.now();
		client.sendUpdate(editor.type(at), at);
		client.send(client.wire.presence(...editor.presence()));
		await pause(intervalMs);
	}
	await Promise.race([client.hasSaved(edits), pause(PATIENCE)]);
	await pause(waitMs);
	process.kill(endpoint.pid, 'SIGKILL');
	const { acknowledged } = client;
	return {
		clientId: editor.clientId,
		edits,
		acknowledged: acknowledged.length,
		...(acknowledged.length > 0 && { ackP50: round(quantile(acknowledged, 0.5), 2) })
	};
}

/** How many edits of a client the server still has. */
export async function runReading(reading: {
	endpoint: Endpoint;
	room: Room;
	clientId: number;
}): Promise<Result> {
	const { endpoint, room, clientId } = reading;
	const reader = new UpdateReader();
	let clock = 0;
	let heardAt = performance.now();
	const client = new Client({
		endpoint,
		room: room.name,
		number: 0,
		heard(update, at) {
			heardAt = at;
			clock = Math.max(clock, reader.read(update).to.get(clientId) ?? 0);
		}
	});
	await client.synced;
	while (performance.now() - heardAt < QUIET) await pause(QUIET / 5);
	return { kept: clock };
}
