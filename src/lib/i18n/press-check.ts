import type { CheckKind } from '#model/press-check/check-item.ts';
import type { Fix } from '#model/press-check/fix-of.ts';
import type { SignedStep } from '#model/workflow.ts';
import { stepTexts } from './steps.ts';
import { defineTexts } from './texts.ts';

/** Values of a fix, as they are said. */
export interface FixNames {
	story(id: string): string;
	number(value: number): string;
}

interface PressCheckTexts {
	title: string;
	/** Of the window: with the edition's day. */
	window: (day: string) => string;
	back: string;
	checked: (time: string) => string;
	/** Why it cannot go to press yet. */
	blocked: (count: number) => string;
	cleanProof: string;
	/** What stands under the readiness sentence. */
	rest: (free: number, advice: number, waived: number) => string;
	toPress: (time: string) => string;
	pressed: (time: string) => string;
	/** At the pace of signing of the last hour; minutes before press, negative: after. */
	pace: (minutes: number) => string;
	pages: string;
	blocking: string;
	advisory: string;
	waived: string;
	blockingOf: (count: number) => string;
	advisoryOf: (count: number) => string;
	pageReady: string;
	/** The list's name, and its two orders. */
	list: string;
	order: string;
	byPage: string;
	byPerson: string;
	keys: { move: string; fix: string };
	/** 全期: of no page. */
	paper: string;
	nobody: string;
	whose: (names: string) => string;
	/** Only that page is shown: leads back to all. */
	allOf: (page: string) => string;
	/** Where an item is seen to that no button here mends. */
	open: Record<'signing' | 'history' | 'proof' | 'comment' | 'story' | 'settings', string>;
	waive: string;
	unwaive: string;
	waivedBy: (who: string, time: string, reason: string) => string;
	waiveTitle: string;
	waiveLead: string;
	reason: string;
	reasonHint: string;
	reasonMissing: string;
	doWaive: string;
	cancel: string;
	waiveDone: string;
	unwaiveDone: string;
	/** Instead of the names of too many. */
	people: (count: number) => string;
	/** What asks the named people to see to an item: 催陶小满. */
	ask: (kind: CheckKind, names: string) => string;
	asked: (names: string, time: string, by: string) => string;
	askedAt: (time: string) => string;
	askDone: (names: string) => string;
	fixed: string;
	undo: string;
	undone: string;
	resolved: string;
	fresh: (count: number) => string;
	passed: (count: number) => string;
	passedOf: (kind: string, count: string) => string;
	unfold: string;
	fold: string;
	nothing: string;
	loading: string;
	notLoaded: string;
	retry: string;
	printedMissing: string;
	/** Said when counts change. */
	counts: (blocking: number, advisory: number) => string;
	fix: (fix: Fix, names: FixNames) => string;
	signatures: string;
	signaturesOf: (signed: string, all: string) => string;
	page: string;
	/** A column of the signatures; short, so that none of them wraps. */
	stepHead: Record<SignedStep, string>;
	clean: string;
	of: (signed: number, stories: number) => string;
	struck: string;
	sentBack: string;
	signaturesHint: string;
}

/** Somebody's signature is struck, or no longer of what is there. */
const SIGNED_AGAIN: readonly CheckKind[] = ['struck', 'changed', 'pageChanged'];

