import * as v from 'valibot';
import type { Command, CommandOf, CommandType } from '#model/commands.ts';
import { EDITION_KINDS, MAX_EDITION_NAME, isDate } from '#model/edition.ts';
import { isId, type Id } from '#model/ids.ts';
import { MASTHEAD_LIMITS, POINTER_STYLES } from '#model/masthead.ts';
import {
	BORDERS,
	CORNERS,
	HEAD_LEVELS,
	MAX_TEASER_ITEMS,
	MAX_TEASER_TITLE,
	SIDES,
	SLOT_ROLES
} from '#model/page.ts';
import { OUTSIDE_LIMITS as LIMITS, VERDICTS } from '#model/outside.ts';
import { PRINT_FAULTS } from '#model/print-options.ts';
import { ROLES, isEmail, isUsername } from '#model/person.ts';
import { MAX_PROMISE_LENGTH, MAX_PROMISE_NOTE, MAX_PROMISE_TITLE } from '#model/promise.ts';
import { MAX_CLOSURE_REASON, MAX_SECTION_NAME, MAX_SECTIONS } from '#model/publishing.ts';
import { CHECK_KINDS, MAX_REASON } from '#model/press-check/check-item.ts';
import { MAX_ASKED } from '#model/press-check/reminder.ts';
import { RETURN_REASONS } from '#model/signature.ts';
import { MAX_TRYOUT_NAME } from '#model/tryout/tryout.ts';
import { MAX_MOMENT_NAME } from '#model/moment.ts';
import { MAX_HOLD_REASON, STAGES, STORY_KINDS } from '#model/story.ts';
import { MAX_LABEL } from '#model/version.ts';
import {
	MAX_STEP_MINUTES,
	SIGNED_STEPS,
	STEPS,
	OPTIONAL_STEPS,
	type SignedStep
} from '#model/workflow.ts';
import { bareArt, isVectorArt, type VectorArt } from '#model/vector-art.ts';

/** What comes in over HTTP is one of these or is refused; fields nobody knows are left out. */

const id = v.custom<Id>(isId);
const ids = v.pipe(v.array(id), v.maxLength(200));
const listChange = v.partial(v.strictObject({ add: ids, remove: ids }));
const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));
const line = v.pipe(v.string(), v.maxLength(500));
const prose = v.pipe(v.string(), v.maxLength(20_000));
/** Epoch ms, as far as dates reach: beyond that nobody could show it. */
const time = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000));
const positive = v.pipe(count, v.minValue(1));
const date = v.custom<string>(isDate);
/** Columns of a page, and lines, are some: beyond that a frame for each would take minutes to make. */
const fewColumns = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20));
const someLines = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(400));
const issue = v.nullable(positive);
const roles = v.pipe(v.array(v.picklist(ROLES)), v.nonEmpty());
/** sha-256, hex. */
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const email = v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(254), v.check(isEmail)));

const gridRect = v.object({ column: count, line: count, span: positive, lines: positive });
const teaserItems = v.pipe(
	v.array(v.object({ storyId: v.nullable(id), words: v.nullable(line) })),
	v.maxLength(MAX_TEASER_ITEMS)
);
const teaserTitle = v.optional(v.pipe(v.string(), v.maxLength(MAX_TEASER_TITLE)));
const teaser = v.variant('kind', [
	v.object({ title: teaserTitle, kind: v.literal('stories'), items: teaserItems }),
	v.object({ title: teaserTitle, kind: v.literal('index') })
]);
const slot = v.object({
	id,
	role: v.picklist(SLOT_ROLES),
	at: gridRect,
	parts: v.optional(v.pipe(v.array(gridRect), v.length(2))),
	measure: v.optional(v.pipe(fewColumns, v.minValue(1))),
	headLines: v.optional(someLines),
	photoLines: v.optional(someLines),
	level: v.optional(v.picklist(HEAD_LEVELS)),
	headColumns: v.optional(fewColumns),
	photoColumns: v.optional(v.pipe(fewColumns, v.minValue(1))),
	photoCorner: v.optional(v.picklist(CORNERS)),
	border: v.optional(v.picklist(BORDERS)),
	sides: v.optional(v.pipe(v.array(v.picklist(SIDES)), v.maxLength(SIDES.length))),
	label: v.optional(line),
	teaser: v.optional(teaser)
});
const slots = v.pipe(v.array(slot), v.maxLength(200));

