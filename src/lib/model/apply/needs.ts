import type { CommandOf, NewStory, PlainCommand } from '../commands.ts';
import { takesNumber } from '../edition.ts';
import type { Id } from '../ids.ts';
import { can, type Action, type Thing } from '../permissions.ts';
import type { Placement } from '../page.ts';
import type { Person } from '../person.ts';
import type { DeskView } from '../records.ts';
import { unreachable } from '../result.ts';
import { isSecondReview, signaturesOf, stepOf } from '../signature.ts';
import type { Story } from '../story.ts';
import { rolesInTurn, workflowOf, type Step } from '../workflow.ts';
import { mainPlacement, pageOfSlot, placementsOf } from './placements.ts';

/** One thing that must be allowed for a command. */
export interface Need {
	action: Action;
	thing?: Thing;
}

/** What a command needs; what taking a try-out needs is told by permit(). */
export function needsOf(view: DeskView, command: PlainCommand, personId: Id): Need[] {
	switch (command.type) {
		case 'newsroom.update':
		case 'format.add':
		case 'format.update':
		case 'edition.format':
			return [{ action: 'newsroom.configure' }];
		case 'person.add':
		case 'person.update':
		case 'person.roles':
		case 'person.deactivate':
		case 'person.activate':
			return [{ action: 'person.manage' }];
		case 'edition.create':
			return [{ action: takesNumber(command) ? 'edition.plan' : 'calendar.plan' }];
		case 'edition.withdraw': {
			const edition = view.get('edition', command.id);
			return [{ action: edition && !takesNumber(edition) ? 'calendar.plan' : 'edition.plan' }];
		}
		case 'edition.update':
		case 'edition.pages':
		case 'edition.renumber':
			return [{ action: 'edition.plan' }];
		case 'template.save':
		case 'template.remove':
			return [{ action: 'template.keep' }];
		case 'closure.set':
		case 'closure.lift':
			return [{ action: 'calendar.plan' }];
		case 'edition.press':
		case 'edition.correct':
		case 'edition.repack':
			return [{ action: 'edition.press' }];
		case 'edition.packed':
			return [{ action: 'evidence.keep' }];
		case 'page.update': {
			const { editorId, proofreaderId, deadline } = command.patch;
			const isPlan = [editorId, proofreaderId, deadline].some((value) => value !== undefined);
			if (isPlan) return [{ action: 'edition.plan' }];
			return [{ action: 'page.plan', thing: pageThing(view, command.id) }];
		}
		case 'page.layout':
			return [{ action: 'page.plan', thing: pageThing(view, command.id) }];
		case 'slot.label':
		case 'slot.teaser':
			return [{ action: 'story.place', thing: pageThing(view, command.pageId) }];
		case 'story.create':
			return newStoryNeeds(view, command);
		case 'story.import':
			return [
				...command.stories.flatMap((story) => newStoryNeeds(view, story)),
				...command.teasers.map((teaser) => slotNeed(view, teaser.slotId))
			];
		case 'story.update':
			return [
				{ action: 'story.manage', thing: storyThing(view, command.id) },
				...dayNeeds(view, command.id, command.patch.editionId)
			];
		case 'story.spike':
			return [
				{ action: 'story.manage', thing: storyThing(view, command.id) },
				...leaveNeeds(view, placementsOf(view, command.id))
			];
		case 'story.hold':
		case 'story.release':
			return holdNeeds(view, command.id, personId);
		case 'story.revive':
			return [{ action: 'story.manage', thing: storyThing(view, command.id) }];
		case 'story.stage':
			return [{ action: 'story.manage', thing: storyThing(view, command.id) }];
		case 'story.sign':
			return [signNeed(view, command.storyId, command.step)];
		case 'story.return':
			return [returnNeed(view, command.storyId)];
		case 'signature.void':
			return [{ action: 'signature.void' }];
		case 'promise.update':
		case 'promise.withdraw':
			return [{ action: 'story.manage', thing: storyThing(view, command.storyId) }];
		case 'outside.invite':
			return [{ action: 'story.send-out', thing: storyThing(view, command.storyId) }];
		case 'outside.withdraw':
			return [{ action: 'story.send-out', thing: outsideThing(view, command.id) }];
		case 'outside.open':
		case 'outside.answer':
			return [{ action: 'outside.answer' }];
		case 'version.keep':
			return [{ action: 'story.comment', thing: storyThing(view, command.storyId) }];
		case 'version.restore':
			return [{ action: 'story.write', thing: storyThing(view, command.storyId) }];
		case 'story.carry':
			return command.storyIds.flatMap((id) => [
				{ action: 'story.manage', thing: storyThing(view, id) },
				...leaveNeeds(view, placementsOf(view, id))
			]);
		case 'plan.mark':
			return [{ action: 'edition.plan' }];
		case 'tryout.start':
		case 'tryout.drop':
		case 'tryout.change':
			// On whose page ever it is tried: the say over the pages is asked for when it is taken.
			return [{ action: 'plan.try' }];
		case 'plan.restore':
			return [
				{ action: 'page.plan', thing: pageThing(view, command.pageId) },
				{ action: 'story.place', thing: pageThing(view, command.pageId) },
				...backNeeds(view, command)
			];
		case 'story.place':
			return [
				{ action: 'story.place', thing: pageThing(view, command.pageId) },
				...leaveNeeds(view, mainPlacement(view, command.storyId)),
				...dayNeeds(view, command.storyId, view.get('page', command.pageId)?.editionId)
			];
		case 'story.unplace':
			return command.slotId === undefined
				? [{ action: 'desk.read' }, ...leaveNeeds(view, placementsOf(view, command.storyId))]
				: [slotNeed(view, command.slotId)];
		case 'thread.open':
			return [{ action: 'story.comment', thing: storyThing(view, command.storyId) }];
		case 'thread.require':
			return [{ action: 'thread.require', thing: threadThing(view, command.id) }];
		case 'thread.reply':
		case 'thread.edit':
		case 'thread.remove':
		case 'thread.resolve':
		case 'thread.reopen':
			return [{ action: 'story.comment', thing: threadThing(view, command.id) }];
		case 'thread.accept':
		case 'thread.decline':
		case 'thread.unaccept':
			return [{ action: 'story.write', thing: threadThing(view, command.id) }];
		case 'asset.add':
			return [
				command.asset.storyId === null
					? { action: 'story.create' }
					: { action: 'story.write', thing: storyThing(view, command.asset.storyId) }
			];
		case 'proof.pull':
			return [{ action: 'page.proof', thing: pageThing(view, command.pageId) }];
		case 'page.sign': {
			const { signers } = workflowOf(view.get('newsroom', 'newsroom')).cleanProof;
			return [{ action: 'page.sign', thing: { ...pageThing(view, command.pageId), signers } }];
		}
		case 'pageSignature.void':
			return [{ action: 'signature.void' }];
		case 'check.waive':
		case 'check.unwaive':
			return [{ action: 'check.waive' }];
		case 'check.remind':
			return [{ action: 'check.remind' }];
		case 'undo':
			return [{ action: 'desk.read' }];
		default:
			return unreachable(command);
	}
}

