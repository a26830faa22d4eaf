import { bySpot, editionAddress } from '#model/edition-address.ts';
import { readFile } from 'node:fs/promises';
import type { Edition } from '#model/edition.ts';
import type { Id } from '#model/ids.ts';
import type { DeskView } from '#model/records.ts';
import type { Story } from '#model/story.ts';
import type { ZipEntry } from '../../zip-stream.ts';
import type { ExportStory } from '../export-story.ts';
import { LINE_END } from '../tagged-text.ts';
import { titleOf, type DigitalEdition } from './digital-edition.ts';
import { editionFiles } from './edition-files.ts';
import { SCRIPTS, STYLES } from './frame.ts';
import { gatherEdition } from './gather-edition.ts';
import { PICTURE_WIDTHS } from './page-picture.ts';
import { pagePictureAt, webPhoto } from './web-pictures.ts';

export interface PackageSources {
	view: DeskView;
	/** Null: its words cannot be read; the edition comes all the same, and names it. */
	read(story: Story): Promise<ExportStory | null>;
	readPhoto(id: Id): Promise<Uint8Array | null>;
	/** Of its pages, 1…N. */
	pictures: readonly Uint8Array[];
	/** Lets a picture be worked on when it is its turn. */
	turn<T>(work: () => Promise<T>): Promise<T>;
	/** Its pages as a PDF; null: there is none, and the edition does without. */
	pdf(): Promise<Uint8Array | null>;
}

/** What is the same in every edition. */
const SITE = [...STYLES.map(({ file }) => file), ...SCRIPTS, 'archive.js'];

/** A digital edition as the files of a folder that opens without a server. */
export async function* digitalPackage(
	edition: Edition,
	{ view, read, readPhoto, pictures, turn, pdf }: PackageSources
): AsyncGenerator<ZipEntry> {
	const folder = editionAddress(edition);
	for (const name of SITE)
		yield { name: `site/${name}`, bytes: await readFile(new URL(`site/${name}`, import.meta.url)) };
	yield* pageEntries(folder, pictures, turn);
	const photos: ZipEntry[] = [];
	const gathered = await gatherEdition(edition, {
		view,
		read,
		async photo(id, name) {
			const bytes = await readPhoto(id);
			if (!bytes) return null;
			const { small, large, width, height } = await turn(() => webPhoto(bytes));
			const files = { small: `photos/${name}-s.webp`, large: `photos/${name}.webp` };
			photos.push(stored(`${folder}/${files.small}`, small));
			photos.push(stored(`${folder}/${files.large}`, large));
			return { ...files, width, height };
		}
	});
	yield* photos;
	const printed = await pdf();
	if (printed) yield stored(`${folder}/edition.pdf`, printed);
	const unread = unreadIn(gathered);
	if (unread !== '') yield { name: `${folder}/${UNREAD}`, bytes: Buffer.from(unread) };
	const whole = { ...gathered, hasPdf: printed !== null };
	for (const { name, text } of editionFiles(whole, upTo(view, edition)))
		yield { name, bytes: Buffer.from(text) };
}

/** For whoever puts the edition out; only there when there is something to say. */
const UNREAD = '未能读出的稿件.txt';

/** A line for each story whose words could not be read: its page and headline. */
const unreadIn = ({ pages }: Pick<DigitalEdition, 'pages'>): string =>
	pages
		.flatMap(({ number, stories }) =>
			stories
				.filter(({ isUnread }) => isUnread)
				.map((story) => `${number}版\t${titleOf(story)}${LINE_END}`)
		)
		.join('');

const stored = (name: string, bytes: Uint8Array): ZipEntry => ({ name, bytes, stored: true });

async function* pageEntries(
	folder: string,
	pictures: readonly Uint8Array[],
	turn: PackageSources['turn']
): AsyncGenerator<ZipEntry> {
	const { large, small, cover } = PICTURE_WIDTHS;
	for (const [at, png] of pictures.entries())
		for (const width of at === 0 ? [large, small, cover] : [large, small])
			yield stored(
				`${folder}/pages/${at + 1}-${width}.webp`,
				await turn(() => pagePictureAt(png, width))
			);
}

/** When the paper came out, this edition included: readers of it know of no later one. */
const upTo = (view: DeskView, edition: Edition): string[] =>
	[...view.list('edition')]
		.filter((one) => bySpot(one, edition) <= 0)
		.sort(bySpot)
		.map(editionAddress);
