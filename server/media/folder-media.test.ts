import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFolderMedia } from './folder-media.ts';
import { mediaContract } from './media-contract.ts';

describe('media as files', () => {
	let folder: string;
	let dataDir: string;
	beforeAll(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'media-'));
	});
	afterAll(() => rm(folder, { recursive: true }));
	beforeEach(async () => {
		dataDir = await mkdtemp(path.join(folder, 'data-'));
	});

	mediaContract('in a folder', () => openFolderMedia(dataDir));

	it('lie where photos and packs have always been', async () => {
		const media = await openFolderMedia(dataDir);
		await media.put('photos/p1', Buffer.from('light'));
		expect(await readdir(dataDir, { recursive: true })).toEqual(['photos', 'photos/p1']);
	});

	it('are found again, and what a crash has left is taken away', async () => {
		const evidence = path.join(dataDir, 'evidence');
		const name = `${'a1'.repeat(32)}.zip`;
		await mkdir(evidence, { recursive: true });
		for (const file of [name, 'broken.part']) await writeFile(path.join(evidence, file), 'PK');
		const media = await openFolderMedia(dataDir);
		expect(String(await media.read(`evidence/${name}`))).toBe('PK');
		expect(await readdir(evidence)).toEqual([name]);
	});
});
