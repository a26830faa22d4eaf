/** What a stretch of the original text was taken for. */
export const SPAN_KINDS = [
	'masthead',
	'kicker',
	'headline',
	'subhead',
	'byline',
	'body',
	'crosshead',
	'photoTitle',
	'caption',
	'credit',
	'teaser',
	'pointer',
	'noise'
] as const;
export type SpanKind = (typeof SPAN_KINDS)[number];

/** The masthead fact a span states. */
export type Fact =
	| 'paper'
	| 'organ'
	| 'publisher'
	| 'slogan'
	| 'date'
	| 'weekday'
	| 'lunar'
	| 'pages'
	| 'issue'
	| 'hotline'
	| 'code';

/**
 * A stretch of the original text: [from, to) in UTF-16 units. Spans are in order, do not overlap,
 * and together hold every character that is not white space.
 */
export interface Span {
	from: number;
	to: number;
	kind: SpanKind;
	/** The story or teaser it belongs to; null: to none (masthead, noise). */
	item: number | null;
	/** Goes on the paragraph of the body span before it in the same item. */
	joins?: true;
	fact?: Fact;
}

export interface Masthead {
	/** The paper's name. */
	paper?: string;
	/** Whose organ it is (机关报). */
	organ?: string;
	/** 主办, 主管, 出版. */
	publisher?: string;
	slogans: string[];
	/** "YYYY-MM-DD". */
	date?: string;
	/** As printed; 0 Sunday … 6 Saturday. */
	weekday?: number;
	/** As printed, with 农历. */
	lunar?: string;
	/** Today's number of pages. */
	pages?: number;
	/** Total issue number (总第N期). */
	issue?: number;
	hotline?: string;
}

export interface Byline {
	reporters: string[];
	correspondents: string[];
	/** As printed, such as 本报讯（记者 X）. */
	raw: string;
}

export interface Paragraph {
	kind: 'paragraph' | 'crosshead';
	text: string;
	/** Lines of the original it was put together from, 0-based; more than one: it was joined. */
	joinedFrom: number[];
}

export interface ImportedPhoto {
	caption: string;
	/** The photographer's name, without 摄 or "Photo by". */
	credit: string;
}

export interface ImportedStory {
	/** The `item` of its spans. */
	item: number;
	kind: 'news' | 'photo';
	kicker: string;
	/** The parts of a couplet stand with a full-width space between them. */
	headline: string;
	subhead: string;
	byline: Byline;
	paragraphs: Paragraph[];
	photos: ImportedPhoto[];
	/** 断在句中: stops in mid-sentence and goes on nowhere. */
	cutOff: boolean;
	/** Where it goes on: 下转第N版, "Continued on Page A3". */
	jump?: string;
	/** Where it comes from: 上接第N版. */
	jumpFrom?: string;
}

export interface ImportedTeaser {
	item: number;
	/** The column title over it, if any. */
	kicker: string;
	text: string;
	/** As printed: "2", "A3"; empty when it names none. */
	page: string;
}

/** A masthead fact held against what can be computed. */
export interface FactCheck {
	fact: 'date' | 'weekday' | 'lunar' | 'pages';
	ok: boolean;
	/** As printed. */
	stated: string;
	/** What it should be; for weekday the number 0…6. */
	computed: string;
}

export interface Recognition {
	text: string;
	spans: Span[];
	masthead: Masthead;
	stories: ImportedStory[];
	teasers: ImportedTeaser[];
	checks: FactCheck[];
}

export interface RecogniseOptions {
	/** "YYYY-MM-DD": the year for a date printed without one. */
	today?: string;
	/** The lunar date of "YYYY-MM-DD", such as 农历乙巳年四月初三. */
	lunar?: (date: string) => string;
}
