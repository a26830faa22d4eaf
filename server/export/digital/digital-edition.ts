import type { PagePoint } from '#model/slot-polygon.ts';
import type { Markup } from './markup.ts';

/** An edition as its readers get it: nothing in it but what stands on its pages. */
export interface DigitalEdition {
	/** The paper's name. */
	paper: string;
	/** "YYYY-MM-DD". */
	date: string;
	/** The name of its folder: the date, with a number where it came out beside the day's own paper. */
	folder: string;
	/** 号外, 丰收特刊; empty: the usual paper. */
	called: string;
	/** 总第N期; null: it has none yet. */
	issue: number | null;
	/** 1…N. */
	pages: readonly DigitalPage[];
	/** Whether its pages are there as a PDF. */
	hasPdf: boolean;
}

export interface DigitalPage {
	number: number;
	/** 要闻, 民生 … */
	name: string;
	/** Of the trimmed page, mm. */
	trim: { width: number; height: number };
	/** Where stories stand, in the order in which the page is read. */
	regions: readonly DigitalRegion[];
	/** Those that begin here, in the same order. */
	stories: readonly DigitalStory[];
}

/** Where a reader may tap. */
export interface DigitalRegion {
	story: DigitalStory;
	/** One for each of its slots here; corners are shares of the page. */
	polygons: readonly (readonly PagePoint[])[];
	/** The page the story comes from, where it only goes on here. */
	from: number | null;
}

/** A story, whole: what jumped is joined. */
export interface DigitalStory {
	/** Its file in the edition's folder: 1-2.html is the second of page 1. */
	file: string;
	page: number;
	/** 头条, 报眼 …; empty where the place has no name of its own. */
	place: string;
	/** Lines of the headline deck; hard breaks part them. */
	kicker: readonly string[];
	headline: readonly string[];
	subhead: readonly string[];
	byline: readonly string[];
	/** 字数. */
	length: number;
	/** First words of the running text. */
	excerpt: string;
	/** Running text and photos. */
	body: Markup;
	/** The words of all of it, for finding. */
	words: string;
	/** The pages it jumps to. */
	jumps: readonly number[];
	/** Its words could not be read: only its headline deck is here. */
	isUnread: boolean;
}

/** A file of the folder, by its path. */
export interface SiteFile {
	name: string;
	text: string;
}

/** The story's headline in one line. */
export const titleOf = ({ headline }: Pick<DigitalStory, 'headline'>): string =>
	headline.join(' ') || '无题';

/** The file of a page: the first is the folder's index. */
export const pageFile = (number: number): string =>
	number === 1 ? 'index.html' : `${number}.html`;
