import type { CorrectionState } from '#model/check-corrections.ts';
import { defineTexts } from './texts.ts';

interface CorrectionTexts {
	title: string;
	/** Between two proofs of a page. */
	between: (page: string, earlier: number, later: number) => string;
	window: (page: string, day: string) => string;
	views: string;
	changes: string;
	state: Record<CorrectionState, string>;
	/** How many of them are done, and how many there are. */
	count: (done: number, all: number) => string;
	required: string;
	remarks: string;
	unasked: string;
	noneUnasked: string;
	none: string;
	noneDetail: string;
	asked: (who: string) => string;
	nowStands: string;
	nothing: string;
	earlier: string;
	later: string;
	option: (number: number, time: string) => string;
	twoNeeded: string;
	twoNeededDetail: string;
	toProof: string;
	print: string;
	printed: (who: string, time: string) => string;
	open: string;
	failed: string;
	again: string;
	waiting: string;
}

export const correctionTexts = defineTexts<CorrectionTexts>(
	{
		title: '核红',
		between: (page, earlier, later) => `${page}　第 ${earlier} 次大样 → 第 ${later} 次`,
		window: (page, day) => `核红 ${page} ${day}`,
		views: '看什么',
		changes: '全部改动',
		state: {
			notDone: '没改',
			otherwise: '改得不一样',
			lost: '前样上找不到原文',
			done: '已改',
			answered: '答复了，不改',
			declined: '不采纳'
		},
		count: (done, all) => `${all} 处要改，改好 ${done} 处`,
		required: '必改',
		remarks: '意见，不一定改',
		unasked: '没有要求而改了的',
		noneUnasked: '没有别的改动。',
		none: '前样上没有必改的',
		noneDetail: '在大样或稿子上写批注，勾“必改”，出下一次样时在这里逐条核对。',
		asked: (who) => `${who}：`,
		nowStands: '现在是',
		nothing: '（删掉了）',
		earlier: '前样',
		later: '后样',
		option: (number, time) => `第 ${number} 次　${time}`,
		twoNeeded: '还没有两次大样',
		twoNeededDetail: '打两次样，就能核对前一次要改的是不是都改了。',
		toProof: '去看大样',
		print: '打印清单',
		printed: (who, time) => `${who} ${time} 核`,
		open: '打开核红清单',
		failed: '大样没取到。',
		again: '再试',
		waiting: '正在核对…'
	},
	{
		title: 'Corrections',
		between: (page, earlier, later) => `${page}, proof ${earlier} → proof ${later}`,
		window: (page, day) => `Corrections, ${page}, ${day}`,
		views: 'Show',
		changes: 'All changes',
		state: {
			notDone: 'Not done',
			otherwise: 'Done otherwise',
			lost: 'Not found on the earlier proof',
			done: 'Done',
			answered: 'Answered, unchanged',
			declined: 'Declined'
		},
		count: (done, all) => `${done} of ${all} done`,
		required: 'Required',
		remarks: 'Remarks, which need not be followed',
		unasked: 'Changed though nobody asked',
		noneUnasked: 'Nothing else has changed.',
		none: 'Nothing was required on the earlier proof',
		noneDetail:
			'Comments on a proof or a story that are marked as required are ticked off here once the next proof is pulled.',
		asked: (who) => `${who}: `,
		nowStands: 'Now',
		nothing: '(taken out)',
		earlier: 'Earlier proof',
		later: 'Later proof',
		option: (number, time) => `No. ${number}, ${time}`,
		twoNeeded: 'There are no two proofs yet',
		twoNeededDetail:
			'Pull two, and whatever was asked for on the first is ticked off on the second.',
		toProof: 'To the proof',
		print: 'Print the list',
		printed: (who, time) => `Checked by ${who}, ${time}`,
		open: 'Open the list',
		failed: 'The proof could not be had.',
		again: 'Try again',
		waiting: 'Comparing…'
	}
);
