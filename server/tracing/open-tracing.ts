import type { Config } from '../config.ts';
import { createLog, type Log } from '../log.ts';
import type { Tracing } from './tracing.ts';

/** The log, and the traces that its lines belong to, where there are any. */
export interface Telling {
	log: Log;
	tracing?: Tracing;
}

/** Without an address for traces nothing of them is loaded. */
export async function openTelling({
	logLevel,
	traces
}: Pick<Config, 'logLevel' | 'traces'>): Promise<Telling> {
	if (traces === null) return { log: createLog(logLevel) };
	const { startTracing } = await import('./start-tracing.ts');
	const { tracing, ids } = startTracing(traces, (error, spans) =>
		log.warn({ err: error, spans }, 'traces are not taken')
	);
	const log = createLog(logLevel, undefined, ids);
	return { log, tracing };
}

/** Traces of one newsroom among many, which the log and the figures call by the same name. */
export const ofNewsroom = (tracing: Tracing | undefined, name: string): Tracing | undefined =>
	tracing?.of({ 'copydesk.newsroom': name });
