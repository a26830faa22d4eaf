/** on: the story goes on there; from: it comes from there; see: something else stands there. */
export interface Pointer {
	kind: 'on' | 'from' | 'see';
	/** As printed, Chinese numerals turned into digits: "2", "A3". */
	page: string;
	from: number;
	to: number;
}

const PAGE =
	'第?\\s*([A-Z]?\\d{1,3}|[一二三四五六七八九十]{1,3})(?:\\s*[、,—-]\\s*\\d{1,3})?\\s*版';
const ARROWS = '[>＞》▶►→➤☞»]';
const wrap = (inner: string) =>
	`[（(【\\[]?\\s*${ARROWS}*\\s*${inner}\\s*${ARROWS}*\\s*[）)】\\]]?`;

const PATTERNS: { kind: Pointer['kind']; pattern: RegExp }[] = [
	{ kind: 'on', pattern: new RegExp(`${wrap(`(?:下转|紧转|转)\\s*${PAGE}`)}$`, 'u') },
	{ kind: 'from', pattern: new RegExp(`^${wrap(`(?:上接|紧接)\\s*${PAGE}`)}`, 'u') },
	{ kind: 'from', pattern: new RegExp(`${wrap(`(?:上接|紧接)\\s*${PAGE}`)}$`, 'u') },
	{
		kind: 'see',
		pattern: new RegExp(
			`[（(【]?\\s*${ARROWS}*\\s*(?:详细?(?:报道|内容|情)?|(?:相关|全文|更多)?(?:报道|内容|文章)?)(?:请?见|刊)\\s*(?:今日|本报|今天)*\\s*${PAGE}\\s*${ARROWS}*[）)】]?[。.]?$`,
			'u'
		)
	},
	{
		kind: 'see',
		pattern: new RegExp(`(?:${ARROWS}{2,}|[▶►→➤☞])\\s*第?\\s*([A-Z]?\\d{1,3})\\s*版?$`, 'u')
	},
	{
		kind: 'see',
		pattern: new RegExp(`(?:^|\\s|…{1,}|\\.{3,}|·{3,}|[（(])\\s*${PAGE}\\s*${ARROWS}*[）)]?$`, 'u')
	},
	{
		kind: 'on',
		pattern:
			/[(（▶►→]*\s*(?:Continued on|Continues on|Turn to|Please turn to|Please see \p{Lu}[\p{Lu} .’'-]*,|See \p{Lu}[\p{Lu} .’'-]+,)\s*(?:[Pp]age |PAGE )?\s*([A-Z]?\d{1,3})\s*[)）▶►→]*\.?$/u
	},
	{
		kind: 'from',
		pattern:
			/^[(（]?(?:\p{Lu}[\p{Lu} .’'-]*[,:—–-]?\s*)?(?:Continued from|From)\s+(?:[Pp]age |PAGE )?([A-Z]?\d{1,3})[)）.]?/u
	},
	{
		kind: 'see',
		pattern:
			/[(（▶►→]*\s*(?:See|Story|Stories|Inside|Details|More|Read more|Full (?:story|report))[,:]?\s+(?:on\s+)?(?:[Pp]age\s+|p\.\s*)?([A-Z]\d{1,2}|(?<=[Pp]age\s|p\.\s?)\d{1,3})\s*[)）▶►→]*\.?$/u
	},
	{
		kind: 'see',
		pattern: /(?:^|[(（▶►→,.…—–\s]+)(?:Page|PAGE|page)\s+([A-Z]?\d{1,3})\s*[)）▶►→]*\.?$/u
	},
	{ kind: 'see', pattern: /(?:^|(?:[,|…—–\s]|\.{2,})+)([A-H]\d{1,2})\s*[▶►→]*$/u }
];

const DIGITS = '零一二三四五六七八九';

/** A page number as printed, Chinese numerals (十二) turned into digits. */
export function pageNumber(printed: string): string {
	if (!/^[一二三四五六七八九十]+$/.test(printed)) return printed;
	const [tens, ones] = printed.includes('十') ? printed.split('十') : ['', printed];
	const ten = printed.includes('十') ? (tens ? DIGITS.indexOf(tens) : 1) : 0;
	return String(ten * 10 + (ones ? DIGITS.indexOf(ones) : 0));
}

/** The pointer to another page that a line begins or ends with. */
export function pointerIn(text: string): Pointer | null {
	for (const { kind, pattern } of PATTERNS) {
		const match = pattern.exec(text);
		if (!match) continue;
		const lead = match[0].length - match[0].trimStart().length;
		const [from, to] = [match.index + lead, match.index + match[0].length];
		return { kind, page: pageNumber(match[1] ?? ''), from, to };
	}
	return null;
}
