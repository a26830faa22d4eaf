import type { Command, CommandType, Refusal } from '../commands.ts';
import type { DeskView } from '../records.ts';
import { err, ok, type Result } from '../result.ts';
import type { ApplyContext, Outcome, Rule, Seed } from './context.ts';
import { Draft } from './draft.ts';
import { createEdition, setPages, updateEdition } from './editions.ts';
import { addAsset, updateNewsroom } from './newsroom.ts';
import { layoutPage, labelSlot, saveTemplate, setTeaser, updatePage } from './pages.ts';
import { activate, addPerson, deactivate, setRoles, updatePerson } from './people.ts';
import { place, unplace } from './placements.ts';
import { pullProof } from './proofs.ts';
import { moveDraft, returnStory, signStory, voidSignature } from './signing.ts';
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
	resolveThread,
	unacceptSuggestion
} from './threads.ts';
import { undo } from './undo.ts';
import { keepVersion, restoreVersion } from './versions.ts';

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
	'page.update': updatePage,
	'page.layout': layoutPage,
	'template.save': saveTemplate,
	'story.create': createStory,
	'story.import': importStories,
	'story.update': updateStory,
	'story.stage': moveDraft,
	'story.sign': signStory,
	'story.return': returnStory,
	'signature.void': voidSignature,
	'version.keep': keepVersion,
	'version.restore': restoreVersion,
	'story.spike': spikeStory,
	'story.revive': reviveStory,
	'story.place': place,
	'story.unplace': unplace,
	'slot.label': labelSlot,
	'slot.teaser': setTeaser,
	'thread.open': openThread,
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
	const refusal = rule(draft, command, context, seeds);
	return refusal ? err(refusal) : ok({ changes: draft.changes(), seeds });
}
