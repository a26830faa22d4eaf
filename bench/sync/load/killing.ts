import process from 'node:process';
import { quantile, round } from '../../lib/figures.ts';
import type { Result } from '../results.ts';
import type { Killing, Reading } from '../shape.ts';
import { Client } from './client.ts';
import { seat, type Typist } from './crowd.ts';
import { pause } from './typing.ts';
import { UpdateReader } from './update-meta.ts';

/** Nothing more comes after so long, ms. */
const QUIET = 500;

/** Somebody types at each server, and some are killed soon after the last edit was acknowledged. */
export async function runKilling(killing: Killing): Promise<Result> {
	const { endpoints, seed, room, intervalMs, patienceMs, waitMs, killed } = killing;
	const count = endpoints.length;
	const editsPerSecond = 1000 / intervalMs;
	const crowd = { rooms: [room], clients: count, typing: count, editsPerSecond };
	const { typists } = await seat(endpoints, crowd, seed);
	await typeByTurns(typists, killing);
	const saved = typists.map(({ client, editor }) => client.hasSaved(editor.sentAt.length));
	await Promise.race([Promise.all(saved), pause(patienceMs)]);
	await pause(waitMs);
	const closed = typists.filter(({ client }) => !client.isOpen).length;
	for (const pid of killed) process.kill(pid, 'SIGKILL');
	const acknowledged = typists.flatMap(({ client }) => client.acknowledged);
	return {
		edits: typists.reduce((sum, { editor }) => sum + editor.sentAt.length, 0),
		acknowledged: acknowledged.length,
		// Sent away before anything was killed, to come again.
		closed,
		...Object.assign({}, ...typists.map(toldOf)),
		...(acknowledged.length > 0 && { ackP50: round(quantile(acknowledged, 0.5), 2) })
	};
}

const toldOf = ({ client, editor }: Typist, index: number): Result => ({
	[`client${index}`]: editor.clientId,
	[`acknowledged${index}`]: client.acknowledged.length
});

/** Whose server has sent them away types no more, as nobody would see it. */
async function typeByTurns(typists: readonly Typist[], killing: Killing): Promise<void> {
	const { edits, intervalMs, killedMidway } = killing;
	for (let edit = 0; edit < edits; edit++) {
		if (edit === edits / 2 && killedMidway !== undefined) process.kill(killedMidway, 'SIGQUIT');
		const { client, editor } = typists[edit % typists.length] as Typist;
		if (client.isOpen) {
			const at = performance.now();
			client.sendUpdate(editor.type(at), at);
			client.send(client.wire.presence(...editor.presence()));
		}
		await pause(intervalMs);
	}
}

/** How many edits of each client the server still has. */
export async function runReading({ endpoint, room, clientIds }: Reading): Promise<Result> {
	const reader = new UpdateReader();
	const clocks = new Map<number, number>();
	let heardAt = performance.now();
	const client = new Client({
		endpoint,
		room: room.name,
		number: 0,
		heard(update, at) {
			heardAt = at;
			for (const [clientId, clock] of reader.read(update).to)
				clocks.set(clientId, Math.max(clock, clocks.get(clientId) ?? 0));
		}
	});
	await client.synced;
	while (performance.now() - heardAt < QUIET) await pause(QUIET / 5);
	return Object.fromEntries(
		clientIds.map((clientId, index) => [`kept${index}`, clocks.get(clientId) ?? 0])
	);
}
