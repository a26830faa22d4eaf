import { once } from 'node:events';
import fs from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import type { Services } from './boot.ts';
import { ConfigError, readConfig } from './config.ts';
import { openHouse, type House } from './installation.ts';
import { makeDatabase } from './store/make-database.ts';

const hasDatabases = await hasPostgres();
const ENGINES = ['sqlite', ...(hasDatabases ? ['postgres'] : [])] as const;

/** Of this machine; whoever takes it first has it. */
async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	return port;
}

describe.each(ENGINES)('an installation of several newsrooms on %s', (engine) => {
	let folder: string;
	let list: string;
	let house: House;
	/** Says by its name which databases are of this test. */
	let database: TestDatabase | undefined;

	const settings = () => ({
		...{ DATA_DIR: folder, NEWSROOMS: list, LOG_LEVEL: 'silent', NEWSROOMS_OPEN: '2' },
		DATABASE_URL: database && `${database.url}_{newsroom}`
	});
	beforeEach(async () => {
		folder = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-house-'));
		list = path.join(folder, 'list');
		fs.mkdirSync(list);
		if (engine === 'postgres') database = await testDatabase();
		house = await openHouse(readConfig(settings()));
	});
	afterEach(async () => {
		await house.close();
		const name = database && new URL(database.url).pathname.slice(1);
		for (const one of ['a', 'b', 'c'])
			await database?.run(`drop database if exists "${name}_${one}" with (force)`);
		await database?.drop();
		fs.rmSync(folder, { recursive: true });
		// Databases are let go of one after the other.
	}, 60_000);

	const add = (name: string) => house.admin(['newsroom', 'add', name, '--host', `${name}.example`]);

	async function inside(host: string): Promise<Services> {
		const visit = await house.enter({ host });
		if ('status' in visit) throw new Error(visit.text);
		visit.leave();
		return visit.services;
	}

	it('adds them, each with data and keys of its own, and makes room when many are open', async () => {
		const added = (name: string) =>
			expect.stringMatching(
				new RegExp(`http://${name}\\.example:3000/set-up/[\\w-]{43}\n`)
			) as string;
		for (const name of ['a', 'b', 'c']) {
			expect(await add(name)).toMatchObject({ code: 0, output: added(name) });
		}
		// Its link is told again until it is set up.
		expect(await add('a')).toMatchObject({ code: 0, output: added('a') });
		const elsewhere = ['newsroom', 'add', 'a', '--host', 'other.example'];
		expect(await house.admin(elsewhere)).toMatchObject({
			code: 1,
			output: 'There is a newsroom a already.\n'
		});
		const about = { name: '白露', username: 'bai', email: null, roles: ['reporter' as const] };
		const a = await inside('a.example');
		await a.desk.execute(HOUSE, newId(), { type: 'person.add', id: newId(), ...about });
		const paths = [a.setUp.path()];
		for (const host of ['b.example', 'c.example']) {
			const other = await inside(host);
			expect([...other.desk.view.list('person')]).toEqual([]);
			paths.push(other.setUp.path());
		}
		expect(new Set(paths).size).toBe(3);
		// It was closed meanwhile.
		const again = await inside('a.example');
		expect(again).not.toBe(a);
		expect([...again.desk.view.list('person')].map(({ name }) => name)).toEqual(['白露']);
		expect(again.setUp.path()).toBe(paths[0]);
		expect(fs.readdirSync(path.join(folder, 'newsrooms')).sort()).toEqual(['a', 'b', 'c']);
	});

	it('is ready while what newsrooms are kept in can be written, also where none is open', async () => {
		await house.probe();
		fs.writeFileSync(path.join(list, 'a.json'), '{"hosts":["a.example"]}');
		fs.writeFileSync(path.join(list, 'b.json'), '{"hosts":["b.example"]}');
		await house.admin(['newsroom', 'list']);
		if (engine === 'postgres') {
			await expect(house.probe()).rejects.toThrow();
			await makeDatabase(`${database?.url}_b`);
			await house.probe();
			const name = new URL(database?.url ?? '').pathname.slice(1);
			await database?.run(`alter database "${name}_b" set default_transaction_read_only = on`);
			await expect(house.probe()).rejects.toThrow();
		}
		// No file can be written there by anybody, not even by root.
		fs.mkdirSync(path.join(folder, 'ready'));
		await expect(house.probe()).rejects.toThrow();
		fs.rmdirSync(path.join(folder, 'ready'));
	});

	it('knows that there is a proxy from the moment at which a newsroom behind one is added', async () => {
		await add('a');
		expect(house.isProxied()).toBe(false);
		await house.admin([
			...['newsroom', 'add', 'b', '--host', 'b.example', '--origin', 'https://b.example']
		]);
		expect(house.isProxied()).toBe(true);
	});

	it('tells of all its newsrooms through one door', async () => {
		await house.close();
		const port = await freePort();
		house = await openHouse(readConfig({ ...settings(), METRICS: `127.0.0.1:${port}` }));
		for (const name of ['a', 'b']) await add(name);
		const a = await inside('a.example');
		const about = { name: '白露', username: 'bai', email: null, roles: ['reporter' as const] };
		await a.desk.execute(HOUSE, newId(), { type: 'person.add', id: newId(), ...about });
		const text = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
		expect(await text()).toContain(
			'copydesk_newsroom_commands_total{outcome="done",newsroom="a"} 1'
		);
		await add('c');
		await add('b');
		const later = await text();
		expect(later).not.toContain('newsroom="a"');
		expect(later).toContain('copydesk_commands_total{type="person.add",outcome="done"} 1');
		expect(later).toContain('copydesk_newsrooms_open 2');
	});

	it('knows no newsroom by any other host, and lets no second server in', async () => {
		await add('a');
		for (const host of ['b.example', 'a', '', undefined])
			expect(await house.enter({ host })).toMatchObject({ status: 404 });
		await expect(openHouse(readConfig(settings()))).rejects.toThrow('Another Copydesk works on');
	});
});

describe.runIf(hasDatabases)('a database for a newsroom', () => {
	let database: TestDatabase | undefined;
	afterAll(() => database?.drop());

	it('is made where there is none, and what cannot be made is said in a sentence', async () => {
		database = await testDatabase();
		const url = database.url;
		await database.drop();
		await makeDatabase(url);
		await makeDatabase(url);
		expect(await database.run('select 1 as one')).toEqual([{ one: 1 }]);
		const nobody = new URL(url);
		[nobody.username, nobody.port] = ['nobody', '1'];
		await expect(makeDatabase(nobody.href)).rejects.toThrow(ConfigError);
		await expect(makeDatabase(nobody.href)).rejects.toThrow(/cannot be reached/);
	});
});
