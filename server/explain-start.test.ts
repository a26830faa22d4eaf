import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '#tests/support/free-port.ts';
import { hasPostgres, testDatabase } from '#tests/support/postgres.ts';
import { readConfig } from './config.ts';
import { expectData } from './expect-data.ts';
import { explainStart } from './explain-start.ts';
import { openSqliteStore } from './store/sqlite-store.ts';

/** Who owns nothing; only root can start a program as somebody else. */
const NOBODY = 65_534;
const MAIN = path.join(import.meta.dirname, 'main.ts');

/** Whether the server can be started as somebody else; left out, with a word, where they cannot read it. */
function canBeNobody(): boolean {
	if (process.getuid?.() !== 0) return false;
	const look = `fs.accessSync(${JSON.stringify(MAIN)}, fs.constants.R_OK)`;
	const { status } = spawnSync(process.execPath, ['-e', look], { uid: NOBODY });
	if (status !== 0)
		process.stderr.write(
			`User ${NOBODY} cannot read ${MAIN} or run Node: a start by somebody else is not tested.\n`
		);
	return status === 0;
}

const isThere = await hasPostgres();
let folder: string;
beforeEach(async () => {
	folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-start-'));
});
const ending: (() => unknown)[] = [];
afterEach(async () => {
	for (const end of ending.splice(0)) await end();
	await fs.rm(folder, { recursive: true });
});

/** One that another program listens on until the test ends. */
async function takenPort(): Promise<string> {
	const server = net.createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	ending.push(() => server.close());
	return String((server.address() as net.AddressInfo).port);
}

/** Starts the server; resolves to its exit code and what it says on each stream. */
function start(
	env: Record<string, string>,
	as: { uid?: number } = {}
): Promise<{ code: number | null; out: string; err: string }> {
	return new Promise((resolve, reject) => {
		const settings = { PORT: '0', DATA_DIR: folder, REHEARSAL: 'off', ...env };
		const child = spawn(process.execPath, [MAIN], { env: { ...process.env, ...settings }, ...as });
		let [out, err] = ['', ''];
		child.stdout.on('data', (chunk: Buffer) => {
			out += String(chunk);
			if (out.includes('Copydesk is at')) child.kill();
		});
		child.stderr.on('data', (chunk: Buffer) => (err += String(chunk)));
		child.once('error', reject);
		child.once('close', (code) => resolve({ code, out, err }));
	});
}

/** What lies in the folder, but for the lock, which holds nothing. */
async function contents(): Promise<Record<string, string>> {
	const names = (await fs.readdir(folder, { recursive: true, withFileTypes: true }))
		.filter((entry) => entry.isFile() && entry.name !== 'lock')
		.map((entry) => path.join(entry.parentPath, entry.name));
	const files = await Promise.all(names.sort().map((name) => fs.readFile(name, 'base64')));
	return Object.fromEntries(names.map((name, index) => [name, files[index] ?? '']));
}

const file = () => path.join(folder, 'copydesk.sqlite');

