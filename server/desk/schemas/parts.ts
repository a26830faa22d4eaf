import * as v from 'valibot';
import type { CommandType } from '#model/commands.ts';
import { isDate } from '#model/edition.ts';
import { isId, type Id } from '#model/ids.ts';
import { MAX_TEASER_ITEMS, MAX_TEASER_TITLE } from '#model/page.ts';

/** What several families of commands are made of. */

export const id = v.custom<Id>(isId);

export const ids = v.pipe(v.array(id), v.maxLength(200));

export const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(200));

export const line = v.pipe(v.string(), v.maxLength(500));

export const prose = v.pipe(v.string(), v.maxLength(20_000));

/** Epoch ms, as far as dates reach: beyond that nobody could show it. */
export const time = v.pipe(v.number(), v.safeInteger(), v.minValue(-8.64e15), v.maxValue(8.64e15));

export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(100_000));

export const positive = v.pipe(count, v.minValue(1));

export const date = v.custom<string>(isDate);

/** sha-256, hex. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export const teaserItems = v.pipe(
	v.array(v.object({ storyId: v.nullable(id), words: v.nullable(line) })),
	v.maxLength(MAX_TEASER_ITEMS)
);

export const teaserTitle = v.optional(v.pipe(v.string(), v.maxLength(MAX_TEASER_TITLE)));

/**
 * Why something was done, in somebody's words: it is read in logs and lists, so what no one sees, and what
 * turns the reading of others around, is left out.
 */
const UNSEEN = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

export const why = (longest: number) =>
	v.pipe(
		v.string(),
		v.transform((text) => text.replace(UNSEEN, '')),
		v.trim(),
		v.maxLength(longest)
	);

export const reason = (longest: number) => v.pipe(why(longest), v.nonEmpty());

export const command = <T extends CommandType, E extends v.ObjectEntries>(type: T, entries: E) =>
	v.object({ type: v.literal(type), ...entries });

/** A number that is filled in, in whatever unit: what it may be is said with a sentence of its own. */
export const figure = v.pipe(v.number(), v.finite());

export const heads = v.pipe(v.array(figure), v.maxLength(4));
