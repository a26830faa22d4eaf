import { NEW, W1 } from '../sync/workloads.ts';
import { writtenStories, type Shelf } from '../sync/stories.ts';
import type { Summary } from '../sync/summary.ts';
import type { Figure } from '../lib/figures.ts';
import { killing, saturation, typing, type Kill } from './cases.ts';
import { costFigures, growFigures, killFigures, peerFigures } from './limits.ts';
import type { Case } from './stage.ts';
import { hocuspocus, ours, type System } from './systems.ts';

export interface Workload {
	title: string;
	/** What each system is put to, in the order of a round. */
	cases(): Promise<Case[]>;
	/** What has to hold. */
	figures(summary: Summary): Figure[];
}

const ROOMS = 100;
const SATURATED_MS = 100;
const GROW = { clients: 2, typing: 2, editsPerSecond: 400 };
/** Of a core that each server has: the load client, PostgreSQL and Redis take what they need of the rest. */
const SHARE = 0.25;

const newStories = async (count: number): Promise<Shelf> => ({
	stories: await writtenStories(count, NEW),
	compacted: false
});

const COUNTS = { one: 1, two: 2 } as const;

const on = (system: System, count: keyof typeof COUNTS, shelf: Shelf, run: Case['run']): Case => ({
	name: `${system.name}, ${count}`,
	servers: COUNTS[count],
	...{ system, shelf, run }
});

const KILLS: Record<string, Kill> = {
	'one killed': { servers: 1, postgres: false },
	'both killed': { servers: 2, postgres: false },
	'PostgreSQL, then one': { servers: 1, postgres: true }
};

export const WORKLOADS: Record<string, Workload> = {
	cost: {
		title: 'one story, 10 people typing: at one server, and at two',
		async cases() {
			const shelf = await newStories(1);
			return [on(ours, 'one', shelf, typing(W1)), on(ours, 'two', shelf, typing(W1))];
		},
		figures: costFigures
	},
	peer: {
		title: 'one story, 10 people typing at two servers',
		async cases() {
			const shelf = await newStories(1);
			return [
				on(ours, 'two', shelf, typing(W1)),
				on(hocuspocus, 'two', shelf, typing(W1)),
				on(hocuspocus, 'one', shelf, typing(W1))
			];
		},
		figures: peerFigures
	},
	grow: {
		title: `${ROOMS} stories with 2 people in each, edits a second at which half of them take ${SATURATED_MS} ms`,
		async cases() {
			const shelf = await newStories(ROOMS);
			const run = saturation(GROW, SATURATED_MS, SHARE);
			return [on(ours, 'one', shelf, run), on(ours, 'two', shelf, run)];
		},
		figures: growFigures
	},
	kill: {
		title: '50 edits in 2.5 s at two servers, killed 200 ms after the last acknowledgement',
		async cases() {
			const shelf = await newStories(1);
			return Object.entries(KILLS).flatMap(([name, kill]) =>
				[ours, hocuspocus].map((system) => ({
					...on(system, 'two', shelf, killing(50, 2_500, kill)),
					name: `${system.name}: ${name}`
				}))
			);
		},
		figures: (summary) => killFigures(summary, Object.keys(KILLS))
	}
};
