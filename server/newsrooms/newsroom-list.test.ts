import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '../config.ts';
import { configOf } from './newsroom-config.ts';
import { NewsroomDirectory, PRINTING_HEADER } from './newsroom-directory.ts';
import { isNewsroomName, readNewsroomList } from './newsroom-list.ts';

let folder: string;
beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'newsrooms-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const write = (file: string, content: unknown) =>
	fs.writeFileSync(path.join(folder, file), JSON.stringify(content));

describe('the list of newsrooms', () => {
	it('has a file for each, with its hosts and its origin', () => {
		write('linxi.json', { hosts: ['Linxi.example.org', 'linxi.local'] });
		write('dukou.json', { hosts: ['dukou.example.org'], origin: 'https://dukou.example.org/' });
		write('notes.txt', 'nothing');
		expect(readNewsroomList(folder)).toEqual([
			{ name: 'dukou', hosts: ['dukou.example.org'], origin: 'https://dukou.example.org' },
			{ name: 'linxi', hosts: ['linxi.example.org', 'linxi.local'], origin: null }
		]);
	});

	it.each([
		['a.json', { hosts: [] }, /a\.json must be/],
		['a.json', { hosts: ['x.example'], more: 1 }, /a\.json must be/],
		['a.json', 'x', /a\.json must be/],
		['a.json', { hosts: ['x.example:80'] }, /x\.example:80.* is no host name/],
		['a.json', { hosts: ['x.example/..'] }, /is no host name/],
		['a.json', { hosts: ['x.example'], origin: 'https://y.example' }, /of no host/],
		[
			'a.json',
			{ hosts: ['x.example'], origin: 'ftp://x.example' },
			/The origin in .*a\.json must be/
		],
		['..json', { hosts: ['x.example'] }, /“\.” in/],
		['A.json', { hosts: ['x.example'] }, /“A” in/],
		['a b.json', { hosts: ['x.example'] }, /“a b” in/]
	])('is refused with a sentence: %s %j', (file, content, sentence) => {
		write(file, content);
		expect(() => readNewsroomList(folder)).toThrow(sentence);
	});

	it('gives no host to two', () => {
		write('a.json', { hosts: ['x.example'] });
		write('b.json', { hosts: ['y.example', 'X.example'] });
		expect(() => readNewsroomList(folder)).toThrow('The newsrooms a and b have the same host');
	});

	it('has to be there', () => {
		expect(() => readNewsroomList(path.join(folder, 'none'))).toThrow(/cannot be read \(ENOENT\)/);
	});

	it('has names that are no paths', () => {
		for (const name of [
			'',
			'.',
			'..',
			'../a',
			'a/b',
			'a.b',
			'-a',
			'a-',
			'a\0',
			'ä',
			'a'.repeat(41)
		])
			expect(isNewsroomName(name), name).toBe(false);
		for (const name of ['a', 'linxi-ribao', '2', 'a'.repeat(40)])
			expect(isNewsroomName(name), name).toBe(true);
	});
});

describe('a newsroom’s settings', () => {
	it('name a folder, a database, and a place in bucket and backup of its own', () => {
		const config = readConfig({
			...{ DATA_DIR: '/srv', NEWSROOMS: folder, NEWSROOMS_IDLE: '5', NEWSROOMS_OPEN: '20' },
			DATABASE_URL: 'postgres://db.example.org/copydesk_{newsroom}',
			...{ MEDIA_URL: 's3://k:s@s3.example.org/bucket/papers', BACKUP_DIR: '/backup' }
		});
		expect(config.newsrooms).toEqual({ folder, idle: 300_000, most: 20 });
		const entry = { name: 'linxi', hosts: ['linxi.example'], origin: 'https://linxi.example' };
		expect(configOf(config, entry)).toMatchObject({
			...{ dataDir: '/srv/newsrooms/linxi', origin: 'https://linxi.example', newsrooms: null },
			database: 'postgres://db.example.org/copydesk_linxi',
			...{ media: { bucket: 'bucket', prefix: 'papers/linxi/' }, backupDir: '/backup/linxi' }
		});
	});

	it.each([
		[{ ORIGIN: 'https://a.example' }, /unset ORIGIN/],
		[{ DATABASE_URL: 'postgres://db.example.org/copydesk' }, /\{newsroom\}/],
		[{ NEWSROOMS_IDLE: '0' }, /NEWSROOMS_IDLE must be/],
		[{ NEWSROOMS_OPEN: 'many' }, /NEWSROOMS_OPEN must be/]
	])('are refused with a sentence: %j', (more, sentence) => {
		expect(() => readConfig({ NEWSROOMS: folder, ...more })).toThrow(sentence);
	});
});

describe('whose host it is', () => {
	const log = { error: vi.fn() };
	const nameOf = (directory: NewsroomDirectory, headers: Record<string, string>) =>
		directory.of(headers)?.name;

	it('is told by the host that is asked for, whatever its port and letters, and by nothing else', () => {
		write('a.json', { hosts: ['a.example'] });
		write('b.json', { hosts: ['b.example'], origin: 'https://b.example' });
		const directory = new NewsroomDirectory(folder, log);
		expect(nameOf(directory, { host: 'a.example' })).toBe('a');
		expect(nameOf(directory, { host: 'A.Example:8443' })).toBe('a');
		const elsewhere = { origin: 'https://b.example', 'x-forwarded-host': 'b.example' };
		expect(nameOf(directory, { host: 'a.example', ...elsewhere })).toBe('a');
		for (const host of ['', 'c.example', 'a.example.', 'x.a.example', 'a.example@b.example', '[a]'])
			expect(nameOf(directory, { host, ...elsewhere }), host).toBeUndefined();
	});

	it('is told by a token to the server’s own browser', () => {
		write('a.json', { hosts: ['a.example'] });
		const directory = new NewsroomDirectory(folder, log);
		const headers = directory.printingHeaders('a');
		expect(nameOf(directory, { host: '127.0.0.1:3000', ...headers })).toBe('a');
		expect(directory.printingHeaders('a')).toEqual(headers);
		for (const token of ['', 'a', 'toString'])
			expect(nameOf(directory, { host: '127.0.0.1', [PRINTING_HEADER]: token })).toBeUndefined();
	});

	it('is learnt while the server runs, and a list that is wrong changes nothing', () => {
		const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
		write('a.json', { hosts: ['a.example'] });
		const directory = new NewsroomDirectory(folder, log);
		write('b.json', { hosts: ['b.example'] });
		expect(nameOf(directory, { host: 'b.example' })).toBe('b');
		write('c.json', { hosts: ['a.example', 'c.example'] });
		now.mockReturnValue(20_000);
		expect(nameOf(directory, { host: 'c.example' })).toBeUndefined();
		expect(nameOf(directory, { host: 'a.example' })).toBe('a');
		const err = expect.objectContaining({ message: expect.stringContaining('the same host') });
		expect(log.error).toHaveBeenCalledWith({ err }, expect.any(String));
		fs.renameSync(folder, `${folder}-away`);
		now.mockReturnValue(30_000);
		expect(nameOf(directory, { host: 'c.example' })).toBeUndefined();
		expect(nameOf(directory, { host: 'b.example' })).toBe('b');
		fs.renameSync(`${folder}-away`, folder);
		now.mockRestore();
	});
});
