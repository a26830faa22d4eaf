import type { LayoutStop } from '#model/check-layout.ts';
import type { Refusal } from '#model/commands.ts';
import { defineTexts } from './texts.ts';

type Say = (refusal: Refusal, nameOf: (personId: string) => string) => string;

/** Layouts that could not be set, and whatever else has a sentence of its own. */
type InvalidSentences = Record<LayoutStop | 'measurement', string>;

const invalidZh: InvalidSentences & Partial<Record<string, string>> = {
	overlap: '有两个版位叠在一起，没有改。',
	outside: '有版位出了版心，没有改。',
	'no-room': '有版位放了标题和照片就没有正文的地方了，没有改。',
	'no-lead': '这一版没有头条的位置，没有改。',
	shape: '有版位的形状排不了文字，没有改。',
	measurement: '送来的行数对不上版位，没有采用。'
};

const invalidEn: InvalidSentences & Partial<Record<string, string>> = {
	overlap: 'Two slots lie on each other; nothing was changed.',
	outside: 'A slot reaches beyond the page; nothing was changed.',
	'no-room': 'Headline and photo leave a slot no room for text; nothing was changed.',
	'no-lead': 'The page has no place for a lead; nothing was changed.',
	shape: 'No text could be set in the shape of a slot; nothing was changed.',
	measurement: 'These lines cannot be of these slots; they were not taken.'
};

/** A sentence for each reason a command was not carried out. */
export const refusalTexts = defineTexts<{
	say: Say;
	unreachable: string;
	signedOut: string;
	somebody: string;
}>(
	{
		say(refusal, nameOf) {
			switch (refusal.reason) {
				case 'forbidden':
					return '这一步不归你，没有改。';
				case 'not-found':
					return '它刚被撤下了，没有改。';
				case 'invalid':
					return invalidZh[refusal.what] ?? '填的有一处不对，没有改。';
				case 'taken':
					return `${nameOf(refusal.by)}刚把这个位置占了。`;
				case 'changed-since':
					return `${nameOf(refusal.by)}之后又改过，撤不回来了。`;
				case 'settings-changed':
					return '这些设置刚被别人改过，没有盖掉。';
				case 'layout-changed':
					return '这一版的版式刚被别人改过，没有盖掉。';
				case 'teaser-changed':
					return '这处导读刚被别人改过，没有盖掉。';
				case 'locked':
					return '已经签发，要改先撤签。';
				case 'stage-changed':
					return '稿子刚走到了另一步，没有改。';
				case 'second-review':
					return '这篇稿子你已经审过一道，下一道要换人。';
				case 'text-changed':
					return '文字刚又改过，没有办成。看过再试一次。';
				case 'duplicate':
					return '已经有一个了，没有再建。';
				case 'too-fast':
					return '一下子改得太多，这一步没有改。过几秒再试。';
			}
		},
		unreachable: '没连上服务器，没有改。连上后再试。',
		signedOut: '登录到期或已退出，没有改。重新登录后再试。',
		somebody: '有人'
	},
	{
		say(refusal, nameOf) {
			switch (refusal.reason) {
				case 'forbidden':
					return 'That is not yours to do; nothing was changed.';
				case 'not-found':
					return 'It has just been taken away; nothing was changed.';
				case 'invalid':
					return (
						invalidEn[refusal.what] ?? 'Something filled in is not right; nothing was changed.'
					);
				case 'taken':
					return `${nameOf(refusal.by)} has just taken this place.`;
				case 'changed-since':
					return `${nameOf(refusal.by)} has changed it since; it cannot be undone.`;
				case 'settings-changed':
					return 'Somebody has just changed these settings; nothing was overwritten.';
				case 'layout-changed':
					return 'Somebody has just drawn this page; nothing was overwritten.';
				case 'teaser-changed':
					return 'Somebody has just changed this teaser; nothing was overwritten.';
				case 'locked':
					return 'It is signed off; withdraw the signature first.';
				case 'stage-changed':
					return 'The story has moved on meanwhile; nothing was changed.';
				case 'second-review':
					return 'You have signed one review of this story; the next one is somebody else’s.';
				case 'text-changed':
					return 'The words have just been changed; nothing was done. Look again and try once more.';
				case 'duplicate':
					return 'There is one already; no second was made.';
				case 'too-fast':
					return 'Too many changes at once; this one was not made. Try again in some seconds.';
			}
		},
		unreachable: 'The server cannot be reached; nothing was changed. Try again when it is back.',
		signedOut: 'You are signed out; nothing was changed. Sign in again, then try once more.',
		somebody: 'Somebody'
	}
);
