import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPhotos } from '../photos/photos.ts';
import { s3Server } from '#tests/support/s3-server.ts';
import { readMedia } from '../config.ts';
import { checkedMedia } from './checked-media.ts';
import { openFolderMedia } from './folder-media.ts';
import type { MediaStore } from './media-store.ts';
import { openS3Media } from './open-media.ts';

let folder: string;
let media: MediaStore;
let altered: string[];
const noted = (inner: MediaStore) => checkedMedia(inner, (what) => void altered.push(what));

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'checked-'));
	altered = [];
	media = noted(await openFolderMedia(folder));
});
afterEach(() => rm(folder, { recursive: true }));

it('tells of a photo that is not what its hash says, and gives it all the same', async () => {
	const photos = createPhotos({ media, log: { error: () => {} } });
	const picture = sharp({ create: { width: 8, height: 6, channels: 3, background: '#884422' } });
	const about = { fileName: '', storyId: null, personId: 'bai', at: 1 };
	const added = await photos.add(await picture.png().toBuffer(), about);
	if (!added.ok) throw new Error(added.error);
	const { id } = added.value;
	// A smaller one is made anew, and has no hash.
	for (const width of [null, 320, 320] as const)
		expect(await photos.read(id, width)).not.toBeNull();
	expect(altered).toEqual([]);
	await writeFile(path.join(folder, 'photos', id), 'another one');
	expect(String(await photos.read(id, null))).toBe('another one');
	expect(altered).toEqual(['photo']);
});

it('tells of a pack that is another one by the time it is read to its end', async () => {
	const { sha256 } = await media.putByHash(
		'evidence',
		'.zip',
		Readable.from([Buffer.from('pack')])
	);
	const read = async () => new Response((await media.open(`evidence/${sha256}.zip`))?.body).text();
	expect(await read()).toBe('pack');
	expect(altered).toEqual([]);
	const [file = ''] = await readdir(path.join(folder, 'evidence'));
	await writeFile(path.join(folder, 'evidence', file), 'peck');
	expect(await read()).toBe('peck');
	expect(altered).toEqual(['evidence']);
});

it('tells of what a bucket did not keep as it was sent', async () => {
	const server = await s3Server();
	const bucket = noted(await openS3Media(folder, readMedia(server.url)));
	server.mishaps.push(null, 'changed');
	await expect(bucket.put('photos/abc', Buffer.from('picture'))).rejects.toThrow('as it was sent');
	expect(altered).toEqual(['photo']);
	await server.close();
});
