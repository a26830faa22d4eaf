import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { Block } from '#document/block.ts';
import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import { err, ok } from '#model/result.ts';
import { aPaper, addStory } from '#tests/support/paper.ts';
import { createIntake } from '../intake/intake.ts';
import type { Pdf } from '../pdf/pdf.ts';
import { createExports, type Exported } from './exports.ts';

const words = (type: Block['type'], text: string, attrs = {}): Block => ({
	...{ type, text, attrs },
	runs: text === '' ? [] : [{ text, marks: {} }]
});

/** Two stories on the front page, one that jumps to page 2, one in the pool; a photo that is gone. */
function aNewsroom(broken: Id | null = null, complaints: unknown[] = [], pdf: Partial<Pdf> = {}) {
	const { paper, front, inside } = aPaper();
	const texts: Record<Id, Block[]> = {
		bridge: [words('headline', '长桥通车'), words('paragraph', '昨晚八点。')],
		ferry: [
			words('headline', '渡口停航'),
			words('photo', '汽笛。', { asset: 'gone', credit: '季铭 摄' })
		],
		school: [words('headline', '夜校报满')],
		empty: [words('headline', ''), words('paragraph', '')]
	};
	for (const id of Object.keys(texts)) addStory(paper, id, 1);
	const place = (storyId: Id, page: typeof front, role: string) => {
		const slot = page.slots.find((one) => one.role === role);
		const where = { id: slot?.id ?? '', pageId: page.id, editionId: 'today' };
		paper.put('placement', { ...where, storyId, placedBy: 'chief', placedAt: 0 });
	};
	place('bridge', front, 'lead');
	place('bridge', inside, 'jump');
	place('ferry', front, 'ear');
	place('empty', inside, 'lead');
	paper.put('asset', { id: 'gone', mime: 'image/jpeg', width: 4, height: 3 } as Asset);
	const ask = (room: string) => {
		const id = room.replace('story/', '');
		return id === broken ? Promise.reject(new Error(id)) : Promise.resolve(texts[id] ?? []);
	};
	return createExports({
		view: paper,
		stories: { ask: ask },
		photos: { read: () => Promise.resolve(null), check: () => Promise.resolve() },
		pdf: {
			pictures: () => Promise.resolve(ok([])),
			print: () => Promise.resolve(err('failed')),
			...pdf
		},
		log: { error: (about: unknown) => void complaints.push(about) } as never
	});
}

const bytesOf = async (file: Exported | null) =>
	new Uint8Array(await new Response((file?.body ?? '') as BodyInit).arrayBuffer());

test('an edition has its placed stories in page order, each once; a photo that is gone is said to be', async () => {
	const file = await aNewsroom().edition('today', 'txt', 'utf-8');
	expect(file?.disposition).toContain('2026-11-24%20UTF-8.zip');
	const files = unzipSync(await bytesOf(file));
	expect(Object.keys(files)).toEqual([
		'01A-渡口停航.txt',
		'01B-长桥通车.txt',
		'02A-无题.txt',
		'图说.txt'
	]);
	expect(new TextDecoder().decode(files['01A-渡口停航.txt'])).toBe(
		'⟨主题⟩渡口停航\r\n⟨图片⟩（缺图）\r\n⟨图说⟩汽笛。\r\n⟨摄影⟩季铭 摄\r\n'
	);
	expect(new TextDecoder().decode(files['02A-无题.txt'])).toBe('');
});

test('as a Word document it can be taken in again', async () => {
	const file = await aNewsroom().edition('today', 'docx', 'utf-8');
	const read = await createIntake().read(await bytesOf(file));
	expect(read.ok && read.value.text.split('\n').filter((line) => line !== '')).toEqual([
		'1 版',
		'渡口停航',
		'（缺图）',
		'汽笛。',
		'季铭 摄',
		'长桥通车',
		'昨晚八点。',
		'2 版'
	]);
});

test.each(['txt', 'docx', 'icml', 'ninjs'] as const)(
	'a story as %s is named by its headline',
	async (form) => {
		const exports = aNewsroom();
		const ending = form === 'ninjs' ? 'json' : form;
		const disposition = async (id: Id) =>
			(await exports.story(id, form, 'http://desk'))?.disposition;
		expect(await disposition('bridge')).toContain(`${encodeURIComponent('长桥通车')}.${ending}`);
		expect(await disposition('empty')).toContain(`${encodeURIComponent('无题')}.${ending}`);
		expect(await disposition('nobody')).toBeUndefined();
	}
);

test('an edition of which a story cannot be read breaks off, and the log says so', async () => {
	const complaints: unknown[] = [];
	const file = await aNewsroom('bridge', complaints).edition('today', 'txt', 'utf-8');
	await expect(bytesOf(file)).rejects.toThrow('bridge');
	expect(complaints).toMatchObject([{ editionId: 'today' }]);
});

const ASKER = { cookie: 'session=1', signal: new AbortController().signal };

test('a digital edition has its pages drawn for whoever asks; where they are not, it says why', async () => {
	const asked: unknown[] = [];
	const pictures: Pdf['pictures'] = (request) => {
		asked.push(request);
		return Promise.resolve(ok([]));
	};
	const print: Pdf['print'] = () =>
		Promise.resolve(ok({ bytes: Uint8Array.of(37, 80), pages: 2, foreignFonts: 0 }));
	const made = await aNewsroom(null, [], { pictures, print }).digital('today', ASKER);
	expect(made?.ok && made.value.disposition).toContain(encodeURIComponent('数字报.zip'));
	const files = unzipSync(await bytesOf(made?.ok ? made.value : null));
	expect(Object.keys(files)).toContain('2026-11-24/1-2.html');
	expect(files['2026-11-24/edition.pdf']).toEqual(Uint8Array.of(37, 80));
	expect(asked).toMatchObject([{ ...ASKER, page: null, edition: { date: '2026-11-24' } }]);
	const without = { pictures: () => Promise.resolve(err('no-chromium' as const)) };
	expect(await aNewsroom(null, [], without).digital('today', ASKER)).toEqual(err('no-chromium'));
	expect(await aNewsroom().digital('nothing', ASKER)).toBeNull();
});

test('a digital edition comes though a story of it cannot be read, and names it', async () => {
	const complaints: unknown[] = [];
	const pdf = { pictures: () => Promise.resolve(ok([])) };
	const made = await aNewsroom('bridge', complaints, pdf).digital('today', ASKER);
	if (!made?.ok) throw new Error('nothing was made');
	expect(made.value.unread).toEqual(['bridge']);
	expect(complaints).toMatchObject([{ editionId: 'today', storyId: 'bridge' }]);
	const files = unzipSync(await bytesOf(made.value));
	const text = (name: string) => new TextDecoder().decode(files[`2026-11-24/${name}`]);
	expect(text('未能读出的稿件.txt')).toBe('1版\tbridge\r\n');
	expect(text('1-1.html')).toContain('汽笛。');
	expect(text('1-2.html')).toContain('这篇稿件的正文没能收进数字报。');
	expect(text('index.html')).toContain('href="1-2.html"');
	const whole = await aNewsroom(null, [], pdf).digital('today', ASKER);
	expect(whole?.ok && whole.value.unread).toEqual([]);
	expect(Object.keys(unzipSync(await bytesOf(whole?.ok ? whole.value : null)))).not.toContain(
		'2026-11-24/未能读出的稿件.txt'
	);
});
