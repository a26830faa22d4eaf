import { defineTexts } from './texts.ts';

interface SettingsTexts {
	lead: string;
	newEditions: string;
	save: string;
	saved: string;
	problem: Record<'name' | 'timeZone' | 'pressTime' | 'away' | 'other', string>;
	/** Fields that a colleague has set otherwise meanwhile; `now`: what stands there, where it is words. */
	overtaken(fields: readonly { label: string; now: string | null }[]): string;
}

export const settingsTexts = defineTexts<SettingsTexts>(
	{
		lead: '改了马上生效：报名和报头在已经建好的期次上也跟着改，往期再印也用新的；开本和付印时间只管以后新建的期次。',
		newEditions: '新的一期',
		save: '保存',
		saved: '已保存',
		problem: {
			name: '报名要填。',
			timeZone: '没有这个时区。',
			pressTime: '付印时间要在 00:00 到 23:59 之间。',
			away: '数据库没有回应，不知道存了没有。你填的都在，过一会儿再保存一次。',
			other: '没有保存，再试一次。'
		},
		overtaken: (fields) => {
			const all = fields.map(({ label, now }) =>
				now === null ? label : `${label}（现在是“${now}”）`
			);
			return `别的管理员刚改过${all.join('、')}，还没有保存。你填的都在；再按一次保存，就照你填的。`;
		}
	},
	{
		lead: 'Changes hold at once: the name and the masthead change on editions already made, too, and on old ones printed again; format and press time are for editions made from now on.',
		newEditions: 'New editions',
		save: 'Save',
		saved: 'Saved',
		problem: {
			name: 'The paper needs a name.',
			timeZone: 'There is no such time zone.',
			pressTime: 'The press time lies between 00:00 and 23:59.',
			away: 'The database does not answer, so nobody knows whether it was saved. What you typed is still here; save again in a moment.',
			other: 'Not saved; try again.'
		},
		overtaken: (fields) => {
			const all = fields.map(({ label, now }) =>
				now === null ? label : `${label} (now “${now}”)`
			);
			return `Another administrator has just changed: ${all.join(', ')}. Nothing was saved yet. What you typed is still here; save again to put it in their place.`;
		}
	}
);
