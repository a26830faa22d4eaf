import { spawn, type ChildProcess } from 'node:child_process';
import net from 'node:net';
import process from 'node:process';
import { afterEach, expect, it } from 'vitest';
import type { Network, Place } from './network.ts';
import { openNetwork } from './open-network.ts';
import { openProxies } from './proxies.ts';

/** Sends a byte every 10 ms and tells how many it has sent and how many have come back; ends with its connection. */
const CLIENT = `
	const [host, port] = process.argv[1].split(':');
	let [sent, heard] = [0, 0];
	const socket = require('net').connect(Number(port), host);
	socket.on('data', (data) => (heard += data.length)).on('close', () => process.exit(1));
	setInterval(() => {
		socket.write('x');
		sent += 1;
		process.send({ sent, heard });
	}, 10);`;

/** Processes are started while others use the machine. */
const START = { timeout: 40_000 };

const echo = net.createServer((socket) => {
	socket.on('error', () => socket.destroy());
	socket.pipe(socket);
});
const clients: ChildProcess[] = [];
let network: Network;

afterEach(async () => {
	for (const client of clients.splice(0)) client.kill('SIGKILL');
	await network.close();
	await new Promise((resolve) => echo.close(resolve));
});

/** What somebody in a place sends to one of the things out there, and hears. */
function talk({ prefix, reach }: Place, far: 'postgres' | 'redis') {
	const [program = '', ...args] = [...prefix, process.execPath, '-e', CLIENT, reach[far]];
	const client = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
	clients.push(client);
	const told = { sent: 0, heard: 0 };
	client.on('message', (now) => Object.assign(told, now));
	return { told, isOver: () => client.exitCode !== null };
}

it.each([
	['as this machine has it', openNetwork],
	['of proxies', async () => openProxies()]
])(
	'a way that is cut carries nothing and says nothing, and goes on when it is healed: %s',
	async (_, open) => {
		network = await open();
		await new Promise<void>((resolve) => echo.listen(0, '0.0.0.0', resolve));
		const { port } = echo.address() as net.AddressInfo;
		const [here, there] = [
			await network.join({ postgres: port, redis: port }),
			await network.join({ postgres: port, redis: port })
		];
		const [cut, beside, other] = [
			talk(here, 'postgres'),
			talk(here, 'redis'),
			talk(there, 'postgres')
		];
		await expect
			.poll(() => [cut, beside, other].every(({ told }) => told.heard > 10), START)
			.toBe(true);
		await here.cut('postgres');
		// What was on its way has come.
		const { sent } = { ...cut.told };
		await expect.poll(() => cut.told.sent).toBeGreaterThan(sent + 20);
		const before = [cut, beside, other].map(({ told }) => told.heard);
		await expect.poll(() => cut.told.sent).toBeGreaterThan(sent + 50);
		const after = [cut, beside, other].map(({ told }) => told.heard);
		expect(after[0]).toBe(before[0]);
		expect(after[1]).toBeGreaterThan(before[1] ?? 0);
		expect(after[2]).toBeGreaterThan(before[2] ?? 0);
		await here.heal();
		await expect.poll(() => cut.told.heard).toBeGreaterThan(sent + 50);
		expect([cut, beside, other].some(({ isOver }) => isOver())).toBe(false);
	}
);

it('a way that is cut is nobody else’s, whichever it is', async () => {
	network = await openNetwork();
	await new Promise<void>((resolve) => echo.listen(0, '0.0.0.0', resolve));
	const { port } = echo.address() as net.AddressInfo;
	const places: Place[] = [];
	for (let count = 0; count < 3; count++)
		places.push(await network.join({ postgres: port, redis: port }));
	const talks = places.map((place) => talk(place, 'postgres'));
	const heard = () => talks.map(({ told }) => told.heard);
	await expect.poll(() => heard().every((bytes) => bytes > 10), START).toBe(true);
	for (const [at, place] of places.entries()) {
		const before = heard();
		await place.cut('postgres');
		// A tenth of what they say by then.
		await expect.poll(() => talks[at]?.told.sent).toBeGreaterThan((before[at] ?? 0) + 90);
		const after = heard();
		for (const [other, bytes] of before.entries())
			if (other !== at) expect(after[other]).toBeGreaterThan(bytes + 10);
		await place.heal();
		await expect.poll(() => heard()[at]).toBeGreaterThan((after[at] ?? 0) + 50);
	}
});
