import { defineTexts } from './texts.ts';

interface HoleTexts {
	slotEmpty(room: string): string;
	adEmpty: string;
	/** The story by what it is called. */
	headless(story: string): string;
}

/** What prints white and is not meant to; said by the press check and on the proof. */
export const holeTexts = defineTexts<HoleTexts>(
	{
		slotEmpty: (room) => `空着一个 ${room} 字的版位`,
		adEmpty: '广告位没有广告',
		headless: (story) => `${story}没有标题`
	},
	{
		slotEmpty: (room) => `An empty slot for ${room} characters`,
		adEmpty: 'An advertisement is missing',
		headless: (story) => `${story} has no headline`
	}
);
