import { defineTexts } from './texts.ts';

/** Of a form that was not answered, and stays as it was filled in. */
export const formTexts = defineTexts<{
	unanswered: string;
	signedOut: string;
	failed: (id: string) => string;
}>(
	{
		unanswered: '没有回应，不知道做了没有。填的都在，过一会儿再试一次。',
		signedOut: '登录到期或已退出，没有改。填的都在；在另一个窗口登录，再回来试一次。',
		failed: (id) => `服务器出了错，不知道做了没有。填的都在；报给值班技术时，附上这个号：${id}`
	},
	{
		unanswered:
			'No answer came, so nobody knows whether it was done. What you filled in is still here; try again in a moment.',
		signedOut:
			'You are signed out; nothing was changed. What you filled in is still here: sign in in another window, then try again.',
		failed: (id) =>
			`Something went wrong on the server; nobody knows whether it was done. What you filled in is still here. When you report it, give this number: ${id}`
	}
);
