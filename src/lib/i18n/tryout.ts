import type { LeftOut } from '#model/plan-history/page-plan.ts';
import { defineTexts } from './texts.ts';

interface TryoutTexts {
	trying: string;
	startTitle: string;
	startDetail: string;
	name: string;
	nameHint: string;
	startDo: string;
	openOnes: string;
	by: (name: string) => string;
	windowTitle: (name: string) => string;
	back: string;
	differences: string;
	none: string;
	commit: string;
	commitTitle: string;
	commitDetail: (count: number) => string;
	commitDo: string;
	committed: string;
	drop: string;
	dropTitle: string;
	dropDetail: string;
	dropDo: string;
	dropped: string;
	undo: string;
	cancel: string;
	conflicts: (count: number) => string;
	undecided: (count: number) => string;
	/** It moves something on pages that others have the say over. */
	notYours: string;
	conflict: {
		slot: (place: string) => string;
		story: (story: string) => string;
		layout: (page: string) => string;
		emptied: (page: string, stories: string) => string;
		content: (place: string) => string;
		lost: (story: string, why: string) => string;
		astray: string;
		tried: (what: string) => string;
		real: (what: string) => string;
		triedLayout: string;
		realLayout: string;
		/** The stories go to the pool. */
		emptiedLayout: string;
		why: Record<LeftOut, string>;
	};
	gone: string;
	goneDetail: string;
}

/** Trying another plan beside the real one (试排). */
export const tryoutTexts = defineTexts<TryoutTexts>(
	{
		trying: '试排中',
		startTitle: '开一个试排',
		startDetail: '照现在的版面开一份，怎么移都不动真的版面。行就采用，不行就丢掉。',
		name: '名字',
		nameHint: '比如：大火稿换头条',
		startDo: '开始试排',
		openOnes: '试排中：',
		by: (name) => `${name} 开的`,
		windowTitle: (name) => `试排 ${name}`,
		back: '回真的版面',
		differences: '和真的版面的不同',
		none: '还没有移动什么。移稿、改导读、改版式，都只在这份试排里。',
		commit: '采用…',
		commitTitle: '把这份试排用到真的版面？',
		commitDetail: (count) => `${count} 处改动一次用上，可以一次撤销。`,
		commitDo: '采用',
		committed: '试排已用到版面上',
		drop: '丢掉…',
		dropTitle: '丢掉这份试排？',
		dropDetail: '试排里的移动都不要了，真的版面不动。',
		dropDo: '丢掉',
		dropped: '试排已丢掉',
		undo: '撤销',
		cancel: '取消',
		conflicts: (count) => `真的版面后来也动过，有 ${count} 处要你选`,
		undecided: (count) => `还有 ${count} 处没选`,
		notYours: '里面动了不归你的版，请能动这些版的人来采用。',
		conflict: {
			slot: (place) => `${place}后来换了稿`,
			story: (story) => `${story}后来移到了别处`,
			layout: (page) => `${page}的版式两边都改了`,
			emptied: (page, stories) => `${page}试的版式里没有了的版位，后来放上了${stories}`,
			content: (place) => `${place}两边都改了`,
			lost: (story, why) => `${story}放不上去了：${why}，位置空着`,
			astray: '有一个版位已经没有了，那一处不算',
			tried: (what) => `用试排的：${what}`,
			real: (what) => `留现在的：${what}`,
			triedLayout: '用试排的',
			realLayout: '留现在的',
			emptiedLayout: '用试排的版式，稿子回待上版',
			why: { gone: '已经没有这篇稿', spiked: '已撤稿', 'other-day': '已转到别的日子' }
		},
		gone: '这份试排已经不在了',
		goneDetail: '它被采用或丢掉了。'
	},
	{
		trying: 'Try-out',
		startTitle: 'Begin a try-out',
		startDetail:
			'It starts from the plan as it is now; whatever you move leaves the real board alone. Take it if it works, drop it if not.',
		name: 'Name',
		nameHint: 'Such as: fire for the lead',
		startDo: 'Begin',
		openOnes: 'Try-outs:',
		by: (name) => `begun by ${name}`,
		windowTitle: (name) => `Try-out ${name}`,
		back: 'Back to the real board',
		differences: 'Different from the real plan',
		none: 'Nothing moved yet. Whatever you move or draw stays in this try-out.',
		commit: 'Take it…',
		commitTitle: 'Do all this on the real plan?',
		commitDetail: (count) =>
			`${count} ${count === 1 ? 'change' : 'changes'} at once, undone at once.`,
		commitDo: 'Take it',
		committed: 'The try-out is on the board',
		drop: 'Drop…',
		dropTitle: 'Drop this try-out?',
		dropDetail: 'What was tried is gone; the real plan stays as it is.',
		dropDo: 'Drop',
		dropped: 'Try-out dropped',
		undo: 'Undo',
		cancel: 'Cancel',
		conflicts: (count) => `The real plan has changed meanwhile; ${count} to decide`,
		undecided: (count) => `${count} not decided yet`,
		notYours: 'It changes pages that are not yours: somebody with the say over them can take it.',
		conflict: {
			slot: (place) => `Another story has come to ${place}`,
			story: (story) => `${story} has been moved elsewhere`,
			layout: (page) => `${page} has been laid out anew on both sides`,
			emptied: (page, stories) =>
				`${stories} came to slots of ${page} that the layout as tried has not`,
			content: (place) => `${place} has been changed on both sides`,
			lost: (story, why) => `${story} cannot go there: ${why}; its place stays empty`,
			astray: 'A slot is gone; that change is left out',
			tried: (what) => `As tried: ${what}`,
			real: (what) => `As it is: ${what}`,
			triedLayout: 'As tried',
			realLayout: 'As it is',
			emptiedLayout: 'As tried; what stands there goes to the pool',
			why: { gone: 'no longer exists', spiked: 'spiked', 'other-day': 'for another day by now' }
		},
		gone: 'This try-out is gone',
		goneDetail: 'It was taken or dropped.'
	}
);
