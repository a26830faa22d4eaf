import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { sayRestored } from '../admin/say-restored.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { makeAllTables as makeTables } from '../move-newsroom.ts';
import { backUp } from './back-up.ts';
import { readState, segmentsIn } from './backup-folder.ts';
import { restore } from './restore.ts';
import { verifyBackup } from './verify-backup.ts';

let root: string;
let services: Services;
const dir = (name: string) => path.join(root, name);
const start = (name: string) =>
	boot(readConfig({ DATA_DIR: dir(name), LOG_LEVEL: 'silent', BACKUP_DIR: '' }));
const backup = (name = 'data') => backUp({ dataDir: dir(name), database: null }, dir('backup'));
const add = (username: string, to = services) =>
	to.desk.execute(HOUSE, newId(), {
		...{ type: 'person.add', id: newId(), name: username, username, email: null },
		roles: ['reporter']
	});
async function photo(name: string, text = name): Promise<void> {
	await fs.mkdir(dir('data/photos'), { recursive: true });
	await fs.writeFile(dir(`data/photos/${name}`), text);
}
/** Later than anything that was done before, by the clock that is written down. */
async function now(): Promise<number> {
	const moment = Date.now();
	await expect.poll(() => Date.now()).toBeGreaterThan(moment);
	return moment;
}
async function lastSegment(): Promise<string> {
	const segments = await segmentsIn(dir('backup'));
	return segments.ok ? ([...segments.value].sort().at(-1)?.[1] ?? '') : '';
}
const faults = async () => {
	const verified = await verifyBackup(dir('backup'));
	return verified.ok ? '' : verified.error;
};

beforeEach(async () => {
	root = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-untrue-'));
	services = await start('data');
});
afterEach(async () => {
	await services.close();
	await fs.rm(root, { recursive: true });
});

it('is not gone on with by a newsroom that has another future', async () => {
	await add('bai');
	await backup();
	const at = await now();
	await add('wen');
	await add('lu');
	await backup();
	const to = { dataDir: dir('restored'), database: null };
	expect(await restore({ folder: dir('backup'), at, to, makeTables })).toMatchObject({ ok: true });
	const refused = { ok: false, error: expect.stringContaining('another future') };
	expect(await backup('restored')).toMatchObject(refused);
	const again = await start('restored');
	try {
		// As far as the backup is, and then farther.
		for (const username of ['qiao', 'shen', 'he']) {
			await add(username, again);
			expect(await backup('restored')).toMatchObject(refused);
		}
	} finally {
		await again.close();
	}
	await fs.rm(dir('backup/state.json'));
	expect(await backup('restored')).toMatchObject(refused);
	// The newsroom that it is of goes on.
	await add('mo');
	expect(await backup()).toMatchObject({ ok: true, value: { segments: 1 } });
	expect(await faults()).toBe('');
}, 60_000);

it('is not gone on with by the command of an older release, but by its server that still runs', async () => {
	await backup();
	await sql`insert into kysely_migration values ('999_later', '')`.execute(services.db);
	await expect(backup()).rejects.toThrow(
		'A newer Copydesk has worked on this database (999_later)'
	);
	const place = { dataDir: dir('data'), database: null };
	expect(await backUp(place, dir('backup'), { mayBeNewer: true })).toMatchObject({ ok: true });
});

it('takes a line of the list of files that a crash has cut off for none', async () => {
	await photo('one');
	await backup();
	await fs.appendFile(dir('backup/files.jsonl'), '{"path":"photos/tw');
	await photo('two');
	expect(await backup()).toMatchObject({ ok: true, value: { files: 1 } });
	expect(await faults()).toBe('');
	const to = { dataDir: dir('restored'), database: null };
	const said = await restore({ folder: dir('backup'), at: null, to, makeTables });
	expect(said).toMatchObject({ ok: true, value: { files: 2, lacks: [] } });
}, 60_000);

it('is not whole without its last segments', async () => {
	await backup();
	await add('bai');
	await backup();
	const last = await lastSegment();
	await fs.rm(dir(`backup/${last}`));
	expect(await faults()).toContain('Segment 3 is missing.');
}, 60_000);

it.each(['is missing', 'is damaged'])(
	'is put back without what a segment that %s had only to a moment that is asked for',
	async (fault) => {
		await backup();
		await add('bai');
		await backup();
		const file = dir(`backup/${await lastSegment()}`);
		if (fault === 'is missing') await fs.rm(file);
		else await fs.truncate(file, (await fs.stat(file)).size - 20);
		const to = { dataDir: dir('restored'), database: null };
		const refused = await restore({ folder: dir('backup'), at: null, to, makeTables });
		expect(refused).toMatchObject({ ok: false });
		const said = refused.ok ? '' : refused.error;
		expect(said).toMatch(new RegExp(`Segment .* ${fault}\\.`));
		const until = /--at (\S+Z)/.exec(said)?.[1] ?? '';
		await expect(fs.stat(to.dataDir)).rejects.toThrow('ENOENT');
		const asked = { folder: dir('backup'), at: Date.parse(until), to, makeTables };
		expect(await restore(asked)).toMatchObject({ ok: true, value: { commands: 0 } });
	},
	60_000
);