/** What is wrong, how it comes to that, the settings, and the sentence. */
const REFUSED: [string, () => Promise<Record<string, string>>, RegExp][] = [
	['a setting that will not do', async () => ({ LOG_LEVEL: 'loud' }), /^LOG_LEVEL must be/],
	[
		'figures for everybody',
		async () => ({ METRICS: '0.0.0.0:9464' }),
		/^METRICS at 0\.0\.0\.0 can be read by other machines/
	],
	[
		'a browser that is no program',
		async () => ({ CHROMIUM: folder }),
		/^CHROMIUM must be a program that may be run, not “\S+”\.$/
	],
	[
		'a Ghostscript that is not there',
		async () => ({ GHOSTSCRIPT: '/nowhere/gs' }),
		/^GHOSTSCRIPT must be a program that may be run, not “\/nowhere\/gs”\.$/
	],
	[
		'a backup folder below a file',
		async () => {
			await fs.writeFile(path.join(folder, 'letter'), '…');
			return { BACKUP_DIR: path.join(folder, 'letter', 'backup') };
		},
		/^BACKUP_DIR, \S+backup, can be no folder\.$/
	],
	[
		'a port that is taken',
		async () => ({ PORT: await takenPort() }),
		/^PORT \d+ is taken by another/
	],
	[
		'a host that is none',
		async () => ({ HOST: '203.0.113.1' }),
		/^HOST 203\.0\.113\.1 is not an address of this machine\.$/
	],
	[
		'an address for figures that is taken',
		async () => ({ METRICS: `127.0.0.1:${await takenPort()}` }),
		/^METRICS cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)\.$/
	],
	[
		'an address for figures at which people are to come',
		async () => {
			const port = String(await freePort());
			return { PORT: port, METRICS: `127.0.0.1:${port}` };
		},
		/^METRICS cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\)\.$/
	],
	[
		'a port that is taken, of many newsrooms',
		async () => {
			const newsrooms = path.join(folder, 'newsrooms');
			await fs.mkdir(newsrooms);
			return { NEWSROOMS: newsrooms, PORT: await takenPort() };
		},
		/^PORT \d+ is taken by another/
	],
	[
		'a data folder that is a file',
		async () => {
			await fs.writeFile(path.join(folder, 'letter'), '…');
			return { DATA_DIR: path.join(folder, 'letter') };
		},
		/^DATA_DIR, \S+letter, can be no folder\.$/
	],
	[
		'a data folder below a file',
		async () => {
			await fs.writeFile(path.join(folder, 'letter'), '…');
			return { DATA_DIR: path.join(folder, 'letter', 'data') };
		},
		/^DATA_DIR, \S+data, can be no folder\.$/
	],
	[
		'a database that is none',
		async () => {
			await fs.writeFile(file(), 'no database at all, '.repeat(500));
			return {};
		},
		/^The database in \S+ is damaged, or none of Copydesk’s; put back a backup, or name another/
	],
	[
		'a database that is empty beside a newsroom',
		async () => {
			await fs.writeFile(path.join(folder, 'secret'), 'k'.repeat(43));
			await fs.writeFile(file(), '');
			return {};
		},
		/^The database of the newsroom in \S+ is gone or empty: /
	],
	[
		'a database that is gone from beside photos',
		async () => {
			await fs.mkdir(path.join(folder, 'photos'));
			await fs.writeFile(path.join(folder, 'photos', 'a.jpg'), '…');
			return {};
		},
		/^The database of the newsroom in \S+ is gone or empty: /
	],
	[
		'a database of another program',
		async () => {
			const database = new DatabaseSync(file());
			database.exec('create table user (id integer primary key, name text)');
			database.close();
			return {};
		},
		/^The database in \S+ is that of another program; name another DATA_DIR\.$/
	],
	[
		'a database that lacks a step',
		async () => {
			const { store } = await openSqliteStore(file());
			await store.close();
			const database = new DatabaseSync(file());
			database.exec(`delete from kysely_migration where name = '005_proofs'`);
			database.close();
			return {};
		},
		/^This database has been through later steps of Copydesk and not through 005_proofs; /
	],
	[
		'a key that is none',
		async () => {
			const { store } = await openSqliteStore(file());
			await store.close();
			await fs.writeFile(path.join(folder, 'secret'), 'short');
			return {};
		},
		/^\S+secret holds no key; delete it to have a new one made, which signs everybody out\.$/
	],
	[
		'a database that a newer release has worked on',
		async () => {
			const { store } = await openSqliteStore(file());
			await store.close();
			const database = new DatabaseSync(file());
			database.exec(`insert into kysely_migration values ('999_later', '2030-01-01')`);
			database.close();
			return {};
		},
		/^A newer Copydesk has worked on this database \(999_later\)/
	],
	[
		'an engine that cannot be reached',
		async () => ({ DATABASE_URL: 'postgres://desk:hush@127.0.0.1:1/copydesk' }),
		/^The database copydesk at 127\.0\.0\.1:1 cannot be reached: ECONNREFUSED\.$/
	]
];

