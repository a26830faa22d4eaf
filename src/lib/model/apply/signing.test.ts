import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, Refusal } from '../commands.ts';
import type { Person } from '../person.ts';
import { HOUSE } from '../person.ts';
import { gone, put } from '../records.ts';
import {
	isSignedOff,
	lastStanding,
	signatureState,
	signaturesOf,
	standingOf,
	stepOf
} from '../signature.ts';
import { STAGES, type Stage } from '../story.ts';
import { stageOf, stagesOf, STEPS, workflowOf, type Step } from '../workflow.ts';
import { apply } from './apply.ts';
import { maySign } from './may-run.ts';
import { someNights } from '#tests/support/nights.ts';
import { aPaper, aPerson, aStory, someFacts, type Paper } from '#tests/support/paper.ts';

let paper: Paper;
const house = aPerson(HOUSE);
const [writer, one, two, chief, reader] = [
	aPerson('writer', 'reporter'),
	aPerson('one', 'editor'),
	aPerson('two', 'editor'),
	aPerson('chief', 'chief'),
	aPerson('reader', 'proofreader')
];
/** Who signs what in these stories. */
const SIGNERS: Record<Step, Person> = {
	...{ handIn: writer, review1: one, review2: two, review3: chief },
	...{ proof1: reader, proof2: reader, signOff: chief }
};

beforeEach(() => {
	({ paper } = aPaper());
	for (const person of [writer, one, two, chief, reader]) paper.put('person', person);
	paper.put('story', aStory('s', { authorIds: ['writer'], stage: 'editing' }));
	write('text');
});

let made = 0;
const write = (hash: string) => paper.put('facts', someFacts('s', [10], { hash }));
const hash = () => paper.get('facts', 's')?.hash ?? '';
const story = () => {
	const found = paper.get('story', 's');
	if (!found) throw new Error('there is no story');
	return found;
};
const signatures = () => signaturesOf(paper, 's');
const refused = (error: Refusal) => ({ ok: false, error });
const sign = (step: Step, person = SIGNERS[step], text = hash()) =>
	paper.run(person, { type: 'story.sign', id: `s${(made += 1)}`, storyId: 's', step, hash: text });
const signThrough = (last: Step) => {
	for (const step of STEPS.slice(0, STEPS.indexOf(last) + 1))
		if (step !== 'proof2') expect(sign(step)).toMatchObject({ ok: true });
};
const sendBack = (to: Stage, person: Person, reason = '第三段的数字请核') =>
	paper.run(person, {
		...{ type: 'story.return', id: `r${(made += 1)}`, storyId: 's', from: story().stage, to },
		...{ about: 'facts', reason }
	});
const strike = (by: Person): void => {
	const last = lastStanding(signatures());
	if (!last) throw new Error('nothing is signed');
	const command: Command = { type: 'signature.void', id: last.id, by: by.id, paragraphs: [2] };
	expect(paper.run(house, command)).toMatchObject({ ok: true });
};

describe('a story', () => {
	it('goes from hand to hand, each with their name under the text they saw', () => {
		signThrough('signOff');
		expect(story().stage).toBe('signed');
		expect(standingOf(signatures()).map(({ step, personId }) => [step, personId])).toEqual([
			['handIn', 'writer'],
			['review1', 'one'],
			['review2', 'two'],
			['review3', 'chief'],
			['proof1', 'reader'],
			['signOff', 'chief']
		]);
		expect(isSignedOff(story(), signatures(), paper.get('facts', 's'))).toBe(true);
	});

	it('waits in proofreading for its second reading where the paper has one, and for the sign-off', () => {
		const steps = ['review1', 'proof1', 'proof2'] as const;
		paper.put('newsroom', { ...NEWSROOM, workflow: { steps: [...steps] } });
		const taken: Step[] = ['handIn', 'review1', 'proof1', 'proof2', 'signOff'];
		for (const step of taken) {
			expect(stepOf(paper, story())).toBe(step);
			expect(sign(step)).toMatchObject({ ok: true });
		}
		expect(stepOf(paper, story())).toBeNull();
	});

	it('is signed only for the step it waits for', () => {
		expect(sign('review2')).toEqual(refused({ reason: 'stage-changed', stage: 'editing' }));
		signThrough('handIn');
		expect(sign('handIn')).toEqual(refused({ reason: 'stage-changed', stage: 'review1' }));
	});

	it('is signed only as the text that was seen', () => {
		signThrough('handIn');
		write('changed');
		expect(sign('review1', one, 'text')).toEqual(refused({ reason: 'text-changed' }));
		expect(sign('review1')).toMatchObject({ ok: true });
	});

	it('is offered for signing to whoever may sign it as it is, and to nobody else', () => {
		const offered = (...people: Person[]) =>
			people.map((person) => maySign(paper, person, story()));
		expect(offered(writer, reader)).toEqual([true, false]);
		signThrough('review1');
		// The second review is somebody else’s than the first one.
		expect(offered(one, two, writer)).toEqual([false, true, false]);
		paper.put('story', { ...story(), incomplete: true });
		expect(offered(two)).toEqual([false]);
		paper.put('story', { ...story(), incomplete: false });
		for (const step of ['review2', 'review3', 'proof1', 'signOff'] as const) sign(step);
		expect(offered(one, two, writer, reader, chief)).not.toContain(true);
	});

	it('is not signed by one person for two reviews, unless the paper lets them: then it is noted', () => {
		signThrough('review1');
		expect(sign('review2', one)).toEqual(refused({ reason: 'second-review' }));
		paper.put('newsroom', { ...NEWSROOM, workflow: { sameReviewer: true } });
		expect(sign('review2', one)).toMatchObject({ ok: true });
		expect(signatures().at(-1)).toMatchObject({ step: 'review2', sameReviewer: true });
		expect(signatures()[1]?.sameReviewer).toBeUndefined();
	});

	it('is sent back with a reason, and what was signed from there on no longer holds', () => {
		signThrough('review2');
		expect(sendBack('review1', chief, ' ')).toEqual(refused({ reason: 'invalid', what: 'reason' }));
		expect(sendBack('review3', chief)).toEqual(refused({ reason: 'invalid', what: 'stage' }));
		expect(sendBack('review1', chief)).toMatchObject({ ok: true });
		expect(story().stage).toBe('review1');
		expect(signatures().map((each) => [each.step, each.void?.cause])).toEqual([
			['handIn', undefined],
			['review1', 'returned'],
			['review2', 'returned']
		]);
		expect([...paper.list('return')]).toMatchObject([
			{ from: 'review3', to: 'review1', about: 'facts', personId: 'chief', hash: 'text' }
		]);
		// Whose review was struck may sign either review now.
		expect(sign('review1', two)).toMatchObject({ ok: true });
	});

	it('is opened again after the sign-off by a chief editor alone', () => {
		signThrough('signOff');
		expect(sendBack('proofing', one)).toEqual(refused({ reason: 'forbidden' }));
		expect(sendBack('proofing', chief)).toMatchObject({ ok: true });
		expect(signatures().at(-1)?.void).toMatchObject({ cause: 'returned', by: 'chief' });
		expect(stepOf(paper, story())).toBe('proof1');
	});
});

