import type { ReturnReason } from '#model/signature.ts';
import type { Stage } from '#model/story.ts';
import type { Step } from '#model/workflow.ts';
import { stepTexts } from './steps.ts';
import { defineTexts } from './texts.ts';

interface SignatureTexts {
	title: string;
	step: Record<Step, string>;
	/** `waits`: what the story waits for then, where it stays in its stage. */
	sign: (step: Step, next: Stage, waits: Step | null) => string;
	back: string;
	views: string;
	view: Record<'changes' | 'all', string>;
	proof: string;
	since: (step: Step, count: number) => string;
	first: string;
	sinceWhich: string;
	sinceOf: (step: Step, isOwn: boolean) => string;
	allSeen: (count: number) => string;
	unseen: (count: number) => string;
	previous: string;
	next: string;
	gonePiece: string;
	newPiece: string;
	figure: string;
	noChanges: string;
	loading: string;
	failed: string;
	again: string;
	yours: string;
	/** In its place once it is signed off. */
	signedText: string;
	/** `inTurn`: who may write then without striking the signature; null: it is not struck by that. */
	/** Who may go on with the words once it is signed; `notYou`: but not whoever signs it. */
	warning: (length: string, inTurn: string | null, notYou: boolean) => string;
	chain: string;
	you: string;
	now: string;
	waits: string;
	void: {
		edited: (time: string, who: string, where: string) => string;
		returned: (time: string, who: string) => string;
	};
	/** `more`: how many besides those that are named. */
	paragraphs: (list: string, more: number, isOne: boolean) => string;
	/** Between the items of a short list. */
	listComma: string;
	colon: string;
	/** Between parts of a sentence. */
	comma: string;
	text: string;
	deck: string;
	changedSince: string;
	sameReviewer: string;
	returned: (stage: string) => string;
	notYours: (who: string) => string;
	secondReview: string;
	incomplete: string;
	offline: string;
	signedOff: string;
	locks: string;
	sendBackTo: (who: string | null) => string;
	goesTo: (stage: string) => string;
	goesToWhich: string;
	about: string;
	reasons: Record<ReturnReason, string>;
	reason: string;
	reasonHint: string;
	reasonPlaceholder: string;
	reasonMissing: string;
	doReturn: string;
	done: (step: Step, next: Stage, waits: Step | null) => string;
	sentBack: (stage: string) => string;
	changedMeanwhile: string;
}

const sinceEn = (step: Step) => (step === 'handIn' ? 'it was handed in' : stepTexts.en.step[step]);

