import { MAX_PROMISE_LENGTH, MAX_PROMISE_TITLE } from './promise.ts';

/** A time as people say it. */
export interface SaidTime {
	/** "HH:MM". */
	time: string;
	/** today, tomorrow: said so; null: whenever that time comes next. */
	day: 'today' | 'tomorrow' | null;
	/** 3点: it may be three in the afternoon as well. */
	halfDay: boolean;
}

/** What of a promise one line says. */
export interface SaidPromise {
	/** What is left of the line. */
	title: string;
	length: number | null;
	due: SaidTime | null;
	/** So long from now instead, ms. */
	within: number | null;
	photo: boolean | null;
}

const DIGITS = '零一二三四五六七八九';
const NUMBER = '[\\d.]+|[零一二两三四五六七八九十百千万半]+';
const MINUTE = 60_000;

/**
 * Reads a promise as reporters write it to a group: 渡口老船工 700字 15点 有图; old ferrymen, about 700
 * by 15:00 with photo. What it does not know stays in the title.
 */
export function readPromise(line: string): SaidPromise {
	const rest = { text: plain(line) };
	const photo = readPhoto(rest);
	const within = readWithin(rest);
	const due = within === null ? readTime(rest) : null;
	const length = readLength(rest);
	return { title: titleIn(rest.text), length, due, within, photo };
}

/** Full-width figures and colons as half-width ones. */
const plain = (line: string): string =>
	line.replace(/[０-９：～．]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));

/** Takes the first thing of a form out of the text. */
function take(rest: { text: string }, form: RegExp): RegExpExecArray | null {
	const found = form.exec(rest.text);
	if (found)
		rest.text = `${rest.text.slice(0, found.index)} ${rest.text.slice(found.index + found[0].length)}`;
	return found;
}

function readPhoto(rest: { text: string }): boolean | null {
	if (
		take(
			rest,
			/(无|没有?|不带|不配)(图片?|照片)|\b(no|without( an?)?) (photos?|pictures?|pics?)\b/i
		)
	)
		return false;
	const yes =
		/(有|带|配|附)(\d+ ?张)?(图片?|照片)|\b(with|and|plus)( an?| \d+)? (photos?|pictures?|pics?)\b|\+ ?(图|photos?)/i;
	return take(rest, yes) ? true : null;
}

function readWithin(rest: { text: string }): number | null {
	const zh = new RegExp(`(${NUMBER})个?(半)?(小时|钟头|分钟)(之?[后内]|以[后内])(交稿?|给)?`);
	const found =
		take(rest, zh) ??
		take(rest, /\b(?:in|within) ([\d.]+|an?|half an) ?()(h|hours?|min|minutes?)\b/i);
	if (!found) return null;
	const [, said = '', half, unit = ''] = found;
	const count = { a: 1, an: 1, 'half an': 0.5, 半: 0.5 }[said.toLowerCase()] ?? numberOf(said);
	const isHours = /小时|钟头|^h/i.test(unit);
	const ms = (count + (half ? 0.5 : 0)) * (isHours ? 60 : 1) * MINUTE;
	return Number.isFinite(ms) && ms > 0 ? ms : null;
}

const DAY_ZH = '(今天|今日|今晚|今早|明天|明日|明早|明晚|明)?';
const PART_ZH = '(凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里)?';
const END_ZH = '(?: ?(?:之?前|以前|左右)?(?:交稿?|给|发来)?)';

function readTime(rest: { text: string }): SaidTime | null {
	const oClock = new RegExp(
		`${DAY_ZH}${PART_ZH} ?(${NUMBER})(?:点钟?|时)(半|[一1]刻|[三3]刻|(?:${NUMBER})(?:分|(?![字\\d])))?${END_ZH}`
	);
	const clock = new RegExp(
		`(?:\\bby |\\bat |\\bbefore |~)?${DAY_ZH}${PART_ZH} ?\\b(\\d{1,2}):(\\d{2})(?!\\d) ?(am|pm)?(?: (today|tomorrow)\\b)?${END_ZH}`,
		'i'
	);
	const twelve = /(?:\bby |\bat |\bbefore )?\b(\d{1,2}) ?(am|pm)\b(?: (today|tomorrow)\b)?/i;
	const bare = /\b(?:by|before) (\d{1,2})\b(?: (today|tomorrow)\b)?/i;
	let found = take(rest, clock);
	if (found) {
		const [, day, part, hour, minute, half, english] = found;
		const isExact = hour?.startsWith('0') ?? false;
		return timeOf(Number(hour), Number(minute), {
			day: day ?? english,
			part: part ?? half,
			isExact
		});
	}
	found = take(rest, twelve);
	if (found) return timeOf(Number(found[1]), 0, { day: found[3], part: found[2] });
	found = take(rest, oClock);
	if (found) {
		const [, day, part, hour = '', minute] = found;
		return timeOf(numberOf(hour), minutesOf(minute), { day, part });
	}
	found = take(rest, bare);
	return found ? timeOf(Number(found[1]), 0, { day: found[2] }) : null;
}

