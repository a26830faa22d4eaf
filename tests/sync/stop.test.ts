import { rm } from 'node:fs/promises';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '#document/close-codes.ts';
import { forged } from '#tests/support/crafted.ts';
import { hangingChromium, type HangingChromium } from '#tests/support/hanging-chromium.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { rawClient, type RawClient } from '#tests/support/raw-client.ts';
import { makeDataDir } from '#tests/support/start-server.ts';
import { watchDesk } from '#tests/support/two-servers.ts';

/** A paper is set up while others use the machine, ms. */
const START_MS = 90_000;
const STORY = 'late-words';

function isGone(pid: number): boolean {
	try {
		return !process.kill(pid, 0);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		return true;
	}
}

/**
 * The built server, told to end while something in it hangs. It ends by itself (code 0) and not by the guard that
 * ends it when that takes too long (code 1).
 */
describe('a server that is told to end', () => {
	let paper: LivePaper;
	let chromium: HangingChromium;
	let folder: string;
	beforeEach(async () => {
		folder = await makeDataDir();
		chromium = await hangingChromium(folder);
		paper = await openPaper(undefined, { CHROMIUM: chromium.program, REHEARSAL: 'off' });
	}, START_MS);
	afterEach(async () => {
		await paper.close();
		await rm(folder, { recursive: true });
	});

	/** Somebody in the story, who has brought all they have. */
	async function writer(): Promise<RawClient> {
		const { origin } = paper.server;
		const sync = { origin, url: `${origin.replace('http', 'ws')}/sync` };
		const cookie = await paper.signIn('meng');
		const client = await rawClient(sync, null, { story: STORY, cookie });
		client.send({ type: 'step2', update: Uint8Array.of(0, 0) });
		await client.next('ack');
		return client;
	}
	async function wordsAfterRestart(): Promise<string> {
		await paper.server.restart();
		const again = await writer();
		again.send({ type: 'step1', stateVector: Uint8Array.of(0) });
		const { update } = await again.next('step2');
		again.close();
		return Buffer.from(update).toString();
	}

	test('does not wait for a PDF that is being made by a browser that hangs', async () => {
		await paper.run('meng', newStory(STORY));
		const meng = await writer();
		const { date } = paper.edition;
		const printed = paper.ask('gu', `/editions/${date}/pdf`).then(
			({ status }) => status,
			() => 'cut off'
		);
		await expect.poll(chromium.pid).not.toBeNull();
		const pid = (await chromium.pid()) ?? 0;
		meng.send({ type: 'update', update: forged(77, 0, '最后一句') });
		const ended = paper.server.stop('SIGTERM');
		await meng.next('ack', ({ frames }) => frames === 2);
		expect(await meng.closed).toBe(CLOSE.restart);
		expect(await ended).toBe(0);
		expect([503, 'cut off']).toContain(await printed);
		// Nor is it left behind.
		await expect.poll(() => isGone(pid)).toBe(true);
		expect(await wordsAfterRestart()).toContain('最后一句');
	});

	test('does not wait for windows that do not read', async () => {
		await paper.run('meng', newStory(STORY));
		const [meng, deaf] = [await writer(), await writer()];
		const cookie = await paper.signIn('bai');
		const desk = await watchDesk(paper.server, cookie);
		deaf.socket.pause();
		desk.pause();
		// More than fits between the two.
		for (let part = 0; part < 60; part++)
			meng.send({ type: 'update', update: forged(77, part * 20_000, '字'.repeat(20_000)) });
		await meng.next('ack', ({ frames }) => frames === 61);
		meng.send({ type: 'update', update: forged(77, 60 * 20_000, '最后一句') });
		expect(await paper.server.stop('SIGTERM')).toBe(0);
		expect(await meng.closed).toBe(CLOSE.restart);
		for (const { socket } of [meng, deaf]) socket.terminate();
		desk.close();
		expect(await wordsAfterRestart()).toContain('最后一句');
	});
});
