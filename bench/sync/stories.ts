import { newId } from '#model/ids.ts';
import { storyRoom } from '#document/room-name.ts';
import type { Room } from './shape.ts';
import { clocksOf, traceOf, type TraceOptions } from './trace.ts';

/** A document as it is put into a server’s store before that is started. */
export interface Story {
	room: Room;
	/** What was written, in order. */
	updates: Uint8Array[];
	/** The same, merged. */
	state: Uint8Array;
}

/** Stories that a workload opens, and whether their logs have been compacted. */
export interface Shelf {
	stories: Story[];
	compacted: boolean;
}

/** So many stories, each written by a trace of its own. */
export async function writtenStories(count: number, trace: TraceOptions): Promise<Story[]> {
	const stories: Story[] = [];
	for (let number = 0; number < count; number++) {
		const { updates, state } = await traceOf({ ...trace, seed: trace.seed + number });
		stories.push({ room: { name: storyRoom(newId()), clocks: clocksOf(state) }, updates, state });
	}
	return stories;
}
