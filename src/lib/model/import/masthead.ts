import { letters, words } from './lines.ts';
import { isNoise } from './noise.ts';
import type { Fact, Masthead } from './recognition.ts';

/** A fact on a masthead line: [from, to) in the line, and what it says. */
export interface FactPiece {
	fact: Fact;
	from: number;
	to: number;
	set: Partial<Masthead> & { month?: string; dayMonth?: string };
}

const STEMS = '[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年';
const LUNAR_DAY = '闰?[正一二三四五六七八九十冬腊]{1,2}月[初十廿二三]?[一二三四五六七八九十]{1,2}';
const HAN_DIGITS = '〇一二三四五六七八九';
const WEEKDAYS = '日一二三四五六';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
	'(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)';
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const pad = (value: string | number) => String(value).padStart(2, '0');
const iso = (year: string, month: string | number, day: string | number) =>
	`${year}-${pad(month)}-${pad(day)}`;
const monthNumber = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

/** 一 … 三十一 as a number. */
function hanNumber(text: string): number {
	const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
	const ten = text.includes('十') ? (tens ? HAN_DIGITS.indexOf(tens) : 1) : 0;
	return ten * 10 + (ones ? HAN_DIGITS.indexOf(ones) : 0);
}

const hanYear = (text: string) =>
	[...text].map((char) => (char === '零' ? 0 : HAN_DIGITS.indexOf(char))).join('');

type Reader = { fact: Fact; pattern: RegExp; set: (match: RegExpExecArray) => FactPiece['set'] };

