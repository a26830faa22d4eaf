import type { Spread, Summary } from './summary.ts';

/** The figures that a table shows, of those a workload has. */
const COLUMNS: Record<string, string> = {
	cpuPer1000: 'CPU s / 1,000 edits',
	latencyP50: 'p50 ms',
	latencyP99: 'p99 ms',
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
