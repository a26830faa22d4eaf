import { placeInStory, type Galley } from '#model/galley.ts';
import { spanWidth } from '#model/geometry.ts';
import { brokenWords } from './broken-words.ts';
import { closedUp } from './close-up.ts';
import { drawSlot, type SlotContent } from './draw-slot.ts';
import type { Meter } from './meter.ts';
import { missingGlyphs } from '#model/missing-glyphs.ts';
import type { EditionPlan, PlannedPage, PlannedSlot } from './page-plan.ts';
import type { Problem } from './problem.ts';
import { rulesOf } from './rules.ts';
import type { SetEdition, SetPage, SlotReport } from './set-page.ts';
import { setChain } from './set-chain.ts';
import type { SetStop, SetStory } from './set-story.ts';

interface Placed {
	page: PlannedPage;
	slot: PlannedSlot;
}

/** A story with its slots in reading order, and what it came to in them. */
interface Chain {
	storyId: string;
	galley: Galley;
	placed: Placed[];
	set: SetStory;
}

/**
 * Sets pages. A story is set once through all its slots: the first that is no jump slot, then its
 * jump slots in the order of the pages. Whatever is wrong, every page is set, and it is told.
 */
export function setEdition(meter: Meter, plan: EditionPlan): SetEdition {
	const problems: Problem[] = [];
	const chains = chainsOf(meter, plan, problems);
	const contents = new Map<string, SlotContent>();
	for (const chain of chains) for (const [id, one] of contentsOf(chain)) contents.set(id, one);
	const pages = plan.pages.map((page) => setOne(meter, plan, page, contents, problems));
	return { pages, reports: chains.flatMap(reportsOf), problems };
}

function chainsOf(meter: Meter, plan: EditionPlan, problems: Problem[]): Chain[] {
	const slotsOf = new Map<string, Placed[]>();
	for (const page of [...plan.pages].sort((one, other) => one.number - other.number))
		for (const slot of page.slots) {
			if (slot.storyId === null) continue;
			slotsOf.set(slot.storyId, [...(slotsOf.get(slot.storyId) ?? []), { page, slot }]);
		}
	return [...slotsOf].flatMap(([storyId, placed]) => {
		const galley = plan.stories.get(storyId);
		if (!galley) {
			for (const { slot } of placed)
				problems.push({ kind: 'unknownStory', storyId, slotId: slot.id });
			return [];
		}
		const chain = chainOf(meter, storyId, galley, inOrder(placed));
		problems.push(...problemsOf(chain));
		return [chain];
	});
}

const inOrder = (placed: readonly Placed[]): Placed[] => [
	...placed.filter(({ slot }) => slot.role !== 'jump'),
	...placed.filter(({ slot }) => slot.role === 'jump')
];

function chainOf(meter: Meter, storyId: string, galley: Galley, placed: Placed[]): Chain {
	return { storyId, galley, placed, set: setChain(meter, galley, placed) };
}

function problemsOf({ storyId, galley, placed, set }: Chain): Problem[] {
	const problems: Problem[] = [];
	const slotId = placed.at(-1)?.slot.id ?? null;
	if (set.overFrom)
		problems.push({
			kind: 'over',
			storyId,
			slotId,
			lines: set.over,
			chars: set.overChars,
			from: set.overFrom,
			at: placeInStory(galley, set.overFrom)
		});
	if (galley.paragraphs.length === 0 && galley.photos.length === 0)
		problems.push({ kind: 'emptyStory', storyId, slotId: placed[0]?.slot.id ?? null });
	for (const glyphs of missingGlyphs(galley))
		problems.push({
			kind: 'missingGlyph',
			...glyphs,
			storyId,
			slotId: slotAt(set, glyphs.paragraph) ?? slotId
		});
	const broken = brokenWords(galley, set);
	if (broken.length > 0) problems.push({ kind: 'brokenWord', words: broken, storyId, slotId });
	return problems;
}

/** The slot in which a paragraph begins; null: it hangs out. The deck is in the first. */
const slotAt = ({ stops }: SetStory, paragraph: number | null): string | null =>
	stops.find(
		({ frames }) =>
			paragraph === null ||
			frames.some(({ lines }) => lines.some((line) => line.paragraph === paragraph))
	)?.slotId ?? null;

/** Photos go into the photo places of a story's slots, one after another. */
function contentsOf({ storyId, galley, placed, set }: Chain): [string, SlotContent][] {
	let photos = galley.photos;
	return placed.map(({ slot }, index) => {
		const isLast = index === placed.length - 1;
		const here = slot.photo ? photos.slice(0, 1) : [];
		photos = photos.slice(here.length);
		const whole = set.stops[index] as SetStop;
		const stop = here.length > 0 ? whole : closedUp(whole, slot);
		const content = {
			storyId,
			galley,
			stop,
			first: index === 0,
			photo: here[0] ?? null,
			homeless: isLast ? photos : []
		};
		return [slot.id, content];
	});
}

function setOne(
	meter: Meter,
	{ format, pictures }: EditionPlan,
	page: PlannedPage,
	contents: ReadonlyMap<string, SlotContent>,
	problems: Problem[]
): SetPage {
	const set: SetPage = {
		number: page.number,
		width: spanWidth(format, format.columns) * format.em,
		height: format.lines * format.pitch,
		em: format.em,
		pitch: format.pitch,
		lines: [],
		decks: [],
		photos: [],
		rules: rulesOf(format, page.slots),
		labels: []
	};
	for (const slot of page.slots) {
		const content = contents.get(slot.id);
		if (content) problems.push(...drawSlot(meter, set, slot, content, pictures));
		else if (slot.label) set.labels.push({ ...slot.area, slotId: slot.id, text: slot.label });
	}
	return set;
}

function reportsOf({ storyId, set }: Chain): SlotReport[] {
	return set.stops.map((stop, index) => {
		const isLast = index === set.stops.length - 1;
		const left = Math.max(0, stop.capacity - stop.used);
		return {
			slotId: stop.slotId,
			page: stop.page,
			storyId,
			used: stop.used,
			capacity: stop.capacity,
			chars: stop.chars,
			left,
			leftChars: left * (stop.frames.at(-1)?.frame.chars ?? 0),
			over: isLast ? set.over : 0,
			overChars: isLast ? set.overChars : 0,
			jumpTo: stop.jumpTo,
			jumpFrom: stop.jumpFrom
		};
	});
}
