import { defineTexts } from './texts.ts';

interface UiTexts {
	close: string;
	/** Names the region in which short messages appear. */
	messages: string;
}

/** The few words the interface parts bring along themselves. */
export const uiTexts = defineTexts<UiTexts>(
	{ close: '关闭', messages: '消息' },
	{ close: 'Close', messages: 'Messages' }
);
