import type { Id } from '../ids.ts';
import type { Person } from '../person.ts';
import { can } from '../permissions.ts';
import { promiseState } from '../promise.ts';
import type { DeskView } from '../records.ts';
import { isSeen, type SeenMarks } from '../seen.ts';
import { mentionsOf, type Mention } from './mentions.ts';
import { myStories, type MyStory } from './my-stories.ts';
import { newsOf, type News } from './news.ts';

/**
 * What a person must do, or what is meant for them.
 * turn: a story waits for them; late: a story of theirs, or on their page, is not in by its time;
 * mention: somebody named them and waits; asked: somebody asks them to see to what waits for them at the
 * press check; told: an answer to something of theirs, or what became of their story, page or paper.
 */
export type Notice = {
	/** The same for the same thing, so that it is announced once. */
	id: string;
	/** By which it is read: a story's id, or an edition's. */
	subject: Id;
	/** Null: it is about no story. */
	storyId: Id | null;
	/** Epoch ms. */
	at: number;
	unread: boolean;
} & (
	| { kind: 'turn'; row: MyStory }
	| { kind: 'late'; row: MyStory }
	| { kind: 'mention'; mention: Mention }
	| { kind: 'asked' | 'told'; news: News }
);

/** Of what is only told, that of so long ago, ms. */
const TOLD_FOR = 24 * 3_600_000;
/** An edition's stories call for nobody any more so long after press, ms. */
const AFTER_PRESS = 3 * 3_600_000;

/** What must be done first, the newest of each first. */
export function noticesOf(view: DeskView, person: Person, marks: SeenMarks, now: number): Notice[] {
	if (!can(person, 'story.read')) return [];
	const isLive = liveEditions(view, now);
	const rows = myStories(view, person, isLive);
	const read = (storyId: Id, at: number) => ({
		...{ subject: storyId, storyId, at },
		unread: !isSeen(marks, storyId, at)
	});
	const mentions = mentionsOf(view, person.id).filter(({ waiting }) => waiting);
	const named = mentions.map(({ story }) => story.id);
	const notices: Notice[] = rows.flatMap((row) => {
		const { story, turn } = row;
		const late = lateSince(view, row, person.id, now);
		const found: Notice[] = [];
		if (calls(row, person.id) && !isNamedInAll(row, named) && !isAsked(row))
			found.push({
				...{ id: `turn/${story.id}/${turn.what}/${turn.since}`, kind: 'turn', row },
				...read(story.id, turn.since)
			});
		if (late !== null)
			found.push({ id: `late/${story.id}/${late}`, kind: 'late', row, ...read(story.id, late) });
		return found;
	});
	for (const mention of mentions) {
		const { comment, story } = mention;
		if (!isLive(story.editionId)) continue;
		notices.push({
			...{ id: `mention/${comment.id}`, kind: 'mention', mention },
			...read(story.id, comment.at)
		});
	}
	for (const news of newsOf(view, rows, person.id, { since: now - TOLD_FOR, isLive })) {
		const { subject, storyId, at, reminder } = news;
		if (!news.toMe) continue;
		const id = `told/${subject}/${reminder?.id ?? news.kind}/${at}`;
		const kind = reminder ? 'asked' : 'told';
		notices.push({ id, kind, news, subject, storyId, at, unread: !isSeen(marks, subject, at) });
	}
	return notices.sort((a, b) => order(a) - order(b) || b.at - a.at);
}

const ORDER = { asked: 0, late: 0, turn: 0, mention: 1, told: 2 } as const;
const order = ({ kind, unread }: Notice): number => ORDER[kind] + (unread ? 0 : 3);

export const unreadOf = (notices: readonly Notice[]): Notice[] =>
	notices.filter(({ unread }) => unread);

/** Whether a notice is of what holds the paper up, or of when it goes: all that is announced in the last hour before press. */
export const isBlocking = (notice: Notice): boolean =>
	notice.kind === 'turn' ||
	notice.kind === 'late' ||
	notice.kind === 'asked' ||
	(notice.kind === 'told' && notice.news.kind === 'press');

/** Writing needs no call, unless somebody else gave the story to them. */
function calls({ story, turn, facts }: MyStory, personId: Id): boolean {
	if (!turn.mine) return false;
	if (turn.what === 'promise') return false;
	if (turn.what !== 'write') return true;
	return story.createdBy !== personId && (facts?.length ?? 0) === 0;
}

/** Whether somebody has asked them for the very step that waits for them, which is told. */
const isAsked = ({ asked, turn }: MyStory): boolean => asked.some(({ step }) => step === turn.what);

/** Whether all that waits for an answer is told as mentions. */
const isNamedInAll = ({ story, turn }: MyStory, named: readonly Id[]): boolean =>
	turn.what === 'answer' && named.filter((id) => id === story.id).length >= turn.count;

/**
 * Since when a story that is still being written is late: for its writer by what they promised, for
 * whoever makes the page by all that was said; null: it is not.
 */
function lateSince(
	view: DeskView,
	{ story, facts, place, deadline, own }: MyStory,
	personId: Id,
	now: number
): number | null {
	if (story.stage !== 'draft' && story.stage !== 'editing') return null;
	const isPages = place?.page.editorId === personId || story.editorId === personId;
	if (!own && !isPages) return null;
	const promise = promiseState(story, facts, now);
	if (promise?.standing === 'withdrawn') return null;
	const due = promise?.late ? (story.promise?.dueAt ?? null) : deadline;
	return due !== null && due <= now ? due : null;
}

/** Stories of the papers that are being made, and those held over. */
export function liveEditions(view: DeskView, now: number): (editionId: Id | null) => boolean {
	const live = new Set<Id | null>([null]);
	for (const one of view.list('edition')) if (one.pressAt + AFTER_PRESS > now) live.add(one.id);
	return (editionId) => live.has(editionId);
}
