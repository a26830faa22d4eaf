import type { Newsroom } from './newsroom.ts';
import type { Role } from './person.ts';
import type { Signature } from './signature.ts';
import type { Stage, Story } from './story.ts';

export const STEPS = [
	'handIn',
	'review1',
	'review2',
	'review3',
	'proof1',
	'proof2',
	'signOff'
] as const;
/** 送审, 一审, 二审, 三审, 一校, 二校, 签发: what is done to a story with one's name under it. */
export type Step = (typeof STEPS)[number];

/** Steps that may be left out; handing in and signing off are in every paper's way. */
export const OPTIONAL_STEPS = ['review1', 'review2', 'review3', 'proof1', 'proof2'] as const;
export type OptionalStep = (typeof OPTIONAL_STEPS)[number];

/** Steps that are signed: handing in is the writer's. */
export type SignedStep = Exclude<Step, 'handIn'>;
export const SIGNED_STEPS = STEPS.filter((step): step is SignedStep => step !== 'handIn');

export const REVIEWS: readonly Step[] = ['review1', 'review2', 'review3'];

/** A paper's own way from draft to press. */
export interface Workflow {
	/** The optional steps in use, in the order of STEPS. */
	steps: OptionalStep[];
	/** Who may sign what: whoever holds one of these roles. */
	signers: Record<SignedStep, Role[]>;
	/** A small paper may let one person sign two reviews of a story; the signature then says so. */
	sameReviewer: boolean;
	/** 清样: whether pages are signed before press, and by whoever holds one of these roles. */
	cleanProof: { isUsed: boolean; signers: Role[] };
	/** By when a step is to be signed, minutes before press; one that is not there: by the story's own deadline. */
	deadlines: Partial<Record<SignedStep, number>>;
}

/** What of it a paper has said. */
export type WorkflowSettings = Partial<Omit<Workflow, 'signers'>> & {
	signers?: Partial<Workflow['signers']>;
};

const DEFAULT: Workflow = {
	steps: ['review1', 'review2', 'review3', 'proof1'],
	signers: {
		review1: ['editor', 'chief'],
		review2: ['editor', 'chief'],
		review3: ['chief'],
		proof1: ['proofreader'],
		proof2: ['proofreader'],
		signOff: ['chief']
	},
	sameReviewer: false,
	cleanProof: { isUsed: true, signers: ['editor', 'chief'] },
	deadlines: { review1: 180, review2: 120, review3: 75, proof1: 45, proof2: 35, signOff: 20 }
};

/** 三个人的报 and 四十个人的报: ways to start from. */
export const READY_WAYS: Record<'small' | 'large', Workflow> = {
	small: {
		steps: ['review1', 'proof1'],
		signers: {
			review1: ['editor', 'chief'],
			review2: ['editor', 'chief'],
			review3: ['chief'],
			proof1: ['editor', 'proofreader'],
			proof2: ['editor', 'proofreader'],
			signOff: ['editor', 'chief']
		},
		sameReviewer: true,
		cleanProof: { isUsed: false, signers: ['editor', 'chief'] },
		deadlines: { review1: 90, proof1: 45, signOff: 20 }
	},
	large: {
		steps: ['review1', 'review2', 'review3', 'proof1', 'proof2'],
		signers: {
			review1: ['editor'],
			review2: ['editor', 'chief'],
			review3: ['chief'],
			proof1: ['proofreader'],
			proof2: ['proofreader'],
			signOff: ['chief']
		},
		sameReviewer: false,
		cleanProof: { isUsed: true, signers: ['editor', 'chief'] },
		deadlines: { review1: 180, review2: 120, review3: 75, proof1: 60, proof2: 35, signOff: 20 }
	}
};

/** The paper's way; what has never been said is as three reviews and one proofreading. */
export function workflowOf(newsroom: Pick<Newsroom, 'workflow'> | null | undefined): Workflow {
	const { signers, ...rest } = newsroom?.workflow ?? {};
	return { ...DEFAULT, ...rest, signers: { ...DEFAULT.signers, ...signers } };
}

/** The longest that a step's deadline is before press, minutes. */
export const MAX_STEP_MINUTES = 24 * 60;

/** The steps a story takes at this paper, in order. */
export const stepsOf = ({ steps }: Workflow): Step[] =>
	STEPS.filter((step) => !isOptional(step) || steps.includes(step));

const isOptional = (step: Step): step is OptionalStep =>
	(OPTIONAL_STEPS as readonly Step[]).includes(step);

const STAGE_OF: Record<Step, Stage> = {
	handIn: 'editing',
	review1: 'review1',
	review2: 'review2',
	review3: 'review3',
	proof1: 'proofing',
	proof2: 'proofing',
	signOff: 'proofing'
};

/** Where a story stands while it waits for a step. */
export const stageOf = (step: Step): Stage => STAGE_OF[step];

/** The next step in use; null after the last. */
export const stepAfter = (workflow: Workflow, step: Step): Step | null =>
	stepsOf(workflow).find((one) => STEPS.indexOf(one) > STEPS.indexOf(step)) ?? null;

/**
 * Who may write while a story waits for a step, without striking what was signed before: whoever may
 * sign it. While a proofreading is waited for, whose signer marks the faults and may not write, it is
 * anybody who may sign at all. What is written after the last proofreading is read by whoever signs
 * off alone, so there it is only they.
 */
export function rolesInTurn(workflow: Workflow, step: SignedStep): Role[] {
	const { signers } = workflow;
	if (stageOf(step) !== 'proofing' || step === 'signOff') return signers[step];
	const used = SIGNED_STEPS.filter((one) => stepsOf(workflow).includes(one));
	return [...new Set(used.flatMap((one) => signers[one]))];
}

/** Where a step brings a story. */
export function stageAfter(workflow: Workflow, step: Step): Stage {
	const next = stepAfter(workflow, step);
	return next ? stageOf(next) : 'signed';
}

/**
 * The step a story waits for; null once it is signed off. `standing`: its signatures that hold. A
 * stage that the paper has left out meanwhile is still waited for by the stories that stand there.
 */
export function pendingStep(
	{ stage }: Pick<Story, 'stage'>,
	workflow: Workflow,
	standing: readonly Pick<Signature, 'step'>[]
): Step | null {
	if (stage === 'signed') return null;
	if (stage === 'draft' || stage === 'editing') return 'handIn';
	if (stage !== 'proofing') return stage;
	const signed = standing.map(({ step }) => step);
	const open = stepsOf(workflow).find(
		(step) => stageOf(step) === 'proofing' && !signed.includes(step)
	);
	return open ?? 'signOff';
}

/** The stages in use, in order: what the board of stages has columns for. */
export const stagesOf = (workflow: Workflow): Stage[] => [
	...new Set<Stage>(['draft', 'editing', ...stepsOf(workflow).map(stageOf), 'signed'])
];

/** Whether somebody could be found for every step: administrators read no stories. */
export const isWorkflow = (workflow: Workflow): boolean =>
	workflow.steps.every((step, index) => workflow.steps.indexOf(step) === index) &&
	[...SIGNED_STEPS.map((step) => workflow.signers[step]), workflow.cleanProof.signers].every(
		(roles) => roles.some((role) => role !== 'administrator')
	);
