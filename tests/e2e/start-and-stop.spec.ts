import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from '@playwright/test';
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
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		test(`stops it cleanly with ${signal} and starts it again with the same data`, async () => {
			const server = await startServer();
			expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
			expect(await server.stop(signal)).toBe(0);
			await server.restart();
			expect((await fetch(`${server.origin}/healthz`)).status).toBe(200);
			await server.dispose();
		});
	}

	for (const [name, value] of [
		['PORT', 'eighty'],
		['PORT', '70000'],
		['ORIGIN', 'desk.example.org'],
		['LOG_LEVEL', 'loud']
	] as const) {
		test(`is told in one sentence that ${name}=${value} will not do`, async () => {
			const { code, text } = await refusedStart({ PORT: '0', [name]: value });
			expect(code).toBe(1);
			expect(text.trim().split('\n')).toEqual([expect.stringContaining(name)]);
		});
	}

	test('is told that the port is taken', async () => {
		const server = await startServer();
		const { port } = new URL(server.origin);
		const { code, text } = await refusedStart({ PORT: port, DATA_DIR: `${server.dataDir}/other` });
		expect(code).toBe(1);
		expect(text).toContain(`PORT ${port} is taken`);
		await server.dispose();
	});

	test('finds it under localhost as under 127.0.0.1', async () => {
		const server = await startServer();
		const { port } = new URL(server.origin);
		for (const host of ['localhost', '127.0.0.1']) {
			const answer = await fetch(`http://${host}:${port}/healthz`);
			expect(answer.status).toBe(200);
		}
		await server.dispose();
	});
});
