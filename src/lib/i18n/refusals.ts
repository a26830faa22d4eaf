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
	measurement: '送来的行数对不上版位，没有采用。',
	issue: '总期号要填一个正整数，没有改。',
	'issue-locked': '付印过的总期号不能再改。',
	workflow: '每一步总得有人能签，没有保存。',
	closure: '休刊要从早到晚填两个日子，没有改。',
	'closure-long': '一次休刊最多 60 天，没有改。',
	'closure-reason': '休刊要写明缘由，没有改。',
	week: '每周出报填得不对，没有改。',
	'week-empty': '一周至少要有一天出报，没有改。',
	'week-press': '付印时间要在 00:00 到 23:59 之间，没有改。',
	anchor: '期号起点要一个日子和一个正整数，没有改。',
	'section-name': '每个栏目都要有名字，没有改。',
	'section-twice': '有两个栏目同名，没有改。',
	pagePlan: '版面安排里有栏目或截稿填得不对，没有改。',
	format: '开本有一处填得不对，没有改。',
	'format-default': '新的一期默认用它，先在“报纸”里换一个默认，再停用。',
	template: '有个版样在这个开本里排不下，没有建。',
	name: '名字要填，没有改。',
	'promise-time': '交稿时间离现在太远，没有改。'
};

const invalidEn: InvalidSentences & Partial<Record<string, string>> = {
	overlap: 'Two slots lie on each other; nothing was changed.',
	outside: 'A slot reaches beyond the page; nothing was changed.',
	'no-room': 'Headline and photo leave a slot no room for text; nothing was changed.',
	'no-lead': 'The page has no place for a lead; nothing was changed.',
	shape: 'No text could be set in the shape of a slot; nothing was changed.',
	measurement: 'These lines cannot be of these slots; they were not taken.',
	issue: 'An issue number is a whole number from 1; nothing was changed.',
	'issue-locked': 'The number of an edition that has gone to press cannot be changed.',
	workflow: 'Somebody has to be able to sign each step; nothing was saved.',
	closure: 'A closure has a first and a last day, in this order; nothing was changed.',
	'closure-long': 'A closure lasts 60 days at most; nothing was changed.',
	'closure-reason': 'A closure needs its reason; nothing was changed.',
	week: 'The week is not right; nothing was changed.',
	'week-empty': 'The paper appears on one day a week at least; nothing was changed.',
	'week-press': 'Press times lie between 00:00 and 23:59; nothing was changed.',
	anchor: 'Numbering starts at a date with a whole number; nothing was changed.',
	'section-name': 'Each section needs a name; nothing was changed.',
	'section-twice': 'Two sections have the same name; nothing was changed.',
	pagePlan: 'A section or deadline in the page plan is not right; nothing was changed.',
	format: 'A field of the format is not right; nothing was changed.',
	'format-default':
		'New editions take it by default; choose another under “Paper” first, then retire it.',
	template: 'A template has no room in this format; nothing was made.',
	name: 'It needs a name; nothing was changed.',
	'promise-time': 'That time is too far from now; nothing was changed.'
};

