import { spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp } from '../backup/back-up.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { askServer } from './control.ts';

let dataDir: string;
let services: Services;

const start = () => boot(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', PORT: '4321' }));
const ask = (line: string) => askServer(dataDir, line.split(' '));

/** The command by itself, which is ended where it hangs. */
const admin = (args: readonly string[], env: Record<string, string>) =>
	spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../admin.ts'), ...args], {
		env: { ...process.env, DATABASE_URL: '', ...env },
		...{ encoding: 'utf8', timeout: 20_000 }
	});

beforeEach(async () => {
	dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-admin-'));
	services = await start();
});

afterEach(async () => {
	await services.close();
	await fs.rm(dataDir, { recursive: true, force: true });
});

it('adds somebody through the running server, which knows them at once', async () => {
	const added = await ask('person add wen 温若楠 --roles reporter');
	expect(added?.code).toBe(0);
	expect(services.people.byUsername('wen')).toMatchObject({ name: '温若楠', roles: ['reporter'] });
	const token = /http:\/\/localhost:4321\/link\/(\S+)/.exec(added?.output ?? '')?.[1] ?? '';
	expect(await services.people.choosePassword(token, 'under the old lamp')).toMatchObject({
		ok: true
	});
	expect(await ask('person list')).toEqual({ code: 0, output: 'wen\t温若楠\treporter\tactive\n' });
});

it('changes roles, deactivates, activates and withdraws links', async () => {
	await ask('person add boss 方主任 --roles administrator');
	await ask('person add wen 温若楠 --roles reporter');
	expect(await ask('person roles wen reporter,proofreader')).toMatchObject({ code: 0 });
	expect(services.people.byUsername('wen')?.roles).toEqual(['reporter', 'proofreader']);
	expect(await ask('person deactivate wen')).toMatchObject({ code: 0 });
	expect(await ask('person link wen')).toMatchObject({
		code: 1,
		output: expect.stringContaining('activate first')
	});
	expect(await ask('person activate wen')).toMatchObject({ code: 0 });
	const link = await ask('person link wen');
	await ask('person withdraw wen');
	const token = link?.output.trim().split('/link/')[1] ?? '';
	expect(await services.people.openLink(token)).toEqual({ ok: false, error: 'withdrawn' });
});

it.each([
	['person deactivate boss', 'the last administrator'],
	['person roles boss reporter', 'the last administrator'],
	['person add BOSS 别人 --roles reporter', 'There is a “boss” already'],
	['person link nobody', 'Nobody is “nobody”'],
	['sample', 'Set the paper up first']
])('refuses %s and says why', async (line, why) => {
	await ask('person add boss 方主任 --roles administrator');
	const refused = await ask(line);
	expect(refused).toMatchObject({ code: 1, output: expect.stringContaining(why) });
});

it.each([
	['a line break', '温\n若楠'],
	['nothing but spaces', '  '],
	['more than 64 characters', '楠'.repeat(65)]
])('takes no name with %s', async (_what, name) => {
	const refused = await askServer(dataDir, ['person', 'add', 'wen', name, '--roles', 'reporter']);
	expect(refused).toMatchObject({ code: 1, output: expect.stringContaining('A name has') });
	expect(services.people.byUsername('wen')).toBeUndefined();
});

it('is written to the audit log as done by the house', async () => {
	await ask('person add wen 温若楠 --roles reporter');
	const [row] = await services.store.audit.list({ limit: 1 });
	expect(row).toMatchObject({ personId: 'house', command: { type: 'person.add', name: '温若楠' } });
});

it('lets only the owner of the data in', async () => {
	const file = path.join(dataDir, 'control.json');
	expect((await fs.stat(file)).mode & 0o777).toBe(0o600);
	const { port } = JSON.parse(await fs.readFile(file, 'utf8')) as { port: number };
	const answer = await fetch(`http://127.0.0.1:${port}/`, {
		method: 'POST',
		headers: { authorization: 'Bearer guessed' },
		body: '["person","list"]'
	});
	expect(answer.status).toBe(401);
});

it('finds no server once it has stopped, nor where it was killed', async () => {
	const file = path.join(dataDir, 'control.json');
	const left = await fs.readFile(file, 'utf8');
	await services.close();
	expect(await ask('person list')).toBeNull();
	for (const torn of [left, left.slice(0, 9), '']) {
		await fs.writeFile(file, torn);
		expect(await ask('person list')).toBeNull();
	}
	services = await start();
	expect(await ask('person list')).toMatchObject({ code: 0 });
});

it('is of the folder it stands in: a copy of it asks no server, and says what it has verified', async () => {
	await ask('person add boss 方主任 --roles administrator');
	expect((await ask('audit verify'))?.output).toContain(
		`The audit log in ${dataDir}:\n1 row, whole.`
	);
	const copy = `${dataDir}-copy`;
	await fs.cp(dataDir, copy, { recursive: true });
	try {
		await ask('person add wen 温若楠 --roles reporter');
		expect(await askServer(copy, ['audit', 'verify'])).toBeNull();
		const { status, stdout } = admin(['audit', 'verify'], { DATA_DIR: copy });
		expect([status, stdout]).toEqual([
			0,
			expect.stringContaining(`The audit log in ${copy}:\n1 row, whole.`)
		]);
	} finally {
		await fs.rm(copy, { recursive: true, force: true });
	}
});

