import { editionAddress } from '#model/edition-address.ts';
import type { Result } from '#model/result.ts';
import type { Exports } from '../export/exports.ts';
import type { MediaFolder, MediaName, MediaStore } from '../media/media-store.ts';
import type { Pdf, PrintRequest } from '../pdf/pdf.ts';
import type { Span, Tracing } from './tracing.ts';

/** The same media, with a span for what is put there and what is taken out. */
export function traceMedia(media: MediaStore, { within }: Pick<Tracing, 'within'>): MediaStore {
	const kind = (folder: MediaFolder) => ({ 'copydesk.media': folder });
	const of = (name: MediaName) => kind(name.split('/', 1)[0] as MediaFolder);
	return {
		put: (name, bytes) =>
			within('media.put', { ...of(name), 'copydesk.bytes': bytes.length }, () =>
				media.put(name, bytes)
			),
		putByHash: (folder, ending, body, signal) =>
			within('media.put', kind(folder), async (span) => {
				const kept = await media.putByHash(folder, ending, body, signal);
				span.tell({ 'copydesk.bytes': kept.bytes });
				return kept;
			}),
		read: (name) =>
			within('media.get', of(name), async (span) => {
				const bytes = await media.read(name);
				tellFound(span, bytes?.length);
				return bytes;
			}),
		open: (name) =>
			within('media.get', of(name), async (span) => {
				const opened = await media.open(name);
				tellFound(span, opened?.bytes);
				return opened;
			}),
		list: (folder) => media.list(folder)
	};
}

const tellFound = (span: Span, bytes: number | undefined): void =>
	span.tell({ 'copydesk.found': bytes !== undefined, 'copydesk.bytes': bytes ?? 0 });

/** The same, with a span for each document and each set of pictures. */
export function tracePdf(pdf: Pdf, { within }: Pick<Tracing, 'within'>): Pdf {
	const about = ({ edition, page }: PrintRequest) => ({
		'copydesk.edition': editionAddress(edition),
		'copydesk.page': page ?? 'all'
	});
	return {
		...pdf,
		print: (request, options) =>
			within('pdf.print', { ...about(request), 'copydesk.inks': options.inks }, async (span) =>
				outcome(span, await pdf.print(request, options))
			),
		pictures: (request, width) =>
			within('pdf.pictures', about(request), async (span) =>
				outcome(span, await pdf.pictures(request, width))
			)
	};
}

/** The same, with a span for each file until it is begun to be handed out. */
export function traceExports(exports: Exports, { within }: Pick<Tracing, 'within'>): Exports {
	const form = (kind: string) => ({ 'copydesk.form': kind });
	return {
		story: (id, kind, origin) =>
			within('export.story', { 'copydesk.story_id': id, ...form(kind) }, () =>
				exports.story(id, kind, origin)
			),
		edition: (id, kind, encoding) =>
			within('export.edition', { 'copydesk.edition_id': id, ...form(kind) }, () =>
				exports.edition(id, kind, encoding)
			),
		digital: (id, asker) =>
			within('export.digital', { 'copydesk.edition_id': id }, async (span) => {
				const made = await exports.digital(id, asker);
				return made && outcome(span, made);
			})
	};
}

function outcome<T, E extends string>(span: Span, result: Result<T, E>): Result<T, E> {
	span.tell({ 'copydesk.outcome': result.ok ? 'done' : result.error });
	return result;
}
