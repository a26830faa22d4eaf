import { digest } from 'lib0/hash/sha256';
import { toHexString } from 'lib0/buffer';
import type * as Y from 'yjs';
import { copyOf } from '#document/story-copy.ts';
import { blocksOf, storyText } from '#document/story-doc.ts';
import { canonicalText } from '#document/story-facts.ts';
import { StoryMeter } from '#lib/typeset/story-meter.ts';
import type { Id } from '#model/ids.ts';
import type { Measurement } from '#model/measurement.ts';
import type { Place } from '#model/placed.ts';

/**
 * Measures the words of an open story as they print. Loaded when a story that stands on a page has
 * been opened and nobody types: the line engine and its faces come with it.
 */
export class StoryMeasuring {
	readonly #meter = new StoryMeter(document);

	/** Null: a face did not come. The hash is the one which the story's facts will have. */
	measure(
		doc: Y.Doc,
		storyId: Id,
		places: readonly [Place, ...Place[]]
	): Promise<Measurement | null> {
		const blocks = blocksOf(storyText(doc));
		const hash = toHexString(digest(new TextEncoder().encode(canonicalText(blocks))));
		return this.#meter.measure(copyOf(storyId, blocks), hash, places);
	}

	close(): void {
		this.#meter.close();
	}
}
