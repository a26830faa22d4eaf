import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import {
	hasPrivatePostgres,
	privatePostgres,
	type PrivatePostgres
} from '#tests/support/private-postgres.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { runAt, watchDesk } from '#tests/support/two-servers.ts';

/** A paper is set up while others use the machine, ms. */
const START_MS = 90_000;

const isThere = hasPrivatePostgres() && (await hasRedis());

/** The built server beside a database that is stopped in the middle: connections are open, and nothing comes. */
describe.skipIf(!isThere)('a server whose database is silent', () => {
	let postgres: PrivatePostgres;
	let redis: TestRedis;
	let paper: LivePaper;
	beforeEach(async () => {
		[postgres, redis] = await Promise.all([privatePostgres(), testRedis()]);
		paper = await openPaper(undefined, {
			...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, REHEARSAL: 'off' }
		});
	}, START_MS);
	afterEach(async () => {
		postgres.resume();
		await paper.close();
		await Promise.all([postgres.dispose(), redis.dispose()]);
	});

	const readyz = async () => (await fetch(`${paper.server.origin}/readyz`)).status;
	/** What a browser gets for a command: nothing is not among it. */
	const send = async (cookie: string, id: string) => {
		const { origin } = paper.server;
		const answer = await fetch(`${origin}/api/commands`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin, cookie },
			body: JSON.stringify({ id, command: newStory(id) })
		});
		return answer.status;
	};

	test(
		'says that nothing is saved, and goes on as soon as it answers',
		async () => {
			const cookie = await paper.signIn('meng');
			expect(await send(cookie, 'before')).toBe(200);
			postgres.pause();
			const during = await Promise.all([send(cookie, 'one'), send(cookie, 'other')]);
			expect(during).toEqual([500, 500]);
			await expect.poll(readyz, { timeout: 20_000 }).toBe(503);
			postgres.resume();
			// The same ones again, as a browser sends them; each is carried out once.
			for (const id of ['one', 'other'])
				await expect.poll(() => send(cookie, id), { interval: 300, timeout: 20_000 }).toBe(200);
			const watch = await watchDesk(paper.server, cookie);
			expect(await runAt(paper.server, cookie, newStory('after'))).toMatchObject({ ok: true });
			await expect.poll(() => watch.told.length).toBeGreaterThan(0);
			const rows = await postgres.run(`select id from command where id in ('one', 'other')`);
			expect(rows).toHaveLength(2);
			await expect.poll(readyz, { timeout: 20_000 }).toBe(200);
		},
		START_MS
	);

	test(
		'ends when it is told to, and leaves nothing behind',
		async () => {
			const cookie = await paper.signIn('meng');
			await watchDesk(paper.server, cookie);
			postgres.pause();
			const inHand = send(cookie, 'in-hand').catch(() => null);
			const code = await paper.server.stop('SIGTERM');
			expect(code).toBe(0);
			await inHand;
			postgres.resume();
			// Nobody else has its place, and what it holds is let go of.
			await paper.server.restart();
			expect(await send(await paper.signIn('meng'), 'in-hand')).toBe(200);
		},
		START_MS
	);
});
