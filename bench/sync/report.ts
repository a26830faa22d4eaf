import { holds } from '../lib/figures.ts';
import type { SyncFigure } from './limits.ts';
import { SERVERS } from './shape.ts';
import type { Spread, Summary } from './summary.ts';

/** The figures that a table shows, of those a workload has. */
const COLUMNS: Record<string, string> = {
	cpuPer1000: 'CPU s / 1,000 edits',
	latencyP50: 'p50 ms',
	latencyP99: 'p99 ms',
	stayingP50: 'within p50',
	stayingP99: 'within p99',
	crossingP50: 'across p50',
	crossingP99: 'across p99',
	postgresPer1000: 'PostgreSQL',
	redisPer1000: 'Redis',
	busiestShare: 'busiest, of a core',
	ackP95: 'ack p95 ms',
	saturation: 'edits/s',
	openedMs: 'all words ms',
	againMs: 'warm ms',
	cpu: 'CPU s',
	rssMb: 'RSS MB',
	perDocumentKb: 'KB / story',
	expected: 'expected',
	delivered: 'delivered',
	acknowledged: 'acknowledged',
	closed: 'sent away',
	kept: 'kept',
	lost: 'lost'
};

/** A row for each case: medians, with the lowest and the highest of all rounds. */
export function summaryTable(summary: Summary): string {
	const cases = Object.entries(summary);
	const keys = Object.keys(COLUMNS).filter((key) => cases.some(([, figures]) => key in figures));
	const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [
		row(['', ...keys.map((key) => COLUMNS[key] ?? key)]),
		row(['---', ...keys.map(() => '---')]),
		...cases.map(([name, figures]) => row([name, ...keys.map((key) => shown(figures[key]))]))
	].join('\n');
}

function shown(spread: Spread | undefined): string {
	if (!spread) return '–';
	const { median, min, max } = spread;
	return min === max ? String(median) : `${median} (${min}–${max})`;
}

/** A row for each figure that has to hold: the medians it comes from, and its ratio to the limit. */
export function limitTable(figures: readonly SyncFigure[]): string {
	const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
	const head = ['figure', ...SERVERS, 'measured', 'must hold', 'of relay', ''];
	const rows = figures.map((figure) => {
		const { what, measured, limit, unit, atLeast, detail } = figure;
		const { ours, ...others } = detail.medians;
		const own = ours ?? Object.values(others)[0];
		const medians = SERVERS.map((name) => (name === 'ours' ? own : others[name]) ?? '–');
		const bound = `${atLeast ? '≥' : '≤'} ${limit} ${unit}`.trim();
		const verdict = holds(figure) ? 'holds' : '**does not hold**';
		return row([
			what,
			...medians,
			`${measured} ${unit}`.trim(),
			bound,
			detail.ofRelay ?? '–',
			verdict
		]);
	});
	return [row(head), row(head.map(() => '---')), ...rows].join('\n');
}
