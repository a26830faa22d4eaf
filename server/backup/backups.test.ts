import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { newId } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';
import { backUp } from './back-up.ts';
import { startBackups } from './backups.ts';
import { verifyBackup } from './verify-backup.ts';

let root: string;
let services: Services;
const dataDir = () => path.join(root, 'data');
const folder = () => path.join(root, 'backup');

const start = (env: Record<string, string> = {}) =>
	boot(readConfig({ DATA_DIR: dataDir(), LOG_LEVEL: 'silent', ...env }));
const addSomebody = (to: Services, username: string) =>
	to.desk.execute(HOUSE, newId(), {
		...{ type: 'person.add', id: newId(), name: username, username, email: null },
		roles: ['reporter']
	});

beforeEach(async () => {
	root = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-backups-'));
});
afterEach(async () => {
	await services.close();
	await fs.rm(root, { recursive: true });
});

it('goes by itself while the server runs, once more when it stops, and says how old it is', async () => {
	services = await start({ BACKUP_DIR: folder(), METRICS: '127.0.0.1:0' });
	const age = async () =>
		Number(/^copydesk_backup_age_seconds (\S+)$/m.exec(await services.metrics.text())?.[1]);
	await expect.poll(age, { timeout: 10_000 }).toBeLessThan(20);
	await addSomebody(services, 'wen');
	await services.close();
	const before = await verifyBackup(folder());
	expect(before).toMatchObject({ ok: true });
	// The command is in it although no round was due.
	expect(JSON.stringify(before)).toContain('3 segments');
	services = await start({ BACKUP_DIR: folder() });
}, 30_000);

it('says that it fails, and goes on by itself when it can', async () => {
	services = await start();
	await fs.writeFile(folder(), 'not a folder');
	const said: string[] = [];
	const log = {
		error: ({ err }: { err: Error }) => said.push(err.message),
		info: (_about: object, text: string) => said.push(text)
	};
	const place = { dataDir: dataDir(), database: null };
	const backups = await startBackups({ place, folder: folder(), log: log as never, every: 20 });
	await expect.poll(() => said[0], { timeout: 10_000 }).toContain('There can be no folder');
	expect(backups.until()).toBeNull();
	await fs.rm(folder());
	await expect.poll(() => said.at(-1), { timeout: 10_000 }).toBe('backed up again');
	expect(backups.until()).toBeGreaterThan(Date.now() - 10_000);
	await backups.close();
}, 30_000);

it('is kept by one of several servers, and by another once that is gone', async () => {
	services = await start();
	let isFirst = false;
	let asked = 0;
	const place = { dataDir: dataDir(), database: null };
	const backups = await startBackups({
		...{ place, folder: folder(), log: services.log, every: 20 },
		isFirst: () => {
			asked += 1;
			return isFirst;
		}
	});
	await expect.poll(() => asked).toBeGreaterThan(3);
	expect(backups.until()).toBeNull();
	isFirst = true;
	await expect.poll(() => backups.until(), { timeout: 10_000 }).not.toBeNull();
	isFirst = false;
	// The other one goes on with it, and this one knows.
	const later = Date.now();
	await backUp(place, folder());
	await expect.poll(() => backups.until()).toBeGreaterThanOrEqual(later);
	await backups.close();
}, 30_000);

it('leaves nothing behind of its rounds', async () => {
	services = await start();
	const warnings: Error[] = [];
	const hear = (warning: Error) => void warnings.push(warning);
	process.on('warning', hear);
	const place = { dataDir: dataDir(), database: null };
	const backups = await startBackups({ place, folder: folder(), log: services.log, every: 1 });
	const rounds = new Set<number | null>();
	await expect
		.poll(() => rounds.add(backups.until()).size, { interval: 1, timeout: 20_000 })
		.toBeGreaterThan(15);
	await backups.close();
	process.off('warning', hear);
	expect(warnings).toEqual([]);
}, 30_000);
