import fs from 'node:fs';
import sharp, { type Sharp } from 'sharp';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { atMost, MIB, told, type Figure } from './figure.ts';

const STORY = 'photographed';
/** What the largest pictures that are taken in may add to the server, MiB; 50 megapixels as AVIF are dearest. */
const MOST = 1100;

/** Grain, so that a picture weighs what a camera’s does. */
async function grainy(width: number, height: number): Promise<Sharp> {
	const noise = { type: 'gaussian' as const, mean: 128, sigma: 20 };
	const small = { width: 3000, height: 2000, channels: 3 as const };
	const raw = await sharp({ create: { ...small, background: '#808080', noise } })
		.raw()
		.toBuffer();
	return sharp(raw, { raw: small }).resize(width, height, { fit: 'fill', kernel: 'linear' });
}

/** A picture of so many megapixels, three to two. */
async function photo(megapixels: number, encode: (one: Sharp) => Sharp): Promise<Buffer> {
	const height = Math.floor(Math.sqrt((megapixels * 1e6) / 1.5));
	return encode(await grainy(Math.floor(height * 1.5), height)).toBuffer();
}

const KINDS: [what: string, megapixels: number, encode: (one: Sharp) => Sharp][] = [
	['50 megapixels, JPEG', 50, (one) => one.jpeg({ quality: 85 })],
	['100 megapixels, JPEG', 100, (one) => one.jpeg({ quality: 85 })],
	['100 megapixels, JPEG on its side', 100, (one) => one.withMetadata({ orientation: 6 }).jpeg()],
	['100 megapixels, progressive JPEG', 100, (one) => one.jpeg({ progressive: true })],
	['100 megapixels, PNG', 100, (one) => one.png({ palette: true, colours: 8 })],
	['50 megapixels, AVIF', 50, (one) => one.avif({ quality: 50, effort: 0 })]
];

/** What the server holds at most while photos come in: one of each kind, then five at once. */
export async function photos(): Promise<Figure[]> {
	const figures: Figure[] = [];
	for (const [what, megapixels, encode] of KINDS)
		figures.push(...(await sent(what, await photo(megapixels, encode), 1)));
	const five = await photo(100, (one) => one.jpeg({ quality: 85 }));
	return [...figures, ...(await sent('100 megapixels, JPEG, five at once', five, 5))];
}

async function sent(what: string, bytes: Buffer, times: number): Promise<Figure[]> {
	const paper = await openPaper();
	try {
		await paper.run('meng', newStory(STORY));
		const { pid } = paper.server;
		const before = peakOf(pid);
		const begun = performance.now();
		await Promise.all(Array.from({ length: times }, () => upload(paper, bytes)));
		const seconds = Math.round((performance.now() - begun) / 100) / 10;
		const size = `${Math.round(bytes.length / MIB)} MiB, ${seconds} s`;
		return [
			atMost(
				`${what} (${size}): the server’s peak above ${before} MiB`,
				peakOf(pid) - before,
				MOST,
				' MiB'
			),
			told(`${what}: the server’s peak`, `${peakOf(pid)} MiB`)
		];
	} finally {
		await paper.close();
	}
}

async function upload({ server, signIn }: LivePaper, bytes: Buffer): Promise<void> {
	const answer = await fetch(`${server.origin}/assets?story=${STORY}&name=a.jpg`, {
		method: 'POST',
		headers: {
			cookie: await signIn('meng'),
			origin: server.origin,
			'content-type': 'application/octet-stream'
		},
		body: new Uint8Array(bytes)
	});
	if (!answer.ok) throw new Error(`a photo was refused: ${await answer.text()}`);
}

/** The most that a process has held so far, MiB. */
function peakOf(pid: number): number {
	const kilobytes = /^VmHWM:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Math.round(Number(kilobytes) / 1024);
}
