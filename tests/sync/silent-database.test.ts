import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '#document/close-codes.ts';
import { forged } from '#tests/support/crafted.ts';
import { hangingChromium, type HangingChromium } from '#tests/support/hanging-chromium.ts';
import { openPaper, PASSWORD, type LivePaper } from '#tests/support/live-paper.ts';
import { hold } from '#tests/support/hold.ts';
import { newStory } from '#tests/support/new-story.ts';
import {
	hasPrivatePostgres,
	privatePostgres,
	type PrivatePostgres
} from '#tests/support/private-postgres.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { hasRedis, testRedis, type TestRedis } from '#tests/support/redis.ts';
import { makeDataDir } from '#tests/support/start-server.ts';
import { runAt, watchDesk } from '#tests/support/two-servers.ts';

/** A paper is set up while others use the machine, ms. */
const START_MS = 90_000;

const isThere = hasPrivatePostgres() && (await hasRedis());

/** The built server beside a database that is stopped in the middle: connections are open, and nothing comes. */
describe.skipIf(!isThere)('a server whose database is silent', () => {
	let postgres: PrivatePostgres;
	let redis: TestRedis;
	let paper: LivePaper;
	let chromium: HangingChromium;
	let folder: string;
	beforeEach(async () => {
		[postgres, redis] = await Promise.all([privatePostgres(), testRedis()]);
		folder = await makeDataDir();
		chromium = await hangingChromium(folder);
		paper = await openPaper(undefined, {
			...{ DATABASE_URL: postgres.url, REDIS_URL: redis.url, REHEARSAL: 'off' },
			...{ CHROMIUM: chromium.program, BACKUP_DIR: path.join(folder, 'backup') }
		});
	}, START_MS);
	afterEach(async () => {
		postgres.resume();
		await paper.close();
		await Promise.all([postgres.dispose(), redis.dispose()]);
		await rm(folder, { recursive: true });
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
			expect(during).toEqual([503, 503]);
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

	/** What a browser gets that shows a page or sends its form, and what is on it. */
	const page = async (path: string, cookie: string, form?: Record<string, string>) => {
		const { origin } = paper.server;
		const answer = await fetch(origin + path, {
			headers: { accept: 'text/html', 'accept-language': 'en', origin, cookie },
			...(form && { method: 'POST', body: new URLSearchParams(form) })
		});
		return { status: answer.status, text: await answer.text() };
	};

	test(
		'says to whoever signs in, or is signed in, that it cannot look them up, and lets them in afterwards',
		async () => {
			const { origin } = paper.server;
			const cookie = await paper.signIn('meng');
			const credentials = { login: 'meng', password: PASSWORD };
			const script = () =>
				fetch(`${origin}/api/session`, {
					method: 'POST',
					headers: { 'content-type': 'application/json', origin, 'accept-language': 'en' },
					body: JSON.stringify(credentials)
				});
			postgres.pause();
			const [shown, signIn, scripted] = await Promise.all([
				page('/desk', cookie),
				page('/sign-in', '', credentials),
				script()
			]);
			expect([shown.status, signIn.status, scripted.status]).toEqual([503, 503, 503]);
			expect(shown.text).toContain('The database does not answer. What you wrote is safe');
			expect(signIn.text).toContain('The database does not answer, so nobody can sign in');
			expect(await scripted.json()).toMatchObject({
				...{ reason: 'away', message: expect.stringContaining('The database does not answer') }
			});
			postgres.resume();
			// With the session from before as with a new one.
			await expect.poll(async () => (await page('/desk', cookie)).status).toBe(200);
			await expect.poll(async () => (await script()).status).toBe(200);
		},
		START_MS
	);

	/** The path of a link by which somebody chooses a new password. */
	const linkFor = async (id: string): Promise<string> => {
		const { origin } = paper.server;
		const answer = await fetch(`${origin}/api/people`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin, cookie: await paper.signIn('gu') },
			body: JSON.stringify({ do: 'link', id })
		});
		const { link } = (await answer.json()) as { link: { url: string } };
		return new URL(link.url).pathname;
	};

	test(
		'says to whoever has a link that it cannot be opened, and opens it afterwards',
		async () => {
			const path = await linkFor(paper.idOf('bai'));
			postgres.pause();
			const review = fetch(`${paper.server.origin}/review/open`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ token: 'a'.repeat(43) })
			});
			const shown = await page(path, '');
			expect([shown.status, (await review).status]).toEqual([503, 503]);
			expect(shown.text).toContain('The database does not answer, so the link cannot be opened');
			postgres.resume();
			await expect.poll(async () => (await page(path, '')).status).toBe(200);
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

	/** A window in a story, which has brought all it has. */
	async function writer(): Promise<RawClient> {
		const { origin } = paper.server;
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const cookie = await paper.signIn('meng');
		const client = await rawClient(sync, null, { story: 'late-words', cookie });
		client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		await client.next('ack');
		return client;
	}

	test(
		'ends by itself whatever else hangs, and windows keep what it has not saved',
		async () => {
			// A backup is begun anew, and hangs over a table that nobody else reads.
			expect(await paper.server.stop()).toBe(0);
			await rm(path.join(folder, 'backup'), { recursive: true });
			const locked = await hold(postgres.url, 'lock table proof_copy in access exclusive mode');
			await paper.server.restart();
			await expect.poll(() => locked.isWaitedFor()).toBe(true);
			await paper.run('meng', newStory('late-words'));
			const window = await writer();
			const saved = forged(77, 0, '存了');
			const unsaved = forged(77, 2, '没有存', { client: 77, clock: 1 });
			window.send({ type: 'update', update: saved });
			await window.next('ack', ({ frames }) => frames === 2);
			const printed = paper.ask('gu', `/editions/${paper.edition.date}/pdf`).catch(() => null);
			await expect.poll(chromium.pid).not.toBeNull();
			(await watchDesk(paper.server, await paper.signIn('bai'))).pause();
			postgres.pause();
			window.send({ type: 'update', update: unsaved });
			const stopped = paper.server.stop('SIGTERM');
			// Sent away, with nothing said to be saved that is not.
			expect(await window.closed).toBe(CLOSE.restart);
			expect(window.frames.filter(({ type }) => type === 'ack')).toHaveLength(2);
			// And not by the guard, which ends it with 1.
			expect(await stopped).toBe(0);
			await printed;
			postgres.resume();
			await locked.end();
			await paper.server.restart();
			const again = await writer();
			again.send({ type: 'step1', stateVector: Uint8Array.of(0) });
			const { update } = await again.next('step2');
			const there = Buffer.from(update).toString();
			expect([there.includes('存了'), there.includes('没有存')]).toEqual([true, false]);
			// As a window does that comes back.
			again.send({ type: 'update', update: unsaved });
			await again.next('ack', ({ frames }) => frames === 2);
			again.close();
		},
		START_MS
	);
});
