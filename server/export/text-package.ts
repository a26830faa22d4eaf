import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import { codePoint, encodeText, type Encoding } from './encode-text.ts';
import { titleIn, type ExportStory } from './export-story.ts';
import { fileName } from '../file-name.ts';
import { LINE_END, captionList, photosIn, taggedText, type ListedPhoto } from './tagged-text.ts';
import type { ZipEntry } from '../zip-stream.ts';

const CAPTIONS = '图说.txt';
const PHOTOS = '图片';
/** Only there when there is something to say. */
const LOST = '未能编码的字符.txt';
const UNTITLED = '无题';

/**
 * The text package of an edition: a file of tagged text for each story in page order, the photos as
 * they are kept, and the list of captions. Characters the encoding cannot hold are named in a file.
 */
export async function* textPackage(
	stories: AsyncIterable<ExportStory>,
	encoding: Encoding,
	readPhoto: (id: Id) => Promise<Uint8Array | null>
): AsyncGenerator<ZipEntry> {
	const listed: ListedPhoto[] = [];
	const lost: string[] = [];
	function encoded(name: string, text: string): ZipEntry {
		const { bytes, lost: chars } = encodeText(text, encoding);
		if (chars.length > 0) lost.push(`${name}\t${chars.map(codePoint).join(' ')}`);
		return { name, bytes };
	}
	for await (const story of stories) {
		const name = nameOf(story);
		const photos: (string | null)[] = [];
		for (const [at, { asset: id, caption, credit }] of photosIn(story).entries()) {
			const asset = id === null ? undefined : story.assets.get(id);
			const bytes = asset ? await readPhoto(asset.id) : null;
			const file = asset && bytes ? `${PHOTOS}/${name}-${at + 1}.${ending(asset)}` : null;
			photos.push(file);
			listed.push({ file, caption, credit, title: titleIn(story) ?? UNTITLED });
			if (file !== null && bytes) yield { name: file, bytes, stored: true };
		}
		yield encoded(
			`${name}.txt`,
			taggedText(story, (nth) => photos[nth] ?? null)
		);
	}
	yield encoded(CAPTIONS, captionList(listed));
	// Whatever reads the package reads this, too: it names characters by number alone.
	if (lost.length > 0) yield encoded(LOST, lost.map((line) => line + LINE_END).join(''));
}

/** 1C-长桥通车: sorted by name they stand in page order up to page 9, and beyond by its zero. */
function nameOf(exported: ExportStory): string {
	const { place, story } = exported;
	const title = fileName(titleIn(exported) ?? '') || UNTITLED;
	const slot = place ? place.slot.replace(/^\d+/, (page) => page.padStart(2, '0')) : story.id;
	return `${slot}-${title}`;
}

const ending = ({ mime }: Asset): string =>
	(({ 'image/png': 'png', 'image/webp': 'webp' }) as Record<string, string>)[mime] ?? 'jpg';
