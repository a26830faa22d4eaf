import { afterEach, beforeEach, expect, it } from 'vitest';
import { createMetrics, type Metrics } from '#server/metrics/metrics.ts';
import { insertion } from '#tests/support/crafted.ts';
import { memoryLog } from '#tests/support/memory-log.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { startSyncServer, type SyncServer } from '#tests/support/sync-server.ts';
import * as Y from 'yjs';

let metrics: Metrics;
let server: SyncServer;
let letWrite: () => void;

beforeEach(async () => {
	metrics = createMetrics();
	const log = memoryLog();
	const gate = new Promise<void>((resolve) => (letWrite = resolve));
	const append: typeof log.append = (updates) =>
		updates.some(({ personId }) => personId === 'anna')
			? gate.then(() => log.append(updates))
			: log.append(updates);
	server = await startSyncServer({ log: { ...log, append }, meter: metrics.sync });
	metrics.watch({ sync: server.sync, feed: { load: () => ({ connections: 2, unread: 3 }) } });
});
afterEach(async () => {
	letWrite();
	await server.close();
	metrics.close();
});

const value = async (line: string): Promise<number> => {
	const found = (await metrics.text()).split('\n').find((one) => one.startsWith(`${line} `));
	return found ? Number(found.slice(line.length)) : NaN;
};

async function writer(): Promise<{ client: RawClient; update: Uint8Array }> {
	const client = await rawClient(server, 'anna');
	client.send({ type: 'step1', stateVector: Uint8Array.of(0) });
	const doc = new Y.Doc();
	Y.applyUpdate(doc, (await client.next('step2')).update);
	client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
	return { client, update: insertion(doc, '桥') };
}

it('tells what waits for the disk, and how long it took to be acknowledged', async () => {
	const { client, update } = await writer();
	client.send({ type: 'update', update });
	await expect.poll(() => value('copydesk_unacknowledged_updates')).toBeGreaterThan(0);
	const before = await value('copydesk_ack_seconds_count');
	letWrite();
	await client.next('ack', ({ frames }) => frames === 2);
	expect(await value('copydesk_ack_seconds_count')).toBeGreaterThan(before);
	expect(await value('copydesk_unacknowledged_updates')).toBe(0);
	expect(await value('copydesk_rooms_open')).toBe(1);
	expect(await value('copydesk_story_connections')).toBe(1);
	expect(await value('copydesk_desk_connections')).toBe(2);
	expect(await value('copydesk_buffered_bytes')).toBeGreaterThanOrEqual(3);
	client.close();
});

it('tells which frames were refused, by code and rule', async () => {
	const noise = await rawClient(server, 'anna');
	noise.send(Uint8Array.of(99, 1, 2, 3));
	expect(await noise.closed).toBe(4400);
	const liar = await rawClient(server, 'anna');
	liar.send({ type: 'ack', frames: 1, seq: 1, at: 0 });
	await liar.closed;
	expect(await value('copydesk_refused_frames_total{code="4400",rule="form"}')).toBe(1);
	expect(await value('copydesk_refused_frames_total{code="4400",rule="server-only"}')).toBe(1);
});