it('is set aside, not removed, by whoever takes its making back after it was handed in', () => {
	const own: Command = { type: 'story.create', ...aStory('own'), stage: 'draft', blocks: [] };
	const made = paper.run(house, own);
	expect(made.ok).toBe(true);
	const after = put('story', paper.get('story', 'own') ?? story());
	paper.put('facts', someFacts('own', [10], { hash: 'own' }));
	const handIn = { id: 'h', storyId: 'own', step: 'handIn', hash: 'own' } as const;
	expect(paper.run(house, { type: 'story.sign', ...handIn }).ok).toBe(true);
	const undoing = {
		...{ personId: HOUSE, command: own, changes: [after], before: [gone('story', 'own')] },
		changedSince: new Map([['story/own', HOUSE]])
	};
	const context = { personId: HOUSE, at: 7, newId: () => 'x', undoing };
	const outcome = apply(paper, { type: 'undo', commandId: 'c' }, context);
	expect(outcome).toMatchObject({ ok: true, value: { changes: [{ value: { spikedAt: 7 } }] } });
});

describe('a signature', () => {
	it('is struck when the text is changed by somebody whose turn it is not, and waited for again', () => {
		signThrough('review2');
		write('changed');
		strike(writer);
		expect(signatures().at(-1)).toMatchObject({
			...{ step: 'review2', hash: 'text' },
			void: { cause: 'edited', by: 'writer', paragraphs: [2] }
		});
		expect(story().stage).toBe('review2');
		expect(lastStanding(signatures())?.step).toBe('review1');
		expect(sign('review2')).toMatchObject({ ok: true });
	});

	it('is not struck while the text is the one that was signed', () => {
		signThrough('review2');
		const id = signatures().at(-1)?.id ?? '';
		const command: Command = { type: 'signature.void', id, by: 'writer', paragraphs: [] };
		expect(paper.run(house, command)).toEqual(refused({ reason: 'invalid', what: 'signature' }));
	});

	it('says what it is of: this text, an earlier one, one that was changed since', () => {
		signThrough('review1');
		write('changed');
		const states = () => signatures().map((each) => signatureState(each, signatures(), hash()));
		expect(states()).toEqual(['earlier', 'changed']);
		sign('review2');
		expect(states()).toEqual(['earlier', 'earlier', 'current']);
	});
});

const NEWSROOM = {
	...{ id: 'newsroom' as const, name: '报', timeZone: 'Asia/Shanghai', formatId: 'sikai' },
	...{ pressTime: '23:30', masthead: {}, createdAt: 0 }
};

describe('nights of edits, signatures, returns and restored texts', () => {
	it('never show a text as signed whose hash is not the signed one', () => {
		const { wrong, signedOff, struck } = someNights(1, 500);
		expect(wrong).toEqual([]);
		expect(signedOff).toBeGreaterThan(100);
		expect(struck).toBeGreaterThan(100);
	});
});

describe('the way of a paper', () => {
	it('has a stage for every step in use, and for no other', () => {
		expect(stagesOf(workflowOf(undefined))).toEqual([...STAGES]);
		expect(stagesOf(workflowOf({ workflow: { steps: ['review3'] } }))).toEqual([
			...['draft', 'editing', 'review3', 'proofing', 'signed']
		]);
		expect(STEPS.map(stageOf)).not.toContain('signed');
	});

	it('is refused where nobody could sign a step', () => {
		paper.put('newsroom', NEWSROOM);
		const workflow = { signers: { review1: [] } };
		expect(paper.run(house, { type: 'newsroom.update', patch: { workflow } })).toEqual(
			refused({ reason: 'invalid', what: 'workflow' })
		);
	});
});
