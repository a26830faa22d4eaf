import { editionAddress } from '#model/edition-address.ts';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import { pageMaps } from '#model/page-map.ts';
import type { PrintFault } from '#model/print-options.ts';
import type { DeskView } from '#model/records.ts';
import { ok, type Result } from '#model/result.ts';
import type { Pdf, PrintRequest } from '../pdf/pdf.ts';
import type { Photos } from '../photos/photos.ts';
import type { Stories } from '../sync/stories.ts';
import type { Log } from '../log.ts';
import { createTurns } from '../turns.ts';
import { digitalPackage } from './digital/digital-package.ts';
import { PICTURE_WIDTHS } from './digital/page-picture.ts';
import type { DocxPart, DocxPhoto } from './docx.ts';
import { encodeText, type Encoding } from './encode-text.ts';
import { titleIn, type ExportStory } from './export-story.ts';
import { attachment, fileName } from '../file-name.ts';
import { icml } from './icml.ts';
import { ninjs } from './ninjs.ts';
import { readStory, storiesInOrder } from './read-stories.ts';
import { taggedText } from './tagged-text.ts';
import { textPackage } from './text-package.ts';
import { writeDocx } from './write-docx.ts';
import { zipStream, type ZipEntry } from '../zip-stream.ts';

export type StoryForm = 'txt' | 'docx' | 'icml' | 'ninjs';
export type EditionForm = 'txt' | 'docx' | 'map';

/** A file to hand out. */
export interface Exported {
	mime: string;
	/** The value of Content-Disposition. */
	disposition: string;
	body: Uint8Array | ReadableStream<Uint8Array>;
	/** Its length, where it is known before it is made. */
	bytes?: number;
	/** Headlines of stories whose words could not be read, and are missing in it. */
	unread?: readonly string[];
}

/** Stories and editions as files for other programs. Null where there is no such story or edition. */
export interface Exports {
	/** @param origin of the server as people reach it, for formats that name things by address */
	story(id: Id, form: StoryForm, origin: string): Promise<Exported | null>;
	/**
	 * The stories on its pages, in page order; tagged text comes as a ZIP with the photos. A map says
	 * where they stand.
	 */
	edition(id: Id, form: EditionForm, encoding: Encoding): Promise<Exported | null>;
	/** The edition as a folder for its readers, in a ZIP; a browser draws its pages for whoever asks. */
	digital(id: Id, asker: Asker): Promise<Result<Exported, PrintFault> | null>;
}

/** For whom pages are drawn. */
export type Asker = Pick<PrintRequest, 'cookie' | 'signal'>;

