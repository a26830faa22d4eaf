/**
 * Connections that never come to anything, each from an address of its own, in a process of their own:
 *   node tests/support/half-open-flood.ts <port> <how many> <a second>
 * What the server cuts is opened again after half a minute. Tells its parent every 200 ms how it stands.
 */
import net from 'node:net';
import process from 'node:process';

/** So far. */
export interface FloodReport {
	opened: number;
	/** Now. */
	standing: number;
	cut: number;
	/** Could not be opened, by error. */
	failed: Record<string, number>;
}

const HEAD = 'GET /sync/story/none?v=1 HTTP/1.1\r\nHost: 127.0.0.1\r\n';
const UPGRADE =
	'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
	'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n';

/** What they send, in turn; `drip` comes every two seconds. */
function kindsFor(origin: string): { first: string; drip?: string }[] {
	const own = `Origin: ${origin}\r\n`;
	return [
		{ first: '' },
		{ first: HEAD },
		{ first: HEAD, drip: 'X-More: to come\r\n' },
		{ first: `${HEAD}Cookie: ${'x'.repeat(15_000)}` },
		{ first: `${HEAD}${own}${UPGRADE}` },
		// A WebSocket without a session: told so, and never answers.
		{ first: `${HEAD}${own}${UPGRADE}\r\n` },
		{ first: `${HEAD}Origin: http://elsewhere.example\r\n${UPGRADE}\r\n` },
		{
			first:
				`POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\n${own}` +
				'Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"login":'
		}
	];
}

const EVERY_MS = 5;
const AGAIN_MS = 30_000;
const [port, count, rate] = process.argv.slice(2).map(Number) as [number, number, number];
const kinds = kindsFor(`http://127.0.0.1:${port}`);
const report: FloodReport = { opened: 0, standing: 0, cut: 0, failed: {} };

/** 127.1.0.1 and on; 250 in each of the smallest blocks. */
const addressOf = (index: number): string =>
	`127.${1 + Math.floor(index / 62_500)}.${Math.floor(index / 250) % 250}.${1 + (index % 250)}`;

function open(index: number): void {
	const { first, drip } = kinds[index % kinds.length] ?? { first: '' };
	const socket = net.connect({ port, host: '127.0.0.1', localAddress: addressOf(index) });
	let dripping: NodeJS.Timeout | undefined;
	let isOpen = false;
	socket.on('connect', () => {
		isOpen = true;
		report.opened += 1;
		report.standing += 1;
		if (first) socket.write(first);
		if (drip) dripping = setInterval(() => socket.write(drip), 2000);
	});
	// Read, or the end of it would go unnoticed; never answered.
	socket.resume();
	socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
		if (!isOpen) report.failed[code] = (report.failed[code] ?? 0) + 1;
	});
	socket.on('close', () => {
		clearInterval(dripping);
		if (isOpen) {
			report.standing -= 1;
			report.cut += 1;
		}
		setTimeout(() => waiting.push(index), AGAIN_MS);
	});
}

const waiting = Array.from({ length: count }, (_, index) => index);
setInterval(() => {
	for (const index of waiting.splice(0, Math.ceil((rate * EVERY_MS) / 1000))) open(index);
}, EVERY_MS);
setInterval(() => process.send?.(report), 200);
process.on('disconnect', () => process.exit());