const editionName = v.pipe(v.string(), v.trim(), v.maxLength(MAX_EDITION_NAME));
const editionPatch = v.partial(
	v.object({ issue, pressAt: time, kind: v.picklist(EDITION_KINDS), name: editionName })
);
const closureTerms = {
	...{ from: date, to: date },
	reason: v.pipe(v.string(), v.trim(), v.maxLength(MAX_CLOSURE_REASON))
};
const pageStart = v.object({
	...{ templateId: id, name: line, deadline: v.optional(v.nullable(time)) },
	...{ editorId: v.optional(v.nullable(id)), proofreaderId: v.optional(v.nullable(id)) }
});
/** What changes a plan, for real or on a try-out. */
const placing = { storyId: id, slotId: id, pageId: id, expect: v.nullable(id) };
const unplacing = { storyId: id, slotId: v.optional(id) };
const labelling = { pageId: id, slotId: id, label: line };
const teasing = {
	...{ pageId: id, slotId: id, teaser: v.nullable(teaser) },
	expect: v.optional(v.nullable(teaser))
};
const drawing = { id, slots, templateId: v.nullable(id), expect: v.optional(slots) };

/** How a page is laid out, and which story stands in which of its slots. */
const pagePlan = {
	...{ slots, templateId: v.nullable(id) },
	placements: v.pipe(v.array(v.object({ slotId: id, storyId: id })), v.maxLength(200))
};

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

/** A relative position as Yjs writes it; whoever resolves it judges it. */
const position = v.pipe(
	v.unknown(),
	v.check((value) => value != null && JSON.stringify(value).length <= 1000)
);
const anchor = v.object({
	start: v.nullable(position),
	end: v.nullable(position),
	quote: prose,
	prefix: line,
	suffix: line
});

/** Of somebody whom nobody has checked: it stands in lists, on one line. */
const oneLine = v.pipe(v.string(), v.trim(), v.regex(/^[^\p{Cc}\u2028\u2029]*$/u));
/**
 * Why something was done, in somebody's words: it is read in logs and lists, so what no one sees, and what
 * turns the reading of others around, is left out.
 */
const UNSEEN = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const why = (longest: number) =>
	v.pipe(
		v.string(),
		v.transform((text) => text.replace(UNSEEN, '')),
		v.trim(),
		v.maxLength(longest)
	);
const reason = (longest: number) => v.pipe(why(longest), v.nonEmpty());
const outsideThread = v.object({
	...{ id, anchor: v.nullable(anchor), orphaned: v.boolean() },
	body: v.pipe(v.string(), v.maxLength(LIMITS.comment)),
	replacement: v.nullable(v.pipe(v.string(), v.maxLength(LIMITS.comment)))
});

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

const evidencePack = v.variant('state', [
	v.object({ state: v.literal('packing') }),
	v.object({
		state: v.literal('ready'),
		sha256: hash,
		bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
		missing: v.array(
			v.variant('what', [
				v.object({ what: v.literal('pdf'), fault: v.picklist(PRINT_FAULTS) }),
				v.object({ what: v.literal('story'), storyId: id })
			])
		)
	}),
	v.object({ state: v.literal('failed') })
]);

const said = { body: prose, mentionIds: ids };

const command = <T extends CommandType, E extends v.ObjectEntries>(type: T, entries: E) =>
	v.object({ type: v.literal(type), ...entries });

