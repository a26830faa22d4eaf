import type { Command, CommandType, Refusal } from '../commands.ts';
import type { DeskView } from '../records.ts';
import { err, ok, type Result } from '../result.ts';
import type { ApplyContext, Outcome, Rule, Seed } from './context.ts';
import { Draft } from './draft.ts';
import { liftClosure, setClosure } from './closures.ts';
import {
	createEdition,
	renumberEdition,
	setPages,
	updateEdition,
	withdrawEdition
} from './editions.ts';
import { addFormat, reformatEdition, updateFormat } from './formats.ts';
import { remind } from './reminders.ts';
import { addAsset, updateNewsroom } from './newsroom.ts';
import { refuseFrozen } from './frozen.ts';
import { correctEdition, keepPack, pressEdition, repackEdition } from './press.ts';
import { carryStories, holdStory, releaseStory } from './holding.ts';
import { markPlan, restorePage } from './plan.ts';
import { answerOutside, inviteOutside, openOutside, withdrawOutside } from './outside.ts';
import {
	layoutPage,
	labelSlot,
	removeTemplate,
	saveTemplate,
	setTeaser,
	updatePage
} from './pages.ts';
import { activate, addPerson, deactivate, setRoles, updatePerson } from './people.ts';
import { place, unplace } from './placements.ts';
import { updatePromise, withdrawPromise } from './promises.ts';
import { signPage, voidPageSignature } from './page-signing.ts';
import { pullProof } from './proofs.ts';
import { moveDraft, returnStory, signStory, voidSignature } from './signing.ts';
import { traceMoves } from './trace-moves.ts';
import { createStory, importStories, reviveStory, spikeStory } from './stories.ts';
import { updateStory } from './story-record.ts';
import {
	acceptSuggestion,
	declineSuggestion,
	editComment,
	openThread,
	removeComment,
	reopenThread,
	reply,
	requireThread,
	resolveThread,
	unacceptSuggestion
} from './threads.ts';
import { changeTryOut, commitTryOut, dropTryOut, startTryOut } from './tryouts.ts';
import { undo } from './undo.ts';
import { keepVersion, restoreVersion } from './versions.ts';
import { unwaive, waive } from './waivers.ts';

const RULES: { [T in CommandType]: Rule<T> } = {
	'newsroom.update': updateNewsroom,
	'person.add': addPerson,
	'person.update': updatePerson,
	'person.roles': setRoles,
	'person.deactivate': deactivate,
	'person.activate': activate,
	'edition.create': createEdition,
	'edition.update': updateEdition,
	'edition.pages': setPages,
	'edition.withdraw': withdrawEdition,
	'edition.renumber': renumberEdition,
	'edition.format': reformatEdition,
	'edition.press': pressEdition,
	'edition.correct': correctEdition,
	'edition.repack': repackEdition,
	'edition.packed': keepPack,
	'page.update': updatePage,
	'page.layout': layoutPage,
	'template.save': saveTemplate,
	'template.remove': removeTemplate,
	'format.add': addFormat,
	'format.update': updateFormat,
	'closure.set': setClosure,
	'closure.lift': liftClosure,
	'story.create': createStory,
	'story.import': importStories,
	'story.update': updateStory,
	'story.stage': moveDraft,
	'story.sign': signStory,
	'story.return': returnStory,
	'signature.void': voidSignature,
	'version.keep': keepVersion,
	'version.restore': restoreVersion,
	'promise.update': updatePromise,
	'promise.withdraw': withdrawPromise,
	'outside.invite': inviteOutside,
	'outside.withdraw': withdrawOutside,
	'outside.open': openOutside,
	'outside.answer': answerOutside,
	'story.spike': spikeStory,
	'story.revive': reviveStory,
	'story.hold': holdStory,
	'story.release': releaseStory,
	'story.carry': carryStories,
	'plan.mark': markPlan,
	'plan.restore': restorePage,
	'tryout.start': startTryOut,
	'tryout.change': changeTryOut,
	'tryout.commit': commitTryOut,
	'tryout.drop': dropTryOut,
	'story.place': place,
	'story.unplace': unplace,
	'slot.label': labelSlot,
	'slot.teaser': setTeaser,
	'thread.open': openThread,
	'thread.require': requireThread,
	'thread.reply': reply,
	'thread.edit': editComment,
	'thread.remove': removeComment,
	'thread.resolve': resolveThread,
	'thread.reopen': reopenThread,
	'thread.accept': acceptSuggestion,
	'thread.decline': declineSuggestion,
	'thread.unaccept': unacceptSuggestion,
	'asset.add': addAsset,
	'proof.pull': pullProof,
	'page.sign': signPage,
	'pageSignature.void': voidPageSignature,
	'check.waive': waive,
	'check.unwaive': unwaive,
	'check.remind': remind,
	undo
};

/**
 * What a command changes, or why it is refused. Pure: the same view, command and context give the
 * same outcome, in the browser as on the server. Whether the person may do it is permit()'s.
 */
export function apply(
	view: DeskView,
	command: Command,
	context: ApplyContext
): Result<Outcome, Refusal> {
	const draft = new Draft(view);
	const seeds: Seed[] = [];
	const rule = RULES[command.type] as Rule<CommandType>;
	const refused = rule(draft, command, context, seeds);
	// Whoever takes a move back leaves no trace: the story is where it was, with what was told before.
	if (!refused && command.type !== 'undo') traceMoves(view, draft, context);
	const changes = refused ? [] : draft.changes();
	const refusal = refused ?? refuseFrozen(view, command.type, changes);
	return refusal ? err(refusal) : ok({ changes, seeds });
}
