import { HARD_BREAK, type Block } from '#document/block.ts';
import type { Id } from '#model/ids.ts';
import type { SlotRole } from '#model/page.ts';
import type { StoryFacts } from '#model/story.ts';
import { bodyHtml } from '../body-html.ts';
import { assetOf, creditOf, type ExportStory } from '../export-story.ts';
import { legible } from '../../legible.ts';
import type { DigitalStory } from './digital-edition.ts';
import { inLines, markup, trusted } from './markup.ts';

/** A photo as it lies in the folder, with its size in px. */
export interface DigitalPhoto {
	small: string;
	large: string;
	width: number;
	height: number;
}

/** Where a story begins, and where it goes on. */
export interface Standing {
	file: string;
	page: number;
	role: SlotRole;
	jumps: readonly number[];
}

/** What readers call a place; others have no name of their own. */
const PLACES: Partial<Record<SlotRole, string>> = { lead: '头条', ear: '报眼', photo: '图片新闻' };

/** Characters of running text that a list shows. */
const EXCERPT = 60;
const BODY: readonly Block['type'][] = ['paragraph', 'quote', 'listItem', 'unknown'];

/** What readers get of a story: its words and photos, and nothing of how it was made. */
export function digitalStory(
	{ blocks, facts }: Pick<ExportStory, 'blocks' | 'facts'>,
	{ file, page, role, jumps }: Standing,
	photos: ReadonlyMap<Id, DigitalPhoto>
): DigitalStory {
	const running = textsOf(blocks, BODY).map((lines) => lines.join(''));
	const captions = textsOf(blocks, ['photo']).map((lines) => lines.join(''));
	const excerpt = [...(running.length > 0 ? running : captions).join('')];
	return {
		...{ file, page, jumps, place: PLACES[role] ?? '' },
		kicker: textsOf(blocks, ['kicker']).flat(),
		headline: textsOf(blocks, ['headline']).flat(),
		subhead: textsOf(blocks, ['subhead']).flat(),
		byline: textsOf(blocks, ['byline']).flat(),
		length: facts?.length ?? 0,
		excerpt: excerpt.slice(0, EXCERPT).join('') + (excerpt.length > EXCERPT ? '……' : ''),
		body: trusted(
			bodyHtml(blocks, { crosshead: 'h2', photo: (block) => figure(block, photos).markup })
		),
		isUnread: false,
		words: blocks.map(({ text }) => legible(text).replaceAll(HARD_BREAK, '')).join('\n')
	};
}

/** A story whose words cannot be read: what the desk knows of it, and that the rest is missing. */
export function unreadStory(
	facts: Pick<StoryFacts, 'kicker' | 'headline' | 'subhead' | 'byline'> | undefined,
	{ file, page, role, jumps }: Standing
): DigitalStory {
	const line = (text: string | undefined) => (text ? [text] : []);
	return {
		...{ file, page, jumps, place: PLACES[role] ?? '' },
		kicker: line(facts?.kicker),
		headline: line(facts?.headline),
		subhead: line(facts?.subhead),
		byline: line(facts?.byline),
		...{ length: 0, excerpt: UNREAD, words: facts?.headline ?? '' },
		body: markup`<p class="nothing">${UNREAD}</p>`,
		isUnread: true
	};
}

const UNREAD = '这篇稿件的正文没能收进数字报。';

/** The lines of each filled block of some types. */
const textsOf = (blocks: readonly Block[], types: readonly Block['type'][]): string[][] =>
	blocks
		.filter(({ type, text }) => types.includes(type) && text !== '')
		.map(({ text }) => text.split(HARD_BREAK).filter((line) => line !== ''));

/** A photo with its caption and credit; one that is gone leaves its words. */
function figure(block: Block, photos: ReadonlyMap<Id, DigitalPhoto>) {
	const photo = photos.get(assetOf(block) ?? '');
	const credit = creditOf(block);
	const caption = inLines(block.text.split(HARD_BREAK));
	const words =
		block.text === '' && credit === ''
			? null
			: markup`<figcaption>${caption}${credit === '' ? null : markup` <span class="credit">${credit}</span>`}</figcaption>`;
	if (!photo && !words) return markup``;
	const alt = block.text === '' ? '照片' : '';
	return markup`<figure>${photo ? markup`<img src="${photo.small}" srcset="${photo.small} 960w, ${photo.large} 1920w" sizes="(max-width: 720px) 100vw, 640px" width="${photo.width}" height="${photo.height}" alt="${alt}" loading="lazy" />` : null}${words}</figure>`;
}
