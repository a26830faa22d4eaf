import type { Id } from '#model/ids.ts';
import type { Notice } from '#model/mydesk/notices.ts';
import { newsAddress } from '#model/mydesk/news-address.ts';
import type { MyStory } from '#model/mydesk/my-stories.ts';
import type { Person } from '#model/person.ts';
import { titleOf } from '#model/promise.ts';
import type { DeskView } from '#model/records.ts';
import { dutyTexts } from '#lib/i18n/duties.ts';
import type { Format } from '#lib/i18n/format.ts';
import { newsTexts } from '#lib/i18n/news.ts';
import { noticeTexts } from '#lib/i18n/notices.ts';
import { wordTexts } from '#lib/i18n/words.ts';

/** A notice in words, with where it leads. */
export interface NoticeWords {
	title: string;
	detail: string;
	href: string;
	/** What its button says. */
	go: string;
	person: Person | undefined;
	caution: boolean;
}

export interface NoticeSayer {
	view: DeskView;
	format: Format;
	/** Epoch ms. */
	now: number;
}

export function sayNotice(notice: Notice, say: NoticeSayer): NoticeWords {
	const t = noticeTexts[say.format.lang];
	const plain = { href: `/stories/${notice.storyId}`, go: t.go.look, caution: false };
	switch (notice.kind) {
		case 'turn':
			return { ...plain, ...sayTurnNotice(notice.row, say) };
		case 'late':
			return { ...plain, ...sayLate(notice.row, notice.at, say), caution: true };
		case 'mention': {
			const { comment, thread } = notice.mention;
			const person = say.view.get('person', comment.personId);
			const href = `${plain.href}#thread-${thread.id}`;
			const title = t.mention(
				comment.outside?.name ?? person?.name ?? newsTexts[say.format.lang].somebody
			);
			return { ...plain, title, detail: comment.body, href, go: t.go.answer, person };
		}
		case 'asked':
		case 'told': {
			const { news } = notice;
			const person = news.personId === null ? undefined : say.view.get('person', news.personId);
			const { format, view } = say;
			const { lang } = format;
			const words = newsTexts[lang];
			const did = words.say(news, storyTitle(notice.storyId, say), format);
			const title = `${news.outside ?? person?.name ?? words.somebody}${lang === 'zh' ? '' : ' '}${did}`;
			const go = t.go[notice.kind === 'asked' ? 'see' : 'look'];
			return {
				...plain,
				title,
				detail: news.words ?? '',
				href: newsAddress(view, news, 0),
				go,
				person
			};
		}
	}
}

function sayTurnNotice({ story, turn, deadline }: MyStory, say: NoticeSayer) {
	const { format, now, view } = say;
	const t = noticeTexts[format.lang];
	const title = storyTitle(story.id, say);
	const left = deadline === null ? 0 : deadline - now;
	const time = deadline === null ? '' : format.moment(deadline, now);
	const due =
		deadline === null
			? ''
			: left < 0
				? t.overdue(format.duration(left))
				: t.before(time, format.duration(left));
	const writer = view.get('person', story.authorIds[0] ?? story.createdBy);
	switch (turn.what) {
		case 'returned': {
			const person = view.get('person', turn.back?.personId ?? '');
			const name = person?.name ?? newsTexts[format.lang].somebody;
			const detail = turn.back?.reason ?? '';
			return { title: t.returned(title, name), detail, go: t.go.write, person };
		}
		case 'write':
			return { title: t.given(title), detail: due, person: view.get('person', story.createdBy) };
		case 'answer':
			return {
				title: t.answer(turn.count, title),
				detail: due,
				go: t.go.answer,
				person: undefined
			};
		default: {
			const href = `/stories/${story.id}/sign`;
			const what = dutyTexts[format.lang].what[turn.what];
			return { title: t.yours(what, title), detail: due, href, go: t.go.sign, person: writer };
		}
	}
}

function sayLate({ story, place, own }: MyStory, at: number, say: NoticeSayer) {
	const { format, now, view } = say;
	const t = noticeTexts[format.lang];
	const title = t.late(storyTitle(story.id, say), format.duration(now - at));
	const person = view.get('person', story.authorIds[0] ?? story.createdBy);
	const page = place ? t.latePage(wordTexts[format.lang].page(place.page.number)) : '';
	return { title, detail: own ? page : person ? t.missing(person.name) : page, person };
}

function storyTitle(storyId: Id | null, { view, format }: NoticeSayer): string {
	if (storyId === null) return '';
	const facts = view.get('facts', storyId);
	const title = titleOf(view.get('story', storyId), facts) || facts?.excerpt.slice(0, 18);
	return title || wordTexts[format.lang].untitled;
}
