import './typeset.css';
import { chainKey, type Measurement } from '#model/measurement.ts';
import type { Copy } from '#model/copy.ts';
import { formatOf } from '#model/format.ts';
import { galleyOf, placeInStory, type Galley } from '#model/galley.ts';
import { headlineArea, textFrames } from '#model/geometry.ts';
import type { Page, Slot } from '#model/page.ts';
import { TYPESET_FACES } from './fonts.ts';
import { declareFaces, type DeclaredFaces } from './load-faces.ts';
import { Meter } from './meter.ts';
import { setChain, type ChainLink } from './set-chain.ts';
import type { SetStory } from './set-story.ts';

/** Slices call for no further slices, so two rounds do. */
const MAX_ROUNDS = 5;

interface Spot {
	page: Pick<Page, 'number' | 'formatId'>;
	slot: Slot;
}

/**
 * Measures one story in the chain of its slots, beside whatever the window shows. Faces come in as
 * its words ask for them, and no others. Close it to take everything out of the document again.
 */
export class StoryMeter {
	readonly #document: Document;
	readonly #faces: DeclaredFaces;
	/** By format, of which stories have one. */
	#meter: { formatId: string; meter: Meter } | null = null;

	constructor(document: Document) {
		this.#document = document;
		this.#faces = declareFaces(document, TYPESET_FACES);
	}

	/** Null: a face did not come, and other widths would be measured. */
	async measure(
		copy: Copy,
		hash: string,
		spots: readonly [Spot, ...Spot[]]
	): Promise<Measurement | null> {
		const meter = this.#meterOf(spots[0].page.formatId);
		const galley = galleyOf(copy);
		const links = spots.map(linkOf);
		let set = setChain(meter, galley, links);
		for (let round = 1; round < MAX_ROUNDS; round++) {
			if (!(await meter.fontsCameIn())) break;
			set = setChain(meter, galley, links);
		}
		if (this.#faces.problems().length > 0) return null;
		return measurement(copy.storyId, hash, spots, galley, set);
	}

	close(): void {
		this.#meter?.meter.close();
		this.#faces.close();
	}

	#meterOf(formatId: string): Meter {
		if (this.#meter?.formatId !== formatId) {
			this.#meter?.meter.close();
			this.#meter = { formatId, meter: new Meter(this.#document, formatOf(formatId)) };
		}
		return this.#meter.meter;
	}
}

function linkOf({ page, slot }: Spot): ChainLink {
	const format = formatOf(page.formatId);
	const { id } = slot;
	return {
		page,
		slot: { id, frames: textFrames(format, slot), head: headlineArea(format, slot) }
	};
}

function measurement(
	id: string,
	hash: string,
	spots: readonly Spot[],
	galley: Galley,
	set: SetStory
): Measurement {
	return {
		...{ id, hash, chain: chainKey(spots) },
		slots: set.stops.map(({ used, capacity }) => ({ used, capacity })),
		...{ over: set.over, overChars: set.overChars },
		from: set.overFrom && placeInStory(galley, set.overFrom)
	};
}
