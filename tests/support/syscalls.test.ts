import { expect, test } from 'vitest';
import { readSyscalls } from './syscalls.ts';

const hex = (text: string): string =>
	[...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

const read = (...lines: string[]) =>
	readSyscalls(lines.join('\n')).map((call) => ({
		...call,
		bytes: Buffer.from(call.bytes).toString()
	}));

test('a call on one line begins and ends there', () => {
	const wal = hex('/data/copydesk.sqlite-wal');
	expect(
		read(
			`12 16:49:00.123456 pwrite64(22<${wal}>, "${hex('⟨anna-1⟩')}", 12, 8272) = 12`,
			`12 16:49:00.123457 fsync(22<${wal}>)            = 0`,
			`12 16:49:00.123458 fsync(22<${wal}>)   = -1 EIO (Input/output error) (INJECTED)`
		)
	).toEqual([
		{
			name: 'pwrite64',
			file: '/data/copydesk.sqlite-wal',
			bytes: '⟨anna-1⟩',
			offset: 8272,
			begun: 0,
			ended: 0,
			result: 12
		},
		expect.objectContaining({ name: 'fsync', offset: null, begun: 1, ended: 1, result: 0 }),
		expect.objectContaining({ name: 'fsync', begun: 2, ended: 2, result: -1 })
	]);
});

test('a call that others come in between ends where it is resumed, by thread', () => {
	const socket = 'TCP:[127.0.0.1:3000->127.0.0.1:4000]';
	expect(
		read(
			`12 16:49:00.1 pwrite64(22<${hex('a-wal')}>, "${hex('x')}", 1, 32 <unfinished ...>`,
			`13 16:49:00.2 writev(25<${socket}>, [{iov_base="${hex('ab')}", iov_len=2}, {iov_base="${hex('c')}", iov_len=1}], 2 <unfinished ...>`,
			'12 16:49:00.3 <... pwrite64 resumed>) = 1',
			`12 16:49:00.4 fsync(22<${hex('a-wal')}> <unfinished ...>`,
			'13 16:49:00.5 <... writev resumed>)       = 3'
		)
	).toEqual([
		expect.objectContaining({ name: 'pwrite64', offset: 32, begun: 0, ended: 2, result: 1 }),
		expect.objectContaining({
			name: 'writev',
			file: 'TCP:[127.0.0.1:3000->127.0.0.1:4000]',
			bytes: 'abc',
			begun: 1,
			ended: 4,
			result: 3
		}),
		expect.objectContaining({ name: 'fsync', begun: 3, ended: Infinity, result: null })
	]);
});

test('what is no call, or began before strace came, is passed over', () => {
	expect(
		read(
			'12 16:49:00.1 <... fsync resumed>) = 0',
			'12 16:49:00.2 --- SIGCHLD {si_signo=SIGCHLD} ---',
			'12 16:49:00.3 +++ exited with 0 +++',
			''
		)
	).toEqual([]);
});

test('bytes that were cut short are not taken for the whole', () => {
	const line = `12 16:49:00.1 write(25<${hex('a')}>, "${hex('abc')}"..., 900) = 900`;
	expect(() => read(line)).toThrow('cut bytes short');
});
