import { archiveHtml, editionScript, editionsScript } from './archive-html.ts';
import { pageFile, type DigitalEdition, type SiteFile } from './digital-edition.ts';
import { findHtml, wordsScript } from './find-html.ts';
import { pageHtml } from './page-html.ts';
import { storyHtml } from './story-html.ts';

/**
 * All files of a digital edition but its pictures: an HTML file for each page and each story, in a
 * folder of its own; beside that folder the list of editions.
 *
 * @param folders of the papers up to this one, the oldest first
 */
export function editionFiles(edition: DigitalEdition, folders: readonly string[]): SiteFile[] {
	const within = (name: string, text: string): SiteFile => ({
		name: `${edition.folder}/${name}`,
		text
	});
	return [
		{ name: 'index.html', text: archiveHtml(edition) },
		{ name: 'editions.js', text: editionsScript(folders) },
		within('edition.js', editionScript(edition)),
		within('find.html', findHtml(edition)),
		within('words.js', wordsScript(edition)),
		...edition.pages.flatMap((page) => [
			within(pageFile(page.number), pageHtml(edition, page)),
			...page.stories.map((story) => within(story.file, storyHtml(edition, page, story)))
		])
	];
}
