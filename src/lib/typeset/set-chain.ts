import type { Galley } from '#model/galley.ts';
import type { Meter } from './meter.ts';
import type { PlannedPage, PlannedSlot } from './page-plan.ts';
import { setStory, type Frame, type SetStory, type Stop } from './set-story.ts';
import { storySource } from './story-source.ts';

/** A slot of a story's chain, as far as its text is concerned. */
export interface ChainLink {
	page: Pick<PlannedPage, 'number'>;
	slot: Pick<PlannedSlot, 'id' | 'frames' | 'head'>;
}

/** Sets a story once through all its slots, in the order in which they are given. */
export function setChain(meter: Meter, galley: Galley, links: readonly ChainLink[]): SetStory {
	const stops = links.map((link, index) => stopOf(meter, link, index > 0));
	const chars = stops[0]?.frames[0]?.chars ?? 1;
	return setStory(storySource(meter, galley.paragraphs, chars), stops);
}

function stopOf(meter: Meter, { page, slot }: ChainLink, goesOn: boolean): Stop {
	const frames = goesOn && !slot.head ? belowJumpLine(slot.frames, meter.type.pitch) : slot.frames;
	return { slotId: slot.id, page: page.number, frames };
}

/** Where a slot keeps no room for a head, 上接第N版 takes the first line of its first column. */
function belowJumpLine(frames: readonly Frame[], pitch: number): Frame[] {
	const first = frames.findIndex(({ lines }) => lines > 0);
	return frames.map((frame, index) =>
		index === first ? { ...frame, y: frame.y + pitch, lines: frame.lines - 1 } : frame
	);
}
