import type { DigitalEdition, DigitalPage, DigitalStory } from './digital-edition.ts';
import { documentOf, editionScripts, head, pageList, type Document } from './frame.ts';
import { markup, type Markup } from './markup.ts';
import { pagePicture } from './page-picture.ts';

export interface Reading extends Pick<Document, 'title' | 'kind' | 'before' | 'after'> {
	/** What is read, an element with the id "read"; and what the way to it is called. */
	read: Markup;
	skip: string;
	/** The story that is read, which the picture marks; null: the page as a whole. */
	story: DigitalStory | null;
}

/** A file in which something is read beside the picture of a page. */
export const besidePicture = (
	edition: DigitalEdition,
	page: DigitalPage,
	{ read, skip, story, ...document }: Reading
): string =>
	documentOf({
		...document,
		root: '../',
		scripts: editionScripts(),
		body: markup`<a class="skip" href="#read">${skip}</a>
${head(edition, page.number)}
${pageList(edition, page.number)}
<main>
${pagePicture(page, story)}
${read}
</main>`
	});
