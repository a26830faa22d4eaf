import type { News } from '#model/mydesk/news.ts';
import type { Format } from './format.ts';
import { planNewsTexts } from './plan-news.ts';
import { stepTexts } from './steps.ts';
import { defineTexts } from './texts.ts';
import { verdictTexts } from './verdict.ts';

/** What somebody did to a story, after their name: 改了“渡口三百年”. */
interface NewsTexts {
	say: (news: News, title: string, format: Format) => string;
	somebody: string;
}

const times = (count: number) => (count === 1 ? '' : ` (${count})`);

export const newsTexts = defineTexts<NewsTexts>(
	{
		somebody: '有人',
		say(news, title, format) {
			const { kind, count, step, toMe, verdict, move, press } = news;
			const { lang } = format;
			const t = planNewsTexts[lang];
			const story = `“${title}”`;
			const name = step ? stepTexts[lang].step[step] : '';
			switch (kind) {
				case 'edited':
					return `改了${story}的文字`;
				case 'signed':
					return step === 'handIn' ? `送审了${story}` : `签了${story}的${name}`;
				case 'returned':
					return `退回了${story}`;
				case 'struck':
					return `改了${story}，${toMe ? '你签的' : ''}${name}作废了`;
				case 'comment':
					return count === 1 ? `在${story}上批注` : `在${story}上批注了 ${count} 处`;
				case 'reply':
					return `在${story}上回了${toMe ? '你的' : ''}批注`;
				case 'resolved':
					return count === 1 ? `把${story}的批注解决了` : `解决了${story}的 ${count} 条批注`;
				case 'accepted':
					return `采纳了你在${story}里的${count === 1 ? '' : ` ${count} 处`}建议`;
				case 'declined':
					return `没采纳你在${story}里的${count === 1 ? '' : ` ${count} 处`}建议`;
				case 'opinion':
					return `看了${story}：${verdict ? verdictTexts[lang][verdict] : ''}`;
				case 'placed':
					return `把${story}放上了版面`;
				case 'moved':
				case 'unplaced':
					return move ? t[kind](move, title, format) : '';
				case 'spiked':
					return t.spiked(title);
				case 'press':
					return press ? t.press(press, format) : '';
				case 'asked':
					return t.asked(news, title, format);
				case 'promise':
					return `改了${story}的报题`;
				case 'withdrawn':
					return `撤回了报题${story}`;
			}
		}
	},
	{
		somebody: 'Somebody',
		say(news, title, format) {
			const { kind, count, step, toMe, verdict, move, press } = news;
			const { lang } = format;
			const t = planNewsTexts[lang];
			const story = `“${title}”`;
			const name = step ? stepTexts[lang].step[step] : '';
			switch (kind) {
				case 'edited':
					return `changed the text of ${story}`;
				case 'signed':
					return step === 'handIn' ? `handed ${story} in` : `signed ${story}: ${name}`;
				case 'returned':
					return `sent ${story} back`;
				case 'struck':
					return `changed ${story}, which struck ${toMe ? 'your signature' : 'the signature'}: ${name}`;
				case 'comment':
					return `commented on ${story}${times(count)}`;
				case 'reply':
					return toMe
						? `answered you on ${story}${times(count)}`
						: `replied on ${story}${times(count)}`;
				case 'resolved':
					return `resolved comments on ${story}${times(count)}`;
				case 'accepted':
					return `accepted your suggestion in ${story}${times(count)}`;
				case 'declined':
					return `declined your suggestion in ${story}${times(count)}`;
				case 'opinion':
					return `read ${story}: ${verdict ? verdictTexts[lang][verdict] : ''}`;
				case 'placed':
					return `placed ${story} on a page`;
				case 'moved':
				case 'unplaced':
					return move ? t[kind](move, title, format) : '';
				case 'spiked':
					return t.spiked(title);
				case 'press':
					return press ? t.press(press, format) : '';
				case 'asked':
					return t.asked(news, title, format);
				case 'promise':
					return `changed what was promised: ${story}`;
				case 'withdrawn':
					return `withdrew the promise of ${story}`;
			}
		}
	}
);
