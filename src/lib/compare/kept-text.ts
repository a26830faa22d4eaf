import type { Block } from '#document/block.ts';
import type { Id } from '#model/ids.ts';
import type { TextBlock } from '#model/marked-text.ts';

/** A story's blocks, and the hash they are known by. */
export interface KeptText {
	hash: string;
	blocks: TextBlock[];
}

/** What is there now, or what was kept under a hash; null where it cannot be had. */
export async function readText(
	storyId: Id,
	hash: string | null,
	fetch: typeof globalThis.fetch
): Promise<KeptText | null> {
	try {
		const which = hash === null ? '' : `?hash=${hash}`;
		const answer = await fetch(`/api/stories/${storyId}/text${which}`);
		if (!answer.ok) return null;
		const text = (await answer.json()) as { hash: string; blocks: Block[] };
		const blocks = text.blocks.map(({ type, text: words, attrs, runs }): TextBlock => ({
			type,
			text: words,
			look: [attrs, runs]
		}));
		return { hash: text.hash, blocks };
	} catch (error) {
		// What fetch, or a body that breaks off, throws without a network.
		if (error instanceof TypeError || error instanceof SyntaxError) return null;
		throw error;
	}
}
