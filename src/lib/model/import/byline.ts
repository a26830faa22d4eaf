import type { Byline } from './recognition.ts';
import { asPrinted, simplified } from './simplified.ts';

/** 本报, 某某日报, 某某融媒: who speaks in "本报讯" or "本报记者". */
const HOUSE =
	'(?:本报|本刊|本网|本台|\\p{Script=Han}{2,8}?(?:日报|晚报|早报|晨报|时报|商报|周报|报社?|网|客户端|融媒体?))';
const AGENCY = '(?:据?(?:新华社|新华网|中新社|中新网|人民日报|人民网|央视新闻|中国新闻网))';
const ROLE =
	'(?:(?:首席|见习|实习|特约|特派|全媒体|融媒体?|摄影|驻\\p{Script=Han}{1,4})*(?:记者|通讯员|实习生|评论员))';
const MARK = '[□■◆◇●○◎▲△★☆]';

const PAREN_PEOPLE = `[（(][^（）()]{0,40}?(?:记者|通讯员|实习生|评论员)[^（）()]{0,60}[）)]`;
/** 本报讯（记者 X）, 本报某地11月24日讯, 新华社北京11月24日电（记者 X）. */
const DATELINE = new RegExp(
	`^${MARK}?\\s*(?:${HOUSE}|${AGENCY})[\\p{Script=Han}\\d]{0,14}?[讯电](?:\\s*${PAREN_PEOPLE}|\\s+(?:${ROLE}\\s*[^。，！？]{2,30}?报道[：:，]?)?)`,
	'u'
);
/** （记者 X） at the head of a paragraph. */
const PAREN_HEAD = new RegExp(`^${PAREN_PEOPLE}`, 'u');
const PAREN_TAIL = new RegExp(`(?<=[。！？…”])\\s*(?:${PAREN_PEOPLE})$`, 'u');
/** A line of nothing but roles and names. */
const PEOPLE_LINE = new RegExp(
	`^(?:${MARK}\\s*)?(?:[（(]\\s*)?(?:文[/／]图?\\s*)?(?:${HOUSE}\\s*)?${ROLE}(?:[\\s：:/／]+|(?=\\p{Script=Han}{2,3}(?:\\s|$)))[\\p{Script=Han}·、\\s：:/／]{2,60}(?:[）)])?$`,
	'u'
);
const MARKED_NAMES = new RegExp(
	`^${MARK}\\s*(?:${HOUSE}\\s*)?\\p{Script=Han}[\\p{Script=Han}·]?(?:[\\s、]*\\p{Script=Han}){1,10}(?:\\s*(?:报道|文[/／]图|图[/／]文))?$`,
	'u'
);
const AUTHOR_LINE =
	/^(?:作者|文字?|撰文|采写|撰稿)\s*[：:/／]\s*\p{Script=Han}[\p{Script=Han}·\s、]{1,20}$/u;
const SURNAMES =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝';
const BARE_TAIL = new RegExp(
	`(?<=[。！？…”])\\s*[（(]([${SURNAMES}]\\s?\\p{Script=Han}{1,2}(?:[\\s、]+[${SURNAMES}]\\s?\\p{Script=Han}{1,2}){0,3})[）)]$`,
	'u'
);
const ENGLISH =
	/^(?:By|BY|Words by|Story by|Report by)\s+\p{Lu}[\p{L}.'’-]*(?:[\s,&|]+[\p{L}.'’-]+){0,14}$/u;
const AFFILIATION =
	/\b(?:Staff|Writer|Reporter|Editor|Correspondent|Contributor|Special to|Press|News|Herald|Times|Gazette|Tribune|Post|Courier|Chronicle|Journal|Observer|Record|Sentinel|Bureau|Desk|Columnist)\b/i;

const DUTIES = /(?:\s*(?:摄影报道|报道|采写|整理|文[/／]图|图[/／]文|文字|摄影))+\s*[：:，]?$/u;

/** Names out of a list; two-character names are often set apart, those are closed up. */
export function namesIn(list: string): string[] {
	const tokens = list.split(/[\s、，,；;/／：:]+|(?<=\p{Script=Han}{2})和(?=\p{Script=Han}{2})/u);
	const names: string[] = [];
	let single = '';
	for (const token of tokens.filter(Boolean)) {
		if (/^\p{Script=Han}$/u.test(token)) {
			if (single) names.push(single + token);
			single = single ? '' : token;
		} else {
			names.push(single + token);
			single = '';
		}
	}
	return single ? [...names, single] : names;
}

