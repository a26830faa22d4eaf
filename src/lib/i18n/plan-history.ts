import type { Id } from '#model/ids.ts';
import type { LeftOut } from '#model/plan-history/page-plan.ts';
import type { PlanAct, Spot } from '#model/plan-history/plan-acts.ts';
import type { Stage } from '#model/story.ts';
import { defineTexts } from './texts.ts';

/** Names of what an act is about, in one language. */
export interface PlanNames {
	/** 《渡口三百年》. */
	story: (id: Id) => string;
	/** 1 版头条, 2C. */
	spot: (spot: Spot) => string;
	page: (number: number) => string;
	/** The day of an edition; null: held over. */
	day: (id: Id | null) => string;
	stage: (stage: Stage) => string;
}

type SayAct = (act: PlanAct, n: PlanNames) => string;

interface PlanHistoryTexts {
	title: string;
	windowTitle: (day: string) => string;
	readOnly: string;
	back: string;
	now: string;
	/** The plan as it was, on the sheet and in the digest. */
	asOf: (moment: string) => string;
	loading: string;
	failed: string;
	again: string;
	empty: string;
	emptyDetail: string;
	timeline: string;
	/** What somebody did, after their name. */
	did: SayAct;
	/** What is different now from what it was then. */
	since: SayAct;
	undid: string;
	/** Before what became of taking back somebody else's step. */
	undidOf: (name: string, time: string) => string;
	putBack: string;
	more: (count: number) => string;
	earlier: (count: number) => string;
	filter: {
		label: string;
		person: string;
		page: string;
		anybody: string;
		anywhere: string;
		stages: string;
	};
	noneInFilter: string;
	scrub: string;
	older: string;
	newer: string;
	named: { older: string; newer: string; label: string };
	differences: string;
	same: string;
	/** Over what is about no page. */
	noPage: string;
	atNow: string;
	toNow: string;
	undo: string;
	undoOf: (name: string) => string;
	undone: string;
	undoneOf: (name: string, time: string) => string;
	/** A later step has to be taken back before the one that is looked at. */
	inTheWay: (time: string, name: string, did: string) => string;
	seeIt: string;
	mark: { open: string; title: string; label: string; hint: string; save: string; done: string };
	restore: {
		open: (page: string) => string;
		title: (page: string, moment: string) => string;
		comes: string;
		leaves: string;
		layout: string;
		leftOut: string;
		why: Record<LeftOut, string>;
		nothing: string;
		save: string;
		done: (page: string) => string;
	};
	cancel: string;
	/** At a slot of the plan as it was. */
	slot: {
		moved: (to: string) => string;
		gone: string;
		came: (story: string) => string;
		changed: string;
	};
	house: string;
	somebody: string;
	someStory: string;
}

const didZh: SayAct = (act, n) => {
	switch (act.kind) {
		case 'placed':
			return `把${n.story(act.storyId)}放到${n.spot(act.to)}`;
		case 'moved':
			return `把${n.story(act.storyId)}从${n.spot(act.from)}移到${n.spot(act.to)}`;
		case 'taken-off':
			return `把${n.story(act.storyId)}从${n.spot(act.from)}撤下`;
		case 'jumped':
			return `把${n.story(act.storyId)}转到${n.page(act.to.page)}`;
		case 'unjumped':
			return `撤掉${n.story(act.storyId)}在${n.page(act.from.page)}的转版`;
		case 'came':
			return `${n.story(act.storyId)}进了这一期`;
		case 'left':
			return `${n.story(act.storyId)}转到${n.day(act.editionId)}`;
		case 'spiked':
			return `撤稿${n.story(act.storyId)}`;
		case 'revived':
			return `恢复${n.story(act.storyId)}`;
		case 'held':
			return `暂缓${n.story(act.storyId)}：${act.reason}`;
		case 'released':
			return `放行${n.story(act.storyId)}`;
		case 'stage':
			return `${n.story(act.storyId)}到${n.stage(act.stage)}`;
		case 'teaser':
			return `改${n.page(act.spot.page)}导读`;
		case 'label':
			return `改${n.spot(act.spot)}的说明`;
		case 'layout':
			return `改${n.page(act.page)}的版式`;
		case 'page':
			return `改${n.page(act.page)}的安排`;
		case 'page-added':
			return `加了${n.page(act.page)}`;
		case 'page-gone':
			return `撤了${n.page(act.page)}`;
		case 'made':
			return '建了这一期';
		case 'pressed':
			return '付印';
		case 'reopened':
			return '付印后放开来改';
		case 'edition':
			return '改了期号或付印时间';
		case 'marked':
			return `记下“${act.name}”`;
	}
};

