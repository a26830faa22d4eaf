import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/**
 * JSON lines on standard output; never words of a story, never secrets. `also`: what each of them says
 * beside, such as the trace it belongs to.
 */
export const createLog = (
	level: LogLevel,
	to?: { write(line: string): void },
	also?: () => object
): Log => {
	const timestamp = pino.stdTimeFunctions.isoTime;
	const options = { level, base: null, timestamp, ...(also && { mixin: also }) };
	return pino({ ...options, serializers: { err: describeError } }, to ?? pino.destination(1));
};

/**
 * What of an error goes into the log: what hangs on it beside (the row a database refuses, the address
 * that could not be read) holds words and passwords.
 */
export function describeError(error: unknown): object {
	if (!(error instanceof Error)) return { type: typeof error };
	const { name, code, errcode, cause } = error as Error & { code?: unknown; errcode?: unknown };
	const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	return {
		type: name,
		message: quotes(error) ? 'it could not be read' : error.message,
		...(code !== undefined && { code }),
		...(errcode !== undefined && { errcode }),
		stack: frames.join('\n'),
		...(cause !== undefined && { cause: describeError(cause) })
	};
}

/** JSON.parse and PostgreSQL’s data exceptions say what they were given. */
const quotes = (error: Error): boolean =>
	error instanceof SyntaxError || /^22/.test(String((error as { code?: unknown }).code ?? ''));
