import { setTimeout as pause } from 'node:timers/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Id } from '#model/ids.ts';
import type { Installation } from './installation.ts';
import { adminOf } from './look-at.ts';
import type { Answer } from './proxy.ts';
import type { Staff } from './staff.ts';

const MB = 1024 * 1024;
/** Of a segment of a JPEG, with its marker. */
const LONGEST = 65_537;

export const photo = (): Promise<Buffer> =>
	sharp({ create: { width: 1200, height: 800, channels: 3, background: '#884422' } })
		.jpeg()
		.toBuffer();

/** A picture of just so many bytes: what makes it long are segments that nobody reads. */
export async function photoOf(bytes: number): Promise<Buffer> {
	const picture = await photo();
	const parts = [picture.subarray(0, 2)];
	for (let left = bytes - picture.length; left > 0;) {
		// None may be shorter than its head of four.
		const size = left <= LONGEST ? left : Math.min(LONGEST, left - 4);
		const segment = Buffer.alloc(size);
		segment.set([0xff, 0xef]);
		segment.writeUInt16BE(size - 2, 2);
		parts.push(segment);
		left -= size;
	}
	return Buffer.concat([...parts, picture.subarray(2)]);
}

/** Sends a picture of so many bytes through the proxy, as a window does. */
export async function sendPhoto(staff: Staff, story: Id, bytes: number): Promise<Answer> {
	const headers = { 'content-type': 'application/octet-stream' };
	const body = await photoOf(bytes);
	return staff.ask('meng', `/assets?story=${story}&name=bridge.jpg`, {
		...{ method: 'POST', headers, body }
	});
}

/** The most that a picture may weigh. */
export const MOST = 50 * MB;

/** The backup that the servers keep, once it is at most so old, and one that is made beside it; what is said of both. */
export async function backups(installation: Installation): Promise<string[]> {
	const [desk] = installation.desks;
	const { BACKUP_DIR: kept = '', DATA_DIR: data = '' } = desk?.env ?? {};
	const beside = path.join(data, 'second');
	await adminOf(installation, 'backup', beside);
	const said: string[] = [];
	for (const folder of [kept, beside]) said.push(await adminOf(installation, 'verify', folder));
	return said;
}

/** Guesses of a password from here under addresses that are made up, and one from another machine; the answers. */
export async function guesses({ proxy, redis }: Installation): Promise<{
	own: number[];
	other: number;
}> {
	const body = JSON.stringify({ login: 'bai', password: 'not this one' });
	const own: number[] = [];
	for (let number = 1; number <= 12; number++) {
		const headers = {
			'content-type': 'application/json',
			'x-forwarded-for': `203.0.113.${number}`
		};
		own.push((await proxy.ask('/api/session', { method: 'POST', headers, body })).status);
		await pause(20);
	}
	const { output } = await redis.exec([
		...['curl', '-sk', '-o', '/dev/null', '-w', '%{http_code}', '-d', body],
		...['--resolve', `${proxy.domain}:443:${proxy.address}`],
		...['-H', 'content-type: application/json', `https://${proxy.domain}/api/session`]
	]);
	return { own, other: Number(output) };
}