const sinceZh: SayAct = (act, n) => {
	switch (act.kind) {
		case 'placed':
			return `${n.story(act.storyId)}当时没上版，现在在${n.spot(act.to)}`;
		case 'moved':
			return `${n.story(act.storyId)}当时在${n.spot(act.from)}，现在在${n.spot(act.to)}`;
		case 'taken-off':
			return `${n.story(act.storyId)}当时在${n.spot(act.from)}，现在不在版上`;
		case 'jumped':
			return `${n.story(act.storyId)}后来转到${n.page(act.to.page)}`;
		case 'unjumped':
			return `${n.story(act.storyId)}后来不转${n.page(act.from.page)}了`;
		case 'came':
			return `${n.story(act.storyId)}后来才有`;
		case 'left':
			return `${n.story(act.storyId)}后来转到${n.day(act.editionId)}`;
		case 'spiked':
			return `${n.story(act.storyId)}后来撤了`;
		case 'stage':
			return `${n.story(act.storyId)}现在到${n.stage(act.stage)}`;
		case 'held':
			return `${n.story(act.storyId)}现在暂缓：${act.reason}`;
		case 'released':
			return `${n.story(act.storyId)}现在已放行`;
		case 'page-added':
			return `${n.page(act.page)}是后来加的`;
		case 'page-gone':
			return `${n.page(act.page)}后来撤了`;
		case 'layout':
			return `${n.page(act.page)}的版式后来改过`;
		case 'page':
			return `${n.page(act.page)}的安排后来改过`;
		case 'teaser':
			return `${n.page(act.spot.page)}导读后来改过`;
		case 'label':
			return `${n.spot(act.spot)}的说明后来改过`;
		case 'edition':
			return '期号或付印时间后来改过';
		case 'pressed':
			return '后来付印了';
		case 'reopened':
			return '后来又放开来改';
		case 'revived':
		case 'made':
		case 'marked':
			return didZh(act, n);
	}
};

const didEn: SayAct = (act, n) => {
	switch (act.kind) {
		case 'placed':
			return `placed ${n.story(act.storyId)} in ${n.spot(act.to)}`;
		case 'moved':
			return `moved ${n.story(act.storyId)} from ${n.spot(act.from)} to ${n.spot(act.to)}`;
		case 'taken-off':
			return `took ${n.story(act.storyId)} off ${n.spot(act.from)}`;
		case 'jumped':
			return `jumped ${n.story(act.storyId)} to ${n.page(act.to.page)}`;
		case 'unjumped':
			return `took back the jump of ${n.story(act.storyId)} to ${n.page(act.from.page)}`;
		case 'came':
			return `${n.story(act.storyId)} joined the edition`;
		case 'left':
			return `${n.story(act.storyId)} went to ${n.day(act.editionId)}`;
		case 'spiked':
			return `spiked ${n.story(act.storyId)}`;
		case 'revived':
			return `revived ${n.story(act.storyId)}`;
		case 'held':
			return `held ${n.story(act.storyId)}: ${act.reason}`;
		case 'released':
			return `released ${n.story(act.storyId)}`;
		case 'stage':
			return `${n.story(act.storyId)} went to ${n.stage(act.stage)}`;
		case 'teaser':
			return `changed the teaser of ${n.page(act.spot.page)}`;
		case 'label':
			return `changed the words of ${n.spot(act.spot)}`;
		case 'layout':
			return `changed the layout of ${n.page(act.page)}`;
		case 'page':
			return `changed the settings of ${n.page(act.page)}`;
		case 'page-added':
			return `added ${n.page(act.page)}`;
		case 'page-gone':
			return `removed ${n.page(act.page)}`;
		case 'made':
			return 'made the edition';
		case 'pressed':
			return 'sent it to press';
		case 'reopened':
			return 'opened it again for a correction';
		case 'edition':
			return 'changed its number or press time';
		case 'marked':
			return `named this “${act.name}”`;
	}
};

