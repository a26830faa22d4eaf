import { median, round } from '../lib/figures.ts';
import type { Result } from './results.ts';

/** One case of one round. */
export interface Run {
	case: string;
	round: number;
	/** Of the machine over the last minute, when the run began: what else it was busy with. */
	load: number;
	result: Result;
}

export interface Spread {
	median: number;
	min: number;
	max: number;
}

/** By case and figure; a figure a case does not have is left out. */
export type Summary = Record<string, Record<string, Spread>>;

export function summarize(runs: readonly Run[]): Summary {
	const summary: Summary = {};
	for (const name of new Set(runs.map((run) => run.case))) {
		const results = runs.filter((run) => run.case === name).map((run) => run.result);
		const keys = new Set(results.flatMap((result) => Object.keys(result)));
		summary[name] = Object.fromEntries([...keys].map((key) => [key, spreadOf(results, key)]));
	}
	return summary;
}

function spreadOf(results: readonly Result[], key: string): Spread {
	const values = results.map((result) => result[key]).filter((value) => value !== undefined);
	return {
		median: round(median(values), 4),
		min: round(Math.min(...values), 4),
		max: round(Math.max(...values), 4)
	};
}

/** The median of a figure; NaN where it was not measured, which no limit holds for. */
export const valueOf = (summary: Summary, name: string, key: string): number =>
	summary[name]?.[key]?.median ?? NaN;