describe('a start that cannot be', () => {
	it.each(REFUSED)(
		'because of %s is refused with one sentence, and nothing is touched',
		async (_what, prepare, sentence) => {
			const env = await prepare();
			const before = await contents();
			const { code, out, err } = await start(env);
			expect({ code, out }).toEqual({ code: 1, out: '' });
			expect(err.trimEnd()).toMatch(sentence);
			expect(err.trimEnd().split('\n')).toHaveLength(1);
			expect(err).not.toContain('hush');
			expect(await contents()).toEqual(before);
		},
		30_000
	);

	it.runIf(canBeNobody())(
		'because the database may only be read is refused with one sentence, and nothing is touched',
		async () => {
			const { store } = await openSqliteStore(file());
			await store.close();
			await fs.chmod(file(), 0o444);
			await fs.chown(folder, NOBODY, NOBODY);
			const before = await contents();
			const { code, out, err } = await start({}, { uid: NOBODY });
			expect({ code, out }).toEqual({ code: 1, out: '' });
			expect(err).toMatch(/^\S+copydesk\.sqlite may not be written by this user; [^\n]+\n$/);
			expect(await contents()).toEqual(before);
		},
		30_000
	);

	it.skipIf(!isThere)(
		'because of a newer release’s tables in PostgreSQL is refused, and they stay as they are',
		async () => {
			const database = await testDatabase();
			await database.run(
				`create table kysely_migration (name varchar(255) primary key, timestamp text)`
			);
			await database.run(`insert into kysely_migration values ('999_later', '')`);
			const { code, err } = await start({ DATABASE_URL: database.url });
			expect([code, err]).toEqual([1, expect.stringMatching(/^A newer Copydesk has .*\n$/)]);
			const tables = await database.run(
				`select tablename from pg_tables where schemaname = 'public'`
			);
			expect(tables).toEqual([{ tablename: 'kysely_migration' }]);
			await database.drop();
		},
		30_000
	);

	it.skipIf(!isThere)(
		'because the user of PostgreSQL may make no tables is refused with one sentence',
		async () => {
			const database = await testDatabase();
			ending.push(() => database.drop());
			const { code, out, err } = await start({ DATABASE_URL: await database.forReader() });
			expect({ code, out }).toEqual({ code: 1, out: '' });
			expect(err).toMatch(
				/^The database copydesk_\w+ at \S+ lets this user make no tables: [^\n]+\.\n$/
			);
			expect(err).not.toContain('hush');
		},
		30_000
	);

	it.each([
		[{ errcode: 13 }, 'There is no room left on the disk of DATA_DIR, /srv/paper.'],
		[{ code: 'ENOSPC' }, 'There is no room left on the disk of DATA_DIR, /srv/paper.'],
		[{ code: '53100' }, 'There is no room left on the disk of the database.'],
		[
			{ code: 'ENOENT', syscall: 'mkdir' },
			'DATA_DIR, /srv/paper, cannot be made by this user; is its disk there to be written to?'
		],
		[{ code: 'EACCES' }, 'DATA_DIR, /srv/paper, may not be written in by this user.'],
		[{ errcode: 8 | (6 << 8) }, 'DATA_DIR, /srv/paper, may not be written in by this user.'],
		[{ errcode: 5 }, 'Another program works on the database in /srv/paper.']
	])('says what the disk says: %o', (about, sentence) => {
		const config = readConfig({ DATA_DIR: '/srv/paper' });
		const error = new Error('not opened', { cause: Object.assign(new Error('SQLite'), about) });
		expect(explainStart(error, config)).toMatchObject({ message: sentence });
	});

	it('is none where the first one was interrupted before anybody had a newsroom', async () => {
		await fs.writeFile(file(), '');
		await fs.mkdir(path.join(folder, 'photos'));
		await expect(expectData({ dataDir: folder, database: null })).resolves.toBeUndefined();
	});

	it('leaves to the log what nobody can do anything about', () => {
		const error = new TypeError('x is not a function');
		expect(explainStart(error, readConfig({}))).toBe(error);
	});
});