function newStoryNeeds(view: DeskView, story: NewStory): Need[] {
	const needs: Need[] = [{ action: 'story.create' }];
	if (story.slotId) needs.push(slotNeed(view, story.slotId));
	return needs;
}

/** What somebody holds, others release, or hold for another reason, who have the say over its page; of the pool, over the edition. */
function holdNeeds(view: DeskView, storyId: Id, personId: Id): Need[] {
	const manage: Need = { action: 'story.manage', thing: storyThing(view, storyId) };
	const held = view.get('story', storyId)?.held;
	if (!held || held.personId === personId) return [manage];
	return [manage, sayOver(view, storyId)];
}

/** The say over the page where a story begins; of the pool, over the edition. */
export function sayOver(view: DeskView, storyId: Id): Need {
	const pageId = mainPlacement(view, storyId)?.pageId;
	return pageId === undefined
		? { action: 'edition.plan' }
		: { action: 'page.plan', thing: pageThing(view, pageId) };
}

/** Handing in is the writer's; what is signed after that is for whom the paper names. */
function signNeed(view: DeskView, storyId: Id, step: Step): Need {
	const thing = storyThing(view, storyId);
	if (step === 'handIn') return { action: 'story.manage', thing };
	const { signers } = workflowOf(view.get('newsroom', 'newsroom'));
	return { action: 'story.approve', thing: { ...thing, signers: signers[step] } };
}

