import { pino, type Logger } from 'pino';
import type { LogLevel } from './config.ts';

export type Log = Logger;

/** JSON lines on standard output; never words of a story, never secrets. */
export const createLog = (level: LogLevel): Log =>
	pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
