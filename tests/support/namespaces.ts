import { execFile } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import fs from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';
import { FAR, type Far, type Network, type Place } from './network.ts';

const run = promisify(execFile);
const ip = (line: string) => run('ip', line.split(' '));

/** People come in over one, and each of the others leads to one thing. */
const LANES = ['people', ...FAR] as const;
type Lane = (typeof LANES)[number];
/** An interface's name has 15 characters at most. */
const LETTER: Record<Lane, string> = { people: 'p', postgres: 'd', redis: 'r' };
/** Where the system looks for what a namespace has of its own in /etc. */
const ETC = '/etc/netns';

/** Places that know others by name. */
export interface Namespaces extends Network {
	/** Where the tests are, by lane. */
	readonly here: Readonly<Record<Lane, string>>;
	join(ports: Record<Far, number>): Promise<NamedPlace>;
}

export interface NamedPlace extends Place {
	/** Its own addresses. */
	readonly at: Readonly<Record<Lane, string>>;
	/** What begins here from now on finds these names at these addresses. */
	know(names: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * A namespace for each server and a bridge for each lane, on which PostgreSQL, Redis and the tests are at
 * the first address. A cut is a cable that is pulled from the bridge.
 */
export async function openNamespaces(): Promise<Namespaces> {
	await sweep();
	const id = `cd${process.pid.toString(36)}${randomInt(36, 36 * 36).toString(36)}`;
	const subnet = await freeSubnet();
	const addressOf = (lane: Lane, number: number) => `${subnet}.${LANES.indexOf(lane)}.${number}`;
	const addressesOf = (number: number) =>
		Object.fromEntries(LANES.map((lane) => [lane, addressOf(lane, number)])) as Record<
			Lane,
			string
		>;
	const names: string[] = [];

	const close = () => remove(id, names);

	async function join(ports: Record<Far, number>): Promise<NamedPlace> {
		const number = names.length + 2;
		const name = `${id}-${number}`;
		names.push(name);
		await ip(`netns add ${name}`);
		await ip(`-n ${name} link set lo up`);
		const cable = (lane: Lane) => `${id}${LETTER[lane]}${number}`;
		const plug = (lane: Lane) => ip(`link set ${cable(lane)} master ${id}${LETTER[lane]}`);
		for (const lane of LANES) {
			await ip(`link add ${cable(lane)} type veth peer name ${lane} netns ${name}`);
			await ip(`-n ${name} addr add ${addressOf(lane, number)}/24 dev ${lane}`);
			await ip(`-n ${name} link set ${lane} up`);
			await ip(`link set ${cable(lane)} up`);
			await plug(lane);
		}
		const reach = (far: Far) => `${addressOf(far, 1)}:${ports[far]}`;
		return {
			host: addressOf('people', number),
			at: addressesOf(number),
			async know(others) {
				const lines = Object.entries({ localhost: '127.0.0.1', ...others });
				await fs.mkdir(`${ETC}/${name}`, { recursive: true });
				await fs.writeFile(
					`${ETC}/${name}/hosts`,
					lines.map(([other, at]) => `${at} ${other}\n`).join('')
				);
			},
			prefix: ['ip', 'netns', 'exec', name],
			reach: { postgres: reach('postgres'), redis: reach('redis') },
			async cut(...far) {
				for (const one of far) await ip(`link set ${cable(one)} nomaster`);
			},
			async heal() {
				for (const far of FAR) await plug(far);
			}
		};
	}

	try {
		for (const lane of LANES) {
			await ip(`link add ${id}${LETTER[lane]} address ${ownAddress()} type bridge`);
			await ip(`addr add ${addressOf(lane, 1)}/24 dev ${id}${LETTER[lane]}`);
			await ip(`link set ${id}${LETTER[lane]} up`);
		}
		await ip(`netns add ${id}-0`);
		await ip(`netns del ${id}-0`);
	} catch (error) {
		await close().catch(() => undefined);
		throw error;
	}
	const hosts = { postgres: addressOf('postgres', 1), redis: addressOf('redis', 1) };
	return { kind: 'namespaces', hosts, here: addressesOf(1), join, close };
}

/**
 * Of a bridge. Without one it has that of one of its cables, and another once this is pulled: everybody else would
 * look for what is on it at the old one for some ten seconds.
 */
const ownAddress = (): string =>
	['02', ...Array.from({ length: 5 }, () => randomInt(256).toString(16).padStart(2, '0'))].join(
		':'
	);

async function remove(id: string, names: readonly string[]): Promise<void> {
	for (const name of names) {
		await ip(`netns del ${name}`);
		await fs.rm(`${ETC}/${name}`, { recursive: true, force: true });
	}
	for (const lane of LANES) await ip(`link del ${id}${LETTER[lane]}`);
}

/** Takes away what a process has left that was killed. */
async function sweep(): Promise<void> {
	const { stdout } = await ip('netns list');
	const left = stdout.match(/^cd\w+-\d+/gm) ?? [];
	for (const [id, names] of Map.groupBy(left, (name) => name.split('-')[0] ?? '')) {
		const pid = parseInt(id.slice(2, -2), 36);
		// Others may be at it as well.
		if (!existsSync(`/proc/${pid}`)) await remove(id, names).catch(() => undefined);
	}
}

/** The first two numbers of addresses that nothing here uses. */
async function freeSubnet(): Promise<string> {
	const { stdout } = await ip('-o -4 addr');
	for (let second = 64 + (process.pid % 128); second < 255; second++)
		if (!stdout.includes(` 10.${second}.`)) return `10.${second}`;
	throw new Error('no addresses are free');
}
