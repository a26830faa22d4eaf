import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { keepThreadsSmall } from './small-threads.ts';

/** Makes many things, of which some stay for a while, and tells how much memory new ones had at most. */
const BUSY = `
	const v8 = require('node:v8');
	let kept = [];
	let most = 0;
	for (let made = 0; made < 2_000_000; made++) {
		kept.push({ made, of: [made] });
		if (kept.length > 200_000) kept = [];
		if (made % 20_000 > 0) continue;
		const { space_size } = v8.getHeapSpaceStatistics().find((one) => one.space_name === 'new_space');
		most = Math.max(most, space_size);
	}
	require('node:worker_threads').parentPort.postMessage(most / 2 ** 20);
`;

async function mostOfAThread(): Promise<number> {
	const worker = new Worker(BUSY, { eval: true });
	const [most] = (await once(worker, 'message')) as [number];
	return most;
}

test('HTTP1: a thread that makes much for a moment does not keep the memory of it', async () => {
	const unbounded = await mostOfAThread();
	keepThreadsSmall();
	// What is being cleared away counts for a moment beside what is new.
	expect(await mostOfAThread()).toBeLessThan(unbounded / 2);
});
