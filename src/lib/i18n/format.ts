import { dateAt } from '#model/days.ts';
import type { Edition } from '#model/edition.ts';
import { calledIn, USUAL_PAPER } from './edition-kinds.ts';
import type { Lang } from './texts.ts';

const LOCALES: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Named = Pick<Edition, 'date' | 'kind' | 'name'>;

export interface TimeLeft {
	/** Negative once it is past. */
	ms: number;
	/** "3:42:18", or "−0:05:00" when past. */
	clock: string;
}

/** Dates, times and numbers as the paper writes them; one for a language and the paper's zone. */
export class Format {
	readonly lang: Lang;
	readonly timeZone: string;
	#locale: string;

	constructor(lang: Lang, timeZone: string) {
		this.lang = lang;
		this.timeZone = timeZone;
		this.#locale = LOCALES[lang];
	}

	/** A date "YYYY-MM-DD" (no zone): 11月24日, 24 November. */
	day(date: string): string {
		return this.#plain(date, { month: 'long', day: 'numeric' });
	}

	/** 2026年11月24日, 24 November 2026. */
	fullDay(date: string): string {
		return this.#plain(date, { year: 'numeric', month: 'long', day: 'numeric' });
	}

	/** 星期二, Tuesday. */
	weekday(date: string): string {
		return this.#plain(date, { weekday: 'long' });
	}

	/** 11月24日 星期二, Tuesday 24 November. */
	dayAndWeekday(date: string): string {
		return this.lang === 'zh'
			? `${this.day(date)} ${this.weekday(date)}`
			: `${this.weekday(date)} ${this.day(date)}`;
	}

	/** An edition by its day, and what sets it apart: 11月24日, 11月24日 号外, 16 November, Harvest. */
	edition(edition: Named): string {
		return this.#named(this.day(edition.date), edition);
	}

	/** The same with the weekday. */
	editionAndWeekday(edition: Named): string {
		return this.#named(this.dayAndWeekday(edition.date), edition);
	}

	/** What sets an edition apart from the day's usual paper; empty: nothing. */
	editionKind(edition: Omit<Named, 'date'>): string {
		return calledIn(this.lang, edition);
	}

	/** What tells an edition from the others of its date; empty: there are none, and it is the usual one. */
	kindAmong(edition: Omit<Named, 'date'>, ofItsDate: readonly unknown[]): string {
		return this.editionKind(edition) || (ofItsDate.length > 1 ? USUAL_PAPER[this.lang] : '');
	}

	#named(day: string, edition: Named): string {
		const kind = this.editionKind(edition);
		if (kind === '') return day;
		return this.lang === 'zh' ? `${day} ${kind}` : `${day}, ${kind}`;
	}

	/** 2026年11月, November 2026; of "YYYY-MM-DD". */
	month(date: string): string {
		return this.#plain(date, { year: 'numeric', month: 'long' });
	}

	/** 24日, 24; of "YYYY-MM-DD". */
	dayOfMonth(date: string): string {
		return this.#plain(date, { day: 'numeric' });
	}

	/** 11月, November; of "YYYY-MM-DD". */
	monthAlone(date: string): string {
		return this.#plain(date, { month: this.lang === 'zh' ? 'numeric' : 'long' });
	}

	/** 24-hour time in the paper's zone: 23:30. */
	time(at: number): string {
		return this.#of(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
	}

	/** To the second: 23:30:07. */
	second(at: number): string {
		return this.#of(at, {
			hour: '2-digit',
			minute: '2-digit',
			second: '2-digit',
			hourCycle: 'h23'
		});
	}

	/** The calendar date in the paper's zone, "YYYY-MM-DD". */
	dateOf(at: number): string {
		return dateAt(at, this.timeZone);
	}

	/** A time with as much of its day as tells it from now: 20:30, 明天 18:00, 11月26日 18:00. */
	moment(at: number, now: number): string {
		const date = this.dateOf(at);
		const time = this.time(at);
		if (date === this.dateOf(now)) return time;
		if (date === this.dateOf(now + DAY)) return `${this.#relative(1, 'day')} ${time}`;
		if (date === this.dateOf(now - DAY)) return `${this.#relative(-1, 'day')} ${time}`;
		return this.lang === 'zh' ? `${this.day(date)} ${time}` : `${time}, ${this.day(date)}`;
	}

	/** For what is read on any day: 2026年11月24日 23:30, 23:30, 24 November 2026. */
	fullMoment(at: number): string {
		const [day, time] = [this.fullDay(this.dateOf(at)), this.time(at)];
		return this.lang === 'zh' ? `${day} ${time}` : `${time}, ${day}`;
	}

	/** How long ago: 刚刚, 12分钟前, 昨天, 11月20日. */
	ago(at: number, now: number): string {
		const passed = now - at;
		if (passed < MINUTE) return this.lang === 'zh' ? '刚刚' : 'just now';
		if (passed < HOUR) return this.#relative(-Math.floor(passed / MINUTE), 'minute');
		const date = this.dateOf(at);
		if (date === this.dateOf(now)) return this.#relative(-Math.floor(passed / HOUR), 'hour');
		if (date === this.dateOf(now - DAY)) return this.#relative(-1, 'day');
		return this.day(date);
	}

	/** Time until something as a clock, hours:minutes:seconds. */
	left(at: number, now: number): TimeLeft {
		const ms = at - now;
		const seconds = Math.floor(Math.abs(ms) / 1000);
		const two = (value: number) => String(value).padStart(2, '0');
		const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
		return { ms, clock: ms < 0 ? `−${clock}` : clock };
	}

	/** A length of time in words, to the minute that has begun: 43 分, 3 小时 42 分, 2 天; never 0 分. */
	duration(ms: number): string {
		const minutes = Math.max(1, Math.ceil(Math.abs(ms) / MINUTE));
		const hours = Math.floor(minutes / 60);
		const zh = this.lang === 'zh';
		if (hours >= 48) return zh ? `${Math.floor(hours / 24)} 天` : `${Math.floor(hours / 24)} days`;
		const rest = zh ? `${minutes % 60} 分` : `${minutes % 60} min`;
		if (hours === 0) return rest;
		const whole = zh ? `${hours} 小时` : `${hours} h`;
		return minutes % 60 === 0 ? whole : `${whole} ${rest}`;
	}

	/** 1,126. */
	number(value: number): string {
		return new Intl.NumberFormat(this.#locale).format(value);
	}

	/** 1 版、2 版 and 3 版 in a row: 、 between in Chinese, commas and "and" in English. */
	list(items: string[]): string {
		if (this.lang === 'zh') return items.join('、');
		return new Intl.ListFormat(this.#locale).format(items);
	}

	#plain(date: string, options: Intl.DateTimeFormatOptions): string {
		const noon = Date.parse(`${date}T12:00:00Z`);
		return new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: 'UTC' }).format(noon);
	}

	#of(at: number, options: Intl.DateTimeFormatOptions): string {
		return new Intl.DateTimeFormat(this.#locale, { ...options, timeZone: this.timeZone }).format(
			at
		);
	}

	#relative(value: number, unit: Intl.RelativeTimeFormatUnit): string {
		return new Intl.RelativeTimeFormat(this.#locale, { numeric: 'auto' }).format(value, unit);
	}
}
