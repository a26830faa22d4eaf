import type { MastheadFacts } from '#model/calendar.ts';

const WEEKDAYS = '日一二三四五六';

/** What a masthead prints of the day; Chinese, whatever language the screen is in. */
export interface MastheadWords {
	/** 2025年4月 */
	month: string;
	/** 30 */
	day: string;
	weekday: string;
	lunar: string;
	/** 今日8版　总第4387期; of an issue without a number 今日4版　号外 */
	count: string;
}

export function mastheadWords({
	date,
	weekday,
	lunar,
	issue,
	pages,
	called
}: MastheadFacts): MastheadWords {
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	// A number nobody has assigned is not made up: the place stays open.
	const number = called && issue === null ? [] : [`总第${issue ?? '　　'}期`];
	return {
		month: `${year}年${month}月`,
		day: String(day),
		weekday: `星期${WEEKDAYS[weekday] ?? ''}`,
		lunar,
		count: [`今日${pages}版`, ...number, ...(called ? [called] : [])].join('　')
	};
}
