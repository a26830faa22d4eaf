import { promiseState } from '#model/promise.ts';
import type { Story, StoryFacts } from '#model/story.ts';
import type { Format } from './format.ts';
import { defineTexts } from './texts.ts';

export const promiseMarkTexts = defineTexts(
	{
		promised: '报题',
		withdrawn: '撤了，不来了',
		late: (time: string) => `晚了 ${time}`,
		due: (time: string) => `${time} 前`
	},
	{
		promised: 'Promised',
		withdrawn: 'withdrawn, it will not come',
		late: (time) => `${time} late`,
		due: (time) => `by ${time}`
	}
);

/** What lists and boards say of a story that is promised and not there; null: nothing. */
export interface PromiseMark {
	/** 报题 15:00 前; 报题 晚了 7 分; 撤了，不来了. */
	text: string;
	/** The same without 报题; of one that is withdrawn all of it. */
	when: string;
	caution: boolean;
	/** It is not there, and its time is past. */
	isLate: boolean;
}

/** @param now epoch ms, by the minute */
export function promiseMark(
	story: Story | undefined,
	facts: StoryFacts | undefined,
	format: Format,
	now: number
): PromiseMark | null {
	const { promise } = story ?? {};
	const state = story && promiseState(story, facts, now);
	if (!promise || !state || state.standing === 'kept') return null;
	const t = promiseMarkTexts[format.lang];
	if (state.standing === 'withdrawn')
		return { text: t.withdrawn, when: t.withdrawn, caution: true, isLate: false };
	const when = state.late
		? t.late(format.duration(now - promise.dueAt))
		: t.due(format.moment(promise.dueAt, now));
	return { text: `${t.promised} ${when}`, when, caution: state.late, isLate: state.late };
}