/** Who wrote it, read off a Chinese byline in any of its forms. */
function chinesePeople(raw: string): Byline {
	const byline: Byline = { reporters: [], correspondents: [], raw };
	const inner = /[（(]([^（）()]*)[）)]/u.exec(raw)?.[1] ?? raw;
	const bare = inner
		.replace(new RegExp(`^${MARK}\\s*`, 'u'), '')
		.replace(DUTIES, '')
		.replace(/^(?:作者|文字?|撰文|采写|撰稿)\s*[：:/／]\s*/u, '')
		.replace(/文[/／]图\s*/u, '');
	if (inner === raw && /[讯电]\s*$/u.test(bare)) return byline;
	const roles = new RegExp(`(${HOUSE}?\\s*${ROLE})`, 'u');
	let into = byline.reporters;
	for (const piece of bare.split(roles)) {
		if (roles.test(piece)) into = /通讯员$/.test(piece) ? byline.correspondents : byline.reporters;
		else into.push(...namesIn(piece).filter((name) => !/[讯电]$/u.test(name) || name.length < 4));
	}
	return byline;
}

const capitalised = (name: string): string =>
	name === name.toUpperCase()
		? name.toLowerCase().replace(/(?<![\p{L}])\p{L}|(?<=\bmc)\p{L}/gu, (char) => char.toUpperCase())
		: name;

function englishPeople(raw: string): Byline {
	const byline: Byline = { reporters: [], correspondents: [], raw };
	const list = raw.replace(/^(?:By|BY|Words by|Story by|Report by)\s+/, '');
	const [people = '', ...rest] = list.split(/\s*[|]\s*|\s+[–—-]\s+/);
	const parts = people.split(/\s*,\s*(?:and\s+)?|\s+(?:and|AND|&)\s+/).filter(Boolean);
	const names = parts.filter((part) => !AFFILIATION.test(part)).map(capitalised);
	const outside = /\b(?:correspondent|contributor|special to)\b/i.test(
		[...parts, ...rest].join(' ')
	);
	(outside ? byline.correspondents : byline.reporters).push(...names);
	return byline;
}

/** The people of a byline as printed, Chinese or English. */
export function readByline(raw: string): Byline {
	if (!/\p{Script=Han}/u.test(raw)) return englishPeople(raw);
	const { reporters, correspondents } = chinesePeople(simplified(raw));
	const printed = (name: string) => asPrinted(name, raw);
	return { reporters: reporters.map(printed), correspondents: correspondents.map(printed), raw };
}

/** Length of the byline a paragraph begins with: 本报讯（记者 X）, 新华社…电; 0 when none. */
export function leadByline(text: string): number {
	const match = DATELINE.exec(text) ?? PAREN_HEAD.exec(text);
	return match && match[0].length < text.length ? match[0].trimEnd().length : 0;
}

/** Whether a line can only be the first of a story's body, its byline perhaps broken off. */
export const beginsStory = (line: string): boolean =>
	leadByline(line) > 0 || /^(?:本报|本网|本台)讯(?:\s|[（(]|$)|^据?新华社.{0,14}电/u.test(line);

/** Where the byline at the end of a last paragraph begins: …。（记者 X）; -1 when none. */
export function tailByline(text: string): number {
	const match = PAREN_TAIL.exec(text) ?? BARE_TAIL.exec(text);
	return match ? match.index + match[0].search(/[（(]/) : -1;
}

/** Whether a line is a byline and nothing else. */
export function isByline(text: string): boolean {
	if (text.length > 80 || /[。，！？；]/.test(text)) return false;
	if (/\p{Script=Han}/u.test(text)) {
		const whole = DATELINE.exec(text)?.[0] ?? PAREN_HEAD.exec(text)?.[0] ?? '';
		if (whole.length === text.length || /^本报讯$/.test(text)) return true;
		return PEOPLE_LINE.test(text) || MARKED_NAMES.test(text) || AUTHOR_LINE.test(text);
	}
	return ENGLISH.test(text) && text.split(/\s+/).length <= 14;
}

/** Whether a line right under a byline says for whom its writer works. */
export const isAffiliation = (text: string): boolean =>
	/^[\p{Script=Latin}\s.,'’&|-]+$/u.test(text) &&
	text.split(/\s+/).length <= 5 &&
	AFFILIATION.test(text);
