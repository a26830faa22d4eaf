import * as v from 'valibot';
import { OUTSIDE_LIMITS as LIMITS, VERDICTS } from '#model/outside.ts';
import { command, hash, id, ids, line, prose, time } from './parts.ts';

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

const outsideThread = v.object({
	...{ id, anchor: v.nullable(anchor), orphaned: v.boolean() },
	body: v.pipe(v.string(), v.maxLength(LIMITS.comment)),
	replacement: v.nullable(v.pipe(v.string(), v.maxLength(LIMITS.comment)))
});

const said = { body: prose, mentionIds: ids };

/** What is said of a text, in the house and outside it. */
export const THREAD_SCHEMAS = {
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
	'thread.unaccept': command('thread.unaccept', { id })
};
