import * as v from 'valibot';
import { MAX_PROMISE_LENGTH, MAX_PROMISE_NOTE, MAX_PROMISE_TITLE } from '#model/promise.ts';
import { RETURN_REASONS } from '#model/signature.ts';
import { MAX_HOLD_REASON, STAGES, STORY_KINDS } from '#model/story.ts';
import { MAX_LABEL } from '#model/version.ts';
import { STEPS } from '#model/workflow.ts';
import {
	command,
	count,
	hash,
	id,
	ids,
	line,
	positive,
	prose,
	reason,
	teaserItems,
	teaserTitle,
	time,
	why
} from './parts.ts';

const listChange = v.partial(v.strictObject({ add: ids, remove: ids }));

const seedBlock = v.object({
	type: v.picklist([
		'kicker',
		'headline',
		'subhead',
		'byline',
		'paragraph',
		'crosshead',
		'quote',
		'listItem',
		'photo'
	]),
	text: v.pipe(v.string(), v.maxLength(200_000)),
	attrs: v.optional(
		v.record(
			v.pipe(v.string(), v.regex(/^[a-z][A-Za-z]{0,31}$/)),
			v.nullable(v.union([v.pipe(v.string(), v.maxLength(2000)), v.number()]))
		)
	)
});

const promise = v.object({
	title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_PROMISE_TITLE)),
	length: v.nullable(v.pipe(positive, v.maxValue(MAX_PROMISE_LENGTH))),
	dueAt: time,
	photo: v.boolean(),
	note: v.pipe(v.string(), v.maxLength(MAX_PROMISE_NOTE))
});

const newStory = {
	id,
	editionId: v.nullable(id),
	kind: v.picklist(STORY_KINDS),
	section: line,
	authorIds: ids,
	target: v.nullable(positive),
	incomplete: v.optional(v.boolean()),
	promise: v.optional(promise),
	stage: v.optional(v.picklist(['draft', 'editing'])),
	blocks: v.pipe(v.array(seedBlock), v.maxLength(5000)),
	slotId: v.optional(id)
};

const asset = v.object({
	id,
	storyId: v.nullable(id),
	mime: v.picklist(['image/jpeg', 'image/webp', 'image/png']),
	width: positive,
	height: positive,
	bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
	caption: prose,
	credit: line,
	fileName: line,
	addedBy: id,
	addedAt: time
});

/** Stories, their way through the steps, and what belongs to them. */
export const STORY_SCHEMAS = {
	'story.create': command('story.create', newStory),
	'story.import': command('story.import', {
		editionId: id,
		stories: v.pipe(v.array(v.object(newStory)), v.maxLength(100)),
		teasers: v.pipe(
			v.array(v.object({ slotId: id, items: teaserItems, title: teaserTitle })),
			v.maxLength(100)
		)
	}),
	'story.update': command('story.update', {
		id,
		patch: v.partial(
			v.object({
				kind: v.picklist(STORY_KINDS),
				section: line,
				authorIds: listChange,
				sharedIds: listChange,
				editorId: v.nullable(id),
				target: v.nullable(positive),
				deadline: v.nullable(time),
				incomplete: v.boolean(),
				editionId: v.nullable(id)
			})
		)
	}),
	'story.stage': command('story.stage', { id, to: v.picklist(STAGES) }),
	'story.sign': command('story.sign', { id, storyId: id, step: v.picklist(STEPS), hash }),
	'story.return': command('story.return', {
		id,
		storyId: id,
		from: v.picklist(STAGES),
		to: v.picklist(STAGES),
		about: v.picklist(RETURN_REASONS),
		reason: reason(2000)
	}),
	'signature.void': command('signature.void', {
		id,
		by: id,
		paragraphs: v.pipe(v.array(count), v.maxLength(5000))
	}),
	'version.keep': command('version.keep', {
		storyId: id,
		label: v.pipe(v.string(), v.trim(), v.maxLength(MAX_LABEL))
	}),
	'version.restore': command('version.restore', { storyId: id, hash }),
	'promise.update': command('promise.update', { storyId: id, patch: v.partial(promise) }),
	'promise.withdraw': command('promise.withdraw', {
		storyId: id,
		reason: why(MAX_PROMISE_NOTE)
	}),
	'story.spike': command('story.spike', { id }),
	'story.revive': command('story.revive', { id }),
	'story.hold': command('story.hold', {
		id,
		reason: reason(MAX_HOLD_REASON)
	}),
	'story.release': command('story.release', { id }),
	'story.carry': command('story.carry', { storyIds: v.pipe(ids, v.nonEmpty()), editionId: id }),
	'asset.add': command('asset.add', { asset })
};
