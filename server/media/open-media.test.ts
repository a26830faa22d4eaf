import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { boot } from '#server/boot.ts';
import { moveFiles } from '#server/move-newsroom.ts';
import { s3Server, type S3Server } from '#tests/support/s3-server.ts';
import { ConfigError, readConfig, readMedia } from '../config.ts';
import { openFolderMedia } from './folder-media.ts';
import type { MediaName } from './media-store.ts';
import { openMedia } from './open-media.ts';

const PACK: MediaName = `evidence/${'a1'.repeat(32)}.zip`;

describe('photos that move into a bucket', () => {
	let server: S3Server;
	let dataDir: string;
	beforeAll(async () => {
		server = await s3Server();
	});
	afterAll(() => server.close());
	beforeEach(async () => {
		await server.empty();
		dataDir = await mkdtemp(path.join(tmpdir(), 'media-'));
		const local = await openFolderMedia(dataDir);
		await local.put('photos/p1', Buffer.from('dawn'));
		await local.put('photos/p2', Buffer.from('dusk'));
		await local.put(PACK, Buffer.from('PK'));
	});
	afterEach(() => rm(dataDir, { recursive: true }));

	const open = () => openMedia({ dataDir, media: readMedia(server.url) });
	const puts = () => server.asked.filter((asked) => asked.includes('PUT') && !/txt$/.test(asked));

	it('are not left behind: a server that is told of an empty bucket does not start', async () => {
		await expect(open()).rejects.toThrow(ConfigError);
		await expect(open()).rejects.toThrow(
			/^There are photos in [^\n]*: carry them over first[^\n]*\.$/
		);
	});

	it('are there afterwards, each sent once, however often it is begun', async () => {
		const moved = await moveFiles(dataDir, readMedia(server.url));
		expect(moved).toMatchObject({
			ok: true,
			value: expect.stringContaining('over: 3 files') as string
		});
		expect(puts()).toHaveLength(3);
		const media = await open();
		expect(String(await media.read('photos/p2'))).toBe('dusk');
		expect(String(await media.read(PACK))).toBe('PK');
		expect(await moveFiles(dataDir, readMedia(server.url))).toEqual(moved);
		expect(puts()).toHaveLength(3);
	});

	it('are said not to have arrived where one has not', async () => {
		// Two requests are the check, the third looks for the first photo, the fourth sends it.
		server.mishaps.push(null, null, null, 'changed');
		await rm(path.join(dataDir, 'photos/p2'));
		const moved = await moveFiles(dataDir, readMedia(server.url));
		expect(moved).toMatchObject({
			...{ ok: false, error: expect.stringContaining('did not keep photos/p1') as string }
		});
	});

	it('keep a server from starting where their store does not answer, and nothing is touched', async () => {
		const empty = await mkdtemp(path.join(tmpdir(), 'media-'));
		const url = server.url.replace(/@[^/]+/, '@127.0.0.1:5');
		const config = readConfig({ DATA_DIR: empty, MEDIA_URL: url, LOG_LEVEL: 'silent' });
		await expect(boot(config)).rejects.toThrow(
			/^The media store at 127\.0\.0\.1:5 cannot be reached/
		);
		expect(await readdir(empty)).toEqual(['lock']);
		await rm(empty, { recursive: true });
	});
});