const duplicateZh: Partial<Record<string, string>> = {
	date: '这一天已经有正常出版的一期，没有再建。',
	'edition-name': '这一天已经有一期叫这个名字，换一个名称。'
};
const duplicateEn: Partial<Record<string, string>> = {
	date: 'This day has its regular edition already; no second was made.',
	'edition-name': 'Another edition of this day is called so; give it another name.'
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
				case 'later-step':
					return `${nameOf(refusal.by)}后来又动了同一处，要先撤那一步。`;
				case 'settings-changed':
					return '这些设置刚被别人改过，没有盖掉。';
				case 'format-changed':
					return '这个开本刚被别的管理员改过，没有盖掉。';
				case 'edition-begun':
					return '这一期已经开始编了，开本不再换。';
				case 'layout-changed':
					return '这一版的版式刚被别人改过，没有盖掉。';
				case 'tryout-conflicts':
					return `有 ${refusal.count} 处和别人刚改的冲突，先选好用哪个。`;
				case 'plan-changed':
					return '这一版刚被别人动过，没有盖掉。';
				case 'teaser-changed':
					return '这处导读刚被别人改过，没有盖掉。';
				case 'locked':
					return '已经签发，要改先撤签。';
				case 'pressed':
					return '已经付印，要改先办改版重印。';
				case 'edition-changed':
					return '要付印的内容刚又改过，没有付印。看过再来。';
				case 'item-changed':
					return '这一件刚办好了，或者变了样，没有催。';
				case 'reminded':
					return `${nameOf(refusal.by)}已经催过，还没有变化，不用再催。`;
				case 'press-blocked':
					return `还有 ${refusal.count} 件阻断没办，没有付印。`;
				case 'issue-taken':
					return `这个总期号 ${refusal.date} 那期已经用了。`;
				case 'edition-set':
					return '这一期刚被别人改过，没有盖掉。看过再存。';
				case 'edition-used':
					return {
						press: '已经付印，撤不了。',
						stories: '还有稿子归这一期，先转到别的一期。',
						proofs: '已经打过样，撤不了。',
						tryouts: '还有试排没收，先收掉再撤。'
					}[refusal.what];
				case 'closure-changed':
					return '这几天休刊刚被别人改过，没有盖掉。看过再存。';
				case 'issue-changed':
					return '这一期的期号刚被别人改过，没有改。';
				case 'day-has-paper':
					return `${refusal.date} 已经在编一期，休不了。先把那一期改成增期或特刊。`;
				case 'last-template':
					return '这是最后一个同类版样，留着才能建版。';
				case 'packing':
					return '上一次付印的证据包还没做好，做好再改版。';
				case 'stage-changed':
					return '稿子刚走到了另一步，没有改。';
				case 'second-review':
					return '这篇稿子你已经审过一道，下一道要换人。';
				case 'text-changed':
					return '文字刚又改过，没有办成。看过再试一次。';
				case 'page-changed':
					return '这一版刚又改过，没有签。看过再签。';
				case 'page-empty':
					return '这一版还没有内容，没有签。';
				case 'duplicate':
					return duplicateZh[refusal.what] ?? '已经有一个了，没有再建。';
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
				case 'later-step':
					return `${nameOf(refusal.by)} has changed the same since; that step has to be undone first.`;
				case 'settings-changed':
					return 'Somebody has just changed these settings; nothing was overwritten.';
				case 'format-changed':
					return 'Another administrator has just changed this format; nothing was overwritten.';
				case 'edition-begun':
					return 'This edition has been begun; it keeps its format.';
				case 'layout-changed':
					return 'Somebody has just drawn this page; nothing was overwritten.';
				case 'tryout-conflicts':
					return `${refusal.count} changes stand against what others have just done; choose which to take.`;
				case 'plan-changed':
					return 'Somebody has changed this page meanwhile; nothing was overwritten.';
				case 'teaser-changed':
					return 'Somebody has just changed this teaser; nothing was overwritten.';
				case 'locked':
					return 'It is signed off; withdraw the signature first.';
				case 'pressed':
					return 'It has gone to press; a correction has to open it first.';
				case 'edition-changed':
					return 'What would go to press has just been changed; it was not sent. Look again.';
				case 'item-changed':
					return 'It has just been seen to, or is another thing by now; nobody was reminded.';
				case 'reminded':
					return `${nameOf(refusal.by)} has reminded them already, and nothing has changed since.`;
				case 'press-blocked':
					return refusal.count === 1
						? 'One thing still stands in the way; it was not sent to press.'
						: `${refusal.count} things still stand in the way; it was not sent to press.`;
				case 'issue-taken':
					return `The edition of ${refusal.date} has this issue number.`;
				case 'edition-set':
					return 'Somebody has just changed this edition; nothing was overwritten. Look, and save again.';
				case 'edition-used':
					return {
						press: 'It has gone to press and cannot be withdrawn.',
						stories: 'There are stories for it still; carry them over first.',
						proofs: 'Proofs of it have been pulled; it cannot be withdrawn.',
						tryouts: 'A try-out of it is open; finish that first.'
					}[refusal.what];
				case 'closure-changed':
					return 'Somebody has just changed these days; nothing was overwritten. Look, and save again.';
				case 'issue-changed':
					return 'Somebody has just given it another number; nothing was changed.';
				case 'day-has-paper':
					return `A paper is being made for ${refusal.date}. Make it an extra or special issue first.`;
				case 'last-template':
					return 'It is the last template of its kind; no page could be made without it.';
				case 'packing':
					return 'The evidence pack of the last press is not made yet; correct it after that.';
				case 'stage-changed':
					return 'The story has moved on meanwhile; nothing was changed.';
				case 'second-review':
					return 'You have signed one review of this story; the next one is somebody else’s.';
				case 'text-changed':
					return 'The words have just been changed; nothing was done. Look again and try once more.';
				case 'page-changed':
					return 'The page has just been changed; nothing was signed. Look again, then sign.';
				case 'page-empty':
					return 'Nothing stands on the page; it was not signed.';
				case 'duplicate':
					return duplicateEn[refusal.what] ?? 'There is one already; no second was made.';
				case 'too-fast':
					return 'Too many changes at once; this one was not made. Try again in some seconds.';
			}
		},
		unreachable: 'The server cannot be reached; nothing was changed. Try again when it is back.',
		signedOut: 'You are signed out; nothing was changed. Sign in again, then try once more.',
		somebody: 'Somebody'
	}
);
