import { namesIn } from './byline.ts';

const WHO = '(?:本报|新华社|中新社)?(?:特约|首席|见习|实习)?(?:摄影)?(?:记者|通讯员|摄影师)?';
const NAMES =
	'\\p{Script=Han}[\\p{Script=Han}·]{0,3}(?:[\\s、]*\\p{Script=Han}[\\p{Script=Han}·]{0,3}){0,4}';
const DID = '(?:摄影报道|摄影|摄|供图|/图|／图)';
const AFTER = `${WHO}\\s*(${NAMES})\\s*[/／]?\\s*${DID}`;
const BEFORE = `(?:摄影|供图|图片|图)\\s*[：:/／]\\s*${WHO}\\s*(${NAMES})`;
const LINE = new RegExp(`^[（(]?\\s*(?:${AFTER}|${BEFORE})\\s*[）)]?$`, 'u');
const BRACKET_TAIL = new RegExp(`\\s*[（(]\\s*(?:${AFTER}|${BEFORE})\\s*[）)][。.]?$`, 'u');
const OPEN_TAIL = new RegExp(`(?<=[。！？”）])\\s*(?:${AFTER})$`, 'u');
/** 新华社发（某某摄）, 资料图片: no person, yet a source. */
const SOURCE = /^[（(]?(?:新华社发|新华社供图|资料图片?|视觉中国供图?|网络图片)[）)]?$/u;

const NAME = "\\p{Lu}[\\p{L}.'’-]*(?:\\s+\\p{Lu}[\\p{L}.'’-]*){0,4}";
const ENGLISH = new RegExp(
	`^[（(]?(?:(?:Staff |File )?(?:[Pp]hotos?|PHOTOS?|[Pp]icture|[Ii]mage)s?(?: by|:| BY| courtesy of)\\s*(${NAME})(?:\\s*[/|,].*)?|(${NAME})\\s*/\\s*(?:The )?\\p{Lu}[\\p{L} ]+)[)）]?$`,
	'u'
);
const ENGLISH_TAIL = new RegExp(
	`\\s*[(（](?:(?:Staff |File )?[Pp]hotos?(?: by|:| courtesy of)\\s*(${NAME})[^()]{0,40}|(${NAME})\\s*/\\s*(?:The )?\\p{Lu}[\\p{L} ]+)[)）]\\.?$|(?<=[.!?”"])\\s+(?:Staff )?Photo by (${NAME})$`,
	'u'
);

const named = (match: RegExpExecArray | null): string | null => {
	const name = match?.slice(1).find((group) => group !== undefined);
	if (name === undefined) return null;
	return /\p{Script=Han}/u.test(name) ? namesIn(name).join('　') : name.trim();
};

/** The photographer when a line is a photo's credit and nothing else: X 摄, Photo by X. */
export function creditOf(line: string): string | null {
	if (line.length > 60 || /文[/／]图|图[/／]文/.test(line)) return null;
	if (SOURCE.test(line)) return line.replace(/[（()）]/g, '');
	return named(LINE.exec(line)) ?? named(ENGLISH.exec(line));
}

/** The credit at the end of a caption: where it begins, and who. */
export function tailCredit(text: string): { from: number; credit: string } | null {
	const match = BRACKET_TAIL.exec(text) ?? OPEN_TAIL.exec(text) ?? ENGLISH_TAIL.exec(text);
	const credit = named(match);
	if (!match || credit === null || match.index === 0) return null;
	return { from: match.index + (match[0].length - match[0].trimStart().length), credit };
}

/** Whether a paragraph says of itself that it explains a picture. */
export const isCaption = (text: string): boolean =>
	/^(?:[（(]?[上下左右前]?图[①-⑳]?(?:为|：|:|[一二三四\d])|[上下左右]图[：:，为]|[▲↑↓←→△]\s*\S|图[①-⑳])/u.test(
		text
	) || /^(?:Above|Below|Left|Right|Pictured|PHOTO|Photo)(?: left| right)?:/.test(text);
