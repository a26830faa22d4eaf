import { defineTexts } from './texts.ts';

/** The words of a paper's own way from draft to press. */
export const workflowTexts = defineTexts(
	{
		heading: '审校流程',
		lead: '勾上的步骤才走；每一步由勾上的角色签。送审和签发总是要的。改了以后，已经走到某一步的稿件还在那一步签。',
		step: '步骤',
		ready: '现成的走法',
		ways: { small: '三个人的报', large: '四十个人的报' },
		readyNote: '点了再改，保存了才算。',
		due: '付印前（分钟）',
		dueOf: (step: string) => `${step}最晚在付印前几分钟`,
		signs: (role: string, step: string) => `${role}签${step}`,
		cleanProof: '清样（按版签）',
		nobody: '这一步总得有人能签。',
		sameReviewer: '一个人可以签同一篇的两道审',
		sameReviewerHint: '人手少的报社用；这样签的，签名上会注明。'
	},
	{
		heading: 'Steps of signing',
		lead: 'A story takes the steps that are ticked; each is signed by the roles ticked beside it. Handing in and signing off are always there. Stories that stand in a step stay there.',
		step: 'Step',
		ready: 'Ready-made',
		ways: { small: 'A paper of three', large: 'A paper of forty' },
		readyNote: 'Choose one, change it; it holds once saved.',
		due: 'Before press (min.)',
		dueOf: (step) => `${step}: latest, minutes before press`,
		signs: (role, step) => `${role} signs ${step}`,
		cleanProof: 'Clean proof (of a page)',
		nobody: 'Somebody has to be able to sign this step.',
		sameReviewer: 'One person may sign two reviews of a story',
		sameReviewerHint: 'For small papers; such a signature says so.'
	}
);
