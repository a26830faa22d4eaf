import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { countErrors } from './count-errors.ts';
import { createMetrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';

const TOKEN = 'a-token-of-the-house';
const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of closing.splice(0).reverse()) await close();
});

async function start(): Promise<Services> {
	const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-metrics-'));
	closing.push(() => fs.rm(dataDir, { recursive: true }));
	const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent', METRICS: '127.0.0.1:0' };
	const services = await boot(readConfig(env));
	closing.push(() => services.close());
	return services;
}

it('counts commands by outcome, and says how the process fares', async () => {
	const { desk, metrics } = await start();
	const add = { type: 'person.add', id: newId(), name: '温若楠', username: 'wen' } as const;
	await desk.execute(HOUSE, newId(), { ...add, email: null, roles: ['reporter'] });
	await desk.execute('nobody', newId(), { type: 'story.hold', id: 'x', reason: '' });
	const text = await metrics.text();
	expect(text).toContain('copydesk_commands_total{type="person.add",outcome="done"} 1');
	expect(text).toContain('copydesk_commands_total{type="story.hold",outcome="forbidden"} 1');
	expect(text).toContain('copydesk_hash_mismatches_total{what="audit"} 0');
	expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
	expect(text).toMatch(/^process_resident_memory_bytes \d/m);
	expect(text).not.toContain('温若楠');
});

it('says from the start of what is looked at that there was none, so that the first one is an increase', async () => {
	const text = await createMetrics().text();
	for (const doing of ['read', 'write', 'append', 'load', 'compact', 'commit', 'probe'])
		expect(text).toContain(`copydesk_database_errors_total{doing="${doing}"} 0`);
	expect(text).toContain('copydesk_refused_frames_total{code="4400",rule="foreign"} 0');
	expect(text).toContain('copydesk_refused_frames_total{code="4529",rule="rate"} 0');
});

it('counts an audit log that is not whole', async () => {
	const { audit, db, desk, metrics } = await start();
	const add = { type: 'person.add', id: newId(), name: '温若楠', username: 'wen' } as const;
	await desk.execute(HOUSE, newId(), { ...add, email: null, roles: ['reporter'] });
	await db.updateTable('command').set({ person_id: 'wen' }).execute();
	await audit.verify();
	expect(await metrics.text()).toContain('copydesk_hash_mismatches_total{what="audit"} 1');
});

it('counts what the database does not answer', async () => {
	const { store } = await start();
	const failed: string[] = [];
	const full = () => Promise.reject(new Error('database or disk is full'));
	const counted = countErrors({ ...store, probe: full }, (doing) => failed.push(doing));
	await expect(counted.probe()).rejects.toThrow('full');
	await counted.records.all();
	expect(failed).toEqual(['probe']);
});

it('is told only who has the token, and of nothing else', async () => {
	const metrics = createMetrics();
	const door = await serveMetrics({ host: '127.0.0.1', port: 0, token: TOKEN }, metrics);
	closing.push(() => door.close());
	const ask = async (url: string, authorization = '') =>
		(await fetch(`http://127.0.0.1:${door.port}${url}`, { headers: { authorization } })).status;
	expect(await ask('/metrics')).toBe(401);
	expect(await ask('/metrics', 'Bearer guessed')).toBe(401);
	expect(await ask('/metrics', `Bearer ${TOKEN}`)).toBe(200);
	expect(await ask('/', `Bearer ${TOKEN}`)).toBe(404);
});
