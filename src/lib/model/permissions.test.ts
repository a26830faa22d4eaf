import { describe, expect, it } from 'vitest';
import { ACTIONS, can, RULES, type Action, type Rule, type Thing } from './permissions.ts';
import { ROLES, type Person, type Role } from './person.ts';
import { STAGES, type Stage } from './story.ts';

const ME = 'me';
const someone = (roles: Role[], active = true): Pick<Person, 'id' | 'roles' | 'active'> => ({
	id: ME,
	roles,
	active
});

const story = (who: { authorIds?: string[]; sharedIds?: string[]; createdBy?: string } = {}) => ({
	authorIds: ['other'],
	sharedIds: [],
	createdBy: 'other',
	stage: 'editing' as Stage,
	...who
});

/** Who said what in it, one after another. */
const thread = (...personIds: string[]) => ({
	comments: personIds.map((personId, at) => ({
		...{ id: `c${at}`, personId, body: '', mentionIds: [] },
		...{ at, editedAt: null }
	}))
});

/** For each rule: things that satisfy it, and things that do not. */
const EXAMPLES: Record<Rule, { may: Thing[]; mayNot: Thing[] }> = {
	always: { may: [{}, { story: story() }, { page: { editorId: 'other' } }], mayNot: [] },
	never: {
		may: [],
		mayNot: [
			{},
			{ story: story({ authorIds: [ME], sharedIds: [ME], createdBy: ME }) },
			{ page: { editorId: ME } }
		]
	},
	own: {
		may: [
			{ story: story({ authorIds: ['other', ME] }) },
			{ story: story({ sharedIds: [ME] }) },
			{ story: story({ createdBy: ME }) }
		],
		mayNot: [{}, { story: story() }, { page: { editorId: ME } }]
	},
	'own-page': {
		may: [{ page: { editorId: ME } }],
		mayNot: [
			{},
			{ page: { editorId: 'other' } },
			{ page: { editorId: null } },
			{ story: story({ authorIds: [ME] }) }
		]
	},
	'own-thread': {
		may: [{ thread: thread(ME, 'other') }],
		mayNot: [
			...[{}, { thread: thread('other', ME) }, { thread: { comments: [] } }],
			{ story: story({ authorIds: [ME] }), page: { editorId: ME } }
		]
	},
	named: {
		may: [{ signers: [...ROLES] }],
		mayNot: [{}, { signers: [] }, { story: story({ authorIds: [ME] }) }]
	}
};

describe.each(ACTIONS)('%s', (action) => {
	it.each(ROLES)('by a %s is as the table says', (role) => {
		const { may, mayNot } = EXAMPLES[RULES[action][role]];
		for (const thing of may) expect(can(someone([role]), action, thing)).toBe(true);
		for (const thing of mayNot) expect(can(someone([role]), action, thing)).toBe(false);
	});

	it('is for nobody who is inactive or holds no role', () => {
		for (const { may } of Object.values(EXAMPLES)) {
			for (const thing of may) {
				expect(can(someone([...ROLES], false), action, thing)).toBe(false);
				expect(can(someone([]), action, thing)).toBe(false);
			}
		}
	});

	it('is open to whoever has one role that may', () => {
		const thing = { signers: ROLES };
		const open = ROLES.filter((role) => ['always', 'named'].includes(RULES[action][role]));
		for (const one of open) {
			for (const other of ROLES) expect(can(someone([other, one]), action, thing)).toBe(true);
		}
		// Signatures are struck, packs made, and links opened and answered, by the house alone.
		const nobodys = ['signature.void', 'evidence.keep', 'outside.answer'];
		expect(open.length > 0).toBe(!nobodys.includes(action));
	});
});

describe('what is signed off', () => {
	const mine = { authorIds: [ME], sharedIds: [ME], createdBy: ME };

	it.each(ROLES)('is written by no %s', (role) => {
		const signed = { story: { ...story(mine), stage: 'signed' as const } };
		expect(can(someone([role]), 'story.write', signed)).toBe(false);
	});

	it.each(ROLES)('or has gone to press, by no %s either, in whatever stage', (role) => {
		for (const stage of STAGES) {
			const pressed = { story: { ...story(mine), stage, pressedIn: 'today' } };
			expect(can(someone([role]), 'story.write', pressed)).toBe(false);
		}
	});

	it('is the only stage that locks the words', () => {
		const open = STAGES.filter((stage) =>
			can(someone(['editor']), 'story.write', { story: { ...story(mine), stage } })
		);
		expect(open).toEqual(STAGES.filter((stage) => stage !== 'signed'));
	});

	it('may still be read and commented', () => {
		const signed = { story: { ...story(), stage: 'signed' as const } };
		for (const action of ['story.read', 'story.comment'] satisfies Action[]) {
			expect(can(someone(['proofreader']), action, signed)).toBe(true);
		}
	});
});

describe('the promises of the house', () => {
	const WRITES: Action[] = [
		'edition.plan',
		'page.plan',
		'story.place',
		'story.create',
		'story.write',
		'story.manage'
	];

	it.each(WRITES)('a proofreader reads and comments, and has no %s', (action) => {
		expect(RULES[action].proofreader).toBe('never');
	});

	it('an administrator is not let into stories by being one', () => {
		for (const action of ['story.read', 'story.write', 'story.comment'] satisfies Action[]) {
			expect(RULES[action].administrator).toBe('never');
		}
	});

	it('people and settings are the administrator’s alone', () => {
		for (const action of ['person.manage', 'newsroom.configure'] satisfies Action[]) {
			const allowed = ROLES.filter((role) => RULES[action][role] !== 'never');
			expect(allowed).toEqual(['administrator']);
		}
	});
});
