import { spawn } from 'node:child_process';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@playwright/test';
import { CLOSE } from '#document/close-codes.ts';
import { forged } from '#tests/support/crafted.ts';
import { openPaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { hasPostgres, testDatabase } from '#tests/support/postgres.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { hasRedis, testRedis } from '#tests/support/redis.ts';
import { startServer } from '#tests/support/start-server.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Starts the server with settings that it must refuse; resolves to its code and what it printed. */
function refusedStart(env: Record<string, string>): Promise<{ code: number | null; text: string }> {
	return new Promise((resolve) => {
		const child = spawn(process.execPath, ['server/main.ts'], {
			cwd: ROOT,
			env: { ...process.env, ...env }
		});
		let text = '';
		child.stdout.on('data', (chunk: Buffer) => (text += String(chunk)));
		child.stderr.on('data', (chunk: Buffer) => (text += String(chunk)));
		child.once('exit', (code) => resolve({ code, text }));
	});
}

test.describe('whoever runs the server', () => {
	test('stops it cleanly with either signal and starts it again with the same data; finds it under localhost, and is told that its port is taken', async () => {
		const server = await startServer({ REHEARSAL: 'on' });
		const isWell = async (host: string) => {
			const { port } = new URL(server.origin);
			expect((await fetch(`http://${host}:${port}/healthz`)).status).toBe(200);
		};
		await isWell('localhost');
		expect(server.output()).toMatch(
			/"release":"\d+\.\d+\.\d+","build":"[0-9a-f]{16}","node":"v\d[^"]+","msg":"open"/
		);
		for (const signal of ['SIGINT', 'SIGTERM'] as const) {
			await isWell('127.0.0.1');
			expect(await server.stop(signal)).toBe(0);
			await server.restart();
		}
		await isWell('127.0.0.1');
		const { port } = new URL(server.origin);
		const { code, text } = await refusedStart({ PORT: port, DATA_DIR: `${server.dataDir}/other` });
		expect(code).toBe(1);
		expect(text).toContain(`PORT ${port} is taken`);
		await server.dispose();
	});

	// Which settings will not do, and why, is told by server/config.test.ts.
	test('is told in one sentence that a setting will not do', async () => {
		const { code, text } = await refusedStart({ PORT: '0', LOG_LEVEL: 'loud' });
		expect(code).toBe(1);
		expect(text.trim().split('\n')).toEqual([expect.stringContaining('LOG_LEVEL')]);
	});

	test('has it start also where there is no room for a rehearsal', async () => {
		const server = await startServer({ REHEARSAL: 'on', TMPDIR: '/nowhere' });
		expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
		expect(server.output()).toContain('no rehearsal');
		await server.dispose();
	});

	test('HTTP5: sees it turn work away first, then save all it has, and only then send people away', async () => {
		const paper = await openPaper();
		const { server } = paper;
		const { origin } = server;
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const ask = async (path: string) => {
			const answer = await fetch(origin + path);
			return [answer.status, await answer.text()];
		};
		expect(await ask('/readyz')).toEqual([200, 'ready\n']);
		await paper.run('meng', newStory('late-words'));
		const who = { story: 'late-words', cookie: await paper.signIn('meng') };
		const meng = await rawClient(sync, null, who);
		meng.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		await meng.next('ack');

		// A disk that takes nothing for a while.
		const disk = new DatabaseSync(path.join(server.dataDir, 'copydesk.sqlite'));
		disk.exec('begin immediate');
		meng.send({ type: 'update', update: forged(77, 0, '最后一句') });
		const signalled = performance.now();
		const ended = server.stop('SIGTERM');
		await expect.poll(() => ask('/readyz')).toEqual([503, 'the server is stopping\n']);
		expect(await ask('/healthz')).toEqual([200, 'ok\n']);
		expect(await ask('/sign-in')).toEqual([503, 'The server is stopping.\n']);
		await expect(rawClient(sync, null, who)).rejects.toThrow('503');
		expect(meng.frames.filter(({ type }) => type === 'ack')).toHaveLength(1);
		expect(meng.socket.readyState).toBe(meng.socket.OPEN);

		disk.exec('rollback');
		disk.close();
		await meng.next('ack', ({ frames }) => frames === 2);
		expect(await meng.closed).toBe(CLOSE.restart);
		expect(await ended).toBe(0);
		expect(performance.now() - signalled).toBeLessThan(10_000);

		await server.restart();
		const again = await rawClient(sync, null, { ...who, cookie: await paper.signIn('meng') });
		again.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		const { update } = await again.next('step2');
		expect(Buffer.from(update).toString()).toContain('最后一句');
		again.close();
		await paper.close();
	});

	test('sees one of several servers go on answering until a proxy can know that it stops', async () => {
		test.skip(!(await hasPostgres()) || !(await hasRedis()));
		const [database, redis] = [await testDatabase(), await testRedis()];
		const server = await startServer({ DATABASE_URL: database.url, REDIS_URL: redis.url });
		const { origin } = server;
		const ended = server.stop('SIGTERM');
		const statusOf = async (path: string) => (await fetch(origin + path)).status;
		await expect.poll(() => statusOf('/readyz')).toBe(503);
		const told = performance.now();
		// A proxy asks every two seconds.
		while (performance.now() - told < 2000) expect(await statusOf('/set-up')).toBe(200);
		expect(await ended).toBe(0);
		expect(performance.now() - told).toBeLessThan(10_000);
		await server.dispose();
		await redis.dispose();
		await database.drop();
	});
});
