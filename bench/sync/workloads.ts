import { killing, memory, opening, saturation, typing, type Case } from './cases.ts';
import {
	ageFigures,
	killFigures,
	memoryFigures,
	openFigures,
	saturationFigures,
	stormFigures,
	typingFigures,
	type SyncFigure
} from './limits.ts';
import { ALL, hocuspocus, level, ours, type Server } from './servers.ts';
import { SERVERS } from './shape.ts';
import { writtenStories, type Shelf } from './stories.ts';
import type { Summary } from './summary.ts';

export interface Workload {
	title: string;
	/** What each server is put to, in the order of a round. */
	cases(): Promise<Case[]>;
	/** What has to hold. */
	figures(summary: Summary): SyncFigure[];
}

const LONG = { edits: 100_000, seed: 4, keep: Infinity };
const AGED = { edits: 1_000_000, seed: 9, keep: 200 };
const STORM = { edits: 2_000, seed: 100, keep: Infinity };
export const NEW = { edits: 0, seed: 1, keep: Infinity };

export const W1 = { clients: 10, typing: 10, editsPerSecond: 50 };
const W2 = { clients: 100, typing: 10, editsPerSecond: 50 };
const W3 = { clients: 2, typing: 2, editsPerSecond: 1_200 };
const W7 = { clients: 200, typing: 50, editsPerSecond: 100 };
const ROOMS = 300;
const SATURATED_MS = 100;

const newStories = async (count: number): Promise<Shelf> => ({
	stories: await writtenStories(count, NEW),
	compacted: false
});

/** The same on every server. */
const onAll = (shelf: Shelf, run: Case['run']): Case[] =>
	SERVERS.map((name) => ({ name, server: ALL[name], shelf, run }));

const typed = (
	title: string,
	rooms: number,
	pace: typeof W1,
	figures: Workload['figures']
): Workload => ({
	title,
	cases: async () => onAll(await newStories(rooms), typing(pace)),
	figures
});

export const WORKLOADS: Record<string, Workload> = {
	w1: typed('one story, 10 people typing', 1, W1, typingFigures('W1', { acknowledged: true })),
	w2: typed('one story, 100 people, 10 typing', 1, W2, typingFigures('W2', { ofRelay: 0.8 })),
	w3: typed('300 stories, 2 people typing in each', ROOMS, W3, typingFigures('W3', {})),
	w4: {
		title: 'opening a story of 100,000 edits on a server just started',
		cases: async () => {
			const stories = await writtenStories(1, LONG);
			const raw: Shelf = { stories, compacted: false };
			const compacted: Shelf = { stories, compacted: true };
			const run = opening({ clients: 1, again: true });
			const open = (name: string, server: Server, shelf: Shelf) => ({ name, server, shelf, run });
			return [
				open('ours', ours, compacted),
				open('ours on a raw log', ours, raw),
				open('level', level, compacted),
				open('level on a raw log', level, raw),
				open('hocuspocus', hocuspocus, compacted)
			];
		},
		figures: openFigures
	},
	w5: {
		title: '300 people at once in 100 stories on a server just started',
		cases: async () => {
			const shelf = { stories: await writtenStories(100, STORM), compacted: true };
			return onAll(shelf, opening({ clients: 3, again: false }));
		},
		figures: stormFigures
	},
	w6: {
		title: '50 edits in 2.5 s, killed 200 ms after the last acknowledgement',
		cases: async () => {
			const shelf = await newStories(1);
			return onAll(shelf, killing(50, 2_500)).filter(({ name }) => name !== 'relay');
		},
		figures: killFigures
	},
	w7: typed('one story, 50 people typing and 150 reading', 1, W7, typingFigures('W7', {})),
	w8: {
		title: `300 stories with 2 people in each, edits a second at which p99 passes ${SATURATED_MS} ms`,
		cases: async () =>
			onAll(await newStories(ROOMS), saturation({ ...W3, editsPerSecond: 400 }, SATURATED_MS)),
		figures: saturationFigures
	},
	age: {
		title: 'one story, 10 people typing: new, and with 1,000,000 edits in its log',
		cases: async () => {
			const aged = { stories: await writtenStories(1, AGED), compacted: true };
			const run = typing(W1);
			return [
				{ name: 'new', server: ours, shelf: await newStories(1), run },
				{ name: 'aged', server: ours, shelf: aged, run }
			];
		},
		figures: ageFigures
	},
	memory: {
		title: 'memory of an open story, net of its two sockets',
		cases: async () => {
			const shelf = await newStories(ROOMS);
			return [
				...onAll(shelf, memory(true)),
				{ name: 'ours, sockets alone', server: ours, shelf, run: memory(false) }
			];
		},
		figures: memoryFigures
	}
};
