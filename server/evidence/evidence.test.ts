import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { zipSync } from 'fflate';
import { lastPress } from '#model/press.ts';
import { aSmallPress, type SmallPress } from '#tests/support/small-press.ts';
import { hashOfRow } from '../store/audit-chain.ts';
import { readZip } from './read-zip.ts';
import { sayPack } from './say-pack.ts';
import { verifyPack } from './verify-pack.ts';

let paper: SmallPress;
let pack: Uint8Array;
const pressing = () => lastPress(paper.services.desk.view.get('edition', paper.editionId));

async function bytesOf(sha256: string): Promise<Uint8Array> {
	const opened = await paper.services.evidence.open(sha256);
	return new Uint8Array(await new Response(opened?.body).arrayBuffer());
}
const files = (): Map<string, Uint8Array> =>
	new Map([...(readZip(pack) ?? [])].map(([name, bytes]) => [name, bytes ?? new Uint8Array()]));
const text = (name: string): string => new TextDecoder().decode(files().get(name));
/** What verifying says of the pack once somebody has been at its files. */
const said = (changed: Map<string, Uint8Array>): string => {
	const done = sayPack(verifyPack(zipSync(Object.fromEntries(changed)), hashOfRow));
	return done.ok ? done.value : done.error;
};

beforeAll(async () => {
	paper = await aSmallPress();
	await paper.press();
	pack = await bytesOf(paper.pack());
}, 60_000);
afterAll(() => paper.dispose());

describe('the evidence pack of an edition', () => {
	test('is kept under its hash, which is in the log, and says that there was nothing to print with', () => {
		const [kept] = [pressing()?.pack];
		expect(kept).toMatchObject({
			...{ state: 'ready', bytes: pack.length },
			missing: [{ what: 'pdf', fault: 'no-chromium' }]
		});
		const report = verifyPack(pack, hashOfRow);
		expect(report.faults).toEqual([]);
		expect(report.sha256).toBe(paper.pack());
		expect(report.counted).toMatchObject({ stories: 1, signatures: 2 });
		expect(text('README.txt')).toContain('PDF 没有做成 (no-chromium)');
	});

	test('holds words, plan, signatures with their texts, and the rows of the log up to the press', () => {
		expect(text('stories/01/text.txt')).toContain('全长1200米的大桥昨晚通车。');
		expect(JSON.parse(text('pages/01.json'))).toMatchObject({ number: 1, name: '要闻' });
		const signatures = JSON.parse(text('signatures.json')) as { step: string; text: string }[];
		expect(signatures.map(({ step }) => step)).toEqual(['handIn', 'signOff']);
		expect(signatures.map((one) => files().has(one.text))).toEqual([true, true]);
		const types = text('audit.jsonl').match(/"type":"(\w+\.\w+)","command"/g) ?? [];
		expect(types.at(-1)).toContain('edition.press');
		expect(JSON.parse(text('masthead.json'))).toMatchObject({
			...{ name: '渡口日报', day: { issue: 4387, pages: 2 } }
		});
	});

	test('is the same to the byte when it is made again', async () => {
		await paper.run({ type: 'edition.repack', id: paper.editionId });
		await paper.services.evidence.settled();
		const again = await bytesOf(paper.pack());
		// The edition itself says that its pack was made: nothing else may differ.
		const [one, two] = [pack, again].map((bytes) => readZip(bytes) ?? new Map());
		for (const [name, bytes] of one ?? []) expect([name, two?.get(name)]).toEqual([name, bytes]);
		expect(again).toEqual(pack);
	});
});

