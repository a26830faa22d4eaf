import type { Id } from './ids.ts';
import type { Page } from './page.ts';
import type { Person, Role } from './person.ts';
import type { Story } from './story.ts';
import type { Thread } from './thread.ts';

/**
 * Roles and what each may do: the one table. The README's table and the test of every cell are
 * made from it; nothing else in Copydesk asks for a role.
 *
 * always; never; own: their own story or shared with them; own-page: pages whose editor they are;
 * own-thread: threads that they began; named: where the paper's settings name their role.
 * Whatever writes words needs the story not signed off and not gone to press (see `can`).
 */
export type Rule = 'always' | 'never' | 'own' | 'own-page' | 'own-thread' | 'named';

export const ACTIONS = [
	'desk.read',
	'edition.plan',
	'calendar.plan',
	'template.keep',
	'edition.press',
	'evidence.read',
	'evidence.keep',
	'page.plan',
	'plan.try',
	'page.proof',
	'page.sign',
	'story.place',
	'story.create',
	'story.read',
	'story.write',
	'story.manage',
	'story.approve',
	'story.return',
	'story.reopen',
	'signature.void',
	'check.waive',
	'check.remind',
	'story.comment',
	'thread.require',
	'story.send-out',
	'outside.answer',
	'person.manage',
	'newsroom.configure',
	'audit.read'
] as const;
/**
 * desk.read: see the board. edition.plan: make editions, set pages, press time, who edits a page.
 * calendar.plan: say on which days no paper appears, and which appear besides. template.keep: keep, rename and remove templates.
 * edition.press: send an edition to press, open it again for a correction. evidence.read: take its evidence
 * pack, in which all texts are. evidence.keep: nobody's, the server makes packs by itself.
 * page.plan: lay out a page. plan.try: try another plan beside the real one. page.proof: pull a proof of one. page.sign: sign its clean proof. story.place: put stories on a page. story.manage: hand it in, target,
 * people, spike, promises. story.approve: sign the step it waits for. story.return: send it back. story.reopen:
 * take back a sign-off. signature.void: nobody's, the server strikes signatures by itself. check.waive: let pass what the press check has found. check.remind: ask whoever it waits for to see to it. story.comment: comment, reply, suggest, resolve. thread.require: say
 * whether a comment is a required correction (必改) or a remark. story.send-out: show it
 * to somebody outside the house, and see who opened the link. outside.answer: nobody's, the server's for whoever holds a link. Accepting a suggestion is story.write.
 * audit.read: see who did what, as far as the words in it are theirs to read.
 */
export type Action = (typeof ACTIONS)[number];

export const RULES: Record<Action, Record<Role, Rule>> = {
	'desk.read': row('always', 'always', 'always', 'always', 'always'),
	'edition.plan': row('never', 'never', 'always', 'never', 'never'),
	'calendar.plan': row('never', 'never', 'always', 'never', 'always'),
	'template.keep': row('never', 'never', 'always', 'never', 'always'),
	'edition.press': row('never', 'never', 'always', 'never', 'never'),
	'evidence.read': row('never', 'never', 'always', 'never', 'never'),
	'evidence.keep': row('never', 'never', 'never', 'never', 'never'),
	'page.plan': row('never', 'own-page', 'always', 'never', 'never'),
	'plan.try': row('never', 'always', 'always', 'never', 'never'),
	'page.proof': row('never', 'always', 'always', 'always', 'never'),
	'page.sign': row('named', 'named', 'named', 'named', 'never'),
	'story.place': row('never', 'own-page', 'always', 'never', 'never'),
	'story.create': row('always', 'always', 'always', 'never', 'never'),
	'story.read': row('always', 'always', 'always', 'always', 'never'),
	'story.write': row('own', 'always', 'always', 'never', 'never'),
	'story.manage': row('own', 'always', 'always', 'never', 'never'),
	'story.approve': row('named', 'named', 'named', 'named', 'never'),
	'story.return': row('named', 'always', 'always', 'named', 'never'),
	'signature.void': row('never', 'never', 'never', 'never', 'never'),
	'check.waive': row('never', 'never', 'always', 'never', 'never'),
	'check.remind': row('never', 'always', 'always', 'always', 'never'),
	'story.reopen': row('never', 'never', 'always', 'never', 'never'),
	'story.comment': row('always', 'always', 'always', 'always', 'never'),
	'thread.require': row('own-thread', 'always', 'always', 'own-thread', 'never'),
	'story.send-out': row('never', 'always', 'always', 'never', 'never'),
	'outside.answer': row('never', 'never', 'never', 'never', 'never'),
	'person.manage': row('never', 'never', 'never', 'never', 'always'),
	'newsroom.configure': row('never', 'never', 'never', 'never', 'always'),
	'audit.read': row('never', 'never', 'always', 'never', 'always')
};

function row(
	reporter: Rule,
	editor: Rule,
	chief: Rule,
	proofreader: Rule,
	administrator: Rule
): Record<Role, Rule> {
	return { reporter, editor, chief, proofreader, administrator };
}

/** What an action is on; leave out what does not apply. */
export interface Thing {
	story?: Pick<Story, 'authorIds' | 'sharedIds' | 'stage' | 'createdBy' | 'pressedIn'>;
	page?: Pick<Page, 'editorId'>;
	thread?: Pick<Thread, 'comments'>;
	/** The roles that the paper names for a step. */
	signers?: readonly Role[];
}

/** Whether a person may do an action on a thing. The only permission test there is. */
export function can(
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	action: Action,
	thing: Thing = {}
): boolean {
	if (!person.active) return false;
	if (action === 'story.write' && isLocked(thing.story)) return false;
	return person.roles.some((role) => meets(RULES[action][role], role, person.id, thing));
}

/** Signed off, or gone to press. */
const isLocked = (story: Thing['story']): boolean =>
	story?.stage === 'signed' || story?.pressedIn !== undefined;

function meets(rule: Rule, role: Role, personId: Id, thing: Thing): boolean {
	switch (rule) {
		case 'always':
			return true;
		case 'never':
			return false;
		case 'own':
			return (
				thing.story !== undefined &&
				(thing.story.authorIds.includes(personId) ||
					thing.story.sharedIds.includes(personId) ||
					thing.story.createdBy === personId)
			);
		case 'own-page':
			return thing.page?.editorId === personId;
		case 'own-thread':
			return thing.thread?.comments[0]?.personId === personId;
		case 'named':
			return thing.signers?.includes(role) ?? false;
	}
}
