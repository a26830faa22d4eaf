import { afterEach, beforeEach, expect, test } from 'vitest';
import { err, ok } from '#model/result.ts';
import { startOtlpCollector, type OtlpCollector } from '#tests/support/otlp-collector.ts';
import type { Exported, Exports } from '../export/exports.ts';
import type { Pdf, PrintRequest } from '../pdf/pdf.ts';
import { startTracing } from './start-tracing.ts';
import { traceExports, tracePdf } from './trace-parts.ts';
import type { Tracing } from './tracing.ts';

let collector: OtlpCollector;
let tracing: Tracing;

beforeEach(async () => {
	collector = await startOtlpCollector();
	const url = `${collector.endpoint}/v1/traces`;
	const sampler = { share: 1, isByParent: true };
	const settings = { url, sampler, headers: {}, service: 'paper', continues: false };
	({ tracing } = startTracing(settings, () => undefined));
});
afterEach(() => collector.close());

/** What was told in all, by the name of its span. */
async function told(): Promise<Record<string, unknown>> {
	await tracing.close(2000);
	return Object.fromEntries(
		collector.spans.map(({ name, isError, told }) => [name, { ...told, isError }])
	);
}

/** Whoever asks, by a cookie that is nobody's to read. */
const asked = (page: number | null): PrintRequest => ({
	...{ edition: { date: '2026-11-27', serial: 2 } as PrintRequest['edition'], page },
	...{ cookie: 'session=only-mine', signal: new AbortController().signal }
});

/** Prints nothing, or says why not. */
const aPrinter = (fault?: 'busy'): Pdf => ({
	servesAt: () => undefined,
	close: async () => undefined,
	means: () => ({ chromium: true, ghostscript: false }),
	print: async () =>
		fault ? err(fault) : ok({ bytes: new Uint8Array(), pages: 1, foreignFonts: 0 }),
	apart: async () => [],
	pictures: async () => (fault ? err(fault) : ok([]))
});

test('a PDF says which edition and page it is of, in which inks, and what came of it', async () => {
	const options = { marks: false, stamp: false, inks: 'grey' } as const;
	await tracePdf(aPrinter(), tracing).print(asked(3), options);
	await tracePdf(aPrinter('busy'), tracing).pictures(asked(null), 800);
	const edition = { 'copydesk.edition': '2026-11-27-2', isError: false };
	expect(await told()).toEqual({
		'pdf.print': {
			...{ ...edition, 'copydesk.page': 3, 'copydesk.inks': 'grey', 'copydesk.outcome': 'done' }
		},
		'pdf.pictures': { ...edition, 'copydesk.page': 'all', 'copydesk.outcome': 'busy' }
	});
	expect(collector.bytes().includes('only-mine')).toBe(false);
});

const FILE: Exported = {
	...{ mime: 'text/plain', disposition: 'attachment; filename="没有人知道的标题.txt"' },
	body: new TextEncoder().encode('没有人知道的句子')
};

/** Hands out a file, and fails at what it is told to fail at. */
const exporting = (fails: { digital?: 'failed'; edition?: Error } = {}): Exports => ({
	story: async () => FILE,
	edition: () => (fails.edition ? Promise.reject(fails.edition) : Promise.resolve(FILE)),
	digital: async () => (fails.digital ? err(fails.digital) : ok(FILE))
});

test('a file says what it is of and in which form, and nothing of what is in it', async () => {
	const away = Object.assign(new Error('没有人知道的句子'), { code: 'ECONNREFUSED' });
	const files = traceExports(exporting({ edition: away, digital: 'failed' }), tracing);
	expect(await files.story('s1', 'ninjs', 'https://desk.example.org')).toBe(FILE);
	await expect(files.edition('e1', 'docx', 'utf-8')).rejects.toBe(away);
	await files.digital('e1', asked(null));
	const edition = { 'copydesk.edition_id': 'e1' };
	expect(await told()).toEqual({
		'export.story': { 'copydesk.story_id': 's1', 'copydesk.form': 'ninjs', isError: false },
		'export.edition': {
			...{ ...edition, 'copydesk.form': 'docx', 'error.type': 'ECONNREFUSED', isError: true }
		},
		'export.digital': { ...edition, 'copydesk.outcome': 'failed', isError: false }
	});
	for (const secret of ['没有人知道', 'only-mine', 'desk.example.org'])
		expect(collector.bytes().includes(secret), secret).toBe(false);
});