describe('somebody who has been at a pack', () => {
	test('is found by any byte of any file, which is named', () => {
		for (const [name, bytes] of files()) {
			const changed = files();
			const other = Uint8Array.from(bytes);
			other[other.length >> 1] = (other[other.length >> 1] ?? 0) ^ 1;
			changed.set(name, other);
			if (name === 'manifest.json') expect(said(changed)).not.toContain('whole.');
			else expect(said(changed)).toContain(`${name} is wrong: it is not as it was packed.`);
		}
	});

	test('is found by a file that is gone, and by one that came', () => {
		const less = files();
		less.delete('stories/01/text.txt');
		expect(said(less)).toContain('stories/01/text.txt is missing.');
		const more = files().set('stories/02/text.txt', new Uint8Array([65]));
		expect(said(more)).toMatch(/version 1: not whole, one thing differs\.\n {2}\S+ was not packed/);
	});

	test('is nobody where a pack was unpacked and packed again, and its folders are in it', () => {
		const again = files();
		for (const folder of ['pages/', 'stories/', 'stories/01/']) again.set(folder, new Uint8Array());
		expect(said(again)).toMatch(/^渡口日报, \S+, No\. 4387, version 1: whole\.\n/);
		// A folder that holds something is none.
		expect(said(again.set('pages/', new Uint8Array([65])))).toContain('pages/ was not packed');
	});

	test('is told in one line, with no more than twenty of the differences', () => {
		const many = files();
		for (let at = 0; at < 30; at++) many.set(`x${at}.txt`, new Uint8Array([65]));
		const lines = said(many).split('\n');
		expect(lines[0]).toMatch(/not whole, 30 things differ\.$/);
		expect([lines.length, lines.at(-1)]).toEqual([22, '  … and 10 more.']);
	});

	test('is found by what was signed and logged, though they make the hashes of the files anew', () => {
		expect(said(resealed('stories/01/blocks.json', '1200', '1300'))).toContain(
			'The words of “大桥昨晚通车” are wrong'
		);
		const signed = JSON.parse(text('signatures.json')) as {
			id: string;
			text: string;
			hash: string;
		}[];
		expect(said(resealed('stories/01/text.txt', '1200', '1300'))).toContain(
			'The words of “大桥昨晚通车” are wrong'
		);
		expect(said(resealed(signed[0]?.text ?? '', '1200', '1300'))).toContain('is of another text');
		expect(said(resealed('signatures.json', signed[1]?.hash ?? '', 'f'.repeat(64)))).toContain(
			'the log knows nothing of it'
		);
		expect(said(resealed('state.json', '要闻', '头版'))).toContain('something else went to press');
		expect(said(resealed('audit.jsonl', '"at":', '"at":1'))).toMatch(/Row \d+ of the log is wrong/);
	});

	test('is found where the file is broken off, or is none', () => {
		const broken = sayPack(verifyPack(pack.subarray(0, pack.length >> 1), hashOfRow));
		expect(broken).toMatchObject({ ok: false, error: expect.stringContaining('no evidence pack') });
		const none = sayPack(verifyPack(zipSync({ 'a.txt': new Uint8Array(1) }), hashOfRow));
		expect(none).toMatchObject({ ok: false, error: expect.stringContaining('no evidence pack') });
	});
});

/** The pack with words of one file replaced, and the manifest made to fit. */
function resealed(name: string, words: string, others: string): Map<string, Uint8Array> {
	const changed = files();
	const before = text(name);
	expect(before).toContain(words);
	const bytes = Buffer.from(before.replace(words, others));
	changed.set(name, bytes);
	const manifest = JSON.parse(text('manifest.json')) as {
		files: { path: string; sha256: string; bytes: number }[];
	};
	for (const file of manifest.files)
		if (file.path === name) file.sha256 = createHash('sha256').update(bytes).digest('hex');
	return changed.set('manifest.json', Buffer.from(JSON.stringify(manifest)));
}

test('a pack whose file is gone is made anew at the next start, and what a crash has left is taken away', async () => {
	const folder = path.join(paper.services.config.dataDir, 'evidence');
	await rm(path.join(folder, `${paper.pack()}.zip`));
	await writeFile(path.join(folder, 'broken.part'), 'PK');
	await paper.restart();
	await paper.services.evidence.settled();
	expect(await bytesOf(paper.pack())).toEqual(pack);
	expect(await readdir(folder)).toEqual([`${paper.pack()}.zip`]);
});

test('a stop in the midst of it makes the pack at the next start', async () => {
	await paper.run({
		...{ type: 'edition.correct', id: paper.editionId, reason: '电话有误' },
		...{ pageIds: [paper.pageId], storyIds: [paper.storyId] }
	});
	await paper.run({ type: 'page.update', id: paper.pageId, patch: { name: '头版' } });
	await paper.services.evidence.close();
	await signAgain();
	await paper.press();
	expect(pressing()).toMatchObject({ version: 2, pack: { state: 'packing' } });
	await paper.restart();
	await paper.services.evidence.settled();
	expect(pressing()?.pack.state).toBe('ready');
	expect(verifyPack(await bytesOf(paper.pack()), hashOfRow).faults).toEqual([]);
	const first = paper.services.desk.view.get('edition', paper.editionId)?.presses?.[0]?.pack;
	expect(first?.state === 'ready' && (await bytesOf(first.sha256))).toEqual(pack);
});

/** After a correction the story waits for its sign-off. */
const signAgain = (): Promise<void> => paper.signOff();
