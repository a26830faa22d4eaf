import * as v from 'valibot';
import type { FeedUp } from '#model/feed.ts';
import { isId, type Id } from '#model/ids.ts';

const id = v.custom<Id>(isId);

const feedUp: v.GenericSchema<unknown, FeedUp> = v.variant('type', [
	v.object({
		type: v.literal('watch'),
		since: v.nullable(v.object({ epoch: id, seq: v.pipe(v.number(), v.finite(), v.minValue(0)) })),
		version: v.number(),
		as: v.optional(id)
	}),
	v.object({
		type: v.literal('here'),
		at: v.object({
			tab: id,
			view: v.picklist(['board', 'story', 'desk', 'proof', 'other']),
			editionId: v.nullable(id),
			storyId: v.nullable(id),
			holding: v.optional(v.nullable(id)),
			over: v.optional(v.nullable(id)),
			pageId: v.optional(v.nullable(id)),
			slotId: v.optional(v.nullable(id)),
			writing: v.optional(v.boolean())
		})
	}),
	v.object({ type: v.literal('ping') })
]);

/** A frame from a browser; null for anything that none of ours would send. */
export function readFeedUp(text: string): FeedUp | null {
	let input: unknown;
	try {
		input = JSON.parse(text);
	} catch {
		// Not JSON: as refused as any other wrong frame.
		return null;
	}
	const read = v.safeParse(feedUp, input);
	return read.success ? read.output : null;
}
