import v8 from 'node:v8';

/** Half of what a thread's new objects may take, MiB. */
const SEMI_SPACE = 4;

/**
 * Keeps threads begun from here on to little memory for new objects. They would have as much as the
 * main thread has from the command line, whatever their own limits say: V8 lets the flag of the
 * process win, and a thread that does little grows up to it over half an hour.
 */
export const keepThreadsSmall = (): void =>
	v8.setFlagsFromString(`--max-semi-space-size=${SEMI_SPACE}`);
