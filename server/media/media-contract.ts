import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MediaFolder, MediaName, MediaStore } from './media-store.ts';

/** What every store of media does, wherever it keeps them. `open` gives an empty one each time. */
export function mediaContract(where: string, open: () => Promise<MediaStore>): void {
	describe(`media ${where}`, () => {
		let media: MediaStore;
		beforeEach(async () => {
			media = await open();
		});
		const all = async (folder: MediaFolder) =>
			(await Array.fromAsync(media.list(folder))).sort((a, b) => (a.name < b.name ? -1 : 1));

		it.each([0, 1, 3_000_000])(
			'gives %i bytes back as they were, whole or as a stream',
			async (count) => {
				const bytes = randomBytes(count);
				await media.put('photos/p1', bytes);
				expect((await media.read('photos/p1'))?.equals(bytes)).toBe(true);
				const opened = await media.open('photos/p1');
				expect(opened?.bytes).toBe(count);
				const streamed = await new Response(opened?.body).arrayBuffer();
				expect(Buffer.from(streamed).equals(bytes)).toBe(true);
			}
		);

		it('has nothing under a name that nothing was put under', async () => {
			expect(await media.read('photos/none')).toBeNull();
			expect(await media.open('photos/none')).toBeNull();
			expect(await all('photos')).toEqual([]);
			expect(await all('evidence')).toEqual([]);
		});

		it('keeps once what is put twice, one after the other or at once', async () => {
			const bytes = randomBytes(5000);
			await media.put('photos/p1', bytes);
			await Promise.all([media.put('photos/p1', bytes), media.put('photos/p1', bytes)]);
			expect(await all('photos')).toEqual([{ name: 'photos/p1', bytes: 5000 }]);
			expect((await media.read('photos/p1'))?.equals(bytes)).toBe(true);
		});

		it('keeps what a stream brings under its hash', async () => {
			const parts = [randomBytes(70_000), randomBytes(1), randomBytes(200_000)];
			const whole = Buffer.concat(parts);
			const sha256 = createHash('sha256').update(whole).digest('hex');
			for (const _again of [1, 2]) {
				const kept = await media.putByHash('evidence', '.zip', Readable.from(parts));
				expect(kept).toEqual({ sha256, bytes: whole.length });
			}
			expect((await media.read(`evidence/${sha256}.zip`))?.equals(whole)).toBe(true);
			const listed = { name: `evidence/${sha256}.zip`, bytes: whole.length };
			expect(await all('evidence')).toEqual([listed]);
		});

		it('keeps nothing of a stream that breaks off', async () => {
			async function* broken(): AsyncGenerator<Uint8Array> {
				yield randomBytes(100_000);
				throw new Error('the printer is out of paper');
			}
			await expect(media.putByHash('evidence', '.zip', broken())).rejects.toThrow('out of paper');
			expect(await all('evidence')).toEqual([]);
		});

		it('lists all of a folder and nothing of another', async () => {
			const names = Array.from({ length: 7 }, (_, at): MediaName => `photos/p${at}-320`);
			for (const [at, name] of names.entries()) await media.put(name, randomBytes(at));
			await media.putByHash('evidence', '.zip', Readable.from([randomBytes(9)]));
			expect(await all('photos')).toEqual(names.map((name, bytes) => ({ name, bytes })));
			expect(await all('evidence')).toHaveLength(1);
		});

		it.each(['photos/../secret', 'photos/', 'photos/a/b', 'evidence/a.zip', '../photos/a', 'x/a'])(
			'knows nothing of “%s”',
			async (name) => {
				const elsewhere = name as MediaName;
				await expect(media.put(elsewhere, randomBytes(1))).rejects.toThrow('no name of media');
				await expect(media.read(elsewhere)).rejects.toThrow('no name of media');
				await expect(media.open(elsewhere)).rejects.toThrow('no name of media');
			}
		);
	});
}
