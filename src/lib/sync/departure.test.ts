import { expect, test, vi } from 'vitest';
import { Departure } from './departure.svelte.ts';

const at = (path: string, route: string) => ({
	url: new URL(path, 'https://desk.example.org'),
	route: { id: route }
});
const proof = at('/editions/2026-11-27/proof/1', 'proof');
const board = at('/editions/2026-11-27', 'board');

/** A way out of the proof while the server is away, or not. */
function setting() {
	const net = { isAway: true, isUp: false };
	const goto = vi.fn(() => Promise.resolve());
	const departure = new Departure({
		isAway: () => net.isAway,
		answers: () => Promise.resolve(net.isUp),
		goto
	});
	const go = (to: typeof proof, more: { willUnload?: boolean; type?: string } = {}) => {
		const cancel = vi.fn();
		departure.before({ from: proof, to, type: 'link', willUnload: false, cancel, ...more });
		return cancel.mock.calls.length > 0;
	};
	return { net, goto, departure, go };
}

test('another screen is barred while no server answers, the same one is not', () => {
	const { net, departure, go } = setting();
	expect(go(board)).toBe(true);
	expect(departure.barred).toBe(board.url);
	expect(go(at('/editions/2026-11-27/proof/2', 'proof'))).toBe(false);
	expect(departure.barred).toBeNull();
	expect(go(proof, { willUnload: true })).toBe(true);
	expect(go(at('https://elsewhere.example.org/', 'none'))).toBe(false);
	expect(go(board, { type: 'leave' })).toBe(false);
	net.isAway = false;
	expect(go(board)).toBe(false);
});

test('it is tried again when the person asks, and goes on once the server answers', async () => {
	const { net, departure, goto, go } = setting();
	go(board);
	await departure.retry();
	expect(goto).not.toHaveBeenCalled();
	expect(departure.barred).toBe(board.url);
	net.isUp = true;
	goto.mockImplementation(() => Promise.resolve(void go(board)));
	await departure.retry();
	expect(goto).toHaveBeenCalledWith(board.url);
	expect(departure.barred).toBeNull();
});

test('where a screen’s data cannot be had the way leads back, and a link that is hovered over may fail', async () => {
	const { net, departure, go } = setting();
	net.isAway = false;
	const asked = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));
	const window = { fetch: asked } as unknown as Window & typeof globalThis;
	const stop = departure.watch(window);
	const data = 'https://desk.example.org/editions/2026-11-27/__data.json?x=1';
	await expect(window.fetch(data)).rejects.toThrow('Failed to fetch');
	go(board);
	await expect(window.fetch('https://desk.example.org/api/people')).rejects.toThrow();
	const back = await window.fetch(data);
	expect(await back.json()).toEqual({ type: 'redirect', location: proof.url.pathname });
	expect(departure.barred).toBe(board.url);
	asked.mockResolvedValue(new Response(null, { status: 503 }));
	expect(await (await window.fetch(data)).json()).toMatchObject({ type: 'redirect' });
	asked.mockResolvedValue(new Response('{}'));
	expect(await (await window.fetch(data)).json()).toEqual({});
	stop();
	expect(window.fetch).toBe(asked);
});
