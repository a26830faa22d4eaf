import { isProse, letters, words } from './lines.ts';

const PATTERNS: RegExp[] = [
	// Who made the page: 责编 X 版式 Y 校对 Z.
	/(?:责任?编辑?|值班(?:总编|主任|编委)|版式|美编|校对|组版|一审|二审|三审|终审)\s*[：:／/\s]\s*\p{Script=Han}/u,
	/^(?:Page )?(?:Editor|Layout|Design|Proofs?)\s*:\s*\p{Lu}/u,
	// Folios: 第3版 要闻, 3版, A3, - 3 -.
	/^[-—–\s]*第?\s*[A-Z]?\d{1,3}\s*版\s*(?:\p{Script=Han}{2,4})?[-—–\s]*$/u,
	/^[-—–\s]*(?:[Pp]age\s+)?[A-H]?\d{1,3}[-—–\s]*$/u,
	// Weather.
	/-?\d{1,2}\s*(?:℃|°C?|度)?\s*[~～—–-]\s*-?\d{1,2}\s*(?:℃|°C?|度)|最高气温|^(?:今日|明日|今天|明天|后天)?天气(?:预报)?[：:\s]?|℃/u,
	/^(?:Weather|Today['’]s weather|Tonight|Forecast)\b|\b(?:High|Low)s?:?\s+-?\d{1,3}(?:°|\b)/,
	// Ways to the paper's other houses, and its small print.
	/扫(?:一扫|码|描)|二维码|微信公众号|官方微[信博]|(?:新闻)?客户端|欢迎(?:订阅|投稿|关注)|版权所有|本版(?:编辑|图片)/u,
	/^(?:https?:\/\/|www\.)\S+$|^\S+@\S+\.\S+$|©|\b[Ss]ubscribe\b|\ball rights reserved\b/iu,
	// Buying and selling.
	/(?:广告|咨询|订购|加盟|招商|预约|销售|订房|报名)\s*(?:热线|电话|专线)|^(?:地址|电话|热线|订票)[：:]|优惠价|特价|大促|满\d+减\d+|(?:招租|出售|转让|诚聘|招聘)(?:启事|公告|信息)?(?:[：:\s]|$)|遗失声明|(?<!\d)1[3-9]\d{9}(?!\d)/u,
	/\b(?:\d{1,2}% off|[Ss]ale ends|[Ff]or [Ss]ale|[Hh]elp [Ww]anted|[Cc]lassifieds?|[Cc]all (?:now|today|us)|\(?\d{3}\)?[ -]\d{3}-\d{4})\b/,
	/^[\p{P}\p{S}\s_]+$/u
];

/** Whether a line is neither copy nor masthead: ads, weather, folios, who made the page. */
export const isNoise = (line: string): boolean =>
	PATTERNS.some((pattern) => pattern.test(line)) &&
	(!isProse(line) ||
		(letters(line) < 60 && words(line).length < 30 && /广告|热线|扫|℃|°|©|^Weather\b/u.test(line)));

/** Whether a line says that an advertisement begins. */
export const opensAd = (line: string): boolean =>
	/^[（(【[—–\-\s]*(?:广\s*告|公益广告|商业广告|ADVERTISEMENTS?|Advertisements?|PAID NOTICE)[）)】\]—–\-\s]*$/u.test(
		line
	);

/** Whether a line heads a list of what stands inside: 导读, INSIDE. */
export const opensTeasers = (line: string): boolean =>
	/^[【[（(■●▶\s]*(?:(?:今日|本期|内页|新闻|要闻)?\s*导\s*读|(?:今日|本期)?要目|今日看点|INSIDE(?: TODAY)?|Inside(?: today)?|In this (?:issue|edition)|TODAY’?'?S PAPER)[】\]）):：\s]*$/u.test(
		line
	);
