import { describe, expect, test } from 'vitest';
import { encodeFrame } from '#document/protocol.ts';
import { earlyAcks, onDisk, sentAcks } from './ack-order.ts';
import type { Syscall } from './syscalls.ts';

const WAL = 'copydesk.sqlite-wal';
const ROWS = [1, 2].map((seq) => ({ seq, clientId: 7, bytes: Buffer.from(`row ${seq}`) }));

/** Calls one after the other, a line each, unless they say where they end. */
const trace = (...calls: Partial<Syscall>[]): Syscall[] =>
	calls.map((call, line) => ({
		name: 'fsync',
		file: WAL,
		bytes: new Uint8Array(),
		offset: null,
		begun: line,
		ended: line,
		result: call.bytes?.length ?? 0,
		...call
	}));

/** A page of the log with what is before it. */
const frame = (offset: number, text: string, { commits = true } = {}): Partial<Syscall>[] => {
	const header = Buffer.alloc(24);
	header.writeUInt32BE(commits ? 7 : 0, 4);
	return [
		{ name: 'pwrite64', bytes: header, offset },
		{ name: 'pwrite64', bytes: Buffer.from(text.padEnd(4096)), offset: offset + 24 }
	];
};

describe('a row is on disk', () => {
	test('when an fsync has ended that began after it was written', () => {
		const calls = trace(...frame(32, 'row 1'), { ended: 9 }, ...frame(4152, 'row 1 row 2'));
		expect(onDisk(calls, WAL, ROWS)).toEqual(new Map([[1, 9]]));
	});

	test('not by an fsync that began before', () => {
		expect(onDisk(trace({ ended: 9 }, ...frame(32, 'row 1')), WAL, ROWS)).toEqual(new Map());
	});

	test('not by the fsync of another file, or one that never ended', () => {
		const calls = trace(
			...frame(32, 'row 1'),
			{ file: 'copydesk.sqlite' },
			{ result: null, ended: Infinity }
		);
		expect(onDisk(calls, WAL, ROWS)).toEqual(new Map());
	});

	test('not before its commit is there too', () => {
		const calls = trace(
			...frame(32, 'row 1', { commits: false }),
			{},
			...frame(4152, 'an index'),
			{}
		);
		expect(onDisk(calls, WAL, ROWS)).toEqual(new Map([[1, 5]]));
	});

	test('not when another was written over it, which was committed', () => {
		const calls = trace(
			...frame(32, 'row 1', { commits: false }),
			...frame(32, 'row 2'),
			...frame(4152, 'an index'),
			{}
		);
		expect([...onDisk(calls, WAL, ROWS).keys()]).toEqual([2]);
	});

	test('not after an fsync that failed, until it is written anew', () => {
		const failed = trace(...frame(32, 'row 1'), { result: -1 }, {});
		expect(onDisk(failed, WAL, ROWS)).toEqual(new Map());
		const anew = trace(...frame(32, 'row 1'), { result: -1 }, ...frame(32, 'row 1'), {});
		expect(onDisk(anew, WAL, ROWS)).toEqual(new Map([[1, 5]]));
	});
});

const message = (bytes: Uint8Array): Buffer =>
	bytes.length < 126
		? Buffer.from([0x82, bytes.length, ...bytes])
		: Buffer.from([0x82, 126, bytes.length >> 8, bytes.length & 255, ...bytes]);

const ack = (frames: number, seq: number): Buffer =>
	message(encodeFrame({ type: 'ack', frames, seq, at: 1 }));

const socket = (bytes: Buffer, result = bytes.length): Partial<Syscall> => ({
	name: 'write',
	file: 'TCP:[127.0.0.1:1->127.3.0.1:2]',
	bytes,
	result
});

const OPENED = socket(Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n'));

test('acknowledgements are found in what a socket was given, however it was cut', () => {
	const long = encodeFrame({ type: 'update', update: new Uint8Array(300) });
	const [first, second] = [ack(1, 41), ack(2, 42)];
	const calls = trace(
		OPENED,
		socket(Buffer.concat([message(long), first.subarray(0, 3)])),
		// The system took only some of it.
		socket(Buffer.concat([first.subarray(3), second]), first.length - 3),
		socket(second)
	);
	expect([...sentAcks(calls)]).toEqual([
		[
			'TCP:[127.0.0.1:1->127.3.0.1:2]',
			[
				{ frames: 1, seq: 41, begun: 1 },
				{ frames: 2, seq: 42, begun: 3 }
			]
		]
	]);
	const other = trace(socket(Buffer.from('HTTP/1.1 200 OK\r\n\r\n')), socket(first));
	expect(sentAcks(other).size).toBe(0);
});

describe('an acknowledgement is early', () => {
	const writers = new Map([['127.3.0.1', 7]]);
	const early = (...calls: Partial<Syscall>[]) =>
		earlyAcks(trace(OPENED, ...calls), WAL, ROWS, writers).map(({ frames }) => frames);

	test('when it leaves before the fsync of its row has ended', () => {
		expect(early(...frame(32, 'row 1'), {}, socket(ack(2, 1)))).toEqual([]);
		expect(early(...frame(32, 'row 1'), { ended: 9 }, socket(ack(2, 1)))).toEqual([2]);
	});

	test('when it is for more edits than are on disk, whatever seq it tells', () => {
		expect(early(...frame(32, 'row 1'), {}, socket(ack(3, 1)))).toEqual([3]);
		expect(early(...frame(32, 'row 1'), {}, socket(ack(4, 1)))).toEqual([4]);
	});

	test('when it tells a seq that is not on disk', () => {
		expect(early(...frame(32, 'row 1'), {}, socket(ack(2, 2)))).toEqual([2]);
	});
});
