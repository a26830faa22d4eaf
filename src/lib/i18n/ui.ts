import { defineTexts } from './texts.ts';

interface UiTexts {
	close: string;
	/** Names the region in which short messages appear. */
	messages: string;
	/** What was asked for cannot be shown now. */
	notFetched: string;
	/** The same, in the place where it would be. */
	partNotFetched: string;
	again: string;
	/** Loads the page anew. */
	reload: string;
}

/** The few words the interface parts bring along themselves. */
export const uiTexts = defineTexts<UiTexts>(
	{
		...{ close: '关闭', messages: '消息', again: '再试', reload: '重新打开这一页' },
		notFetched: '没取到，打不开：没连上服务器，或服务器刚换了新版本。',
		partNotFetched: '这一块没取到：没连上服务器，或服务器刚换了新版本。'
	},
	{
		...{ close: 'Close', messages: 'Messages', again: 'Try again', reload: 'Load the page anew' },
		notFetched: 'This could not be fetched: the server is away, or has just got a new version.',
		partNotFetched:
			'This part could not be fetched: the server is away, or has just got a new version.'
	}
);
