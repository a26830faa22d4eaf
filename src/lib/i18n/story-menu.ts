import { defineTexts } from './texts.ts';

/** What may be done with a story as a whole, beside its next step. */
export const storyMenuTexts = defineTexts(
	{
		more: '更多',
		history: '历史…',
		outside: '送外审…',
		settings: '栏目、体裁、责编…',
		settingsTitle: '稿件设置',
		section: '栏目',
		kind: '体裁',
		editor: '责编',
		pageEditor: '随版面',
		save: '保存',
		cancel: '取消',
		whole: '补齐了',
		isWhole: '“待补”已去掉',
		spike: '撤稿…',
		spikeTitle: '撤下这篇？',
		spikeDetail: '它从版面上拿下来，不再上版；正文和批注都留着，随时可以恢复。',
		spikeDo: '撤稿',
		spiked: '已撤稿',
		revive: '恢复稿件',
		revived: '已恢复，在待上版里',
		saved: '已改',
		undo: '撤销',
		spikedTitle: '这篇撤下来了，不会上版。',
		incompleteTitle: '这篇收进来时断在句中。',
		incompleteDetail: '补齐以前不能送审。',
		locked: {
			signed: '这篇刚签发，正文锁住了。',
			rights: '你的权限刚刚变了，现在只能读。',
			pressed: (name: string, time: string) => `已付印（${name} ${time}），正文锁住了。`
		},
		left: (count: number) => `你有 ${count} 处改动没有并入，只在这个窗口里。`,
		kept: '之前写的都已留下。'
	},
	{
		more: 'More',
		history: 'History…',
		outside: 'Send outside…',
		settings: 'Section, kind, editor…',
		settingsTitle: 'About this story',
		section: 'Section',
		kind: 'Kind',
		editor: 'Editor',
		pageEditor: 'as its page',
		save: 'Save',
		cancel: 'Cancel',
		whole: 'It is whole now',
		isWhole: 'No longer marked as cut off',
		spike: 'Spike…',
		spikeTitle: 'Spike this story?',
		spikeDetail:
			'It leaves its page and will not be printed; text and comments stay, and it can be revived at any time.',
		spikeDo: 'Spike',
		spiked: 'Spiked',
		revive: 'Revive',
		revived: 'Revived; it is in the pool',
		saved: 'Changed',
		undo: 'Undo',
		spikedTitle: 'This story is spiked and will not be printed.',
		incompleteTitle: 'This story was cut off in mid-sentence when it was taken in.',
		incompleteDetail: 'It cannot go to review before it is whole.',
		locked: {
			signed: 'This story has just been signed off; its text is locked.',
			rights: 'Your rights have just changed; you can only read now.',
			pressed: (name, time) => `It has gone to press (${name}, ${time}); its text is locked.`
		},
		left: (count) =>
			`${count} ${count === 1 ? 'change of yours has' : 'changes of yours have'} not been taken in and ${count === 1 ? 'is' : 'are'} only in this window.`,
		kept: 'What you had written before is kept.'
	}
);