const minutesOf = (said: string | undefined): number => {
	if (!said) return 0;
	if (said === '半') return 30;
	if (said.endsWith('刻')) return /[三3]/.test(said) ? 45 : 15;
	return numberOf(said.replace('分', ''));
};

interface Said {
	day?: string | undefined;
	part?: string | undefined;
	/** 03:00 is in the night. */
	isExact?: boolean;
}

function timeOf(hour: number, minute: number, { day = '', part = '', isExact = false }: Said) {
	if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60)) return null;
	const said = `${part.toLowerCase()}${/早|晚/.exec(day)?.[0] ?? ''}`;
	const isLate = /下午|傍晚|晚|夜里|pm/.test(said) || (/中午/.test(said) && hour < 11);
	const isEarly = /凌晨|早|上午|am/.test(said);
	let at = hour;
	if (isLate && hour < 12) at = hour + 12;
	if ((/am|凌晨/.test(said) || /晚|夜里/.test(said)) && hour === 12) at = 0;
	const isTomorrow = /明|tomorrow/i.test(day);
	const halfDay = !isLate && !isEarly && !isExact && !/中午/.test(said) && hour >= 1 && hour < 12;
	const two = (value: number) => String(value).padStart(2, '0');
	return {
		time: `${two(at % 24)}:${two(minute)}`,
		day: isTomorrow ? ('tomorrow' as const) : day ? ('today' as const) : null,
		halfDay
	};
}

function readLength(rest: { text: string }): number | null {
	const zh = new RegExp(
		`(?:大?约|大概|~)? ?(?<![-−\\d.])(?:[\\d.]+ ?[-–~到至] ?)?(${NUMBER})([千kK万])? ?来?字(?:左右|上下|以内)?`
	);
	const en =
		/(?:\babout |\bapprox\.? |\baround |~ ?)?\b(\d+(?:\.\d+)?)(k)? ?(?:char(?:acter)?s?|words?)\b\.?/i;
	const about = /(?:\babout |\bapprox\.? |\baround |大?约|大概|~) ?(\d+(?:\.\d+)?)(k|千)?/i;
	const found = take(rest, zh) ?? take(rest, en) ?? take(rest, about);
	if (!found) return null;
	const [, said = '', unit = ''] = found;
	const times = { 千: 1000, k: 1000, 万: 10_000 }[unit.toLowerCase()] ?? 1;
	const length = Math.round(numberOf(said) * times);
	return length > 0 && length <= MAX_PROMISE_LENGTH ? length : null;
}

/** 700; 七百; 一千二; 两千五百. NaN: no number. */
function numberOf(said: string): number {
	if (/^[\d.]+$/.test(said)) return Number(said);
	let sum = 0;
	let digit = 0;
	let unit = 10;
	for (const char of said) {
		const scale = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }[char];
		if (scale !== undefined) {
			sum += (digit || (char === '十' ? 1 : 0)) * scale;
			[digit, unit] = [0, scale];
		} else if (char === '零') unit = 10;
		else {
			digit = char === '两' ? 2 : DIGITS.indexOf(char);
			if (digit < 0) return NaN;
		}
	}
	// 一千二 is 1200, 十五 is 15.
	return sum + digit * (sum > 0 && unit > 10 ? unit / 10 : 1);
}

/** Without the marks and little words that stood between what was taken out. */
const titleIn = (text: string): string =>
	text
		.replace(/(^|\s)(?:by|with|and|at|交稿?|给)(?=\s*$)/gi, ' ')
		.replace(/\s*[,，、;；]\s*(?=[,，、;；]|$)/g, ' ')
		.replace(/^[\s,，、;；。.:：]+|[\s,，、;；。.:：]+$/g, '')
		.replace(/\s+/g, ' ')
		.slice(0, MAX_PROMISE_TITLE);
