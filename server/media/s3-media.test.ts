import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { s3Server, type S3Mishap, type S3Server } from '#tests/support/s3-server.ts';
import { ConfigError, readMedia } from '../config.ts';
import { mediaContract } from './media-contract.ts';
import { S3Media } from './s3-media.ts';

describe('media in an S3-compatible store', () => {
	let server: S3Server;
	let aside: string;
	beforeAll(async () => {
		[server, aside] = [await s3Server(), await mkdtemp(path.join(tmpdir(), 'aside-'))];
	});
	afterAll(async () => {
		await server.close();
		await rm(aside, { recursive: true });
	});
	beforeEach(() => server.empty());

	/** A few names at a time, so that lists have several pages; no try takes longer than a second. */
	const open = (url = server.url) =>
		new S3Media({ place: readMedia(url), aside, page: 3, limit: 1000 });
	const bytes = Buffer.from('light on the water');

	mediaContract('in a bucket', async () => open());

	it.each<S3Mishap>(['busy', 'cut', 'silent'])(
		'ask again where the store is %s',
		async (mishap) => {
			server.mishaps.push(mishap, null, mishap, null, mishap);
			await open().put('photos/p1', bytes);
			server.mishaps.push(mishap);
			expect(await open().read('photos/p1')).toEqual(bytes);
			server.mishaps.push(mishap);
			expect(await Array.fromAsync(open().list('photos'))).toHaveLength(1);
		}
	);

	it('are read again where an answer breaks off', async () => {
		await open().put('photos/p1', bytes);
		server.mishaps.push('half');
		expect(await open().read('photos/p1')).toEqual(bytes);
	});

	it('are not taken for kept where other bytes have arrived, and then put again', async () => {
		server.mishaps.push(null, 'changed');
		await expect(open().put('photos/p1', bytes)).rejects.toThrow(
			'did not keep photos/p1 as it was'
		);
		expect(await open().read('photos/p1')).not.toEqual(bytes);
		await open().put('photos/p1', bytes);
		expect(await open().read('photos/p1')).toEqual(bytes);
	});

	it('are read again by a store whose tags are no hashes', async () => {
		server.mishaps.push(null, null, 'tagged');
		await open().put('photos/p1', bytes);
		expect(server.asked.map((asked) => asked.split(' ')[0])).toEqual([
			'HEAD',
			'PUT',
			'HEAD',
			'GET'
		]);
		server.mishaps.push(null, 'changed', 'tagged');
		await expect(open().put('photos/p2', bytes)).rejects.toThrow('did not keep');
	});

	it('are read again for as long as their size takes', async () => {
		// Two seconds more than one try, at the slowest that is borne.
		const large = Buffer.alloc(400_000, 'light');
		server.mishaps.push(null, null, 'tagged', 'slow');
		await open().put('photos/p1', large);
		expect(server.asked.map((asked) => asked.split(' ')[0])).toEqual([
			'HEAD',
			'PUT',
			'HEAD',
			'GET'
		]);
	});

	it('are sent once', async () => {
		await open().put('photos/p1', bytes);
		server.asked.length = 0;
		await open().put('photos/p1', bytes);
		expect(server.asked).toEqual(['HEAD /paper/county/daily/photos/p1']);
	});

	it('go nowhere else', async () => {
		server.mishaps.push('moved');
		await expect(open().read('photos/p1')).rejects.toThrow(/answers 307\.$/);
	});

	it('leave nothing beside, sent or not', async () => {
		await open().putByHash('evidence', '.zip', Readable.from([bytes]));
		expect(await readdir(aside)).toEqual([]);
		server.mishaps.push(...Array.from({ length: 30 }, () => 'cut' as const));
		const stop = new AbortController();
		const kept = open().putByHash('evidence', '.zip', Readable.from(['more']), stop.signal);
		stop.abort();
		await expect(kept).rejects.toThrow(/abort/i);
		expect(await readdir(aside)).toEqual([]);
	});

	it('say in a sentence that the store is away, and no secret', async () => {
		server.mishaps.push('cut', 'cut', 'cut', 'cut', 'cut');
		const fault: unknown = await open()
			.read('photos/p1')
			.catch((error: unknown) => error);
		expect(String(fault)).toMatch(
			/^MediaFault: The media store at 127\.0\.0\.1:\d+ cannot be reached: /
		);
		expect(inspect(fault, { depth: 9 })).not.toContain(server.secret);
	});

	describe('at a start', () => {
		const refused = async (change: (url: URL) => void) => {
			const url = new URL(server.url);
			change(url);
			const fault: unknown = await open(url.href)
				.check()
				.catch((error: unknown) => error);
			expect(fault).toBeInstanceOf(ConfigError);
			const { message } = fault as Error;
			expect(message).toMatch(/^The media store at [^\n]*\.$/);
			expect(message).not.toContain(decodeURIComponent(url.password));
			return message;
		};

		it('are taken where the bucket lets itself be read and written', async () => {
			await open().check();
			await open().check();
			expect(server.asked.at(-1)).toBe('PUT /paper/county/daily/copydesk.txt');
		});

		it('are refused by one sentence where nothing is there', async () => {
			const message = await refused((url) => (url.port = '5'));
			expect(message).toContain('cannot be reached: ECONNREFUSED');
		});

		it('are refused where there is no such bucket', async () => {
			const message = await refused((url) => (url.pathname = '/other'));
			expect(message).toContain('has no bucket “other”');
		});

		it('are refused where the key or its secret is wrong', async () => {
			expect(await refused((url) => (url.username = 'NOBODY'))).toContain('(InvalidAccessKeyId)');
			expect(await refused((url) => (url.password = 'wrong1'))).toContain(
				'(SignatureDoesNotMatch)'
			);
		});
	});
});
