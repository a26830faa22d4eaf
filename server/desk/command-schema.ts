import * as v from 'valibot';
import type { Command, CommandOf, CommandType } from '#model/commands.ts';
import { isDate } from '#model/edition.ts';
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
import { ROLES, isEmail, isUsername } from '#model/person.ts';
import { RETURN_REASONS } from '#model/signature.ts';
import { STAGES, STORY_KINDS } from '#model/story.ts';
import { SIGNED_STEPS, STEPS, OPTIONAL_STEPS, type SignedStep } from '#model/workflow.ts';
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

const newStory = {
	id,
	editionId: v.nullable(id),
	kind: v.picklist(STORY_KINDS),
	section: line,
	authorIds: ids,
	target: v.nullable(positive),
	incomplete: v.optional(v.boolean()),
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

/** Nobody: refused with a sentence of its own. */
const signers = v.pipe(v.array(v.picklist(ROLES)), v.maxLength(ROLES.length));
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
		sameReviewer: v.boolean()
	})
);

const settings = v.partial(
	v.object({ name, timeZone: name, formatId: id, pressTime: line, masthead, workflow })
);

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
		date: v.custom<string>(isDate),
		issue,
		pressAt: time,
		formatId: id,
		from: v.union([
			v.object({
				templates: v.pipe(v.array(v.object({ templateId: id, name: line })), v.maxLength(64))
			}),
			v.object({ editionId: id })
		])
	}),
	'edition.update': command('edition.update', {
		id,
		patch: v.partial(v.object({ issue, pressAt: time }))
	}),
	'edition.pages': command('edition.pages', { id, count: positive }),
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
	'page.layout': command('page.layout', {
		id,
		slots,
		templateId: v.nullable(id),
		expect: v.optional(slots)
	}),
	'template.save': command('template.save', {
		template: v.object({
			id,
			name,
			formatId: id,
			kind: v.picklist(['front', 'inside', 'ad']),
			slots
		})
	}),
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
		reason: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(2000))
	}),
	'signature.void': command('signature.void', {
		id,
		by: id,
		paragraphs: v.pipe(v.array(count), v.maxLength(5000))
	}),
	'story.spike': command('story.spike', { id }),
	'story.revive': command('story.revive', { id }),
	'story.place': command('story.place', {
		storyId: id,
		slotId: id,
		pageId: id,
		expect: v.nullable(id)
	}),
	'story.unplace': command('story.unplace', { storyId: id, slotId: v.optional(id) }),
	'slot.label': command('slot.label', { pageId: id, slotId: id, label: line }),
	'slot.teaser': command('slot.teaser', {
		pageId: id,
		slotId: id,
		teaser: v.nullable(teaser),
		expect: v.optional(v.nullable(teaser))
	}),
	'thread.open': command('thread.open', {
		id,
		storyId: id,
		anchor: v.nullable(anchor),
		...said,
		replacement: v.nullable(prose)
	}),
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
	undo: command('undo', { commandId: id })
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
const SERVER_ONLY: ReadonlySet<CommandType> = new Set(['asset.add', 'signature.void']);

/** The body of POST /api/commands; null for anything else. */
export function readRequest(input: unknown): CommandRequest | null {
	const read = v.safeParse(envelope, input);
	const command = read.success ? readCommand(read.output.command) : null;
	if (!read.success || !command || SERVER_ONLY.has(command.type)) return null;
	return { ...read.output, command };
}
