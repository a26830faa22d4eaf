import type { VersionCause } from '#model/version.ts';
import { defineTexts } from './texts.ts';

export interface HistoryTexts {
	title: string;
	/** In the story's menu. */
	back: string;
	readOnly: string;
	compare: string;
	from: string;
	to: string;
	views: string;
	view: Record<'over' | 'beside', string>;
	before: string;
	after: string;
	versions: string;
	/** The text as it is this moment. */
	now: string;
	/** Of that text: who wrote last, and perhaps others before. */
	lastBy: (name: string) => string;
	cause: Record<Exclude<VersionCause, 'step'>, string>;
	/** Of a restore: the version that was brought back. */
	restored: (moment: string) => string;
	/** The other text that is compared. */
	base: string;
	nobody: string;
	added: string;
	removed: string;
	length: string;
	characters: string;
	changed: string;
	summary: (from: string, to: string, people: number, count: number) => string;
	same: string;
	figure: string;
	rewritten: (gone: string, fresh: string) => string;
	gone: (words: string) => string;
	fresh: (words: string) => string;
	blockGone: (words: string) => string;
	blockNew: (words: string) => string;
	moved: (words: string) => string;
	restyled: (words: string) => string;
	split: () => string;
	merged: () => string;
	paragraph: (number: number) => string;
	block: Record<'kicker' | 'headline' | 'subhead' | 'byline' | 'photo' | 'body', string>;
	previous: string;
	next: string;
	keep: string;
	keepTitle: string;
	keepLabel: string;
	keepHint: string;
	keepDo: string;
	kept: string;
	restoreTo: (moment: string) => string;
	restoreTitle: (moment: string) => string;
	restoreDetail: string;
	restoreFoot: string;
	/** In the place of figures. */
	uncounted: string;
	/** What becomes of texts that nobody asked to keep. */
	thinned: string;
	restoreDone: (moment: string) => string;
	cancel: string;
	loading: string;
	failed: string;
	again: string;
	empty: string;
	emptyDetail: string;
	/** In the chain of signatures. */
	seeText: string;
	/** Between parts of a sentence. */
	comma: string;
}

