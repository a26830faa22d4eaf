import { defineTexts } from './texts.ts';

/** The words of promises: what a writer says they will bring. */
export const promiseTexts = defineTexts(
	{
		title: '报题',
		lead: '一句话就行：题目、多少字、几点交、有没有图。',
		form: {
			line: '说一句',
			example: '渡口老船工 700字 15点 有图',
			title: '题目',
			length: '多少字',
			time: '几点交',
			day: '哪天',
			today: '今天',
			tomorrow: '明天',
			photo: '有图',
			note: '备注',
			edition: '哪一期',
			noTitle: '写上题目，同事才知道是哪篇。',
			noTime: '说一下几点交，比如 15:00。',
			badLength: '字数要是个数，比如 700。',
			submit: '报题',
			save: '改好',
			done: (title: string) => `“${title}”报上了`
		},
		line: {
			change: '改报题',
			withdraw: '撤回',
			none: '还没报题：多少字、几点交？',
			make: '报一下',
			changedBy: (name: string, time: string) => `${name} ${time} 改过`,
			made: (name: string, time: string) => `${name} ${time} 报的`,
			was: (before: string) => `原来：${before}`
		},
		withdraw: {
			title: '这篇不来了？',
			text: '在版上的会留在原处，标明不来了，由责编换稿；没上版的就收走，还能再报。',
			reason: '为什么（可以不写）',
			submit: '撤回报题',
			done: (title: string) => `“${title}”撤了`
		}
	},
	{
		title: 'Promise a story',
		lead: 'One line will do: what, how long, by when, with a photo or not.',
		form: {
			line: 'In one line',
			example: 'Old ferrymen, about 700 by 15:00 with photo',
			title: 'Working title',
			length: 'Characters',
			time: 'By when',
			day: 'Day',
			today: 'Today',
			tomorrow: 'Tomorrow',
			photo: 'With photo',
			note: 'Note',
			edition: 'Edition',
			noTitle: 'Give it a title, so that colleagues know which story it is.',
			noTime: 'Say by when, such as 15:00.',
			badLength: 'The length is a number, such as 700.',
			submit: 'Promise it',
			save: 'Save',
			done: (title) => `“${title}” is promised`
		},
		line: {
			change: 'Change',
			withdraw: 'Withdraw',
			none: 'Not promised yet: how long, by when?',
			make: 'Promise it',
			changedBy: (name, time) => `changed by ${name}, ${time}`,
			made: (name, time) => `promised by ${name}, ${time}`,
			was: (before) => `before: ${before}`
		},
		withdraw: {
			title: 'Is it not coming?',
			text: 'On a page it stays where it is, marked, until the page’s editor puts another story there; from the pool it goes, and can be promised again.',
			reason: 'Why (may be left out)',
			submit: 'Withdraw it',
			done: (title) => `“${title}” is withdrawn`
		}
	}
);
