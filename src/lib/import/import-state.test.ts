import { afterEach, expect, it, vi } from 'vitest';
import { err, ok } from '#model/result.ts';
import { aPaper } from '#tests/support/paper.ts';
import { ImportState, type ImportDesk } from './import-state.svelte.ts';

afterEach(() => vi.unstubAllGlobals());

/** A document with one story and a picture, as the server reads it. */
function read(): Response {
	const form = new FormData();
	form.set('text', '渔港早市\n\n　　本报讯 今天开市，渔船归港，码头上人声鼎沸，鱼虾满筐。\n');
	form.append('image', new Blob([new Uint8Array([1])]));
	return new Response(form);
}

it('takes a picture in once, though making its story is refused at first', async () => {
	const asked: string[] = [];
	vi.stubGlobal('fetch', async (url: string) => {
		asked.push(url);
		return url === '/import/read' ? read() : Response.json({ asset: { id: 'a1' } });
	});
	const { paper, chief } = aPaper();
	const answers = [err({ reason: 'unreachable' as const }), ok({ id: 'c1' })];
	const run: ImportDesk['run'] = async () => answers.shift() ?? ok({ id: 'more' });
	const desk: ImportDesk = { get: paper.get.bind(paper), list: paper.list.bind(paper), run };
	const edition = paper.get('edition', 'today') ?? null;
	const state = new ImportState(
		desk,
		chief,
		() => edition,
		() => '2026-11-24'
	);
	await state.addFiles([new File(['x'], '渔港.docx')]);
	expect((await state.create()).ok).toBe(false);
	expect(await state.create()).toMatchObject({ ok: true, value: { lost: 0 } });
	expect(asked.filter((url) => url.startsWith('/import/photo'))).toHaveLength(1);
});
