import type { Notice } from '#model/mydesk/notices.ts';
import { newsAddress } from '#model/mydesk/news-address.ts';
import type { Person } from '#model/person.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import { escaped } from '../legible.ts';
import type { MailLang } from './choices.ts';
import { digestWords } from './digest-words.ts';
import type { Mail } from './mailer.ts';

export interface DigestMailOptions {
	view: DeskView;
	person: Person;
	/** Their address. */
	to: string;
	/** What waits for them; at least one. */
	notices: readonly Notice[];
	lang: MailLang;
	/** Of the server, without a slash at the end. */
	address: string;
}

/**
 * What waits for somebody, as plain text and as simple HTML: titles and names, with the way to each.
 * No words of stories or comments leave the house.
 */
export function digestMail(options: DigestMailOptions): Mail {
	const { view, person, to, notices, lang, address } = options;
	const t = digestWords[lang];
	const newsroom = view.get('newsroom', 'newsroom');
	const lines = notices.map((notice) => ({
		text: lineOf(notice, options),
		href: `${address}${pathOf(notice, view)}`
	}));
	const account = `${address}/account`;
	const greeting = t.greeting(person.name);
	const text = [
		greeting,
		...lines.map((line) => `\n· ${line.text}\n  ${line.href}`),
		`\n${t.off}\n${account}\n`
	].join('\n');
	const items = lines.map(
		(line) =>
			`<li style="margin:0 0 12px"><a href="${escaped(line.href)}">${escaped(line.text)}</a></li>`
	);
	const body = `<p>${escaped(greeting)}</p><ul style="padding-left:20px">${items.join('')}</ul>
<p style="color:#666;font-size:13px">${escaped(t.off)} <a href="${escaped(account)}">${escaped(account)}</a></p>`;
	return {
		...{ to, subject: t.subject(newsroom?.name ?? 'Copydesk', lines.length), text },
		html: `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><body style="font:15px/1.6 sans-serif">${body}</body></html>`
	};
}

function lineOf(notice: Notice, { view, lang }: DigestMailOptions): string {
	const t = digestWords[lang];
	const storyId = notice.storyId ?? '';
	const named = titleOf(view.get('story', storyId), view.get('facts', storyId));
	const title = notice.storyId === null ? '' : named || t.untitled;
	/** Of somebody outside the house, or in it. */
	const nameOf = (outside: string | undefined, { personId }: { personId: string | null }) =>
		outside ?? ((personId && view.get('person', personId)?.name) || t.somebody);
	switch (notice.kind) {
		case 'turn': {
			const { what } = notice.row.turn;
			const isOver = what === 'done' || what === 'withdrawn';
			const said = isOver ? title : t.duty[what](title);
			const due = dueOf(notice.row.deadline, view, lang);
			return due ? `${said} (${t.by(due)})` : said;
		}
		case 'late':
			return t.late(title);
		case 'mention':
			return t.mention(nameOf(notice.mention.comment.outside?.name, notice.mention.comment), title);
		case 'asked':
		case 'told': {
			const { news } = notice;
			const time = dueOf(news.press?.now ?? null, view, lang) ?? '';
			return t.told(nameOf(news.outside, news), title, news, time);
		}
	}
}

function dueOf(deadline: number | null, view: DeskView, lang: MailLang): string | null {
	if (deadline === null) return null;
	const timeZone = view.get('newsroom', 'newsroom')?.timeZone ?? 'UTC';
	return new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
		...{ timeZone, month: 'numeric', day: 'numeric' },
		...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }
	}).format(deadline);
}

function pathOf(notice: Notice, view: DeskView): string {
	const story = `/stories/${notice.storyId}`;
	if (notice.kind === 'told' || notice.kind === 'asked') return newsAddress(view, notice.news, 0);
	return notice.kind === 'mention' ? `${story}#thread-${notice.mention.thread.id}` : story;
}
