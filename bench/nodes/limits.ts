import { round, type Figure } from '../lib/figures.ts';
import { valueOf, type Summary } from '../sync/summary.ts';

interface Ratio {
	what: string;
	limit: number;
	/** Case and figure that is measured, and what by. */
	of: [name: string, key: string];
	by: [name: string, key: string];
	unit?: string;
	atLeast?: boolean;
}

/** A median in another one; both stand beside it. */
function ratio(summary: Summary, { what, limit, of, by, unit = 's', atLeast }: Ratio): Figure {
	const own = valueOf(summary, ...of);
	const other = valueOf(summary, ...by);
	return {
		what: `${what}: ${own} ${unit} against ${other} ${unit}`,
		measured: round(own / other, 2),
		limit,
		unit: '×',
		atLeast
	};
}

const CPU = 'cpuPer1000';
const OURS = 'ours, two';
const PEER = 'hocuspocus, two';

function undelivered(summary: Summary): Figure {
	const measured = summary[OURS]?.lost?.max ?? NaN;
	return { what: 'edits not delivered, worst round', measured, limit: 0, unit: '' };
}

export const costFigures = (summary: Summary): Figure[] => [
	ratio(summary, {
		what: 'servers’ CPU for 1,000 edits, two against one alone',
		limit: 1.6,
		of: [OURS, CPU],
		by: ['ours, one', CPU]
	}),
	ratio(summary, {
		what: 'latency p99, from one server to the other against within one',
		limit: 3,
		of: [OURS, 'crossingP99'],
		by: [OURS, 'stayingP99'],
		unit: 'ms'
	}),
	undelivered(summary)
];

export const peerFigures = (summary: Summary): Figure[] => [
	ratio(summary, {
		what: 'two servers’ CPU for 1,000 edits, against Hocuspocus’s',
		limit: 0.7,
		of: [OURS, CPU],
		by: [PEER, CPU]
	}),
	ratio(summary, {
		what: 'latency p99 from one server to the other, against Hocuspocus’s',
		limit: 1,
		of: [OURS, 'crossingP99'],
		by: [PEER, 'crossingP99'],
		unit: 'ms'
	}),
	undelivered(summary)
];

export const growFigures = (summary: Summary): Figure[] => [
	ratio(summary, {
		what: 'saturation, two servers against one alone',
		limit: 1.7,
		of: [OURS, 'saturation'],
		by: ['ours, one', 'saturation'],
		unit: 'edits a second',
		atLeast: true
	})
];

/** What was acknowledged has to be there, in every round. */
export const killFigures = (summary: Summary, kinds: readonly string[]): Figure[] =>
	kinds.map((kind) => {
		const worst = (system: string) => summary[`${system}: ${kind}`]?.lost?.max ?? NaN;
		const what = `${kind}: acknowledged edits lost of 50, worst round; Hocuspocus ${worst('hocuspocus')}`;
		return { what, measured: worst('ours'), limit: 0, unit: '' };
	});
