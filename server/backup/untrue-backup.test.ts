import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
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
	const segments = await segmentsIn(dir('backup'));
	const last = segments.ok ? [...segments.value].sort().at(-1)?.[1] : '';
	await fs.rm(dir(`backup/${last}`));
	expect(await faults()).toContain('Segment 3 is missing.');
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
