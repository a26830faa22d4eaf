import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { openNamespaces, type NamedPlace, type Namespaces } from '../namespaces.ts';
import type { S3Server } from '../s3-server.ts';
import { readCompose, readVariables, type Compose, type ComposeService } from './compose.ts';
import { Container, type Stopped } from './container.ts';
import { makeImage, type Image } from './image.ts';
import { own, startPostgres, startRedis, startStore, type Database } from './keepers.ts';
import { startProxy, type Proxy } from './proxy.ts';

const DEPLOY = path.resolve(import.meta.dirname, '../../../deploy');

/** All that deploy/compose.yaml has, run from the files beside it, without Docker. */
export interface Installation {
	readonly compose: Compose;
	readonly desks: readonly Container[];
	readonly proxy: Proxy;
	readonly database: Database;
	readonly redis: Container;
	readonly store: S3Server;
	readonly variables: Readonly<Record<string, string>>;
	/** In order, as `docker compose down` does; how each of them ended. */
	down(): Promise<Map<string, Stopped>>;
	/** Removes everything. */
	close(): Promise<void>;
}

/** Who is `node` in the image. */
const NODE = { name: 'nobody', group: 'nogroup' };

export async function openInstallation(): Promise<Installation> {
	const closing = new AsyncDisposableStack();
	try {
		return await open(closing);
	} catch (error) {
		await closing.disposeAsync();
		throw error;
	}
}

async function open(closing: AsyncDisposableStack): Promise<Installation> {
	const variables = settled(readVariables(path.join(DEPLOY, 'compose.env.example')));
	const compose = readCompose(path.join(DEPLOY, 'compose.yaml'), variables);
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-deploy-'));
	closing.defer(() => fs.rm(folder, { recursive: true, force: true }));
	await fs.chmod(folder, 0o755);
	const image = await makeImage();
	closing.defer(() => image.dispose());
	const network = await openNamespaces();
	closing.defer(() => network.close());
	const places = await placesOf(network);
	const standing = async (name: string) => {
		const own = path.join(folder, name);
		await fs.mkdir(own);
		return { place: placeOf(places, name), folder: own };
	};
	const database = await startPostgres(compose.service('postgres'), await standing('postgres'));
	closing.defer(() => killed(database.container));
	const redis = await startRedis(compose.service('redis'), await standing('redis'));
	closing.defer(() => killed(redis));
	const store = await startStore(compose, network.here.people);
	closing.defer(() => store.close());
	const desks = await Promise.all(
		DESKS.map((name) => makeDesk(compose.service(name), placeOf(places, name), { image, folder }))
	);
	closing.defer(async () => void (await Promise.all(desks.map(killed))));
	await upInOrder(compose, desks);
	const at = { ...(await standing('proxy')), caddyfile: path.join(DEPLOY, 'Caddyfile') };
	const proxy = await startProxy(compose.service('proxy'), at);
	closing.defer(() => killed(proxy.container));
	return {
		...{ compose, desks, proxy, database, redis, store, variables },
		async down() {
			const all = [proxy.container, ...desks.toReversed(), redis, database.container];
			const ended = new Map<string, Stopped>();
			for (const one of all) {
				// What the image of PostgreSQL has for STOPSIGNAL.
				const signal = one === database.container ? 'SIGINT' : 'SIGTERM';
				ended.set(one.name, await one.stop(signal));
			}
			return ended;
		},
		close: () => closing.disposeAsync()
	};
}

const DESKS = ['desk-1', 'desk-2', 'desk-3'];

/** A namespace for each, in which all know each other by name as they do in a network of compose. */
async function placesOf(network: Namespaces): Promise<Map<string, NamedPlace>> {
	const places = new Map<string, NamedPlace>();
	for (const name of ['postgres', 'redis', ...DESKS, 'proxy'])
		places.set(name, await network.join({ postgres: 5432, redis: 6379 }));
	const names: Record<string, string> = { s3: network.here.people };
	for (const [name, { at }] of places)
		names[name] = name === 'postgres' || name === 'redis' ? at[name] : at.people;
	for (const place of places.values()) await place.know(names);
	return places;
}

function placeOf(places: ReadonlyMap<string, NamedPlace>, name: string): NamedPlace {
	const place = places.get(name);
	if (!place) throw new Error(`there is no place for ${name}`);
	return place;
}

/** A server as the image has it; folders of the image are its own, or those of a volume. */
async function makeDesk(
	service: ComposeService,
	place: NamedPlace,
	{ image, folder }: { image: Image; folder: string }
): Promise<Container> {
	const { dockerfile, app, bin } = image;
	const folders = new Map<string, string>();
	for (const name of dockerfile.folders) {
		const volume = service.mounts.get(name);
		const made = path.join(folder, volume ?? service.name + name.replace('/', '-'));
		await fs.mkdir(made, { recursive: true, mode: 0o700 });
		await own(made, NODE.name);
		folders.set(name, made);
	}
	const said = { ...dockerfile.env, ...service.environment };
	const env = Object.entries(said).map(([name, value]) => [name, folders.get(value) ?? value]);
	return new Container({
		...{ name: service.name, place, user: NODE, cwd: app, graceMs: service.graceMs },
		env: { PATH: `${bin}:/usr/bin:/bin`, ...(Object.fromEntries(env) as Record<string, string>) },
		command: dockerfile.command,
		healthcheck: service.healthcheck ?? dockerfile.healthcheck
	});
}

/** Each once what it waits for is well. */
async function upInOrder(compose: Compose, desks: readonly Container[]): Promise<void> {
	const well = new Map<string, Promise<void>>();
	const up = (desk: Container): Promise<void> => {
		const known = well.get(desk.name) ?? begin(desk);
		well.set(desk.name, known);
		return known;
	};
	async function begin(desk: Container): Promise<void> {
		const { waitsFor } = compose.service(desk.name);
		await Promise.all(desks.filter(({ name }) => waitsFor.has(name)).map(up));
		desk.start();
		await desk.becomesWell();
	}
	await Promise.all(desks.map(up));
}

/** What the example leaves to be made up, as it says. */
const settled = (variables: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(variables).map(([name, value]) => [
			name,
			value || randomBytes(24).toString('hex')
		])
	);

const killed = async (container: Container): Promise<void> =>
	void (await container.stop('SIGKILL'));
