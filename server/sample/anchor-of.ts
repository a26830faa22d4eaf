import { makeAnchor } from '#document/anchors.ts';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import { StoryLayout } from '#document/story-layout.ts';
import type { Id } from '#model/ids.ts';
import type { Anchor } from '#model/thread.ts';
import type { Sync } from '../sync/sync.ts';

/** An anchor on the first place where words stand in a story; null if they stand nowhere. */
export async function anchorOf(
	sync: Pick<Sync, 'read'>,
	storyId: Id,
	quote: string
): Promise<Anchor | null> {
	const doc = await sync.read(storyRoom(storyId));
	const text = storyText(doc);
	const layout = new StoryLayout(text);
	for (const block of layout.blocks.keys()) {
		const from = layout.textOf({ block, from: 0, to: layout.lengthOf(block) }).indexOf(quote);
		if (from < 0) continue;
		const anchor = makeAnchor(
			text,
			{ block, offset: from },
			{ block, offset: from + quote.length },
			layout
		);
		doc.destroy();
		return anchor;
	}
	doc.destroy();
	return null;
}
