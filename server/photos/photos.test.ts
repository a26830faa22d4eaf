import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { photoMetadata } from './photo-metadata.ts';
import { MAX_PHOTO_BYTES } from '#model/asset.ts';
import { jpegSaying, pngSaying } from '#tests/support/lying-pictures.ts';
import { openFolderMedia } from '../media/folder-media.ts';
import { MediaFault } from '../media-fault.ts';
import { createPhotos, type Photos } from './photos.ts';

const about = { fileName: 'IMG_1.jpg', storyId: null, personId: 'p1', at: 1 };
const picture = (width = 40, height = 30) =>
	sharp({ create: { width, height, channels: 3, background: '#884422' } });

let folder: string;
let photos: Photos;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'photos-'));
	photos = createPhotos({ media: await openFolderMedia(folder), log: { error: () => {} } });
});
afterAll(() => rm(folder, { recursive: true }));

describe('taking a picture in', () => {
	it.each(['jpeg', 'png', 'webp', 'avif'] as const)('takes %s', async (format) => {
		const added = await photos.add(await picture().toFormat(format).toBuffer(), about);
		expect(added).toMatchObject({ ok: true, value: { width: 40, height: 30 } });
	});

	it('keeps at most 3,000 px on the longer side and serves smaller ones', async () => {
		const added = await photos.add(await picture(4000, 1000).png().toBuffer(), about);
		if (!added.ok) throw new Error(added.error);
		expect(added.value).toMatchObject({ width: 3000, height: 750, mime: 'image/jpeg' });
		const small = await photos.read(added.value.id, 320);
		expect((await sharp(small!).metadata()).width).toBe(320);
	});

	it('turns a picture upright by its orientation and keeps no metadata', async () => {
		const bytes = await picture(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer();
		const added = await photos.add(bytes, about);
		if (!added.ok) throw new Error(added.error);
		expect(added.value).toMatchObject({ width: 30, height: 40 });
		const kept = await sharp((await photos.read(added.value.id, null))!).metadata();
		expect(kept.exif).toBeUndefined();
	});

	it('makes sRGB of four inks, and of a wide gamut', async () => {
		const inks = await picture().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer();
		expect((await sharp(inks).metadata()).space).toBe('cmyk');
		const wide = await picture().withIccProfile('p3').jpeg().toBuffer();
		for (const bytes of [inks, wide]) {
			const added = await photos.add(bytes, about);
			if (!added.ok) throw new Error(added.error);
			const kept = (await photos.read(added.value.id, null))!;
			const { space, icc } = await sharp(kept).metadata();
			expect([space, icc]).toEqual(['srgb', undefined]);
			const [red = 0, green = 0, blue = 0] = await sharp(kept).raw().toBuffer();
			// #884422, as near as four inks come to it.
			expect(Math.max(Math.abs(red - 136), Math.abs(green - 68), Math.abs(blue - 34))).toBeLessThan(
				24
			);
		}
	});

	it('is not led astray by a header that lies about the size', async () => {
		const png = pngSaying(await picture().png().toBuffer(), 4000, 3000);
		expect(await photos.add(png, about)).toEqual({ ok: false, error: 'not-a-photo' });
		const jpeg = await picture(400, 300).jpeg().toBuffer();
		const flood = jpegSaying(jpeg, 60_000, 60_000);
		expect(await photos.add(flood, about)).toEqual({ ok: false, error: 'too-many-pixels' });
		// A JPEG that ends early is a picture with nothing in its lower part, as programs show it.
		const grey = await photos.add(jpegSaying(jpeg, 4000, 3000), about);
		expect(grey).toMatchObject({ ok: true, value: { width: 3000, height: 2250 } });
	});

	it('refuses what is no photo, with the reason', async () => {
		const refused = async (bytes: Uint8Array) => await photos.add(bytes, about);
		expect(await refused(new Uint8Array())).toEqual({ ok: false, error: 'empty' });
		expect(await refused(Buffer.from('MZ not a picture'))).toEqual({
			ok: false,
			error: 'not-a-photo'
		});
		expect(await refused(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toEqual({
			ok: false,
			error: 'not-a-photo'
		});
		expect(await refused(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'))).toEqual({
			ok: false,
			error: 'heic'
		});
		expect(await refused(new Uint8Array(MAX_PHOTO_BYTES + 1))).toEqual({
			ok: false,
			error: 'too-large'
		});
		const flood = pngSaying(await picture().png().toBuffer(), 16_000, 10_001);
		expect(await refused(flood)).toEqual({ ok: false, error: 'too-many-pixels' });
		const whole = await picture(400, 300).jpeg().toBuffer();
		expect(await refused(whole.subarray(0, whole.length >> 1))).toMatchObject({ ok: false });
	});

	it.each([
		[
			'a drawing that would take a thousand megapixels',
			'<svg xmlns="http://www.w3.org/2000/svg" width="99999" height="99999"/>'
		],
		['a page that begins like a picture', 'GIF89a<script>alert(1)</script>'],
		['a document', '%PDF-1.7 picture'],
		['another archive that calls itself a film', '\0\0\0\x18ftypisom\0\0\0\0']
	])('hands %s to no decoder', async (_what, text) => {
		const added = await photos.add(Buffer.from(text, 'latin1'), about);
		expect(added).toEqual({ ok: false, error: 'not-a-photo' });
	});

	it('keeps nothing of what stands behind or within the picture', async () => {
		const html = Buffer.from('<script>alert(1)</script>');
		const jpeg = await picture()
			.jpeg()
			.withExif({ IFD0: { Copyright: String(html) } })
			.toBuffer();
		const added = await photos.add(Buffer.concat([jpeg, html]), about);
		if (!added.ok) throw new Error(added.error);
		expect((await photos.read(added.value.id, null))!.includes(html)).toBe(false);
	});

	it('refuses a photo that cannot be kept at the moment, and shows one whose smaller width cannot', async () => {
		const logged: string[] = [];
		const log = { error: (_about: object, what: string) => void logged.push(what) };
		const put = () => Promise.reject(new MediaFault('The media store cannot be reached.'));
		const bytes = await picture(400, 300).jpeg().toBuffer();
		const away = createPhotos({ media: { put, read: async () => null }, log: log as never });
		expect(await away.add(bytes, about)).toEqual({ ok: false, error: 'store-away' });
		const read = async (name: string) => (name === 'photos/p1' ? bytes : null);
		const half = createPhotos({ media: { put, read }, log: log as never });
		expect((await sharp((await half.read('p1', 320))!).metadata()).width).toBe(320);
		expect(logged).toEqual(['a photo was not kept', 'a photo was not kept']);
	});

	it('reads nothing outside its folder', async () => {
		expect(await photos.read('../../etc/passwd', null)).toBeNull();
	});
});

describe('caption and credit', () => {
	const dataset = (record: number, set: number, value: Buffer) =>
		Buffer.concat([Buffer.from([0x1c, record, set, value.length >> 8, value.length & 255]), value]);
	// 县城 and 林 in GBK, as older agency tools write them.
	const gbk = { county: Buffer.from([0xcf, 0xd8, 0xb3, 0xc7]), lin: Buffer.from([0xc1, 0xd6]) };

	it('reads Chinese IPTC in UTF-8 and in GBK alike', () => {
		const utf8 = Buffer.concat([
			dataset(2, 120, Buffer.from('大桥通车')),
			dataset(2, 80, Buffer.from('季铭'))
		]);
		expect(photoMetadata(utf8, undefined)).toEqual({ caption: '大桥通车', credit: '季铭' });
		const old = Buffer.concat([dataset(2, 120, gbk.county), dataset(2, 80, gbk.lin)]);
		expect(photoMetadata(old, undefined)).toEqual({ caption: '县城', credit: '林' });
	});

	it('reads XMP where there is no IPTC', () => {
		const xmp = `<rdf:Description photoshop:Credit="通讯社"><dc:description><rdf:Alt><rdf:li xml:lang="x-default">早市 &amp; 河</rdf:li></rdf:Alt></dc:description></rdf:Description>`;
		expect(photoMetadata(undefined, xmp)).toEqual({ caption: '早市 & 河', credit: '通讯社' });
	});

	it.each([
		['openings without an end', '<dc:description>'],
		['openings cut off', '<dc:description '],
		['attributes cut off', 'dc:description="']
	])('is not held up by a million %s', (_what, part) => {
		const begun = performance.now();
		photoMetadata(undefined, part.repeat(200_000));
		// Where each opening has the rest read again it takes minutes.
		expect(performance.now() - begun).toBeLessThan(20_000);
	});

	it('takes a broken block for an empty one', () => {
		expect(photoMetadata(Buffer.from([0x1c, 2, 120, 0xff]), undefined)).toEqual({
			caption: '',
			credit: ''
		});
	});
});
