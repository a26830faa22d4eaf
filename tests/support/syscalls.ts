/** A system call as strace saw it. */
export interface Syscall {
	name: string;
	/** What its descriptor stands for: a path, or a socket with both ends; '' if none is told. */
	file: string;
	/** All it was given to write. */
	bytes: Uint8Array;
	/** Where in the file; null for calls that are not told. */
	offset: number | null;
	/** Lines of the trace on which it began and ended: strace writes down one event after the other. */
	begun: number;
	/** Infinity: the trace ends before. */
	ended: number;
	/** What it returned, -1 for an error; null: it has not. */
	result: number | null;
}

const LINE = /^(\d+) +[\d:.]+ (?:(\w+)\((.*)|<\.\.\. (\w+) resumed>(.*))$/;
const RESULT = /\) += (-?\d+|\?)[^=]*$/;
/** Paths are escaped as bytes are, sockets are not. */
const FILE = /^\d+<(.*?)>(?:,|$)/;
const TEXT = /"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g;

/**
 * Reads what `strace -f -tt -yy -xx` wrote of calls that take a descriptor first. Throws where bytes
 * were cut short.
 */
export function readSyscalls(trace: string): Syscall[] {
	const calls: Syscall[] = [];
	const unfinished = new Map<string, Syscall>();
	for (const [number, line] of trace.split('\n').entries()) {
		const [, thread = '', name, rest = '', resumed, end = ''] = LINE.exec(line) ?? [];
		if (name !== undefined) {
			const call = begin(name, rest, number);
			calls.push(call);
			if (call.result === null) unfinished.set(thread, call);
		} else if (resumed !== undefined) {
			// None: it was under way before strace came.
			const call = unfinished.get(thread);
			unfinished.delete(thread);
			if (call?.name === resumed) Object.assign(call, { ended: number, result: resultOf(end) });
		}
	}
	return calls;
}

function begin(name: string, rest: string, line: number): Syscall {
	const result = resultOf(rest);
	const given = rest.replace(RESULT, '').replace(/ <unfinished \.\.\.>$/, '');
	const parts = [...given.matchAll(TEXT)];
	if (parts.some(([, , cut]) => cut)) throw new Error('strace has cut bytes short; raise its -s');
	return {
		name,
		file: fileOf(FILE.exec(given)?.[1] ?? ''),
		bytes: Buffer.concat(parts.map(([, text]) => unescaped(text))),
		offset: name === 'pwrite64' ? Number(given.slice(given.lastIndexOf(' '))) : null,
		begun: line,
		ended: result === null ? Infinity : line,
		result
	};
}

function resultOf(text: string): number | null {
	const result = RESULT.exec(text)?.[1];
	return result === undefined || result === '?' ? null : Number(result);
}

const fileOf = (text: string): string =>
	text.startsWith('\\x') ? unescaped(text).toString() : text;

const unescaped = (hex = ''): Buffer => Buffer.from(hex.replaceAll('\\x', ''), 'hex');