const masthead = v.partial(
	v.object({
		latin: line,
		organ: line,
		publisher: line,
		hotline: line,
		registration: line,
		slogans: v.pipe(v.array(line), v.maxLength(MASTHEAD_LIMITS.slogans)),
		codes: v.pipe(
			v.array(v.object({ label: line, text: line })),
			v.maxLength(MASTHEAD_LIMITS.codes)
		),
		art: v.nullable(v.pipe(v.custom<VectorArt>(isVectorArt), v.transform(bareArt))),
		pointer: v.picklist(POINTER_STYLES)
	})
);

const pageCause = v.union([
	v.object({ kind: v.picklist(['words', 'run', 'came', 'went']), storyId: id }),
	v.object({ kind: v.picklist(['layout', 'furniture']) })
]);

/** Nobody: refused with a sentence of its own. */
const signers = v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length));
const stepMinutes = v.pipe(count, v.maxValue(MAX_STEP_MINUTES));
const workflow = v.partial(
	v.object({
		steps: v.pipe(v.array(v.picklist(OPTIONAL_STEPS)), v.maxLength(OPTIONAL_STEPS.length)),
		signers: v.partial(
			v.object(
				Object.fromEntries(SIGNED_STEPS.map((step) => [step, signers])) as Record<
					SignedStep,
					typeof signers
				>
			)
		),
		sameReviewer: v.boolean(),
		cleanProof: v.object({ isUsed: v.boolean(), signers }),
		deadlines: v.partial(
			v.object(
				Object.fromEntries(SIGNED_STEPS.map((step) => [step, stepMinutes])) as Record<
					SignedStep,
					typeof stepMinutes
				>
			)
		)
	})
);

const week = v.pipe(v.array(v.object({ pages: count, press: v.nullable(line) })), v.length(7));
/** Empty ones and those of the same name: refused with a sentence of their own. */
const sectionName = v.pipe(v.string(), v.trim(), v.maxLength(MAX_SECTION_NAME));
const sections = v.pipe(
	v.array(
		v.object({
			...{ id, name: sectionName, pageName: sectionName },
			...{ editorId: v.nullable(id), proofreaderId: v.nullable(id) }
		})
	),
	v.maxLength(MAX_SECTIONS)
);
const positions = v.pipe(
	v.array(
		v.object({
			...{ sectionId: v.nullable(id), templateId: v.nullable(id), minutes: v.nullable(count) }
		})
	),
	v.maxLength(64)
);

const settings = v.partial(
	v.object({
		...{ name, timeZone: name, formatId: id, pressTime: line, masthead, workflow, week },
		...{ anchor: v.nullable(v.object({ date, issue: positive })), sections, pagePlan: positions }
	})
);

/** A number that is filled in, in whatever unit: what it may be is said with a sentence of its own. */
const figure = v.pipe(v.number(), v.finite());
const heads = v.pipe(v.array(figure), v.maxLength(4));
const formatPatch = v.partial(
	v.object({
		...{ name: v.pipe(v.string(), v.trim(), v.maxLength(200)), width: figure, height: figure },
		...{ top: v.nullable(figure), bleed: figure, em: figure, pitch: figure, columns: figure },
		...{ chars: figure, gutter: figure, lines: figure, heads, hairline: figure },
		retired: v.boolean()
	})
);
/** What a template was drawn in; it is checked as one that is filled in. */
const drawnIn = v.object({
	...{ id, name, trim: v.object({ width: figure, height: figure }), em: figure, pitch: figure },
	...{ columns: figure, chars: figure, gutter: figure, lines: figure },
	...{ top: v.optional(figure), bleed: v.optional(figure), hairline: v.optional(figure) },
	heads: v.optional(heads)
});

