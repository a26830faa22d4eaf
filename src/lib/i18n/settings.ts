import { defineTexts } from './texts.ts';

interface SettingsTexts {
	lead: string;
	masthead: string;
	organ: string;
	organHint: string;
	publisher: string;
	hotline: string;
	newEditions: string;
	save: string;
	saved: string;
	problem: Record<'name' | 'timeZone' | 'pressTime' | 'other', string>;
}

export const settingsTexts = defineTexts<SettingsTexts>(
	{
		lead: '改了马上生效；已经建好的期次不变。',
		masthead: '报头',
		organ: '主管主办',
		organHint: '印在报头下，如：中共某县委机关报',
		publisher: '出版单位',
		hotline: '新闻热线',
		newEditions: '新的一期',
		save: '保存',
		saved: '已保存',
		problem: {
			name: '报名要填。',
			timeZone: '没有这个时区。',
			pressTime: '付印时间要在 00:00 到 23:59 之间。',
			other: '没有保存，再试一次。'
		}
	},
	{
		lead: 'Changes hold at once; editions already made stay as they are.',
		masthead: 'Masthead',
		organ: 'Organ of',
		organHint: 'Printed below the name',
		publisher: 'Publisher',
		hotline: 'News hotline',
		newEditions: 'New editions',
		save: 'Save',
		saved: 'Saved',
		problem: {
			name: 'The paper needs a name.',
			timeZone: 'There is no such time zone.',
			pressTime: 'The press time lies between 00:00 and 23:59.',
			other: 'Not saved; try again.'
		}
	}
);
