import type { Action, Rule } from '#model/permissions.ts';
import { defineTexts } from './texts.ts';

interface PermissionTexts {
	title: string;
	lead: string;
	people: string;
	stages: string;
	action: string;
	actions: Record<Action, string>;
	rules: Record<Exclude<Rule, 'named'>, string>;
	/** Where the stages name the role: the steps, or none. */
	named: (steps: readonly string[]) => string;
	cleanProof: string;
}

/** Who may do what, in words; what is so is said by the rules alone. */
export const permissionTexts = defineTexts<PermissionTexts>(
	{
		title: '权限',
		lead: '每种角色能做什么，这张表就是程序里判的那一张，改不了；谁是什么角色，在“同事”里改。一个人可以有几种角色，能做的合在一起。',
		people: '改同事的角色',
		stages: '改审校流程',
		action: '能做什么',
		actions: {
			'desk.read': '看版面、看谁在',
			'edition.plan': '建期、定版数和付印时间、定责编',
			'calendar.plan': '定休刊的日子，加增期、号外',
			'template.keep': '存版样、改名、删掉',
			'edition.press': '付印、改版重印',
			'evidence.read': '取证据包',
			'evidence.keep': '存证据包',
			'page.plan': '画版',
			'plan.try': '试排',
			'page.proof': '打大样',
			'page.sign': '签清样',
			'story.place': '上版、撤下',
			'story.create': '写新稿、导入、报题',
			'story.read': '看稿',
			'story.write': '改稿、采纳建议（签发前）',
			'story.manage': '送审、目标字数、作者、撤稿',
			'story.approve': '签审、签校、签发',
			'story.return': '退回',
			'story.reopen': '撤签',
			'signature.void': '作废签名',
			'check.waive': '放过检查出的问题',
			'check.remind': '催办检查出的问题',
			'story.comment': '批注、建议',
			'thread.require': '把批注定为必改或意见',
			'story.send-out': '送外审',
			'outside.answer': '答外审',
			'person.manage': '加同事、改角色、停用',
			'newsroom.configure': '改报纸设置',
			'audit.read': '看操作记录'
		},
		rules: {
			always: '能',
			never: '—',
			own: '自己的稿',
			'own-page': '自己的版',
			'own-thread': '自己的批注'
		},
		named: (steps) => (steps.length === 0 ? '—' : steps.join('、')),
		cleanProof: '能'
	},
	{
		title: 'Permissions',
		lead: 'What each role may do. This is the very table that is judged by, and it cannot be changed; who has which role is set under “People”. Somebody with several roles may do what any of them may.',
		people: 'Change people’s roles',
		stages: 'Change the stages',
		action: 'What',
		actions: {
			'desk.read': 'See the board and who is here',
			'edition.plan': 'Make editions; pages, press time, page editors',
			'calendar.plan': 'Close days, add extra and special issues',
			'template.keep': 'Keep, rename, remove templates',
			'edition.press': 'Send to press; open for correction',
			'evidence.read': 'Take the evidence pack',
			'evidence.keep': 'Keep the evidence pack',
			'page.plan': 'Lay out a page',
			'plan.try': 'Try another plan',
			'page.proof': 'Pull a proof',
			'page.sign': 'Sign a clean proof',
			'story.place': 'Place stories',
			'story.create': 'Begin stories, take text in, promise',
			'story.read': 'Read stories',
			'story.write': 'Write, accept suggestions (until sign-off)',
			'story.manage': 'Hand in; target, authors; spike',
			'story.approve': 'Sign reviews, proofreading, sign-off',
			'story.return': 'Send back',
			'story.reopen': 'Take back a sign-off',
			'signature.void': 'Strike a signature',
			'check.waive': 'Let pass what the press check found',
			'check.remind': 'Remind whoever an item of the press check waits for',
			'story.comment': 'Comment, suggest',
			'thread.require': 'Say whether a correction is required',
			'story.send-out': 'Send to an outside reviewer',
			'outside.answer': 'Answer an outside review',
			'person.manage': 'Add people, change roles, deactivate',
			'newsroom.configure': 'Change the paper’s settings',
			'audit.read': 'See the audit log'
		},
		rules: {
			...{ always: 'yes', never: '–', own: 'own stories', 'own-page': 'own pages' },
			'own-thread': 'own comments'
		},
		named: (steps) => (steps.length === 0 ? '–' : steps.join(', ')),
		cleanProof: 'yes'
	}
);