const SCHEMAS: { [T in CommandType]: v.GenericSchema<unknown, CommandOf<T>> } = {
	'newsroom.update': command('newsroom.update', {
		patch: settings,
		expect: v.optional(settings)
	}),
	'person.add': command('person.add', {
		id,
		name,
		username: v.pipe(v.string(), v.check(isUsername)),
		email,
		roles
	}),
	'person.update': command('person.update', { id, patch: v.partial(v.object({ name, email })) }),
	'person.roles': command('person.roles', { id, roles }),
	'person.deactivate': command('person.deactivate', { id }),
	'person.activate': command('person.activate', { id }),
	'edition.create': command('edition.create', {
		id,
		date,
		issue,
		pressAt: time,
		formatId: id,
		kind: v.optional(v.picklist(EDITION_KINDS)),
		name: v.optional(editionName),
		from: v.union([
			v.object({
				templates: v.pipe(v.array(pageStart), v.maxLength(64))
			}),
			v.object({ editionId: id })
		])
	}),
	'edition.update': command('edition.update', {
		id,
		patch: editionPatch,
		expect: v.optional(editionPatch)
	}),
	'edition.withdraw': command('edition.withdraw', { id }),
	'edition.pages': command('edition.pages', { id, count: positive }),
	'edition.renumber': command('edition.renumber', { id, issue: positive, expect: positive }),
	'edition.format': command('edition.format', { id }),
	'edition.press': command('edition.press', { id, issue, expect: hash }),
	'edition.correct': command('edition.correct', {
		id,
		reason: reason(2000),
		pageIds: ids,
		storyIds: ids
	}),
	'edition.repack': command('edition.repack', { id }),
	'edition.packed': command('edition.packed', { id, version: positive, pack: evidencePack }),
	'page.update': command('page.update', {
		id,
		patch: v.partial(
			v.object({
				name: line,
				editorId: v.nullable(id),
				proofreaderId: v.nullable(id),
				deadline: v.nullable(time)
			})
		)
	}),
	'page.layout': command('page.layout', drawing),
	'template.save': command('template.save', {
		template: v.object({
			id,
			name,
			formatId: id,
			format: v.optional(drawnIn),
			kind: v.picklist(['front', 'inside', 'ad']),
			slots
		})
	}),
	'template.remove': command('template.remove', { id }),
	'format.add': command('format.add', { id, likeId: id, patch: formatPatch }),
	'format.update': command('format.update', {
		...{ id, patch: formatPatch, expect: v.optional(formatPatch) }
	}),
	'closure.set': command('closure.set', {
		...{ id, ...closureTerms },
		expect: v.optional(v.object(closureTerms))
	}),
	'closure.lift': command('closure.lift', { id }),
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
	'outside.invite': command('outside.invite', {
		...{ id, storyId: id, hash, note: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.note)) },
		name: v.pipe(oneLine, v.nonEmpty(), v.maxLength(LIMITS.name)),
		unit: v.pipe(oneLine, v.maxLength(LIMITS.unit)),
		...{ expiresAt: time, key: v.optional(v.pipe(v.string(), v.regex(/^[\w-]{43}$/))) }
	}),
	'outside.withdraw': command('outside.withdraw', { id }),
	'outside.open': command('outside.open', {
		...{ id, device: line, agent: line, address: line, refused: v.optional(v.boolean()) }
	}),
	'outside.answer': command('outside.answer', {
		...{ id, answerId: id, verdict: v.picklist(VERDICTS) },
		remark: v.pipe(v.string(), v.maxLength(LIMITS.remark)),
		threads: v.pipe(v.array(outsideThread), v.maxLength(LIMITS.comments))
	}),
	'story.spike': command('story.spike', { id }),
	'story.revive': command('story.revive', { id }),
	'story.hold': command('story.hold', {
		id,
		reason: reason(MAX_HOLD_REASON)
	}),
	'story.release': command('story.release', { id }),
	'story.carry': command('story.carry', { storyIds: v.pipe(ids, v.nonEmpty()), editionId: id }),
	'plan.mark': command('plan.mark', {
		...{ id, editionId: id },
		name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_MOMENT_NAME))
	}),
	'plan.restore': command('plan.restore', {
		...{ pageId: id, ...pagePlan },
		expect: v.object(pagePlan)
	}),
	'tryout.start': command('tryout.start', {
		...{ id, editionId: id },
		name: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(MAX_TRYOUT_NAME))
	}),
	'tryout.change': command('tryout.change', {
		id,
		command: v.variant('type', [
			command('story.place', placing),
			command('story.unplace', unplacing),
			command('slot.label', labelling),
			command('slot.teaser', teasing),
			command('page.layout', drawing)
		])
	}),
	'tryout.commit': command('tryout.commit', {
		id,
		decisions: v.pipe(
			v.array(
				v.object({
					key: v.pipe(v.string(), v.maxLength(500)),
					take: v.picklist(['tried', 'real'])
				})
			),
			v.maxLength(500)
		)
	}),
	'tryout.drop': command('tryout.drop', { id }),
	'story.place': command('story.place', placing),
	'story.unplace': command('story.unplace', unplacing),
	'slot.label': command('slot.label', labelling),
	'slot.teaser': command('slot.teaser', teasing),
	'thread.open': command('thread.open', {
		id,
		storyId: id,
		anchor: v.nullable(anchor),
		...said,
		replacement: v.nullable(prose),
		required: v.optional(v.boolean())
	}),
	'thread.require': command('thread.require', { id, required: v.boolean() }),
	'thread.reply': command('thread.reply', { id, commentId: id, ...said }),
	'thread.edit': command('thread.edit', { id, commentId: id, ...said }),
	'thread.remove': command('thread.remove', { id, commentId: id }),
	'thread.resolve': command('thread.resolve', { id }),
	'thread.reopen': command('thread.reopen', { id }),
	'thread.accept': command('thread.accept', { id }),
	'thread.decline': command('thread.decline', { id }),
	'thread.unaccept': command('thread.unaccept', { id }),
	'asset.add': command('asset.add', { asset }),
	'proof.pull': command('proof.pull', { id, pageId: id }),
	'page.sign': command('page.sign', { id, pageId: id, hash }),
	'pageSignature.void': command('pageSignature.void', {
		id,
		by: v.nullable(id),
		causes: v.pipe(v.array(pageCause), v.maxLength(400))
	}),
	'check.waive': command('check.waive', {
		id,
		editionId: id,
		itemId: line,
		kind: v.picklist(CHECK_KINDS),
		about: v.pipe(v.string(), v.maxLength(4000)),
		pageId: v.nullable(id),
		storyId: v.nullable(id),
		reason: reason(MAX_REASON)
	}),
	'check.unwaive': command('check.unwaive', { id }),
	'check.remind': command('check.remind', {
		id,
		editionId: id,
		itemId: line,
		kind: v.picklist(CHECK_KINDS),
		about: v.pipe(v.string(), v.maxLength(4000)),
		pageId: v.nullable(id),
		storyId: v.nullable(id),
		personIds: v.pipe(v.array(id), v.minLength(1), v.maxLength(MAX_ASKED))
	}),
	undo: command('undo', { commandId: id, others: v.optional(v.boolean()) })
};

/** A command as it may be carried out; null for anything else. */
export function readCommand(input: unknown): Command | null {
	const type: unknown = typeof input === 'object' && input ? Reflect.get(input, 'type') : null;
	if (typeof type !== 'string' || !Object.hasOwn(SCHEMAS, type)) return null;
	const read = v.safeParse(SCHEMAS[type as CommandType], input);
	return read.success ? read.output : null;
}

/** What a browser or script asks for; `as`: whose page it comes from. */
export interface CommandRequest {
	id: Id;
	command: Command;
	as?: Id;
}

const envelope = v.object({ id, command: v.unknown(), as: v.optional(id) });

/** Made by the server alone. */
const SERVER_ONLY: ReadonlySet<CommandType> = new Set([
	...(['asset.add', 'signature.void', 'pageSignature.void', 'edition.packed'] as const),
	...(['outside.invite', 'outside.open', 'outside.answer'] as const)
]);

/** The body of POST /api/commands; null for anything else. */
export function readRequest(input: unknown): CommandRequest | null {
	const read = v.safeParse(envelope, input);
	const command = read.success ? readCommand(read.output.command) : null;
	if (!read.success || !command || SERVER_ONLY.has(command.type)) return null;
	return { ...read.output, command };
}
