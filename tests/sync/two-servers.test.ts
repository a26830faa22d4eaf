import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '#document/close-codes.ts';
import { newId, type Id } from '#model/ids.ts';
import { newStory } from '#tests/support/new-story.ts';
import { hasPostgres } from '#tests/support/postgres.ts';
import { rawClient } from '#tests/support/raw-client.ts';
import { hasRedis } from '#tests/support/redis.ts';
import type { RunningServer } from '#tests/support/start-server.ts';
import {
	runAt,
	twoServers,
	watchDesk,
	type TwoServers,
	type Watch
} from '#tests/support/two-servers.ts';

const ok = { ok: true };
/** A paper is set up, and two servers are started, while others use the machine, ms. */
const START_MS = 60_000;
let servers: TwoServers;

const isThere = (await hasPostgres()) && (await hasRedis());

/** The built server, twice. */
describe.skipIf(!isThere)('a house with two servers', () => {
	beforeEach(async () => {
		servers = await twoServers();
	}, START_MS);
	afterEach(() => servers.close());

	const hasTold = ({ told }: Watch, id: Id) =>
		told.some(({ changes }) => changes.some((change) => change.id === id));
	const readiness = async ({ origin }: RunningServer) => (await fetch(`${origin}/readyz`)).text();

	test('shows at each what is done at the other, and goes on when one is gone', async () => {
		const { paper, one, other } = servers;
		const cookie = await paper.signIn('meng');
		const [here, there] = [await watchDesk(one, cookie), await watchDesk(other, cookie)];
		for (const [at, watch, id] of [
			[one, there, 'from-one'],
			[other, here, 'from-other']
		] as const) {
			const answer = await runAt(at, cookie, newStory(id));
			expect(answer).toMatchObject(ok);
			await expect.poll(() => hasTold(watch, id), { interval: 10 }).toBe(true);
			// Both number what they tell alike: a page waits for what its command has changed.
			const seq = answer.ok ? answer.seq : -1;
			expect(watch.told.find((event) => event.seq === seq)?.changes[0]).toMatchObject({ id });
		}
		await one.stop('SIGKILL');
		expect(await runAt(other, cookie, newStory('alone'))).toMatchObject(ok);
		expect(await readiness(other)).toBe('ready\n');
		// It comes back, knows all, and is stopped politely.
		await one.restart();
		const again = await watchDesk(one, cookie);
		expect(await runAt(other, cookie, newStory('together'))).toMatchObject(ok);
		await expect.poll(() => hasTold(again, 'together')).toBe(true);
		expect(await one.stop('SIGTERM')).toBe(0);
		expect(again.code).toBe(CLOSE.restart);
		expect(await other.stop('SIGTERM')).toBe(0);
	});

	test('puts out at both who signs out, or is put out, at one; also while Redis is away', async () => {
		const { paper, one, other, redis } = servers;
		const sockets = async (cookie: string) => {
			const { origin } = other;
			const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
			const desk = await watchDesk(other, cookie);
			const text = await rawClient(sync, null, { story: 'open', cookie });
			let code = 0;
			void text.closed.then((closed) => (code = closed));
			return () => [desk.code, code];
		};
		const signOut = (cookie: string) =>
			fetch(`${one.origin}/api/session`, {
				method: 'DELETE',
				headers: { cookie, origin: one.origin }
			});
		await paper.run('gu', newStory('open'));
		const out = [CLOSE.signedOut, CLOSE.signedOut];

		const first = await paper.signIn('meng');
		const second = await paper.signIn('meng');
		const [gone, stays] = [await sockets(first), await sockets(second)];
		await signOut(first);
		// How soon is measured by `npm run soak -- revocation`.
		await expect.poll(gone, { interval: 10 }).toEqual(out);
		expect(stays()).toEqual([0, 0]);

		await redis.kill();
		await expect.poll(() => readiness(other)).toBe('ready, though redis does not carry\n');
		await signOut(second);
		await expect.poll(stays, { interval: 10 }).toEqual(out);

		// Somebody loses their place.
		const third = await sockets(await paper.signIn('tao'));
		await paper.run('gu', { type: 'person.deactivate', id: paper.idOf('tao') });
		await expect.poll(() => third().every((code) => code !== 0), { interval: 10 }).toBe(true);
		await redis.start();
		await expect.poll(() => readiness(other)).toBe('ready\n');
	});

	test('goes on while one sleeps, and takes it back by itself', async () => {
		const { paper, one, other, database } = servers;
		const cookie = await paper.signIn('meng');
		const there = await watchDesk(other, cookie);
		let last = '';
		const answers: boolean[] = [];
		process.kill(other.pid, 'SIGSTOP');
		try {
			// Longer than it may write without renewing its right to; the other one goes on meanwhile, no faster
			// than one session may.
			const goOn = async () => {
				last = newId();
				answers.push((await runAt(one, cookie, newStory(last))).ok);
				return (await database.run('select from writer')).length;
			};
			await expect.poll(goOn, { interval: 100, timeout: 30_000 }).toBe(1);
			expect(answers).not.toContain(false);
		} finally {
			process.kill(other.pid, 'SIGCONT');
		}
		await expect.poll(() => hasTold(there, last)).toBe(true);
		await expect
			.poll(() => runAt(other, cookie, newStory('again'), 'again').catch(() => null))
			.toMatchObject(ok);
		await expect.poll(() => other.output()).toContain('this server was away for too long');
	});
});