const sinceEn: SayAct = (act, n) => {
	switch (act.kind) {
		case 'placed':
			return `${n.story(act.storyId)} stood nowhere then, now in ${n.spot(act.to)}`;
		case 'moved':
			return `${n.story(act.storyId)} stood in ${n.spot(act.from)} then, now in ${n.spot(act.to)}`;
		case 'taken-off':
			return `${n.story(act.storyId)} stood in ${n.spot(act.from)} then, now on no page`;
		case 'jumped':
			return `${n.story(act.storyId)} has been jumped to ${n.page(act.to.page)} since`;
		case 'unjumped':
			return `${n.story(act.storyId)} no longer jumps to ${n.page(act.from.page)}`;
		case 'came':
			return `${n.story(act.storyId)} came later`;
		case 'left':
			return `${n.story(act.storyId)} went to ${n.day(act.editionId)} later`;
		case 'spiked':
			return `${n.story(act.storyId)} was spiked later`;
		case 'stage':
			return `${n.story(act.storyId)} is in ${n.stage(act.stage)} now`;
		case 'held':
			return `${n.story(act.storyId)} is held now: ${act.reason}`;
		case 'released':
			return `${n.story(act.storyId)} is released now`;
		case 'page-added':
			return `${n.page(act.page)} was added later`;
		case 'page-gone':
			return `${n.page(act.page)} was removed later`;
		case 'layout':
			return `The layout of ${n.page(act.page)} has been changed since`;
		case 'page':
			return `The settings of ${n.page(act.page)} have been changed since`;
		case 'teaser':
			return `The teaser of ${n.page(act.spot.page)} has been changed since`;
		case 'label':
			return `The words of ${n.spot(act.spot)} have been changed since`;
		case 'edition':
			return 'Its number or press time has been changed since';
		case 'pressed':
			return 'It has gone to press since';
		case 'reopened':
			return 'It has been opened again for a correction since';
		case 'revived':
		case 'made':
		case 'marked':
			return didEn(act, n);
	}
};

