import { spawnSync } from 'node:child_process';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { expectSqliteFile } from './expect-sqlite-file.ts';

/** Ends without putting in order what it has written. */
const BROKEN_OFF = `
	const { DatabaseSync } = require('node:sqlite');
	const db = new DatabaseSync(process.argv[1]);
	db.exec('pragma journal_mode = WAL; create table letters (text text)');
	for (let row = 0; row < 100; row++) db.exec("insert into letters values ('…')");
	process.kill(process.pid, 'SIGKILL');
`;

it('refuses the file of another program as it was left, to the last byte', async () => {
	const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'copydesk-'));
	const file = path.join(folder, 'letters.sqlite');
	spawnSync(process.execPath, ['-e', BROKEN_OFF, file]);
	const contents = () =>
		Promise.all(['', '-wal'].map((ending) => fs.readFile(file + ending).catch(() => null)));
	const before = await contents();
	expect(before[1]?.length).toBeGreaterThan(0);
	expect(() => expectSqliteFile(file)).toThrow('is that of another program');
	expect(await contents()).toEqual(before);
	await fs.rm(folder, { recursive: true });
});
