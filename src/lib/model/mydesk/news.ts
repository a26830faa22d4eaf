import type { Edition } from '../edition.ts';
import type { Id } from '../ids.ts';
import { reviewerName, type Verdict } from '../outside.ts';
import { HOUSE } from '../person.ts';
import type { Reminder } from '../press-check/reminder.ts';
import type { DeskView } from '../records.ts';
import type { Place } from '../placed.ts';
import type { Story, StoryFacts } from '../story.ts';
import type { StoryMove } from '../story-move.ts';
import type { Thread } from '../thread.ts';
import type { Step } from '../workflow.ts';
import { byStory, type MyStory } from './my-stories.ts';
import { threadNews } from './thread-news.ts';
import { askedNews, movedNews, pressNews } from './plan-news.ts';

/**
 * What somebody else did to a story of one's own, or to the paper it is for.
 * struck: an edit struck a signature; comment: a new thread; reply: in a thread one took part in;
 * accepted, declined: a suggestion of one's own; opinion: somebody outside the house answered; unplaced:
 * taken off a page; moved: to another page or day; spiked: set aside; press: the press time was moved;
 * asked: they are asked to see to something at the press check.
 */
export type NewsKind =
	| 'edited'
	| 'signed'
	| 'returned'
	| 'struck'
	| 'comment'
	| 'reply'
	| 'resolved'
	| 'accepted'
	| 'declined'
	| 'opinion'
	| 'placed'
	| 'unplaced'
	| 'moved'
	| 'spiked'
	| 'press'
	| 'asked'
	| 'promise'
	| 'withdrawn';

export interface News {
	kind: NewsKind;
	/** By which it is read: a story's id, or an edition's. */
	subject: Id;
	/** Null: it is about no story. */
	storyId: Id | null;
	/** Epoch ms; of several the last. */
	at: number;
	/** Null: nobody knows who. */
	personId: Id | null;
	/** Who, where it is somebody outside the house. */
	outside?: string;
	verdict?: Verdict;
	/** How many of them in a row. */
	count: number;
	/** What it was about: the step of a signature; the words of a reason or comment. */
	step?: Step;
	words?: string;
	threadId?: Id;
	/** Of a text that is kept: a signature's or return's id. */
	versionId?: Id;
	/** From where to where a story was moved. */
	move?: StoryMove;
	/** Which paper's press time was moved, and what it was and is, epoch ms. */
	press?: { edition: Edition; before: number; now: number };
	/** What they are asked to see to, and the number of its page. */
	reminder?: Reminder;
	page?: number;
	/** It is meant for this very person: about their signature, their thread, their suggestion, their page. */
	toMe?: boolean;
}

/** The same by the same person within so long is told once, ms. */
const TOGETHER = 5 * 60_000;

interface NewsOptions {
	/** Epoch ms. */
	since: number;
	/** Of which editions somebody is still asked for something. */
	isLive: (editionId: Id) => boolean;
}

/** What others have done to a person's stories since a moment, the newest first. */
export function newsOf(
	view: DeskView,
	rows: readonly MyStory[],
	personId: Id,
	{ since, isLive }: NewsOptions
): News[] {
	const threads = byStory<Thread>(view.list('thread'));
	const returns = byStory(view.list('return'));
	const signatures = byStory(view.list('signature'));
	const all = rows.flatMap(({ story, facts, place }): News[] => {
		const about = { subject: story.id, storyId: story.id, count: 1 };
		const signed = signatures.get(story.id) ?? [];
		return [
			...edits(facts).map((one) => ({ ...about, ...one })),
			...signed.map((one) => ({
				...{ ...about, kind: 'signed' as const, at: one.at, personId: one.personId },
				...{ step: one.step, versionId: one.id }
			})),
			...signed.flatMap((one) =>
				one.void?.cause === 'edited'
					? [
							{
								...{ ...about, kind: 'struck' as const, at: one.void.at, personId: one.void.by },
								...{ step: one.step, versionId: one.id, toMe: one.personId === personId }
							}
						]
					: []
			),
			...(returns.get(story.id) ?? []).map((one) => ({
				...{ ...about, kind: 'returned' as const, at: one.at, personId: one.personId },
				...{ words: one.reason, versionId: one.id }
			})),
			...(threads.get(story.id) ?? []).flatMap((one) => threadNews(one, personId)),
			...(place && !isMove(story, place)
				? [
						{
							...{ ...about, kind: 'placed' as const, at: place.placement.placedAt },
							personId: place.placement.placedBy
						}
					]
				: []),
			...(story.promise?.changes ?? []).map(({ at, by }) => ({
				...{ ...about, kind: 'promise' as const, at, personId: by }
			})),
			...(story.promise?.withdrawn
				? [
						{
							...{ ...about, kind: 'withdrawn' as const, at: story.promise.withdrawn.at },
							...{ personId: story.promise.withdrawn.by, words: story.promise.withdrawn.reason }
						}
					]
				: [])
		];
	});
	all.push(...opinions(view, rows, personId), ...movedNews(view, rows, personId, since));
	all.push(...pressNews(view, rows, personId, since), ...askedNews(view, personId, isLive));
	// What somebody is asked for stands until it is done.
	const isFresh = ({ at, reminder }: News) => at > since || reminder !== undefined;
	const others = all.filter((one) => isFresh(one) && one.personId !== personId);
	return together(others.sort((a, b) => b.at - a.at));
}

const edits = (facts: StoryFacts | undefined): Pick<News, 'kind' | 'at' | 'personId'>[] =>
	facts?.editedBy ? [{ kind: 'edited', at: facts.editedAt, personId: facts.editedBy }] : [];

/** Whether a placement is the end of a move that is told as one. */
const isMove = ({ moved }: Story, { page, placement }: Place): boolean =>
	moved?.at === placement.placedAt && moved.to.pageId === page.id;

/** What people outside say of one's stories, and of those one has sent them. */
function opinions(view: DeskView, rows: readonly MyStory[], personId: Id): News[] {
	const mine = new Set(rows.map(({ story }) => story.id));
	return [...view.list('outside')].flatMap((review): News[] => {
		const { storyId, answer } = review;
		const isMine = review.personId === personId;
		if (!answer || !(isMine || mine.has(storyId))) return [];
		const { at, verdict, remark, threadIds } = answer;
		const who = { personId: HOUSE, outside: reviewerName(review) };
		// Whoever sent it finds what was said among their mentions.
		const toMe = isMine && threadIds.length === 0;
		const about = { subject: storyId, storyId, at, count: 1 };
		return [{ kind: 'opinion', ...about, ...who, verdict, words: remark, toMe }];
	});
}

/** Of a row of the same by the same person in one story, the newest with their number. */
function together(news: readonly News[]): News[] {
	const told: News[] = [];
	for (const one of news) {
		const same = told.find(
			(other) =>
				other.kind === one.kind &&
				other.subject === one.subject &&
				other.reminder?.id === one.reminder?.id &&
				other.personId === one.personId &&
				other.outside === one.outside &&
				other.step === one.step &&
				other.at - one.at <= TOGETHER
		);
		if (same) told[told.indexOf(same)] = { ...same, count: same.count + 1 };
		else told.push(one);
	}
	return told;
}