export const pressCheckTexts = defineTexts<PressCheckTexts>(
	{
		title: '付印检查',
		window: (day) => `付印检查 ${day}`,
		back: '回到版面',
		checked: (time) => `${time} 查过，稿子一动就重查`,
		blocked: (count) => `${count} 件阻断没办完，还不能付印`,
		cleanProof: '看清样',
		rest: (free, advice, waived) =>
			[
				free > 0 ? `${free} 个版没有阻断。` : '',
				advice > 0 ? `另有 ${advice} 条提醒，不办也能付印。` : '',
				waived > 0 ? `放过了 ${waived} 件，记着是谁放过的。` : ''
			].join(''),
		toPress: (time) => `距付印 ${time}`,
		pressed: (time) => `付印时间 ${time} 已过`,
		pace: (minutes) =>
			`照近一小时签字的快慢，${minutes === 0 ? '刚好赶上' : `约${minutes > 0 ? '早' : '晚'} ${Math.abs(minutes)} 分`}`,
		pages: '各版',
		blocking: '阻断',
		advisory: '提醒',
		waived: '放过',
		blockingOf: (count) => `阻断 ${count}`,
		advisoryOf: (count) => `提醒 ${count}`,
		pageReady: '可付印',
		list: '要办的事',
		order: '怎么排',
		byPage: '按版',
		byPerson: '按该谁办',
		keys: { move: '上下', fix: '照建议办、催办' },
		paper: '全期',
		nobody: '没定人',
		whose: (names) => `该 ${names}`,
		allOf: (page) => `只看${page}，看全部`,
		open: {
			signing: '去审签',
			history: '去比两稿',
			proof: '去大样',
			comment: '去看批注',
			story: '去稿件',
			settings: '去本期设置'
		},
		waive: '放过…',
		unwaive: '收回放过',
		waivedBy: (who, time, reason) => `${who} ${time} 放过：${reason}`,
		waiveTitle: '放过这一件',
		waiveLead: '会记下是你放过的和理由。它说的东西一变，放过就作废。',
		reason: '理由',
		reasonHint: '例如“资料照片，编前会定的”',
		reasonMissing: '要写理由',
		doWaive: '放过',
		cancel: '不放',
		waiveDone: '放过了，记下了理由。',
		unwaiveDone: '收回了，这一件要办。',
		people: (count) => `${count} 人`,
		ask(kind, names) {
			if (SIGNED_AGAIN.includes(kind)) return `请${names}重签`;
			return kind === 'pageUnsigned' ? `请${names}签清样` : `催${names}`;
		},
		asked: (names, time, by) => `${by} ${time} 催了${names}`,
		askedAt: (time) => `已催 ${time}`,
		askDone: (names) => `催了${names}，对方的编辑台和通知里都看得到。`,
		fixed: '照建议办了。',
		undo: '撤销',
		undone: '撤回了。',
		resolved: '办好了',
		fresh: (count) => `又有 ${count} 件，列进来`,
		passed: (count) => `另有 ${count} 项都过了`,
		passedOf: (kind, count) => `${kind} ${count}`,
		unfold: '展开',
		fold: '收起',
		nothing: '没有要办的事。',
		loading: '正在查',
		notLoaded: '这一期没有取到。',
		retry: '再取一次',
		printedMissing: '前 30 期没有取到，这次没查重稿。',
		counts: (blocking, advisory) => `阻断 ${blocking} 件，提醒 ${advisory} 条`,
		fix: (fix, n) => {
			switch (fix.kind) {
				case 'jump':
					return fix.over > 0
						? `移到 ${fix.page} 版，还溢 ${n.number(fix.over)} 字`
						: `移到 ${fix.page} 版，余 ${n.number(fix.left)} 字`;
				case 'unjump':
					return `撤下 ${fix.page} 版的转版`;
				case 'place':
					return `放入“${n.story(fix.storyId)}”，余 ${n.number(fix.left)} 字`;
				case 'teaserHeadline':
					return '照标题改';
				case 'teaserDrop':
					return '删去这一条';
				case 'issue':
					return `改为总第 ${fix.issue} 期`;
			}
		},
		signatures: '各版签名',
		signaturesOf: (signed, all) => `${signed} / ${all}`,
		page: '版',
		stepHead: stepTexts.zh.step,
		clean: '清样',
		of: (signed, stories) => `${signed}/${stories} 篇`,
		struck: '改稿作废',
		sentBack: '退回作废',
		signaturesHint:
			'签名只对签时那份文本、那一版有效。轮不到的人改了字，最后一道签名划去，要重签；能签发的人在签发前改的，检查里会写明。清样一改动就划去。'
	},
	{
		title: 'Press check',
		window: (day) => `Press check ${day}`,
		back: 'Back to the pages',
		checked: (time) => `Checked at ${time}; again with every change`,
		blocked: (count) =>
			count === 1
				? 'One thing is in the way of the press'
				: `${count} things are in the way of the press`,
		cleanProof: 'Clean proof',
		rest: (free, advice, waived) =>
			[
				free > 0 ? `${free} ${free === 1 ? 'page has' : 'pages have'} nothing in the way.` : '',
				advice > 0
					? `${advice} further ${advice === 1 ? 'hint' : 'hints'}, which hold up nothing.`
					: '',
				waived > 0 ? `${waived} let pass, with who and why.` : ''
			]
				.filter(Boolean)
				.join(' '),
		toPress: (time) => `to press at ${time}`,
		pressed: (time) => `press time ${time} is past`,
		pace: (minutes) =>
			`at the last hour’s pace of signing ${minutes === 0 ? 'just in time' : `about ${Math.abs(minutes)} min ${minutes > 0 ? 'early' : 'late'}`}`,
		pages: 'Pages',
		blocking: 'Blocking',
		advisory: 'Hint',
		waived: 'Let pass',
		blockingOf: (count) => `${count} blocking`,
		advisoryOf: (count) => (count === 1 ? '1 hint' : `${count} hints`),
		pageReady: 'Ready',
		list: 'What is to be done',
		order: 'Order',
		byPage: 'By page',
		byPerson: 'By person',
		keys: { move: 'up and down', fix: 'do as proposed, or remind' },
		paper: 'The paper',
		nobody: 'Nobody in particular',
		whose: (names) => `For ${names}`,
		allOf: (page) => `Only ${page.toLowerCase()}; show all`,
		open: {
			signing: 'Open signing',
			history: 'Compare the texts',
			proof: 'Open proof',
			comment: 'Open comment',
			story: 'Open story',
			settings: 'Open settings'
		},
		waive: 'Let pass…',
		unwaive: 'No longer let pass',
		waivedBy: (who, time, reason) => `Let pass by ${who}, ${time}: ${reason}`,
		waiveTitle: 'Let this pass',
		waiveLead:
			'Your name and the reason are recorded. When what it is about changes, it is to be done again.',
		reason: 'Reason',
		reasonHint: 'Such as “file photo, as the meeting decided”',
		reasonMissing: 'A reason is needed',
		doWaive: 'Let pass',
		cancel: 'Cancel',
		waiveDone: 'Let pass; the reason is recorded.',
		unwaiveDone: 'It is to be done after all.',
		people: (count) => `${count} people`,
		ask(kind, names) {
			if (SIGNED_AGAIN.includes(kind)) return `Ask ${names} to sign again`;
			return kind === 'pageUnsigned' ? `Ask ${names} to sign` : `Remind ${names}`;
		},
		asked: (names, time, by) => `${by} reminded ${names} at ${time}`,
		askedAt: (time) => `Reminded ${time}`,
		askDone: (names) => `${names} reminded: it stands on their desk and among their notices.`,
		fixed: 'Done as proposed.',
		undo: 'Undo',
		undone: 'Taken back.',
		resolved: 'Done',
		fresh: (count) => (count === 1 ? 'Show one more' : `Show ${count} more`),
		passed: (count) => `${count} ${count === 1 ? 'check has' : 'checks have'} passed`,
		passedOf: (kind, count) => `${kind} ${count}`,
		unfold: 'Show',
		fold: 'Hide',
		nothing: 'There is nothing to do.',
		loading: 'Checking',
		notLoaded: 'The edition could not be loaded.',
		retry: 'Try again',
		printedMissing:
			'The 30 papers before could not be loaded; repeats were not looked for in them.',
		counts: (blocking, advisory) => `${blocking} blocking, ${advisory} hints`,
		fix: (fix, n) => {
			switch (fix.kind) {
				case 'jump':
					return fix.over > 0
						? `On to page ${fix.page}, ${n.number(fix.over)} still over`
						: `On to page ${fix.page}, ${n.number(fix.left)} left`;
				case 'unjump':
					return `Take the jump off page ${fix.page}`;
				case 'place':
					return `Put in “${n.story(fix.storyId)}”, ${n.number(fix.left)} left`;
				case 'teaserHeadline':
					return 'Take the headline';
				case 'teaserDrop':
					return 'Drop this line';
				case 'issue':
					return `Make it number ${fix.issue}`;
			}
		},
		signatures: 'Signatures by page',
		signaturesOf: (signed, all) => `${signed} / ${all}`,
		page: 'Page',
		stepHead: {
			...{ review1: 'Review 1', review2: 'Review 2', review3: 'Review 3' },
			...{ proof1: 'Proof 1', proof2: 'Proof 2', signOff: 'Sign-off' }
		},
		clean: 'Clean',
		of: (signed, stories) => `${signed}/${stories}`,
		struck: 'struck by an edit',
		sentBack: 'sent back',
		signaturesHint:
			'A signature is of one text, or one page. When somebody changes the words whose turn it is not, the last one is struck and has to be given again; what whoever signs off changes before that stands in the check. A clean proof is struck by any change.'
	}
);