it('keeps a second server off the same data', async () => {
	await expect(start()).rejects.toThrow('Another Copydesk works on');
	await services.close();
	services = await start();
	expect((await ask('person list'))?.code).toBe(0);
});

it('goes through the audit log, and says which row somebody has been at', async () => {
	await ask('person add boss 方主任 --roles administrator');
	await ask('person add wen 温若楠 --roles reporter');
	const whole = await ask('audit verify');
	expect(whole).toMatchObject({ code: 0, output: expect.stringContaining('2 rows, whole.') });
	const head = /Head: ([0-9a-f]{64})/.exec(whole?.output ?? '')?.[1] ?? '';
	await ask('person roles wen editor');
	expect(await ask(`audit verify --head ${head}`)).toMatchObject({
		...{ code: 0, output: expect.stringContaining('The head you gave is in the chain') }
	});
	expect(await ask(`audit verify --head ${'0'.repeat(64)}`)).toMatchObject({
		...{ code: 1, output: expect.stringContaining('its end was cut off') }
	});
	await services.db.updateTable('command').set({ person_id: 'wen' }).where('seq', '=', 2).execute();
	expect(await ask('audit verify')).toEqual({
		code: 1,
		output: `The audit log in ${dataDir}:\nRow 2 is wrong: it is not as it was written.\n1 row before it is whole.\n`
	});
});

it('goes through the audit log while no server runs, also where none could start on it', async () => {
	await ask('person add boss 方主任 --roles administrator');
	await services.db.updateTable('command').set({ changes: '[{' }).execute();
	await services.close();
	const { status, stderr } = admin(['audit', 'verify'], { DATA_DIR: dataDir });
	expect([status, stderr]).toEqual([1, expect.stringContaining('Row 1 is wrong')]);
	services = { close: async () => {} } as Services;
});

it('makes no newsroom in a folder where there is none', async () => {
	const nowhere = `${dataDir}-nowhere`;
	for (const args of [
		['audit', 'verify'],
		['person', 'list'],
		['move', '--to', 'postgres://db.example.org/copydesk']
	]) {
		const { status, stderr } = admin(args, { DATA_DIR: nowhere });
		expect([status, stderr]).toEqual([1, `There is no newsroom in ${nowhere}.\n`]);
		await expect(fs.stat(nowhere)).rejects.toThrow('ENOENT');
	}
});

it('says of places that can be none what is wrong with them', async () => {
	const backup = `${dataDir}-backup`;
	await backUp({ dataDir, database: null }, backup);
	const file = `${dataDir}-file`;
	await fs.writeFile(file, '');
	const shut = `${dataDir}-shut`;
	// SQLite can open no file of this name, as where it is not allowed to make one.
	await fs.mkdir(path.join(shut, 'lock'), { recursive: true });
	const cases = [
		[['restore', backup, '--to', file], `There can be no folder ${file};`],
		[['restore', backup, '--to', `${file}/x`], `There can be no folder ${file}/x;`],
		[['restore', file], `There is no folder ${file}.`],
		[['verify', file], `There is no folder ${file}.`],
		[['backup', shut], `It is not allowed to write in ${shut};`]
	] as const;
	try {
		for (const [args, sentence] of cases) {
			const { status, stderr } = admin(args, { DATA_DIR: dataDir });
			expect([status, stderr.split('\n')]).toEqual([1, [expect.stringContaining(sentence), '']]);
		}
	} finally {
		for (const one of [backup, file, shut]) await fs.rm(one, { recursive: true });
	}
}, 30_000);

it.runIf(process.platform === 'linux')(
	'makes no folder where the system lets nobody make one',
	async () => {
		const { status, stderr } = admin(['backup', '/proc/copydesk/x'], { DATA_DIR: dataDir });
		expect([status, stderr]).toEqual([1, 'There can be no folder /proc/copydesk.\n']);
	},
	30_000
);

it.each([
	[['--newsroom'], 'Which newsroom?'],
	[['--newsroom', 'linxi'], 'What is to be done in the newsroom “linxi”?']
])('says what is missing after %s', (args, sentence) => {
	const { status, stderr } = admin(args, { DATA_DIR: dataDir });
	expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)]);
});

it('names what was given where it will not do', async () => {
	await services.close();
	services = { close: async () => {} } as Services;
	const to = 'mysql://desk:a-secret@db.example.org/copydesk';
	const { status, stderr } = admin(['move', '--to', to], { DATA_DIR: dataDir });
	expect([status, stderr]).toEqual([1, expect.stringMatching(/^--to must be an address such as/)]);
	expect(stderr).not.toContain('a-secret');
});

it('says in which zone a moment without one was taken', () => {
	const to = `${dataDir}-restored`;
	const { status, stderr } = admin(
		['restore', '/nowhere', '--at', '2026-11-26T21:30', '--to', to],
		{
			...{ DATA_DIR: dataDir, TZ: 'Asia/Shanghai' }
		}
	);
	expect([status, stderr]).toEqual([
		1,
		'The moment is 2026-11-26T13:30:00.000Z, by the clock of this machine (Asia/Shanghai).\nThere is no folder /nowhere.\n'
	]);
});

it('does not call an audit log whole that is empty beside records', async () => {
	await ask('person add boss 方主任 --roles administrator');
	await sql`delete from command`.execute(services.db);
	expect(await ask('audit verify')).toMatchObject({
		code: 1,
		output: expect.stringContaining('The beginning of the chain is missing.')
	});
});
