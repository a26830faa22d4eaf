import { round, type Figure } from '../lib/figures.ts';
import { valueOf, type Summary } from './summary.ts';

/** Those that keep what is written. */
const PERSISTED = ['level', 'hocuspocus'];

/** What the table shows beside a figure: the medians it comes from, and how far from the relay it is. */
export interface SyncFigure extends Figure {
	detail: { medians: Record<string, number>; ofRelay?: number };
}

interface Ratio {
	what: string;
	limit: number;
	/** Of the summary’s figures. */
	key: string;
	/** Ours, unless told otherwise. */
	of?: string;
	/** The persisted peers, unless told otherwise. */
	to?: readonly string[];
}

/** A median of ours against the lowest of the others’. */
function ratio(
	summary: Summary,
	{ what, limit, key, of = 'ours', to = PERSISTED }: Ratio
): SyncFigure {
	const own = valueOf(summary, of, key);
	const others = known(to.map((name) => valueOf(summary, name, key)));
	const relay = valueOf(summary, 'relay', key);
	const medians = mediansOf(summary, key, [of, ...to, 'relay']);
	return {
		what,
		measured: round(own / Math.min(...others), 3),
		limit,
		unit: '×',
		detail: { medians, ...(relay > 0 && { ofRelay: round(own / relay, 3) }) }
	};
}

const known = (values: readonly number[]): number[] => {
	const measured = values.filter((value) => !Number.isNaN(value));
	return measured.length > 0 ? measured : [NaN];
};

const mediansOf = (
	summary: Summary,
	key: string,
	names: readonly string[]
): Record<string, number> =>
	Object.fromEntries(
		names
			.map((name) => [name, valueOf(summary, name, key)] as const)
			.filter(([, value]) => !Number.isNaN(value))
	);

export const typingFigures =
	(name: string, more: { ofRelay?: number; acknowledged?: boolean }) =>
	(summary: Summary): SyncFigure[] => {
		const figure = (what: string, key: string, limit: number, to?: readonly string[]) =>
			ratio(summary, { what: `${name} ${what}`, key, limit, to });
		const cpu = 'server CPU for 1,000 edits, s';
		return [
			figure(cpu, 'cpuPer1000', 0.6),
			...(more.ofRelay ? [figure(`${cpu}, of relay`, 'cpuPer1000', more.ofRelay, ['relay'])] : []),
			figure('latency p50, ms', 'latencyP50', 1),
			figure('latency p99, ms', 'latencyP99', 1),
			worst(summary, `${name} edits not delivered`),
			...(more.acknowledged ? [acknowledgement(summary, name)] : [])
		];
	};

/** What must not be lost in any round. */
function worst(summary: Summary, what: string): SyncFigure {
	const measured = summary.ours?.lost?.max ?? NaN;
	const medians = mediansOf(summary, 'lost', ['ours', ...PERSISTED, 'relay']);
	return { what: `${what}, worst round`, measured, limit: 0, unit: '', detail: { medians } };
}

function acknowledgement(summary: Summary, name: string): SyncFigure {
	const ack = valueOf(summary, 'ours', 'ackP95');
	const fsync = valueOf(summary, 'ours', 'fsyncP95');
	const what = `${name} edit to acknowledgement, p95, beyond the disk’s own fsync (p95 ${fsync} ms)`;
	const measured = round(ack - fsync, 2);
	return { what, measured, limit: 20, unit: 'ms', detail: { medians: { ours: ack } } };
}

export function openFigures(summary: Summary): SyncFigure[] {
	const key = 'openedMs';
	const what = 'W4 cold open of 100,000 edits, ms';
	const raw = 'ours on a raw log';
	return [
		ratio(summary, { what, key, limit: 0.2, to: ['hocuspocus'] }),
		ratio(summary, { what: `${what}, raw log`, key, limit: 1, of: raw, to: ['hocuspocus'] })
	];
}

export function stormFigures(summary: Summary): SyncFigure[] {
	const storm = (what: string, key: string) =>
		ratio(summary, { what: `W5 storm, ${what}`, key, limit: 0.6 });
	return [storm('all have all words, ms', 'openedMs'), storm('server CPU, s', 'cpu')];
}

export const killFigures = (summary: Summary): SyncFigure[] => [
	worst(summary, 'W6 acknowledged edits lost of 50')
];

/** How often the better persisted peer’s rate goes into ours. */
export function saturationFigures(summary: Summary): SyncFigure[] {
	const key = 'saturation';
	const own = valueOf(summary, 'ours', key);
	const peer = Math.max(...known(PERSISTED.map((name) => valueOf(summary, name, key))));
	const relay = valueOf(summary, 'relay', key);
	const medians = mediansOf(summary, key, ['ours', ...PERSISTED, 'relay']);
	const detail = { medians, ...(relay > 0 && { ofRelay: round(own / relay, 3) }) };
	const what = 'W8 saturation, edits a second';
	return [{ what, measured: round(own / peer, 2), limit: 2, unit: '×', atLeast: true, detail }];
}

export function ageFigures(summary: Summary): SyncFigure[] {
	const aged = (what: string, key: string) =>
		ratio(summary, {
			what: `W1 on 1,000,000 logged edits, ${what}, against a new story’s ${valueOf(summary, 'new', key)}`,
			key,
			limit: 1.1,
			of: 'aged',
			to: ['new']
		});
	return [
		aged('server CPU for 1,000 edits, s', 'cpuPer1000'),
		aged('latency p50, ms', 'latencyP50')
	];
}

export function memoryFigures(summary: Summary): SyncFigure[] {
	const key = 'perDocumentKb';
	const medians = mediansOf(summary, key, ['ours', ...PERSISTED, 'relay']);
	const measured = round(valueOf(summary, 'ours', key) - valueOf(summary, 'relay', key));
	const what = 'memory of an open story net of its sockets, which are what the relay takes, KB';
	return [{ what, measured, limit: 20, unit: 'KB', detail: { medians } }];
}