const READERS: Reader[] = [
	{
		fact: 'lunar',
		pattern: new RegExp(
			`(?:农历|夏历)\\s*(?:${STEMS})?\\s*${LUNAR_DAY}|${STEMS}\\s*${LUNAR_DAY}`,
			'u'
		),
		set: ([text]) => ({ lunar: `农历${text.replace(/^(?:农历|夏历)|\s/g, '')}` })
	},
	{
		fact: 'date',
		pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/,
		set: ([, year, month, day]) => ({ date: iso(year!, month!, day!) })
	},
	{
		fact: 'date',
		pattern:
			/([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/,
		set: ([, year, month, day]) => ({
			date: iso(hanYear(year!), hanNumber(month!), hanNumber(day!))
		})
	},
	{
		fact: 'date',
		pattern: /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/,
		set: ([, year, month, day]) => ({ date: iso(year!, month!, day!) })
	},
	{
		fact: 'date',
		pattern: new RegExp(`${MONTH}\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})`, 'i'),
		set: ([, month, day, year]) => ({ date: iso(year!, monthNumber(month!), day!) })
	},
	{
		fact: 'date',
		pattern: new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\.?,?\\s+(\\d{4})`, 'i'),
		set: ([, day, month, year]) => ({ date: iso(year!, monthNumber(month!), day!) })
	},
	{
		fact: 'date',
		pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月(?!\s*\d)/,
		set: ([, year, month]) => ({ month: `${year}-${pad(month!)}` })
	},
	{
		fact: 'date',
		pattern: /^(\d{1,2})\s*月\s*(\d{1,2})\s*日/,
		set: ([, month, day]) => ({ dayMonth: `${pad(month!)}-${pad(day!)}` })
	},
	{
		fact: 'weekday',
		pattern: /(?:星期|礼拜|(?<!\S)周)([一二三四五六日天])/,
		set: ([, day]) => ({ weekday: day === '天' ? 0 : WEEKDAYS.indexOf(day!) })
	},
	{
		fact: 'weekday',
		pattern: /\b(?:Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day\b/i,
		set: ([day]) => ({ weekday: DAYS.indexOf(day.slice(0, 3).toLowerCase()) })
	},
	{
		fact: 'pages',
		pattern: /(?:今日|今天|本期|本报今日|共)\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*版/,
		set: ([, pages]) => ({ pages: /\d/.test(pages!) ? Number(pages) : hanNumber(pages!) })
	},
	{
		fact: 'pages',
		pattern: /\b(\d{1,3}) pages\b/i,
		set: ([, pages]) => ({ pages: Number(pages) })
	},
	{
		fact: 'issue',
		pattern: /(?:总|总字)?第\s*(\d[\d,，]*)\s*[期号]|总期号[：:\s]*(\d[\d,，]*)/,
		set: ([, a, b]) => ({ issue: Number((a ?? b)!.replace(/[,，]/g, '')) })
	},
	{
		fact: 'issue',
		pattern:
			/(?:\b(?:Vol(?:ume)?\.?\s*[\dIVXLCDM]+)\s*[,·•|—–-]?\s*)?\b(?:No\.?|Issue(?: No\.?)?|Number)\s*(\d[\d,]*)/i,
		set: ([, issue]) => ({ issue: Number(issue!.replace(/,/g, '')) })
	},
	{
		fact: 'code',
		pattern:
			/(?:广告|广刊|发行|订阅|投递|印刷|登报)\s*(?:部|服务|垂询)?(?:热线|电话|专线)?[：:\s]*\d[\d\-—()（） ]{5,20}|(?:国内|全国)?统一(?:连续出版物|刊)号?[：:\s]*(?:CN\s*[\d\-—/ ]+)?|CN\s*\d\d[-—]\d{4}(?:\/\w+)?|邮发代号[：:\s]*[\d\-—]+|(?:零售价?|每份|定价|售价)[：:\s]*[\d.]+\s*[元角]|(?:网址|官网|邮箱|E-?mail)?[：:\s]*(?:https?:\/\/|www\.)[\w./-]+|(?:邮箱|E-?mail)[：:\s]*[\w.-]+@[\w.-]+|\b(?:Established|Founded|Est\.)(?: in)?\s+\d{4}|(?<![\d.])[$£€]\d+(?:\.\d\d)?(?!\d| ?(?:million|billion))|\d+[¢p]\b/i,
		set: () => ({})
	},
	{
		fact: 'hotline',
		pattern:
			/(?:新闻|报料|爆料|读者|编辑部|采编|值班|24小时|民生|服务)*(?:热线|电话)[：:\s]*(\d[\d\-—()（） ]{4,20}\d)/,
		set: ([, number]) => ({ hotline: number!.trim() })
	},
	{
		fact: 'hotline',
		pattern:
			/\b(?:news(?:room|desk| ?line| tips?)?|hotline|tips?)(?: line| desk| hotline)?\s*[:：]?\s*(\(?\+?\d[\d\-() .]{5,18}\d)/i,
		set: ([, number]) => ({ hotline: number! })
	}
];

const PAPER =
	/^(?:\p{Script=Han}|·){1,10}(?:日报|晚报|早报|晨报|时报|周报|商报|都市报|导报|快报|新报|农村报|报)$/u;
const ENGLISH_PAPER =
	/^(?:The |THE )?(?:[\p{Lu}][\p{L}.'’-]*[ -]){1,4}(?:Herald|Times|Gazette|Tribune|Post|Courier|Chronicle|Journal|News|Daily|Observer|Star|Record|Sentinel|Standard|Mail|Express|Advertiser|Argus|Echo|Mercury|Examiner|Bulletin|Dispatch)$/iu;

/** What a phrase of the masthead says by its own form: the paper's name, its organ, its publisher. */
export function phraseFact(phrase: string): Fact | null {
	if (/机关报$/.test(phrase)) return 'organ';
	if (
		/(?:主办|主管|出版|承办|编辑部)$/.test(phrase) ||
		/^(?:主办|主管|出版)(?:单位)?[：:]/.test(phrase)
	)
		return 'publisher';
	if (/^(?:Published|Printed) (?:daily |weekly )?(?:by|since|every)\b/i.test(phrase))
		return 'publisher';
	if (PAPER.test(phrase) || (ENGLISH_PAPER.test(phrase) && words(phrase).length <= 5))
		return 'paper';
	return null;
}

/** The facts a line states, in order; they do not overlap. */
export function factsIn(line: string): FactPiece[] {
	const pieces: FactPiece[] = [];
	for (const { fact, pattern, set } of READERS) {
		const match = pattern.exec(line);
		if (!match || match[0].trim() === '') continue;
		const lead = match[0].length - match[0].trimStart().length;
		const from = match.index + lead;
		const to = from + match[0].trim().length;
		const free = pieces.every((piece) => to <= piece.from || from >= piece.to);
		if (free) pieces.push({ fact, from, to, set: set(match) });
	}
	return pieces.sort((a, b) => a.from - b.from);
}

/** The phrases of a line that state no fact, [from, to) in the line. */
export function restOf(line: string, pieces: FactPiece[]): [number, number][] {
	const rest: [number, number][] = [];
	let at = 0;
	for (const piece of [...pieces, { from: line.length, to: line.length }]) {
		for (const match of line.slice(at, piece.from).matchAll(/[^\s|｜]+(?: [^\s|｜]+)*|[|｜]/g))
			rest.push([at + match.index, at + match.index + match[0].length]);
		at = piece.to;
	}
	return rest;
}

/** Whether a line is masthead: it states facts, and besides them only names or noise. */
export function isFactLine(line: string): boolean {
	const pieces = factsIn(line);
	if (pieces.length === 0) return ['organ', 'publisher'].includes(phraseFact(line) ?? '');
	const stated = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
	if (pieces.length >= 2 || stated >= line.length / 2) return true;
	return restOf(line, pieces).every(([from, to]) => {
		const phrase = line.slice(from, to);
		return phraseFact(phrase) !== null || isNoise(phrase) || letters(phrase) <= 4;
	});
}

/** The year nearest to today's in which a date printed without one can lie. */
export function nearestYear(dayMonth: string, today: string): string {
	const year = Number(today.slice(0, 4));
	const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(today));
	return [year - 1, year, year + 1]
		.map((candidate) => `${candidate}-${dayMonth}`)
		.reduce((best, date) => (distance(date) < distance(best) ? date : best));
}