function returnNeed(view: DeskView, storyId: Id): Need {
	const story = view.get('story', storyId);
	const step = story && stepOf(view, story);
	const thing = storyThing(view, storyId);
	if (story?.stage === 'signed') return { action: 'story.reopen', thing };
	if (!step || step === 'handIn') return { action: 'story.manage', thing };
	const { signers } = workflowOf(view.get('newsroom', 'newsroom'));
	return { action: 'story.return', thing: { ...thing, signers: signers[step] } };
}

/**
 * Whether an edit of a person's is part of the step that a story waits for (see `rolesInTurn`). Of a
 * review they may not sign, since they have signed another one, it is not.
 */
export function isTheirTurn(
	view: DeskView,
	person: Pick<Person, 'id' | 'roles' | 'active'>,
	story: Story
): boolean {
	const step = stepOf(view, story);
	if (!step) return false;
	const { action, thing } = signNeed(view, story.id, step);
	if (step === 'handIn') return can(person, action, thing);
	const workflow = workflowOf(view.get('newsroom', 'newsroom'));
	if (isSecondReview(workflow, signaturesOf(view, story.id), step, person.id)) return false;
	return can(person, action, { ...thing, signers: rolesInTurn(workflow, step) });
}

/** Taking a story off a page needs the say over that page. */
export const leaveNeeds = (view: DeskView, placements: Placement | Placement[] = []): Need[] =>
	[placements].flat().map(({ pageId }) => ({
		action: 'story.place',
		thing: pageThing(view, pageId)
	}));

/** What goes back to a page leaves where it stands now. */
const backNeeds = (view: DeskView, { placements }: CommandOf<'plan.restore'>): Need[] =>
	placements
		.filter(({ slotId, storyId }) => view.get('placement', slotId)?.storyId !== storyId)
		.flatMap(({ storyId }) => leaveNeeds(view, mainPlacement(view, storyId)));

/** Moving a story to another day takes it off the pages of the one it was for. */
const dayNeeds = (view: DeskView, storyId: Id, editionId: Id | null | undefined): Need[] =>
	editionId === undefined
		? []
		: leaveNeeds(
				view,
				placementsOf(view, storyId).filter((placement) => placement.editionId !== editionId)
			);

const slotNeed = (view: DeskView, slotId: Id): Need => {
	const page = pageOfSlot(view, slotId);
	return { action: 'story.place', thing: page ? { page } : {} };
};

export function pageThing(view: DeskView, id: Id): Thing {
	const page = view.get('page', id);
	return page ? { page } : {};
}

export function storyThing(view: DeskView, id: Id): Thing {
	const story: Story | undefined = view.get('story', id);
	return story ? { story } : {};
}

function threadThing(view: DeskView, id: Id): Thing {
	const thread = view.get('thread', id);
	return thread ? { ...storyThing(view, thread.storyId), thread } : {};
}

function outsideThing(view: DeskView, id: Id): Thing {
	const review = view.get('outside', id);
	return review ? storyThing(view, review.storyId) : {};
}
