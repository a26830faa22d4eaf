import { defineTexts } from './texts.ts';

interface UiTexts {
	close: string;
	/** Names the region in which short messages appear. */
	messages: string;
	/** What was asked for cannot be shown now. */
	notFetched: string;
}

/** The few words the interface parts bring along themselves. */
export const uiTexts = defineTexts<UiTexts>(
	{ close: '关闭', messages: '消息', notFetched: '没连上服务器，打不开。连上后再试。' },
	{
		close: 'Close',
		messages: 'Messages',
		notFetched: 'The server cannot be reached, so this cannot be opened. Try again when it is back.'
	}
);