it('is put back as a whole without a base that is damaged, which an earlier one does for, and says so', async () => {
	await backup();
	await add('bai');
	vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 25 * 3600_000 });
	try {
		await backup();
	} finally {
		vi.useRealTimers();
	}
	const base = await lastSegment();
	expect(base).toContain('-base.');
	await fs.truncate(dir(`backup/${base}`), (await fs.stat(dir(`backup/${base}`))).size - 20);
	for (const [name, commands] of [
		['last', 1],
		['in-between', 2]
	] as const) {
		const to = { dataDir: dir(`restored-${name}`), database: null };
		const done = await restore({ folder: dir('backup'), at: null, to, makeTables });
		expect(done).toMatchObject({ ok: true, value: { commands } });
		expect(sayRestored(to.dataDir, done)).toMatchObject({
			value: expect.stringMatching(`^Segment ${base} is damaged\\.\nThe newsroom is as it was`)
		});
		await add('wen');
		await backup();
	}
}, 60_000);

it('is put back with the files that are what their names say where the list of them is lost or changed', async () => {
	const digits = createHash('sha256').update('a photo').digest('hex').slice(0, 24);
	const [whole, damaged] = [`${digits}aaaa`, `${digits}bbbb`];
	await photo(whole, 'a photo');
	await photo(damaged, 'another one');
	await photo(`${whole}-320`, 'a small one');
	await backup();
	const list = dir('backup/files.jsonl');
	const before = await fs.readFile(list, 'utf8');
	const sha256 = createHash('sha256').update('a photo').digest('hex');
	for (const [number, text] of ['', before.replace(sha256, '0'.repeat(64))].entries()) {
		await fs.writeFile(list, text);
		const to = { dataDir: dir(`restored-${number}`), database: null };
		const done = await restore({ folder: dir('backup'), at: null, to, makeTables });
		const isLost = text === '';
		expect(done).toMatchObject({ value: { isListWhole: false, files: isLost ? 1 : 3 } });
		// A small picture is made anew.
		expect(done).toMatchObject({ value: { lacks: isLost ? [`photos/${damaged}`] : [] } });
		expect(await fs.readFile(path.join(to.dataDir, 'photos', whole), 'utf8')).toBe('a photo');
		const said = sayRestored(to.dataDir, done);
		expect(said).toMatchObject({ value: expect.stringContaining('files.jsonl, is not as it was') });
	}
}, 60_000);

it('is not whole with a list of files that is lost, cut off or changed, and is made whole by the next round', async () => {
	await photo('one');
	await photo('two');
	await backup();
	const list = dir('backup/files.jsonl');
	const whole = await fs.readFile(list, 'utf8');
	for (const text of ['', whole.slice(0, whole.indexOf('\n') + 1), whole.replace('two', 'tow')]) {
		await fs.writeFile(list, text);
		expect(await faults()).toContain('files.jsonl is not as it was written.');
		expect(await faults()).toMatch(/files\/photos\/(one|two) is on no list/);
	}
	await fs.writeFile(list, '');
	expect(await backup()).toMatchObject({ ok: true, value: { files: 2 } });
	expect(await faults()).toBe('');
}, 60_000);

it('is not whole beside files that are none of its, each named', async () => {
	await photo('one');
	await backup();
	const strays = ['letter.txt', '000099-log.jsonl.gz', 'files/letter.txt', 'files/photos/two.jpg'];
	for (const stray of strays) await fs.writeFile(dir(`backup/${stray}`), '');
	// What a round is just writing is none.
	await fs.writeFile(dir('backup/files/photos/three.part'), '');
	await fs.writeFile(dir('backup/000003-log.jsonl.gz.part'), '');
	expect((await faults()).split('\n').slice(1, -1)).toEqual([
		'Segment 3 is missing, though there is 000099-log.jsonl.gz.',
		'letter.txt is none of the backup’s files.',
		'files/letter.txt is on no list.',
		'files/photos/two.jpg is on no list.'
	]);
	expect(await backup()).toMatchObject({ error: expect.stringContaining('(letter.txt)') });
	await fs.rm(dir('backup/letter.txt'));
	expect(await backup()).toMatchObject({ error: expect.stringContaining('000099-log.jsonl.gz') });
});

it('may be at the root of a disk, with what its file system keeps there', async () => {
	await fs.mkdir(dir('backup/lost+found'), { recursive: true });
	expect(await backup()).toMatchObject({ ok: true });
	expect(await faults()).toBe('');
});

it('says of a database that cannot be opened in which folder it is', async () => {
	// SQLite can open no file of this name, as where it is somebody else's.
	await fs.mkdir(dir('shut/copydesk.sqlite'), { recursive: true });
	expect(await backup('shut')).toEqual({
		ok: false,
		error: `It is not allowed to write in ${dir('shut')}; what was backed up before is as it was.`
	});
});

it.each(['EPERM', 'ENOTSUP', 'EOPNOTSUPP'])(
	'has the files also where their rights cannot be set (%s)',
	async (code) => {
		await photo('one');
		const file = await fs.open(dir('data/photos/one'));
		const refuse = vi.spyOn(Object.getPrototypeOf(file) as fs.FileHandle, 'chmod');
		await file.close();
		refuse.mockRejectedValue(Object.assign(new Error(code), { code }));
		try {
			expect(await backup()).toMatchObject({ ok: true, value: { files: 1 } });
			expect(refuse).toHaveBeenCalled();
		} finally {
			refuse.mockRestore();
		}
	}
);

it('has the words and all other files where one file cannot be copied', async () => {
	await photo('one');
	await photo('two');
	await fs.mkdir(dir('data/photos/odd'));
	const refused = { ok: false, error: expect.stringContaining('photos/odd') };
	expect(await backup()).toMatchObject(refused);
	expect((await fs.readdir(dir('backup/files/photos'))).sort()).toEqual(['one', 'two']);
	const { number } = (await readState(dir('backup'))) ?? {};
	expect(await backup()).toMatchObject(refused);
	// Nothing is written again.
	expect(await readState(dir('backup'))).toMatchObject({ number });
	expect(await faults()).toBe('');
}, 60_000);
