import {
	MAX_PROMISE_LENGTH,
	promiseState,
	type PromiseTerms,
	type StoryPromise
} from '../promise.ts';
import type { Refusal } from '../commands.ts';
import type { Story } from '../story.ts';
import { invalid, notFound, type ApplyContext, type Rule } from './context.ts';
import type { Draft } from './draft.ts';
import { placementsOf } from './placements.ts';

/** A promise as it is made. */
export const newPromise = (
	terms: PromiseTerms,
	{ personId, at }: Pick<ApplyContext, 'personId' | 'at'>
): StoryPromise => ({ ...terms, by: personId, at, changes: [], withdrawn: null, keptAt: null });

/** Why somebody cannot promise that; null: they can. */
export function promiseFault(terms: PromiseTerms, at: number): Refusal | null {
	if (!isPromise(terms)) return invalid('promise');
	return Math.abs(terms.dueAt - at) > FARTHEST ? invalid('promise-time') : null;
}

/** Nobody promises for another year: a time so far away is a slip, ms. */
const FARTHEST = 366 * 86_400_000;

/** Whether it says what will come, and when. */
const isPromise = ({ title, length, dueAt }: Partial<PromiseTerms>): boolean =>
	(title ?? '').trim() !== '' &&
	Number.isFinite(dueAt) &&
	(length == null || (length > 0 && length <= MAX_PROMISE_LENGTH));

export const updatePromise: Rule<'promise.update'> = (draft, { storyId, patch }, context) => {
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	const { promise } = story;
	if (story.spikedAt !== null && !promise?.withdrawn) return invalid('spiked');
	if (stateOf(draft, story)?.standing === 'kept') return invalid('kept');
	const next = promise
		? changed(promise, patch, context)
		: newPromise({ ...NOTHING_SAID, ...patch }, context);
	// What was promised long ago may be called otherwise still.
	const fault = promiseFault(next, patch.dueAt === undefined ? next.dueAt : context.at);
	if (fault) return fault;
	// A target that somebody else has set is theirs.
	const follows = story.target === (promise?.length ?? null);
	const target = follows ? next.length : story.target;
	draft.put('story', { ...story, target, promise: next, spikedAt: null });
	return null;
};

const NOTHING_SAID = { title: '', length: null, dueAt: NaN, photo: false, note: '' };

/** What really changes is noted with who changed it; promised again, it is no longer withdrawn. */
function changed(
	promise: StoryPromise,
	patch: Partial<PromiseTerms>,
	{ personId: by, at }: ApplyContext
): StoryPromise {
	const fields = (Object.keys(patch) as (keyof PromiseTerms)[]).filter(
		(field) => promise[field] !== patch[field]
	);
	const before = Object.fromEntries(fields.map((field) => [field, promise[field]]));
	const changes = fields.length > 0 ? [...promise.changes, { by, at, before }] : promise.changes;
	return { ...promise, ...patch, changes, withdrawn: null };
}

export const withdrawPromise: Rule<'promise.withdraw'> = (draft, { storyId, reason }, context) => {
	const story = draft.get('story', storyId);
	if (!story) return notFound('story');
	const { promise } = story;
	if (story.spikedAt !== null) return invalid('spiked');
	if (!promise) return invalid('promise');
	if (stateOf(draft, story)?.standing === 'kept') return invalid('kept');
	if (promise.withdrawn) return null;
	const { personId: by, at } = context;
	const withdrawn = { by, at, reason: reason.trim() };
	// On a page it stays where it is, marked: whoever makes the page decides what comes instead.
	const isAlone = isUnwritten(draft, story, context) && placementsOf(draft, storyId).length === 0;
	const spikedAt = isAlone ? at : null;
	draft.put('story', { ...story, promise: { ...promise, withdrawn }, spikedAt });
	return null;
};

const isUnwritten = (draft: Draft, { id }: Story, { isBehind }: ApplyContext): boolean =>
	(draft.get('facts', id)?.length ?? 0) === 0 && !isBehind?.(id);

const stateOf = (draft: Draft, story: Story) =>
	promiseState(story, draft.get('facts', story.id), 0);