export interface ExportsOptions {
	view: DeskView;
	stories: Pick<Stories, 'ask'>;
	photos: Pick<Photos, 'read' | 'check'>;
	pdf: Pick<Pdf, 'pictures' | 'print'>;
	log: Pick<Log, 'error'>;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Pictures in a document are for reading; the originals are in the text package. */
const DOCX_PHOTO = 960;
/** Documents written at the same time, each in a thread. */
const AT_ONCE = 2;
const UNTITLED = '无题';

export function createExports(options: ExportsOptions): Exports {
	const { view, stories, photos, pdf, log } = options;
	const turns = createTurns(AT_ONCE);
	const pictureTurns = createTurns(1);
	async function read(id: Id): Promise<ExportStory | null> {
		const story = view.get('story', id);
		return story ? readStory(view, stories, story) : null;
	}

	const nameOf = (edition: Edition) =>
		fileName(`${view.get('newsroom', 'newsroom')?.name ?? ''} ${editionAddress(edition)}`);

	async function* inOrder(editionId: Id): AsyncGenerator<ExportStory> {
		for (const { stories: onPage } of storiesInOrder(view, editionId))
			for (const { id } of onPage) {
				const story = await read(id);
				if (story) yield story;
			}
	}

	/** The words of all that stands on an edition's pages, by story; null: they cannot be read. */
	async function readAll(editionId: Id): Promise<Map<Id, ExportStory | null>> {
		const found = new Map<Id, ExportStory | null>();
		for (const { stories: onPage } of storiesInOrder(view, editionId))
			for (const story of onPage.filter(({ spikedAt }) => spikedAt === null))
				try {
					found.set(story.id, await readStory(view, stories, story));
				} catch (error) {
					log.error({ err: error, editionId, storyId: story.id }, 'a story was not exported');
					found.set(story.id, null);
				}
		return found;
	}

	/** Before an answer begins that reads them as it goes: what breaks off then says nothing. */
	async function checkPhotos(): Promise<void> {
		for (const _ of view.list('asset')) return photos.check();
	}

	/** By the time it fails the answer has begun, so nobody else would hear of it. */
	async function* logged(entries: AsyncIterable<ZipEntry>, editionId: Id) {
		try {
			yield* entries;
		} catch (error) {
			log.error({ err: error, editionId }, 'an edition was not exported');
			throw error;
		}
	}

	async function asDocx(parts: readonly DocxPart[], title: string): Promise<Uint8Array> {
		const found = new Map<Id, DocxPhoto>();
		const assets = parts.flatMap((part) => part.stories.flatMap((one) => [...one.assets.values()]));
		for (const { id, mime, width, height } of assets) {
			const bytes = await photos.read(id, DOCX_PHOTO);
			const type = mime === 'image/png' ? 'png' : 'jpg';
			if (bytes) found.set(id, { bytes, type, width, height });
		}
		return turns.run(() => writeDocx({ parts, photos: found, title }));
	}

	async function storyAs(story: ExportStory, form: StoryForm, origin: string): Promise<Exported> {
		const title = titleIn(story) ?? UNTITLED;
		const name = fileName(title) || UNTITLED;
		switch (form) {
			case 'txt': {
				const { bytes } = encodeText(
					taggedText(story, () => PHOTO_APART),
					'utf-8'
				);
				return file(`${name}.txt`, 'text/plain; charset=utf-8', bytes);
			}
			case 'docx':
				return file(
					`${name}.docx`,
					DOCX,
					await asDocx([{ heading: null, stories: [story] }], title)
				);
			case 'icml':
				return file(`${name}.icml`, 'application/xml', Buffer.from(icml(story)));
			case 'ninjs': {
				const item = JSON.stringify(ninjs(story, origin), null, '\t');
				return file(`${name}.json`, 'application/json', Buffer.from(item));
			}
		}
	}

	return {
		async story(id, form, origin) {
			const story = await read(id);
			return story && storyAs(story, form, origin);
		},
		async edition(id, form, encoding) {
			const edition = view.get('edition', id);
			if (!edition) return null;
			const name = nameOf(edition);
			if (form === 'map') {
				const maps = JSON.stringify(pageMaps(view, edition), null, '\t');
				return file(`${name}.json`, 'application/json', Buffer.from(maps));
			}
			if (form === 'txt') {
				await checkPhotos();
				const entries = textPackage(inOrder(id), encoding, (photo) => photos.read(photo, null));
				return file(
					`${name} ${encoding.toUpperCase()}.zip`,
					'application/zip',
					zipStream(logged(entries, id))
				);
			}
			const parts: DocxPart[] = [];
			for (const { page, stories: onPage } of storiesInOrder(view, id)) {
				const all = await Promise.all(onPage.map(({ id: storyId }) => read(storyId)));
				const heading = `${page.number} 版 ${page.name}`.trim();
				parts.push({ heading, stories: all.filter((story) => story !== null) });
			}
			return file(`${name}.docx`, DOCX, await asDocx(parts, name));
		},
		async digital(id, asker) {
			const edition = view.get('edition', id);
			if (!edition) return null;
			await checkPhotos();
			const wanted = { edition, page: null, ...asker };
			const pictures = await pdf.pictures(wanted, PICTURE_WIDTHS.large);
			if (!pictures.ok) return pictures;
			// Before the answer begins, which says what could not be read.
			const all = await readAll(id);
			const unread = [...all].flatMap(([storyId, words]) =>
				words === null ? [view.get('facts', storyId)?.headline || UNTITLED] : []
			);
			const entries = digitalPackage(edition, {
				view,
				read: ({ id: storyId }) => Promise.resolve(all.get(storyId) ?? null),
				readPhoto: (photo) => photos.read(photo, null),
				pictures: pictures.value,
				turn: (work) => pictureTurns.run(work),
				async pdf() {
					const printed = await pdf.print(wanted, { marks: false, stamp: false, inks: 'rgb' });
					return printed.ok ? printed.value.bytes : null;
				}
			});
			const zip = zipStream(logged(entries, id));
			return ok({ ...file(`${nameOf(edition)} 数字报.zip`, 'application/zip', zip), unread });
		}
	};
}

/** Where a story is exported alone, its photos are not beside it. */
const PHOTO_APART = '（图片另附）';

const file = (name: string, mime: string, body: Exported['body']): Exported => ({
	mime,
	disposition: attachment(name),
	body
});
