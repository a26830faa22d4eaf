import type { BrowserContext } from '@playwright/test';
import { WebSocket } from 'ws';
import { FEED_VERSION } from '#model/feed.ts';

/** Opens a page in a new window; how long until a text of it is shown, ms. */
export async function shownAfter(
	reader: BrowserContext,
	at: string,
	text: string
): Promise<number> {
	const window = await reader.newPage();
	const went = performance.now();
	await window.goto(at, { waitUntil: 'commit' });
	await window.getByText(text).first().waitFor();
	const shown = performance.now() - went;
	await window.close();
	return shown;
}

/** The bytes of the desk feed's first word, once it is there and read. `host`: asked for at another address. */
export function firstWord(origin: string, cookie: string, host?: string): Promise<number> {
	const named = host === undefined ? origin : `http://${host}`;
	const socket = new WebSocket(`${origin.replace('http', 'ws')}/desk`, {
		headers: { cookie, origin: named, ...(host === undefined ? {} : { host }) }
	});
	return new Promise((resolve, reject) => {
		socket.on('error', reject);
		socket.on('open', () =>
			socket.send(JSON.stringify({ type: 'watch', since: null, version: FEED_VERSION }))
		);
		socket.on('message', (data: Buffer) => {
			const { type } = JSON.parse(data.toString('utf8')) as { type: string };
			if (type !== 'snapshot') return;
			resolve(data.length);
			socket.terminate();
		});
	});
}
