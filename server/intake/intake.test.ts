import { Document, ImageRun, Packer, Paragraph, TextRun } from 'docx';
import { zipSync, strToU8, unzipSync } from 'fflate';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { recognise } from '#model/import/recognise.ts';
import { createIntake } from './intake.ts';
import { readDocx } from './read-docx.ts';
import { MAX_ENTRIES, unpack } from './unpack.ts';
import { MAX_UPLOAD } from '#model/import/upload.ts';

const intake = createIntake();
const PAGE = '渡口修桥\n本报记者 罗青禾\n渡口昨天开工修桥，工期一年。\n';

/** 渡口昨天修桥。 in GB 2312, byte by byte; and 你好 in Big5 many times over. */
const GB = [0xb6, 0xc9, 0xbf, 0xda, 0xd7, 0xf2, 0xcc, 0xec, 0xd0, 0xde, 0xc7, 0xc5, 0xa1, 0xa3];
const BIG5 = Array.from({ length: 20 }, () => [
	0xa7, 0x41, 0xa6, 0x6e, 0xb3, 0x6f, 0xb8, 0xcc
]).flat();

const utf16 = (text: string, big = false) => {
	const bytes = Buffer.from(text, 'utf16le');
	return big ? bytes.swap16() : bytes;
};

async function docx(paragraphs: Paragraph[]): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(
		await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }))
	);
}

