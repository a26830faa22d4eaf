import { round, type Figure } from '../lib/figures.ts';
import { valueOf, type Summary } from './summary.ts';

/** Those that keep what is written. */
const PERSISTED = ['level', 'hocuspocus'];

interface Ratio {
	what: string;
	limit: number;
	key: string;
	of: string;
	to: readonly string[];
}

/** A median against the lowest of some others’. */
function ratio(summary: Summary, { what, limit, key, of, to }: Ratio): Figure {
	const own = valueOf(summary, of, key);
	const others = to.map((name) => ({ name, value: valueOf(summary, name, key) }));
	const known = others.filter(({ value }) => !Number.isNaN(value));
	const [best] = known.sort((a, b) => a.value - b.value);
	const against = best ? `${best.value} (${best.name})` : 'nothing';
	return {
		what: `${what}: ${own} against ${against}`,
		measured: round(own / (best?.value ?? NaN), 3),
		limit,
		unit: '×'
	};
}

export const typingFigures =
	(name: string, more: { ofRelay?: number; acknowledged?: boolean }) =>
	(summary: Summary): Figure[] => {
		const of = 'ours';
		const to = PERSISTED;
		const figure = (what: string, key: string, limit: number, than = to) =>
			ratio(summary, { what: `${name} ${what}`, key, limit, of, to: than });
		const cpu = 'server CPU for 1,000 edits, s';
		return [
			figure(cpu, 'cpuPer1000', 0.6),
			...(more.ofRelay ? [figure(cpu, 'cpuPer1000', more.ofRelay, ['relay'])] : []),
			figure('latency p50, ms', 'latencyP50', 1),
			figure('latency p99, ms', 'latencyP99', 1),
			lostFigure(summary, name),
			...(more.acknowledged ? [acknowledgement(summary, name)] : [])
		];
	};

function lostFigure(summary: Summary, name: string): Figure {
	const lost = summary.ours?.lost?.max ?? NaN;
	return { what: `${name} edits not delivered, any round`, measured: lost, limit: 0, unit: '' };
}

function acknowledgement(summary: Summary, name: string): Figure {
	const ack = valueOf(summary, 'ours', 'ackP95');
	const fsync = valueOf(summary, 'ours', 'fsyncP95');
	const measured = round(ack - fsync, 2);
	const what = `${name} edit to acknowledgement, p95 ${ack} ms, beyond the disk’s fsync, p95 ${fsync} ms`;
	return { what, measured, limit: 20, unit: 'ms' };
}

export function openFigures(summary: Summary): Figure[] {
	const key = 'openedMs';
	const to = ['hocuspocus'];
	const what = 'W4 cold open of 100,000 edits, ms';
	return [
		ratio(summary, { what, key, limit: 0.2, of: 'ours', to }),
		ratio(summary, { what: `${what}, raw log`, key, limit: 1, of: 'ours on a raw log', to })
	];
}

export function stormFigures(summary: Summary): Figure[] {
	const storm = (what: string, key: string) =>
		ratio(summary, { what: `W5 storm, ${what}`, key, limit: 0.6, of: 'ours', to: PERSISTED });
	return [storm('all have all words, ms', 'openedMs'), storm('server CPU, s', 'cpu')];
}

export function killFigures(summary: Summary): Figure[] {
	const measured = summary.ours?.lost?.max ?? NaN;
	const peer = summary.hocuspocus?.lost?.median;
	const what = `W6 acknowledged edits lost of 50, any round (hocuspocus ${peer ?? '?'})`;
	return [{ what, measured, limit: 0, unit: '' }];
}

/** How often the better persisted peer’s rate goes into ours. */
export function saturationFigures(summary: Summary): Figure[] {
	const own = valueOf(summary, 'ours', 'saturation');
	const rates = PERSISTED.map((name) => valueOf(summary, name, 'saturation'));
	const peer = Math.max(...rates.filter((rate) => !Number.isNaN(rate)));
	const what = `W8 saturation, edits a second: ${own} against ${peer}`;
	return [{ what, measured: round(own / peer, 2), limit: 2, unit: '×', atLeast: true }];
}

export function ageFigures(summary: Summary): Figure[] {
	const aged = (what: string, key: string) =>
		ratio(summary, {
			what: `1,000,000 edits old, ${what}`,
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

export function memoryFigures(summary: Summary): Figure[] {
	const perDocument = (name: string) => valueOf(summary, name, 'perDocumentKb');
	const measured = round(perDocument('ours') - perDocument('relay'));
	return [{ what: 'memory of an open story, net of sockets', measured, limit: 20, unit: 'KB' }];
}
