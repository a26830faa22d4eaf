import { rm } from 'node:fs/promises';
import * as Y from 'yjs';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '#server/boot.ts';
import { readConfig } from '#server/config.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { postgresEngine } from '#server/store/postgres-store.ts';
import { postgresLog } from '#server/store/postgres-update-log.ts';
import type { Tables } from '#server/store/tables.ts';
import { contentHash } from './content-hash.ts';
import { Front } from './front.ts';
import { employ, PASSWORD } from './live-paper.ts';
import type { Network, Place } from './network.ts';
import { openNetwork } from './open-network.ts';
import { ownPostgres, type OwnPostgres } from './own-postgres.ts';
import { testRedis, type TestRedis } from './redis.ts';
import { makeDataDir, startServer, type RunningServer } from './start-server.ts';
import { runAt } from './two-servers.ts';

/** One of several servers, in a place of its own. */
export interface StandingServer extends RunningServer {
	readonly name: string;
	readonly place: Place;
	/** Of its sync server. */
	readonly url: string;
	/** SIGSTOP and SIGCONT. */
	pause(): void;
	resume(): void;
}

/** Several servers as `npm start` starts them, on a PostgreSQL and a Redis of their own, each of which can be harmed. */
export interface ThreeServers {
	readonly network: Network;
	readonly postgres: OwnPostgres;
	readonly redis: TestRedis;
	readonly servers: readonly StandingServer[];
	/** Where a window goes that comes anew, as a proxy has it. */
	readonly front: Front;
	/** Editors, `editor-1` …, each with a session. */
	readonly editors: readonly { name: string; id: Id; cookie: string }[];
	/** Of the first server, as the chief editor, who is the administrator too. */
	run(command: Command): Promise<void>;
	readonly chief: string;
	signIn(username: string, at?: RunningServer): Promise<string>;
	/** Makes stories that everybody may write in. */
	newStories(count: number): Promise<Id[]>;
	/** What the log of a story says, as a hash. */
	logged(storyId: Id): Promise<string>;
	close(): Promise<void>;
}

export interface ThreeServersOptions {
	/** 20 unless told, and three. */
	editors?: number;
	servers?: number;
}

export async function threeServers(options: ThreeServersOptions = {}): Promise<ThreeServers> {
	const closing = new AsyncDisposableStack();
	try {
		return await open(closing, options);
	} catch (error) {
		await closing.disposeAsync();
		throw error;
	}
}

async function open(
	closing: AsyncDisposableStack,
	{ editors: people = 20, servers: count = 3 }: ThreeServersOptions
): Promise<ThreeServers> {
	const network = await openNetwork();
	closing.defer(() => network.close());
	const { postgres: at, redis: redisAt } = network.hosts;
	const postgres = await ownPostgres(at ? [at] : []);
	closing.defer(() => postgres.dispose());
	const redis = await testRedis(redisAt ? [redisAt] : []);
	closing.defer(() => redis.dispose());
	const ids = await furnish(postgres, people);
	const servers: StandingServer[] = [];
	// One after the other: each of them wants all of a small machine.
	for (let number = 1; number <= count; number++) {
		const server = await standing(`server ${number}`, network, postgres, redis);
		closing.defer(() => server.dispose());
		servers.push(server);
	}
	const [first] = servers as [StandingServer, ...StandingServer[]];
	const signIn = (login: string, server: RunningServer = first) => signInAt(server, login);
	const chief = await signIn('gu');
	const editors = [];
	for (const [name, id] of ids) editors.push({ name, id, cookie: await signIn(name) });
	const front = new Front(servers);
	closing.defer(() => front.close());
	const reader = await openPostgres<Tables>(postgres.url(), {});
	closing.defer(() => reader.db.destroy());
	const log = postgresLog(
		reader.db,
		postgresEngine('several', () => 0)
	);

	async function run(command: Command): Promise<void> {
		const answer = await runAt(first, chief, command);
		if (!answer.ok) throw new Error(`${command.type}: ${JSON.stringify(answer.refusal)}`);
	}

	return {
		...{ network, postgres, redis, servers, front, editors, run, chief, signIn },
		async newStories(many) {
			const stories = Array.from({ length: many }, newId);
			for (const id of stories)
				await run({
					...{ type: 'story.create', id, editionId: null, kind: 'news', section: '要闻' },
					...{ authorIds: [], target: null, blocks: [] }
				});
			return stories;
		},
		async logged(storyId) {
			const { snapshot, tail } = await log.load(`story/${storyId}`);
			const doc = new Y.Doc();
			if (snapshot) Y.applyUpdate(doc, snapshot);
			for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
			return contentHash(doc);
		},
		close: () => closing.disposeAsync()
	};
}

/** The paper, its cast, and so many editors more, by name. */
async function furnish(postgres: OwnPostgres, people: number): Promise<Map<string, Id>> {
	const dataDir = await makeDataDir();
	const env = { DATABASE_URL: postgres.url(), DATA_DIR: dataDir, LOG_LEVEL: 'warn' };
	const services = await boot(readConfig(env));
	await employ(services);
	// Two steps, so that a story is signed off at once.
	await services.desk.execute(HOUSE, newId(), {
		type: 'newsroom.update',
		patch: { workflow: { steps: [], sameReviewer: true } }
	});
	const ids = new Map<string, Id>();
	for (let number = 1; number <= people; number++)
		ids.set(`editor-${number}`, await hire(services, `editor-${number}`));
	await services.close();
	await rm(dataDir, { recursive: true });
	return ids;
}

async function hire({ people }: Services, username: string): Promise<Id> {
	const about = { name: username, username, email: null, roles: ['editor' as const] };
	const added = await people.add(HOUSE, about);
	if (!added.ok) throw new Error(`${username} is not hired: ${JSON.stringify(added.error)}`);
	const { person, link } = added.value;
	await people.choosePassword(link.path.split('/').at(-1) ?? '', PASSWORD);
	return person.id;
}

async function standing(
	name: string,
	network: Network,
	postgres: OwnPostgres,
	redis: TestRedis
): Promise<StandingServer> {
	const place = await network.join({ postgres: postgres.port, redis: redis.port });
	const env = {
		// The database knows each by its name.
		DATABASE_URL: `${postgres.url(place.reach.postgres)}?application_name=${encodeURIComponent(name)}`,
		REDIS_URL: `redis://${place.reach.redis}`,
		HOST: place.host,
		REHEARSAL: 'off'
	};
	const server = await startServer(env, place.prefix);
	const signal = (what: NodeJS.Signals) => void process.kill(server.pid, what);
	return Object.defineProperties(
		{
			...{ name, place, url: `${server.origin.replace('http', 'ws')}/sync` },
			pause: () => signal('SIGSTOP'),
			resume: () => signal('SIGCONT')
		},
		Object.getOwnPropertyDescriptors(server)
	) as StandingServer;
}

async function signInAt({ origin }: RunningServer, login: string): Promise<string> {
	const answer = await fetch(`${origin}/api/session`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin },
		body: JSON.stringify({ login, password: PASSWORD })
	});
	if (!answer.ok) throw new Error(`${login} cannot sign in: ${answer.status}`);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';', 1)[0])
		.join('; ');
}
