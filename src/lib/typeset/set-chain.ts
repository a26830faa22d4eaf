import type { Galley } from './galley.ts';
import type { Meter } from './meter.ts';
import type { PlannedPage, PlannedSlot } from './page-plan.ts';
import { setStory, type Frame, type SetStory, type Stop } from './set-story.ts';
import { storySource } from './story-source.ts';

/** Lines of a jump slot that its head takes where the slot keeps no room for it. */
export const JUMP_HEAD_LINES = 2;

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
	const frames = goesOn && !slot.head ? belowHead(slot.frames, meter.type.pitch) : slot.frames;
	return { slotId: slot.id, page: page.number, frames };
}

/** The head of a jump slot stands over the columns that begin at its top. */
function belowHead(frames: readonly Frame[], pitch: number): Frame[] {
	const top = Math.min(...frames.map(({ y }) => y));
	return frames.map((frame) => {
		if (frame.y > top) return frame;
		const lines = Math.max(0, frame.lines - JUMP_HEAD_LINES);
		return { ...frame, y: frame.y + JUMP_HEAD_LINES * pitch, lines };
	});
}
