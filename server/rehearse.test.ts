import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, expect, it, vi } from 'vitest';
import { rehearse } from './rehearse.ts';

let folder: string | undefined;

afterEach(async () => {
	vi.unstubAllEnvs();
	if (folder) await fs.rm(folder, { recursive: true });
	folder = undefined;
});

it('plays its scene to the end and leaves nothing behind', async () => {
	folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'));
	vi.stubEnv('TMPDIR', folder);
	await rehearse();
	expect(await fs.readdir(folder)).toEqual([]);
});

it.each(['SIGTERM', 'SIGINT'] as const)(
	'leaves nothing behind where the server is stopped by %s meanwhile',
	async (signal) => {
		folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-test-'));
		const module = new URL('./rehearse.ts', import.meta.url).href;
		const program = `(await import(${JSON.stringify(module)})).rehearse()`;
		const server = spawn(process.execPath, ['--input-type=module', '-e', program], {
			env: { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' },
			stdio: 'ignore'
		});
		const ended = once(server, 'exit');
		await expect.poll(() => fs.readdir(folder ?? ''), { timeout: 30_000 }).not.toEqual([]);
		server.kill(signal);
		expect(await ended).toEqual([0, null]);
		expect(await fs.readdir(folder)).toEqual([]);
	},
	60_000
);

it('fails as a value of its promise where there is no room for it', async () => {
	vi.stubEnv('TMPDIR', '/nowhere');
	await expect(rehearse()).rejects.toMatchObject({ code: 'ENOENT' });
});
