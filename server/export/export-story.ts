import type { Block } from '#document/block.ts';
import { titleOf } from '#document/story-doc.ts';
import type { Asset } from '#model/asset.ts';
import type { Id } from '#model/ids.ts';
import type { StoryFacts, Story } from '#model/story.ts';

/** A story as exports take it: its words and what the records say of it. */
export interface ExportStory {
	story: Story;
	facts: StoryFacts | null;
	blocks: readonly Block[];
	/** Its authors' names. */
	authors: readonly string[];
	/** Where it begins; null: on no page. */
	place: { page: number; pageName: string; slot: string } | null;
	/** The photos it shows, by id; one that is gone is not among them. */
	assets: ReadonlyMap<Id, Asset>;
}

/** Names of paragraph styles and tags, the same in every format: what a layout is mapped by. */
export const STYLES: Readonly<Record<Block['type'], string>> = {
	kicker: '引题',
	headline: '主题',
	subhead: '副题',
	byline: '作者',
	paragraph: '正文',
	crosshead: '小标题',
	quote: '引文',
	listItem: '列表',
	photo: '图说',
	// A block of a newer version: at least its words.
	unknown: '正文'
};
/** The line of who took a photo. */
export const CREDIT_STYLE = '摄影';
/** Names the file of a photo, or says that it is missing. */
export const PHOTO_STYLE = '图片';
export const MISSING_PHOTO = '（缺图）';

/** All paragraph styles there are, in the order in which a program should list them. */
export const ALL_STYLES: readonly string[] = [
	...new Set([...Object.values(STYLES), CREDIT_STYLE, PHOTO_STYLE])
];

/** The story's headline in one line; null where it has none. */
export const titleIn = ({ blocks }: Pick<ExportStory, 'blocks'>): string | null =>
	titleOf(blocks).trim() || null;

export const assetOf = ({ type, attrs }: Block): Id | null =>
	type === 'photo' && typeof attrs.asset === 'string' && attrs.asset !== '' ? attrs.asset : null;

export const creditOf = ({ type, attrs }: Block): string =>
	type === 'photo' && typeof attrs.credit === 'string' ? attrs.credit : '';

/** Whether a block shows anything; a story begins with empty ones. */
export const isFilled = (block: Block): boolean => block.type === 'photo' || block.text !== '';