/** The words of signing and sending back. */
export const signatureTexts = defineTexts<SignatureTexts>(
	{
		title: '审签',
		step: stepTexts.zh.step,
		sign: (step, next, waits) =>
			step === 'handIn'
				? stepTexts.zh.handIn(next)
				: step === 'signOff'
					? '签发，锁定文本'
					: `${stepTexts.zh.deed(step)}，${waits ? `等${stepTexts.zh.step[waits]}` : stepTexts.zh.to[next]}`,
		back: '回稿件',
		views: '看什么',
		view: { changes: '只看改动', all: '看全文' },
		proof: '看大样',
		since: (step, count) =>
			`${step === 'handIn' ? '送审' : `${stepTexts.zh.step[step]}签`}后改了 ${count} 处`,
		first: '还没有人签过，从头看起',
		sinceWhich: '从哪次签名比起',
		sinceOf: (step, isOwn) => `${isOwn ? '你' : ''}${stepTexts.zh.step[step]}后`,
		allSeen: (count) => `${count} 处都看过`,
		unseen: (count) => `还有 ${count} 处没看过`,
		previous: '上一处',
		next: '下一处',
		gonePiece: '删去',
		newPiece: '新加',
		figure: '数字变了',
		noChanges: '签名以后一个字没动。',
		loading: '正在取文本…',
		failed: '文本没取到。',
		again: '再试一次',
		yours: '你要签的是这份文本',
		signedText: '签发的是这份文本',
		warning: (length, inTurn, notYou) =>
			inTurn === null
				? `${length} 字。`
				: `${length} 字。签了以后只有${notYou ? '别的' : ''}${inTurn}可以接着改；${notYou ? '你自己或别人' : '别人'}再改一个字，你的签名就作废，要重签。`,
		chain: '签名',
		you: '你',
		now: '现在',
		waits: '等着签',
		void: {
			edited: (time, who, where) => `${time} ${who}改了${where}，签名作废`,
			returned: (time, who) => `${time} ${who}退回，签名作废`
		},
		paragraphs: (list, more) => (more > 0 ? `第 ${list} 段等` : `第 ${list} 段`),
		listComma: '、',
		colon: '：',
		comma: '，',
		text: '文本',
		deck: '标题',
		changedSince: '签后轮到的人又改过；下一道签的是现在的文本',
		sameReviewer: '一人签了两审',
		returned: (stage) => `退回${stage}`,
		notYours: (who) => `这一步该${who}签。`,
		secondReview: '这篇你已经审过一道，这一道要换人。',
		incomplete: '这篇标着“待补”，补齐以后才能送审。',
		offline: '连上服务器以后才能签。',
		signedOff: '已经签发，文本锁定。',
		locks: '签发后正文锁定；要改先撤签，并写明原因。',
		sendBackTo: (who) => (who ? `退回给${who}` : '退回'),
		goesTo: (stage) => `会回到${stage}，改动留着`,
		goesToWhich: '退到哪一步',
		about: '关于',
		reasons: { facts: '事实', words: '文字', page: '版面', again: '请再核' },
		reason: '理由',
		reasonHint: '理由会记进流程，署你的名',
		reasonPlaceholder: '写明哪里不行，例如“第 6 处请附来源”',
		reasonMissing: '先写明理由。',
		doReturn: '退回',
		done: (step, next, waits) =>
			`${stepTexts.zh.step[step]}签好了，${waits ? `等${stepTexts.zh.step[waits]}` : stepTexts.zh.to[next]}`,
		sentBack: (stage) => `已退回${stage}`,
		changedMeanwhile: '文本刚刚又改过，没有签。新的改动已经标出来了。'
	},
	{
		title: 'Sign',
		step: stepTexts.en.step,
		sign: (step, next, waits) =>
			step === 'handIn'
				? stepTexts.en.handIn(next)
				: step === 'signOff'
					? 'Sign off and lock the text'
					: `${stepTexts.en.deed(step)}, ${waits ? `${stepTexts.en.step[waits]} is next` : `send ${stepTexts.en.to[next]}`}`,
		back: 'Back to the story',
		views: 'What to see',
		view: { changes: 'Changes only', all: 'Whole text' },
		proof: 'See the proof',
		since: (step, count) => `${count} ${count === 1 ? 'change' : 'changes'} since ${sinceEn(step)}`,
		first: 'Nobody has signed yet: read it whole',
		sinceWhich: 'Compare since',
		sinceOf: (step, isOwn) => `since ${isOwn && step !== 'handIn' ? 'your ' : ''}${sinceEn(step)}`,
		allSeen: (count) => (count === 1 ? 'The change was seen' : `All ${count} seen`),
		unseen: (count) => `${count} not looked at yet`,
		previous: 'Previous',
		next: 'Next',
		gonePiece: 'deleted',
		newPiece: 'added',
		figure: 'figure changed',
		noChanges: 'Not a character has changed since it was signed.',
		loading: 'Fetching the text…',
		failed: 'The text could not be fetched.',
		again: 'Try again',
		yours: 'This is the text you sign',
		signedText: 'This is the text that was signed off',
		warning: (length, inTurn, notYou) =>
			inTurn === null
				? `${length} characters.`
				: `${length} characters. Once it is signed, only these may go on with the words: ${inTurn}${notYou ? ', but not you' : ''}. If ${notYou ? 'you or anybody else change' : 'anybody else changes'} one, your signature is void and has to be given again.`,
		chain: 'Signatures',
		you: 'You',
		now: 'now',
		waits: 'waited for',
		void: {
			edited: (time, who, where) => `${time}: ${who} changed ${where}; void`,
			returned: (time, who) => `${time}: sent back by ${who}; void`
		},
		paragraphs: (list, more, isOne) =>
			`paragraph${isOne ? '' : 's'} ${list}${more > 0 ? ` and ${more} more` : ''}`,
		listComma: ', ',
		colon: ': ',
		comma: ', ',
		text: 'the text',
		deck: 'the headlines',
		changedSince:
			'changed since by whoever’s turn it is; the next step signs the text as it is now',
		sameReviewer: 'second review by the same person',
		returned: (stage) => `Sent back to ${stage}`,
		notYours: (who) => `This step is for ${who}.`,
		secondReview: 'You have signed one review of this story; this one is somebody else’s.',
		incomplete: 'This story is marked incomplete; it can be handed in once it is whole.',
		offline: 'You can sign once you are connected.',
		signedOff: 'Signed off; the text is locked.',
		locks: 'Signing off locks the text; taking it back needs a reason.',
		sendBackTo: (who) => (who ? `Send back to ${who}` : 'Send back'),
		goesTo: (stage) => `goes back to ${stage}; the changes stay`,
		goesToWhich: 'Back to which step',
		about: 'About',
		reasons: { facts: 'Facts', words: 'Words', page: 'Page', again: 'Check again' },
		reason: 'Reason',
		reasonHint: 'It is kept with your name',
		reasonPlaceholder: 'Say what is wrong, such as “give a source for change 6”',
		reasonMissing: 'Give a reason first.',
		doReturn: 'Send back',
		done: (step, next, waits) =>
			`Signed: ${stepTexts.en.step[step]}, ${waits ? `${stepTexts.en.step[waits]} is next` : stepTexts.en.to[next]}`,
		sentBack: (stage) => `Sent back to ${stage}`,
		changedMeanwhile:
			'The text has just been changed; nothing was signed. The new changes are marked.'
	}
);