export const historyTexts = defineTexts<HistoryTexts>(
	{
		title: '历史',
		back: '回稿件',
		readOnly: '只读',
		compare: '对比',
		from: '从哪一稿',
		to: '到哪一稿',
		views: '怎么看',
		view: { over: '合看', beside: '并排' },
		before: '原来',
		after: '后来',
		versions: '各稿',
		now: '现在',
		lastBy: (name) => `${name}最后动笔`,
		cause: { return: '退回', kept: '留存', pause: '停笔时', restore: '恢复前', outside: '送外审' },
		restored: (moment) => `随后恢复到 ${moment}`,
		base: '对比起点',
		nobody: '没有人',
		added: '加',
		removed: '删',
		length: '现长',
		characters: '字',
		changed: '改了什么',
		summary: (from, to, people, count) =>
			`${from} 到 ${to}，${people > 1 ? `${people} 人` : ''}改了 ${count} 处`,
		same: '这两稿一字不差。',
		figure: '数字变了，校对须看',
		rewritten: (gone, fresh) => `“${gone}”改成“${fresh}”`,
		gone: (words) => `去掉“${words}”`,
		fresh: (words) => `加上“${words}”`,
		blockGone: (words) => `整段删去：“${words}”`,
		blockNew: (words) => `新写一段：“${words}”`,
		moved: (words) => `挪了位置：“${words}”`,
		restyled: (words) => `只改了样式：“${words}”`,
		split: () => '从这里分成两段',
		merged: () => '和下一段并成一段',
		paragraph: (number) => `第 ${number} 段`,
		block: {
			...{ kicker: '引题', headline: '主题', subhead: '副题', byline: '署名' },
			...{ photo: '图说', body: '正文' }
		},
		previous: '上一处',
		next: '下一处',
		keep: '留存这一稿',
		keepTitle: '留存现在这一稿',
		keepLabel: '叫什么',
		keepHint: '可以不写。写了，以后按名字找得到。',
		keepDo: '留存',
		kept: '已留存',
		restoreTo: (moment) => `恢复到 ${moment}`,
		restoreTitle: (moment) => `恢复到 ${moment} 的文本？`,
		restoreDetail:
			'正文改回那时的样子，记在你的名下。恢复那一刻的稿子先留存，随时可以用同样的办法换回来：有人正在写，也照样恢复，他们已经打的字在留存的那一稿里，接着打的字写进恢复后的文本，人不会断开。批注跟着原文。已有的签名按改动处理。',
		restoreFoot: '恢复会生成一个新版本，不会丢掉现在的稿子，也不影响正在写的人。',
		uncounted: '太长，没有算增减',
		thinned:
			'停笔后自动留下的：一天内的都在，一周内每小时留最后一个，更早的每天留最后一个。审签、退回、起了名的一直留着。',
		restoreDone: (moment) => `已恢复到 ${moment} 的文本`,
		cancel: '取消',
		loading: '正在取各稿…',
		failed: '没取到。',
		again: '再试一次',
		empty: '还没有留存的稿',
		emptyDetail: '停笔五分钟、送审、签字或退回时会自动留存，也可以现在留一稿。',
		seeText: '看这一稿',
		comma: '，'
	},
	{
		title: 'History',
		back: 'Back to the story',
		readOnly: 'read only',
		compare: 'Compare',
		from: 'From which text',
		to: 'To which text',
		views: 'How to look',
		view: { over: 'Over each other', beside: 'Side by side' },
		before: 'Before',
		after: 'After',
		versions: 'Versions',
		now: 'Now',
		lastBy: (name) => `last changed by ${name}`,
		cause: {
			return: 'sent back',
			kept: 'kept',
			pause: 'at a pause',
			restore: 'before a restore',
			outside: 'sent outside'
		},
		restored: (moment) => `then ${moment} was brought back`,
		base: 'compared from',
		nobody: 'nobody',
		added: 'added',
		removed: 'removed',
		length: 'length now',
		characters: 'characters',
		changed: 'What changed',
		summary: (from, to, people, count) =>
			`${from} to ${to}: ${count} ${count === 1 ? 'change' : 'changes'}${people > 1 ? ` by ${people} people` : ''}`,
		same: 'The two texts are the same to a character.',
		figure: 'A figure changed: check it',
		rewritten: (gone, fresh) => `“${gone}” became “${fresh}”`,
		gone: (words) => `“${words}” taken out`,
		fresh: (words) => `“${words}” put in`,
		blockGone: (words) => `Deleted: “${words}”`,
		blockNew: (words) => `New: “${words}”`,
		moved: (words) => `Moved: “${words}”`,
		restyled: (words) => `Style only: “${words}”`,
		split: () => 'Split in two here',
		merged: () => 'Joined with the next paragraph',
		paragraph: (number) => `Par. ${number}`,
		block: {
			...{ kicker: 'Kicker', headline: 'Headline', subhead: 'Subhead', byline: 'Byline' },
			...{ photo: 'Caption', body: 'Body' }
		},
		previous: 'Previous',
		next: 'Next',
		keep: 'Keep this text',
		keepTitle: 'Keep the text as it is now',
		keepLabel: 'Name',
		keepHint: 'Not needed; with one it is found again by it.',
		keepDo: 'Keep',
		kept: 'Kept',
		restoreTo: (moment) => `Restore ${moment}`,
		restoreTitle: (moment) => `Restore the text of ${moment}?`,
		restoreDetail:
			'The text becomes what it was then, under your name. The text of that moment is kept first and can be brought back the same way. It goes through while others write: what they have typed by then is in the text that is kept, what they type from then on goes into the restored one, and nobody is cut off. Comments stay on their words. Signatures are treated as after any edit.',
		uncounted: 'too long to count',
		thinned:
			'Texts kept by themselves after a pause: all of a day, the last of each hour for a week, the last of each day before that. Signed, sent back and named ones stay for good.',
		restoreFoot:
			'Restoring makes a new version; the present text is not lost, and nobody who is writing is disturbed.',
		restoreDone: (moment) => `The text of ${moment} is restored`,
		cancel: 'Cancel',
		loading: 'Fetching the versions…',
		failed: 'This could not be fetched.',
		again: 'Try again',
		empty: 'No text is kept yet',
		emptyDetail:
			'A text is kept five minutes after the last word, when it is handed in, signed or sent back; or now, if you like.',
		seeText: 'see this text',
		comma: ', '
	}
);
