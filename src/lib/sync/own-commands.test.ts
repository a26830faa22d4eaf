import { expect, test, vi } from 'vitest';
import type { Command } from '#model/commands.ts';
import { DeskState } from './desk.svelte.ts';

const spike = (id: string): Command => ({ type: 'story.spike', id });

/** A desk whose commands are answered when the test says so, in the order in which they were sent. */
function aDesk() {
	const sent: { id: string; command: Command; answer: (ok: boolean) => void }[] = [];
	const fetch = (_url: unknown, init?: RequestInit) => {
		const { promise, resolve } = Promise.withResolvers<Response>();
		const { id, command } = JSON.parse(String(init?.body)) as { id: string; command: Command };
		const answer = (ok: boolean) =>
			resolve(Response.json(ok ? { ok, seq: 0 } : { ok, refusal: { reason: 'forbidden' } }));
		sent.push({ id, command, answer });
		return promise;
	};
	const start = { me: 'me', position: { epoch: 'e', seq: 0 }, changes: [] };
	const desk = new DeskState(start, { fetch });
	/** What was sent as the n-th, once it was. */
	const nth = (at: number) => vi.waitFor(() => sent[at] ?? expect.fail(`no ${at} yet`));
	return { desk, sent, nth };
}

test('undo means the command that was given last, also while its answer is on its way', async () => {
	const { desk, sent, nth } = aDesk();
	const first = desk.run(spike('a'));
	sent[0]?.answer(true);
	await first;
	const second = desk.run(spike('b'));
	const undone = desk.undo();
	// Nothing is asked of the server before it has said that there is something to take back.
	await Promise.resolve();
	expect(sent).toHaveLength(2);
	sent[1]?.answer(true);
	const { command, answer } = await nth(2);
	expect(command).toEqual({ type: 'undo', commandId: sent[1]?.id });
	answer(true);
	expect(await undone).toEqual(await second);
});

test('undo of a command that is then refused does nothing, and the one before is next', async () => {
	const { desk, sent, nth } = aDesk();
	const first = desk.run(spike('a'));
	sent[0]?.answer(true);
	await first;
	void desk.run(spike('b'));
	const undone = desk.undo();
	sent[1]?.answer(false);
	expect(await undone).toBeNull();
	const next = desk.undo();
	const { command, answer } = await nth(2);
	expect(command).toEqual({ type: 'undo', commandId: sent[0]?.id });
	answer(true);
	expect(await next).toEqual(await first);
	expect(await desk.undo()).toBeNull();
});

test('a command that was refused is not taken back', async () => {
	const { desk, sent } = aDesk();
	const only = desk.run(spike('a'));
	sent[0]?.answer(false);
	await only;
	expect(await desk.undo()).toBeNull();
});

test('undone twice in a row, what is later goes first, whichever is answered first', async () => {
	const { desk, sent, nth } = aDesk();
	void desk.run(spike('a'));
	void desk.run(spike('b'));
	const both = [desk.undo(), desk.undo()];
	sent[0]?.answer(true);
	await Promise.resolve();
	expect(sent).toHaveLength(2);
	sent[1]?.answer(true);
	for (const [at, one] of [
		[2, 1],
		[3, 0]
	] as const) {
		const { command, answer } = await nth(at);
		expect(command).toEqual({ type: 'undo', commandId: sent[one]?.id });
		answer(true);
	}
	expect((await Promise.all(both)).map((one) => one?.ok)).toEqual([true, true]);
});
