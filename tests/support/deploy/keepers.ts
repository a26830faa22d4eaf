import fs from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { NamedPlace } from '../namespaces.ts';
import { programs } from '../own-postgres.ts';
import { s3Server, type S3Server } from '../s3-server.ts';
import type { Compose, ComposeService } from './compose.ts';
import { Container } from './container.ts';

interface Standing {
	place: NamedPlace;
	/** Of its own. */
	folder: string;
}

const PATH = '/usr/sbin:/usr/bin:/bin';
const USER = { name: 'postgres', group: 'postgres' };

/** PostgreSQL as its image makes and runs it. */
export interface Database {
	readonly container: Container;
	/** Whether it was called well while it was still being made, and nobody could have reached it. */
	readonly wasWellTooEarly: boolean;
	/** Asks on its own socket. */
	query(text: string): Promise<string>;
}

/** Makes the database as the image does: first it listens on its socket alone. */
export async function startPostgres(
	service: ComposeService,
	{ place, folder }: Standing
): Promise<Database> {
	const bin = programs();
	if (bin === null) throw new Error('there is no initdb');
	const { POSTGRES_USER: user = '', POSTGRES_PASSWORD: password = '' } = service.environment;
	const [data, secret] = [path.join(folder, 'data'), path.join(folder, 'secret')];
	await fs.writeFile(secret, password);
	await own(folder, USER.name);
	const [program = '', ...args] = service.command;
	const command = [program, '-D', data, '-k', folder, ...args];
	const container = new Container({
		...{ name: service.name, place, user: USER, cwd: folder, command },
		env: { PATH: `${bin}:${PATH}`, PGHOST: folder, LC_ALL: 'C.UTF-8', ...service.environment },
		healthcheck: service.healthcheck ?? [],
		graceMs: service.graceMs
	});
	const initdb = (service.environment.POSTGRES_INITDB_ARGS ?? '').split(' ');
	const about = [`--username=${user}`, `--pwfile=${secret}`, '--auth-host=scram-sha-256'];
	await must(container, ['initdb', '-D', data, '--auth-local=trust', ...about, ...initdb]);
	await fs.appendFile(path.join(data, 'pg_hba.conf'), 'host all all all scram-sha-256\n');
	const query = (text: string, database = user) =>
		must(container, ['psql', '-U', user, '-d', database, '-Atc', text]);
	container.start([...command, '-c', 'listen_addresses=']);
	await answers(() => query('select 1', 'postgres'));
	const wasWellTooEarly = await container.isWell();
	await query(`create database ${user}`, 'postgres');
	await container.stop('SIGINT');
	container.start([...command, '-c', 'listen_addresses=*']);
	await container.becomesWell();
	return { container, wasWellTooEarly, query };
}

export async function startRedis(
	service: ComposeService,
	{ place, folder }: Standing
): Promise<Container> {
	const container = new Container({
		...{ name: service.name, place, cwd: folder, graceMs: service.graceMs },
		user: { name: 'nobody', group: 'nogroup' },
		env: { PATH, ...service.environment },
		// Its image binds to all there is.
		command: [...service.command, '--bind', '0.0.0.0'],
		healthcheck: service.healthcheck ?? []
	});
	await own(folder, 'nobody');
	container.start();
	await container.becomesWell();
	return container;
}

/** The S3 server of the tests under the key of the compose file, at the address where that has its own. */
export function startStore(compose: Compose, host: string): Promise<S3Server> {
	interface Keys {
		identities: { credentials: { accessKey: string; secretKey: string }[] }[];
	}
	const { identities } = JSON.parse(compose.config('s3')) as Keys;
	const [credentials] = identities[0]?.credentials ?? [];
	const { hostname, port, pathname } = new URL(mediaOf(compose));
	if (hostname !== 's3' || !credentials) throw new Error('the store of MEDIA_URL is not s3');
	const { accessKey: key, secretKey: secret } = credentials;
	return s3Server({ host, port: Number(port), key, secret, bucket: pathname.slice(1) });
}

const mediaOf = (compose: Compose): string => compose.service('desk-1').environment.MEDIA_URL ?? '';

/** Makes a folder somebody's, with all that is in it. */
export async function own(folder: string, user: string): Promise<void> {
	const { uid, gid } = await idsOf(user);
	for (const file of ['.', ...(await fs.readdir(folder))])
		await fs.chown(path.join(folder, file), uid, gid);
}

async function idsOf(user: string): Promise<{ uid: number; gid: number }> {
	const passwd = await fs.readFile('/etc/passwd', 'utf8');
	const [, uid, gid] = new RegExp(`^${user}:[^:]*:(\\d+):(\\d+):`, 'm').exec(passwd) ?? [];
	if (!uid) throw new Error(`there is no user ${user}`);
	return { uid: Number(uid), gid: Number(gid) };
}

async function must(container: Container, command: readonly string[]): Promise<string> {
	const { code, output } = await container.exec(command);
	if (code !== 0) throw new Error(`${command[0]} ended with ${code}:\n${output}`);
	return output.trim();
}

async function answers(ask: () => Promise<unknown>): Promise<void> {
	for (const end = performance.now() + 30_000; performance.now() < end; await pause(100)) {
		const isThere = await ask().then(
			() => true,
			() => false
		);
		if (isThere) return;
	}
	throw new Error('the database does not answer');
}
