import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { keepThreadsCompiled } from './compiled-threads.ts';

test('what a thread compiles is kept in the folder, or in the one somebody has named', async () => {
	const env: NodeJS.ProcessEnv = {};
	keepThreadsCompiled(env);
	expect(env.NODE_COMPILE_CACHE).toMatch(/node_modules\/\.cache\/copydesk$/);
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'compiled-'));
	const own = { NODE_COMPILE_CACHE: folder };
	keepThreadsCompiled(own);
	const thread = new Worker(new URL('./sync/replay-worker.ts', import.meta.url), { env: own });
	await once(thread, 'message');
	await thread.terminate();
	expect(await fs.readdir(folder)).not.toEqual([]);
	await fs.rm(folder, { recursive: true });
});
