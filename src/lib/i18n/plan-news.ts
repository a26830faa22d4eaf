import type { News } from '#model/mydesk/news.ts';
import type { MoveSpot, StoryMove } from '#model/story-move.ts';
import { checkKindTexts } from './check-kinds.ts';
import type { Format } from './format.ts';
import { stepDueTexts } from './step-due.ts';
import { defineTexts } from './texts.ts';

type Say<T> = (about: T, title: string, format: Format) => string;

/** What became of a story's place or a paper's press time, and what somebody is asked for; after a name. */
interface PlanNewsTexts {
	moved: Say<StoryMove>;
	unplaced: Say<StoryMove>;
	spiked: (title: string) => string;
	press: (press: NonNullable<News['press']>, format: Format) => string;
	asked: Say<Pick<News, 'reminder' | 'page'>>;
}

const dayOf = ({ date, called }: MoveSpot, format: Format): string =>
	date === null ? '' : format.edition({ date, ...called });

const zhSpot = (spot: MoveSpot, format: Format, isDay: boolean): string =>
	spot.editionId === null
		? '备用稿'
		: [isDay ? dayOf(spot, format) : '', spot.number === null ? '' : `${spot.number} 版`]
				.filter(Boolean)
				.join(' ');

const enSpot = (spot: MoveSpot, format: Format, isDay: boolean): string =>
	spot.editionId === null
		? 'the stories held over'
		: [spot.number === null ? '' : `page ${spot.number}`, isDay ? dayOf(spot, format) : '']
				.filter(Boolean)
				.join(' of ');

const isDay = ({ from, to }: StoryMove): boolean => from.editionId !== to.editionId;

/** Two times, with their days where these differ. */
const times = ({ before, now }: NonNullable<News['press']>, format: Format): [string, string] => {
	const days = [before, now].map((at) => format.dateOf(at));
	const say = (at: number, day = '') =>
		days[0] === days[1] ? format.time(at) : `${format.day(day)} ${format.time(at)}`;
	return [say(before, days[0]), say(now, days[1])];
};

export const planNewsTexts = defineTexts<PlanNewsTexts>(
	{
		moved(move, title, format) {
			const [from, to] = [move.from, move.to].map((spot) => zhSpot(spot, format, isDay(move)));
			const what = move.jump ? `“${title}”的转版` : `“${title}”`;
			return `把${what}从${from ? ` ${from} ` : '待上版'}${isDay(move) ? '转到' : '移到'} ${to}`;
		},
		unplaced: ({ from, jump }, title) =>
			jump
				? `把“${title}”的转版撤下 ${from.number} 版`
				: `把“${title}”从 ${from.number} 版撤回待上版`,
		spiked: (title) => `把“${title}”撤稿了`,
		press(press, format) {
			const [before, now] = times(press, format);
			return `把 ${format.edition(press.edition)}报的付印时间从 ${before} 改到 ${now}`;
		},
		asked({ reminder, page }, title, { lang }) {
			const story = `“${title}”`;
			if (!reminder) return '催你';
			switch (reminder.kind) {
				case 'unsigned':
					return reminder.step === 'handIn' || reminder.step === null
						? `催你交${story}`
						: `催你${stepDueTexts[lang][reminder.step]}${story}`;
				case 'struck':
					return `请你重签${story}${reminder.step ? `的${stepDueTexts[lang][reminder.step]}` : ''}`;
				case 'changed':
					return `请你重新签发${story}`;
				case 'pageUnsigned':
					return `请你签 ${page} 版清样`;
				case 'pageChanged':
					return `请你重签 ${page} 版清样`;
				default: {
					const what = reminder.storyId === null ? ` ${page} 版` : story;
					return `催你办${what}：${checkKindTexts[lang][reminder.kind]}`;
				}
			}
		}
	},
	{
		moved(move, title, format) {
			const [from, to] = [move.from, move.to].map((spot) => enSpot(spot, format, isDay(move)));
			const what = move.jump ? `the jump of “${title}”` : `“${title}”`;
			return `moved ${what} from ${from || 'the pool'} to ${to}`;
		},
		unplaced: ({ from, jump }, title) =>
			jump
				? `took the jump of “${title}” off page ${from.number}`
				: `took “${title}” off page ${from.number}`,
		spiked: (title) => `spiked “${title}”`,
		press(press, format) {
			const [before, now] = times(press, format);
			return `moved the press time of the paper of ${format.edition(press.edition)} from ${before} to ${now}`;
		},
		asked({ reminder, page }, title, { lang }) {
			const story = `“${title}”`;
			if (!reminder) return 'reminds you';
			switch (reminder.kind) {
				case 'unsigned':
					return reminder.step === 'handIn' || reminder.step === null
						? `asks you to hand in ${story}`
						: `asks you to sign ${story}: ${stepDueTexts[lang][reminder.step]}`;
				case 'struck':
					return `asks you to sign ${story} again${reminder.step ? `: ${stepDueTexts[lang][reminder.step]}` : ''}`;
				case 'changed':
					return `asks you to sign ${story} off again`;
				case 'pageUnsigned':
					return `asks you to sign the clean proof of page ${page}`;
				case 'pageChanged':
					return `asks you to sign the clean proof of page ${page} again`;
				default: {
					const what = reminder.storyId === null ? `page ${page}` : story;
					return `asks you to see to ${what}: ${checkKindTexts[lang][reminder.kind]}`;
				}
			}
		}
	}
);
