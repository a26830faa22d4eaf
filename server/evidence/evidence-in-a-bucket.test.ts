import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { s3Server, type S3Server } from '#tests/support/s3-server.ts';
import { aSmallPress, type SmallPress } from '#tests/support/small-press.ts';
import { hashOfRow } from '../store/audit-chain.ts';
import { verifyPack } from './verify-pack.ts';

let server: S3Server;
let paper: SmallPress;
beforeAll(async () => {
	server = await s3Server();
	paper = await aSmallPress({ MEDIA_URL: server.url });
}, 60_000);
afterAll(async () => {
	await paper.dispose();
	await server.close();
});

const packThere = async () => {
	const opened = await paper.services.evidence.open(paper.pack());
	return new Uint8Array(await new Response(opened?.body).arrayBuffer());
};

test('a pack is kept in the bucket and nowhere else, also where the store is away for a moment', async () => {
	server.mishaps.push('cut', 'busy', 'cut', 'busy', 'cut', 'busy', 'cut');
	await paper.press();
	expect(verifyPack(await packThere(), hashOfRow)).toMatchObject({
		faults: [],
		sha256: paper.pack()
	});
	const { dataDir } = paper.services.config;
	expect(await readdir(dataDir)).not.toContain('evidence');
	expect(await readdir(`${dataDir}/unsent`)).toEqual([]);
});

test('a pack that is gone from the bucket is made anew at the next start', async () => {
	const before = await packThere();
	await server.empty();
	await paper.restart();
	await paper.services.evidence.settled();
	expect(await packThere()).toEqual(before);
});