/** History of an edition's plan. */
export const planHistoryTexts = defineTexts<PlanHistoryTexts>(
	{
		title: '版面计划历史',
		windowTitle: (day) => `版面计划历史 ${day}`,
		readOnly: '只读',
		back: '回版面',
		now: '现在',
		asOf: (moment) => `${moment}时的版面`,
		loading: '正在取版面计划历史',
		failed: '没取到版面计划历史。',
		again: '再试一次',
		empty: '还没有人动过版面',
		emptyDetail: '放稿、移稿、改版式，都会记在这里。',
		timeline: '谁动了什么',
		did: didZh,
		since: sinceZh,
		undid: '撤销：',
		undidOf: (name, time) => `撤销${name} ${time} 的一步：`,
		putBack: '摆回原样：',
		more: (count) => `等 ${count} 处`,
		earlier: (count) => `再早的 ${count} 步`,
		filter: {
			label: '筛选',
			person: '谁',
			page: '哪一版',
			anybody: '所有人',
			anywhere: '所有版',
			stages: '连审校进度'
		},
		noneInFilter: '这样筛，一步也没有。',
		scrub: '时刻',
		older: '上一步',
		newer: '下一步',
		named: { older: '上一个记下的时刻', newer: '下一个记下的时刻', label: '记下的时刻' },
		differences: '和现在的不同',
		same: '和现在一样。',
		noPage: '全期',
		atNow: '这就是现在的版面。选一个从前的时刻，看那时的版面和后来的变化。',
		toNow: '回到现在',
		undo: '撤销这一步',
		undoOf: (name) => `撤销${name}的这一步`,
		undone: '已撤销这一步',
		undoneOf: (name, time) => `已撤销${name} ${time} 的一步`,
		inTheWay: (time, name, did) => `要先撤 ${time} ${name}的一步：${did}`,
		seeIt: '看那一步',
		mark: {
			open: '记下现在',
			title: '给现在的版面起个名字',
			label: '名字',
			hint: '比如：15:30 编前会。各稿当时的标题和字数一起记下。',
			save: '记下',
			done: '已记下'
		},
		restore: {
			open: (page) => `${page}摆回这样`,
			title: (page, moment) => `把${page}摆回${moment}的样子？`,
			comes: '回到版上',
			leaves: '从版上撤下，回待上版',
			layout: '版式也一起换回。',
			leftOut: '摆不回去，位置空着',
			why: { gone: '已经没有这篇稿', spiked: '已撤稿', 'other-day': '已转到别的日子' },
			nothing: '没有稿件要动。',
			save: '摆回',
			done: (page) => `${page}已摆回`
		},
		cancel: '取消',
		slot: {
			moved: (to) => `现在在${to}`,
			gone: '现在不在版上',
			came: (story) => `现在是${story}`,
			changed: '后来改过'
		},
		house: '系统',
		somebody: '有人',
		someStory: '一篇已不在的稿'
	},
	{
		title: 'History of the plan',
		windowTitle: (day) => `History of the plan, ${day}`,
		readOnly: 'Read only',
		back: 'Back to the board',
		now: 'Now',
		asOf: (moment) => `As planned at ${moment}`,
		loading: 'Fetching the history of the plan',
		failed: 'The history of the plan could not be fetched.',
		again: 'Try again',
		empty: 'Nobody has touched the plan yet',
		emptyDetail: 'Placing and moving stories, changing layouts: all of it will stand here.',
		timeline: 'Who moved what',
		did: didEn,
		since: sinceEn,
		undid: 'Undid: ',
		undidOf: (name, time) => `Undid what ${name} did at ${time}: `,
		putBack: 'Put back: ',
		more: (count) => `and ${count} more`,
		earlier: (count) => `${count} earlier steps`,
		filter: {
			label: 'Filter',
			person: 'Who',
			page: 'Page',
			anybody: 'Everybody',
			anywhere: 'All pages',
			stages: 'With reviews'
		},
		noneInFilter: 'No step fits.',
		scrub: 'Moment',
		older: 'Step back',
		newer: 'Step on',
		named: { older: 'Named moment before', newer: 'Next named moment', label: 'Named moments' },
		differences: 'Different now',
		same: 'Just as it is now.',
		noPage: 'The edition',
		atNow:
			'This is the plan as it is now. Choose a moment to see the plan of then, and what came after.',
		toNow: 'Back to now',
		undo: 'Undo this step',
		undoOf: (name) => `Undo this step of ${name}’s`,
		undone: 'Step undone',
		undoneOf: (name, time) => `What ${name} did at ${time} is undone`,
		inTheWay: (time, name, did) => `First undo what ${name} did at ${time}: ${did}`,
		seeIt: 'See that step',
		mark: {
			open: 'Name this moment',
			title: 'Name the plan as it is now',
			label: 'Name',
			hint: 'Such as: 15:30 conference. Headlines and lengths of this moment are kept with it.',
			save: 'Keep',
			done: 'Kept'
		},
		restore: {
			open: (page) => `Put ${page} back`,
			title: (page, moment) => `Put ${page} back as at ${moment}?`,
			comes: 'Back onto the page',
			leaves: 'Off the page, into the pool',
			layout: 'The layout goes back with it.',
			leftOut: 'Cannot go back; their places stay empty',
			why: {
				gone: 'no longer exists',
				spiked: 'spiked',
				'other-day': 'for another day by now'
			},
			nothing: 'No story moves.',
			save: 'Put back',
			done: (page) => `${page} put back`
		},
		cancel: 'Cancel',
		slot: {
			moved: (to) => `Now in ${to}`,
			gone: 'On no page now',
			came: (story) => `Now ${story}`,
			changed: 'Changed since'
		},
		house: 'The system',
		somebody: 'Somebody',
		someStory: 'a story that is gone'
	}
);