/** A document with parts of it replaced. */
async function doctored(
	parts: Record<string, string | Uint8Array<ArrayBuffer>>
): Promise<Uint8Array<ArrayBuffer>> {
	const files = unzipSync(await docx([new Paragraph('渡口修桥。')]));
	for (const [name, part] of Object.entries(parts))
		files[name] = typeof part === 'string' ? strToU8(part) : part;
	return zipSync(files);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

describe('plain text', () => {
	it.each([
		['UTF-8', Buffer.from(PAGE)],
		['UTF-8 with a mark', Buffer.from(`\ufeff${PAGE}`)],
		['UTF-16 little end first', utf16(`\ufeff${PAGE}`)],
		['UTF-16 big end first', utf16(`\ufeff${PAGE}`, true)],
		['UTF-16 without a mark', utf16(PAGE.repeat(3))]
	])('is read in %s', async (name, bytes) => {
		const text = name.endsWith('without a mark') ? PAGE.repeat(3) : PAGE;
		expect(await intake.read(bytes)).toEqual({ ok: true, value: { text, images: [] } });
	});

	it('is read in GB18030', async () => {
		const read = await intake.read(Uint8Array.from(GB));
		expect(read).toEqual({ ok: true, value: { text: '渡口昨天修桥。', images: [] } });
	});

	it.each([
		['nothing', new Uint8Array(), 'empty'],
		['white space', Buffer.from(' \n\t\n'), 'empty'],
		['21 MB', new Uint8Array(MAX_UPLOAD + 1), 'too-large'],
		['Big5', Uint8Array.from(BIG5), 'encoding'],
		['Latin-1', Buffer.from('Le café est fermé demain à midi.', 'latin1'), 'encoding'],
		[
			'a program called .txt',
			Buffer.from('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff', 'latin1'),
			'not-text'
		],
		[
			'bytes without sense',
			Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 256),
			'not-text'
		],
		['a picture', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'not-text'],
		['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
		['an old Word file', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'old-word']
	])('%s is refused with its reason', async (_, bytes, error) => {
		expect(await intake.read(bytes)).toEqual({ ok: false, error });
	});
});

describe('a .docx', () => {
	it('is read paragraph by paragraph, line breaks kept, pictures brought along', async () => {
		const picture = await sharp({
			create: { width: 8, height: 6, channels: 3, background: '#963' }
		})
			.png()
			.toBuffer();
		const bytes = await docx([
			new Paragraph({ children: [new TextRun('雾里收芥菜')] }),
			new Paragraph({
				children: [
					new ImageRun({ type: 'png', data: picture, transformation: { width: 8, height: 6 } })
				]
			}),
			new Paragraph({
				children: [
					new TextRun('清晨，村民在江边收芥菜。'),
					new TextRun({ text: '罗青禾　摄', break: 1 })
				]
			})
		]);
		const read = await intake.read(bytes);
		if (!read.ok) throw new Error(read.error);
		expect(read.value.text).toBe('雾里收芥菜\n\n清晨，村民在江边收芥菜。\n罗青禾　摄\n');
		expect(read.value.images.map(({ mime, at }) => ({ mime, at }))).toEqual([
			{ mime: 'image/png', at: 6 }
		]);
		expect(Buffer.from(read.value.images[0]!.bytes)).toEqual(picture);
		expect(recognise(read.value.text).stories).toMatchObject([
			{ kind: 'photo', headline: '雾里收芥菜', photos: [{ credit: '罗青禾' }] }
		]);
	});

	it('that is another archive, or cut short, is broken', async () => {
		const whole = await docx([new Paragraph('渡口')]);
		for (const bytes of [zipSync({ 'a.txt': strToU8('a') }), whole.subarray(0, whole.length / 2)])
			expect(await intake.read(bytes)).toEqual({ ok: false, error: 'broken' });
	});

	it('never reads a file or an address it refers to', async () => {
		const asked: string[] = [];
		const server = createServer((request, response) => {
			asked.push(request.url ?? '');
			response.end('x');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const folder = await mkdtemp(join(tmpdir(), 'intake-'));
		const secret = join(folder, 'secret.txt');
		await writeFile(secret, 'SECRET');
		const outside = `http://127.0.0.1:${(server.address() as AddressInfo).port}/image.png`;
		const blip = (id: string) =>
			`<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
		const relation = (id: string, target: string) =>
			`<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="${target}" TargetMode="External"/>`;
		const read = await intake.read(
			await doctored({
				'word/document.xml': `<!DOCTYPE d [<!ENTITY x SYSTEM "file://${secret}"><!ENTITY y SYSTEM "${outside}">]><w:document ${W}><w:body><w:p><w:r><w:t>渡口&x;&y;</w:t></w:r></w:p>${blip('f')}${blip('h')}</w:body></w:document>`,
				'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('f', `file://${secret}`)}${relation('h', outside)}</Relationships>`
			})
		);
		await rm(folder, { recursive: true });
		await new Promise((resolve) => server.close(resolve));
		expect(JSON.stringify(read)).not.toContain('SECRET');
		expect(asked).toEqual([]);
	});

	it('that unpacks to more than 100 MiB is stopped while unpacking', async () => {
		const bomb = await doctored({ 'word/media/a.png': new Uint8Array(120 * 1024 * 1024) });
		expect(bomb.length).toBeLessThan(1024 * 1024);
		expect(await intake.read(bomb)).toEqual({ ok: false, error: 'too-complex' });
	}, 30_000);

	it('that declares its sizes as 0 is counted all the same', async () => {
		const bomb = zipSync({ 'word/document.xml': new Uint8Array(4_000_000) });
		const view = new DataView(bomb.buffer, bomb.byteOffset);
		const central = bomb.findLastIndex(
			(_, i) => i + 4 <= bomb.length && view.getUint32(i, true) === 0x02014b50
		);
		view.setUint32(22, 0, true);
		view.setUint32(central + 24, 0, true);
		expect(unpack(bomb, { unpacked: 1_000_000, entries: 10 })).toEqual({
			ok: false,
			error: 'too-complex'
		});
		expect(unpack(bomb, { unpacked: 5_000_000, entries: 10 }).ok).toBe(true);
	});

	it('with more than 2,000 parts is refused', async () => {
		const parts = Object.fromEntries(
			Array.from({ length: MAX_ENTRIES }, (_, i) => [`word/x${i}`, ''])
		);
		expect(await intake.read(await doctored(parts))).toEqual({ ok: false, error: 'too-complex' });
	});

	it('that takes more memory or time than it may is given up, the server lives on', async () => {
		const long = await doctored({
			'word/document.xml': `<w:document ${W}><w:body>${'<w:p/>'.repeat(400_000)}</w:body></w:document>`
		});
		expect(await readDocx(long, { memory: 32, time: 20_000 })).toEqual({
			ok: false,
			error: 'too-complex'
		});
		expect(await readDocx(long, { memory: 256, time: 50 })).toEqual({
			ok: false,
			error: 'too-complex'
		});
	}, 40_000);
});
