import { titleOf, type DigitalStory } from './digital-edition.ts';
import { markup, type Markup } from './markup.ts';

/** A headline breaks first where it has a full-width space: its halves hold together. */
export const headlineHtml = (story: DigitalStory): Markup =>
	markup`${(story.headline.length > 0 ? story.headline : [titleOf(story)]).map(
		(line, at) =>
			markup`${at > 0 ? markup`<br />` : null}${line
				.split(/(\u3000+)/)
				.filter((part) => part !== '')
				.map((part) =>
					part.startsWith('\u3000') ? markup`${part}` : markup`<span>${part}</span>`
				)}`
	)}`;
