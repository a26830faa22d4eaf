import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
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

it('fails as a value of its promise where there is no room for it', async () => {
	vi.stubEnv('TMPDIR', '/nowhere');
	await expect(rehearse()).rejects.toMatchObject({ code: 'ENOENT' });
});
