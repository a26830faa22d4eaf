import { expect, test } from 'vitest';
import { deliveryTexts } from '#lib/i18n/delivery.ts';
import { exportTexts } from '#lib/i18n/export.ts';
import { err, ok } from '#model/result.ts';
import { deliverFile } from './deliver-file.ts';
import { Exports } from './exports.svelte.ts';
import { fetchFile, type FetchedFile } from './fetch-file.ts';

const t = { ...exportTexts.zh, ...deliveryTexts.zh };

/** What is said, and what was saved. */
function desk(fetch: typeof fetchFile) {
	const said: string[] = [];
	const saved: string[] = [];
	const open = new Set<number>();
	const toasts = {
		show: (text: string) => {
			open.add(said.push(text));
			return said.length;
		},
		dismiss: (id: number) => void open.delete(id)
	};
	const save = ({ name }: FetchedFile) => void saved.push(name);
	const load = async () => ({
		deliverFile: (...[address, lang, told]: Parameters<typeof deliverFile>) =>
			deliverFile(address, lang, told, { fetch, save })
	});
	return { exports: new Exports('zh', toasts, { load }), said, saved, open };
}

test('says that it prepares a file, saves it under its name, and offers no second one meanwhile', async () => {
	const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<typeof fetchFile>>>();
	const { exports, said, saved, open } = desk(() => promise);
	const done = exports.run('/api/editions/e/export?as=docx');
	const again = exports.ofEdition('e').map((item) => item !== 'rule' && item.blocked);
	expect(again).toEqual([t.busy, t.busy, t.busy, t.busy, t.busy]);
	await exports.run('/api/stories/s/export?as=txt');
	resolve(ok({ name: '渡口.docx', blob: new Blob(), foreignFonts: 0, unread: [] }));
	await done;
	expect(saved).toEqual(['渡口.docx']);
	expect(said).toEqual([t.preparing, t.done('渡口.docx')]);
	expect(open).toEqual(new Set([2]));
	expect(exports.busy).toBe(false);
});

test('names the stories that are missing in a file, until it is read', async () => {
	const headers = { 'x-copydesk-unread': ['铁船 靠岸', 'B'].map(encodeURIComponent).join(' ') };
	const answer = () => Promise.resolve(new Response('', { headers }));
	const { exports, said, saved } = desk((address) => fetchFile(address, answer));
	await exports.run('/api/editions/e/export?as=digital');
	expect(saved).toHaveLength(1);
	expect(said.at(-1)).toBe(t.unread(['铁船 靠岸', 'B']));
	expect(said.at(-1)).toContain('“铁船 靠岸”、“B”');
});

test('says why there is no file', async () => {
	const { exports, said, saved } = desk(() => Promise.resolve(err('unreachable')));
	await exports.run('/api/stories/s/export?as=txt');
	expect(said.at(-1)).toBe(t.failed.unreachable);
	expect(saved).toEqual([]);
	expect(exports.busy).toBe(false);
});

test('says so, too, when the server is away before anything was fetched of it', async () => {
	const said: string[] = [];
	const toasts = { show: (text: string) => said.push(text), dismiss: () => undefined };
	const load = () => Promise.reject(new TypeError('Failed to fetch'));
	const exports = new Exports('zh', toasts, { load });
	await exports.run('/api/stories/s/export?as=txt');
	expect(said.at(-1)).toBe(t.unreachable);
	expect(exports.busy).toBe(false);
});

const answering = (answer: Response) => () => Promise.resolve(answer);

test('a file has the name the server gives it', async () => {
	const headers = {
		'content-disposition': 'attachment; filename="_.txt"; filename*=UTF-8\'\'%E6%B8%A1%E5%8F%A3.txt'
	};
	const file = await fetchFile('/', answering(new Response('渡', { headers })));
	expect(file).toMatchObject({ ok: true, value: { name: '渡口.txt' } });
});

test.each([
	[401, 'signed-out'],
	[403, 'forbidden'],
	[404, 'not-found'],
	[500, 'broken']
] as const)('an answer %i is no file: %s', async (status, refusal) => {
	expect(await fetchFile('/', answering(new Response(null, { status })))).toEqual(err(refusal));
});

test.each([
	['{"message":"","print":"busy"}', 'busy'],
	['{"message":"","print":"no-chromium"}', 'no-chromium'],
	['{"message":"","print":"failed"}', 'broken'],
	['<html>', 'broken']
] as const)('a print that is refused says why: %s', async (body, refusal) => {
	expect(await fetchFile('/', answering(new Response(body, { status: 503 })))).toEqual(
		err(refusal)
	);
});

test('nor is the sentence that says that photos cannot be had', async () => {
	const headers = { 'x-copydesk-store-away': '1' };
	const answer = new Response('photos …', { status: 503, headers });
	expect(await fetchFile('/', answering(answer))).toEqual(err('store-away'));
});

test('nor is what breaks off on the way', async () => {
	const body = new ReadableStream({ start: (stream) => stream.error(new TypeError('gone')) });
	expect(await fetchFile('/', answering(new Response(body)))).toEqual(err('broken'));
	expect(await fetchFile('/', () => Promise.reject(new TypeError('no')))).toEqual(
		err('unreachable')
	);
});
