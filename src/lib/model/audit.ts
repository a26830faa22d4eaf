import type { CommandType } from './commands.ts';
import type { Id } from './ids.ts';
import type { Change } from './records.ts';

export const AUDIT_GROUPS = ['signature', 'story', 'comment', 'page', 'people', 'paper'] as const;
/**
 * What a command is about. signature: passing a story on, sending it back, signing it off; page:
 * editions, pages, what stands on them, and proofs; people: who works here and may do what.
 */
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

export const GROUP_OF: Record<CommandType, AuditGroup> = {
	'newsroom.update': 'paper',
	'person.add': 'people',
	'person.update': 'people',
	'person.roles': 'people',
	'person.deactivate': 'people',
	'person.activate': 'people',
	'edition.create': 'page',
	'edition.update': 'page',
	'edition.pages': 'page',
	'edition.withdraw': 'page',
	'edition.renumber': 'page',
	'edition.format': 'page',
	'edition.press': 'signature',
	'edition.correct': 'signature',
	'edition.repack': 'page',
	'edition.packed': 'page',
	'page.update': 'page',
	'page.layout': 'page',
	'template.save': 'paper',
	'template.remove': 'paper',
	'format.add': 'paper',
	'format.update': 'paper',
	'closure.set': 'paper',
	'closure.lift': 'paper',
	'story.create': 'story',
	'story.import': 'story',
	'story.update': 'story',
	'story.stage': 'signature',
	'story.sign': 'signature',
	'story.return': 'signature',
	'signature.void': 'signature',
	'version.keep': 'story',
	'version.restore': 'story',
	'promise.update': 'story',
	'promise.withdraw': 'story',
	'outside.invite': 'signature',
	'outside.withdraw': 'signature',
	'outside.open': 'signature',
	'outside.answer': 'signature',
	'story.spike': 'story',
	'story.revive': 'story',
	'story.hold': 'story',
	'story.release': 'story',
	'story.carry': 'story',
	'plan.mark': 'page',
	'plan.restore': 'page',
	'tryout.start': 'page',
	'tryout.change': 'page',
	'tryout.commit': 'page',
	'tryout.drop': 'page',
	'story.place': 'page',
	'story.unplace': 'page',
	'slot.label': 'page',
	'slot.teaser': 'page',
	'thread.open': 'comment',
	'thread.require': 'comment',
	'thread.reply': 'comment',
	'thread.edit': 'comment',
	'thread.remove': 'comment',
	'thread.resolve': 'comment',
	'thread.reopen': 'comment',
	'thread.accept': 'comment',
	'thread.decline': 'comment',
	'thread.unaccept': 'comment',
	'asset.add': 'story',
	'proof.pull': 'page',
	'page.sign': 'signature',
	'pageSignature.void': 'signature',
	'check.waive': 'signature',
	'check.unwaive': 'signature',
	'check.remind': 'page',
	undo: 'paper'
};

export const COMMAND_TYPES = Object.keys(GROUP_OF) as CommandType[];

/** The types of a group; those of signatures have a solid node in the chain. */
export const typesOf = (group: AuditGroup): CommandType[] =>
	COMMAND_TYPES.filter((type) => GROUP_OF[type] === group);

/** The stories, pages and editions that changes are about, each once: what the log is looked up by. */
export function subjectsOf(changes: readonly Change[]): Id[] {
	return [...new Set(changes.flatMap(subjectsOfOne))];
}

function subjectsOfOne({ kind, id, value }: Change): Id[] {
	const own = kind === 'story' || kind === 'page' || kind === 'edition' ? [id] : [];
	const { storyId, pageId, editionId } = (value ?? {}) as Partial<
		Record<'storyId' | 'pageId' | 'editionId', Id | null>
	>;
	return [...own, storyId, pageId, editionId].filter((one) => typeof one === 'string');
}
