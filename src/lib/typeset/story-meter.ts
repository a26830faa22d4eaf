import './typeset.css';
import { chainKey, type Measurement } from '#model/measurement.ts';
import type { Copy } from '#model/copy.ts';
import { formatKey, formatOf } from '#model/format.ts';
import { galleyOf, placeInStory, type Galley } from '#model/galley.ts';
import { headlineArea, textFrames } from '#model/geometry.ts';
import type { Formatted, Page, Slot } from '#model/page.ts';
import { TYPESET_FACES } from './fonts.ts';
import { DeclaredFaces } from './load-faces.ts';
import { Meter } from './meter.ts';
import { setChain, type ChainLink } from './set-chain.ts';
import type { SetStory } from './set-story.ts';

/** Slices call for no further slices, so two rounds do. */
const MAX_ROUNDS = 5;

interface Spot {
	page: Pick<Page, 'number' | keyof Formatted>;
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
	#meter: { page: Formatted; meter: Meter } | null = null;

	constructor(document: Document) {
		this.#document = document;
		this.#faces = new DeclaredFaces(document, TYPESET_FACES);
	}

	/** Null: a face did not come, and other widths would be measured. */
	async measure(
		copy: Copy,
		hash: string,
		spots: readonly [Spot, ...Spot[]]
	): Promise<Measurement | null> {
		const meter = this.#meterOf(spots[0].page);
		const galley = galleyOf(copy);
		const links = spots.map(linkOf);
		let set = await settled(meter, galley, links);
		if (this.#faces.problems().length > 0) {
			await this.#faces.fetchAgain();
			set = await settled(meter, galley, links);
		}
		if (this.#faces.problems().length > 0) return null;
		return measurement(copy.storyId, hash, spots, galley, set);
	}

	close(): void {
		this.#meter?.meter.close();
		this.#faces.close();
	}

	#meterOf(page: Formatted): Meter {
		if (!this.#meter || formatKey(this.#meter.page) !== formatKey(page)) {
			this.#meter?.meter.close();
			this.#meter = { page, meter: new Meter(this.#document, formatOf(page)) };
		}
		return this.#meter.meter;
	}
}

/** Set again until no face came in meanwhile. */
async function settled(
	meter: Meter,
	galley: Galley,
	links: readonly ChainLink[]
): Promise<SetStory> {
	let set = setChain(meter, galley, links);
	for (let round = 1; round < MAX_ROUNDS; round++) {
		if (!(await meter.fontsCameIn())) break;
		set = setChain(meter, galley, links);
	}
	return set;
}

function linkOf({ page, slot }: Spot): ChainLink {
	const format = formatOf(page);
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
		slots: set.stops.map(({ used, capacity, chars }) => ({ used, capacity, chars })),
		...{ over: set.over, overChars: set.overChars },
		from: set.overFrom && placeInStory(galley, set.overFrom)
	};
}
