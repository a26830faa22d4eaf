import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { HalfOpen } from './half-open.ts';

const from = (remoteAddress: string) => Object.assign(new PassThrough(), { remoteAddress });

describe('HTTP1: connections that have said nothing whole', () => {
	it('make room, the longest waiting first, for whoever comes', () => {
		const halfOpen = new HalfOpen({ total: 3, perAddress: null });
		const sockets = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'].map(from);
		for (const socket of sockets) halfOpen.add(socket);
		expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true, false, false, false]);
		expect(halfOpen.size).toBe(3);
	});

	it('are left alone once they have been heard of', () => {
		const halfOpen = new HalfOpen({ total: 2, perAddress: null });
		const [person, ...others] = [1, 2, 3, 4].map((host) => from(`127.0.0.${host}`));
		halfOpen.add(person!);
		halfOpen.delete(person!);
		for (const socket of others) halfOpen.add(socket);
		expect(person!.destroyed).toBe(false);
		expect(halfOpen.size).toBe(2);
	});

	it('wait anew, behind all others, for their next request', () => {
		const halfOpen = new HalfOpen({ total: 2, perAddress: null });
		const [one, two, three] = [1, 2, 3].map((host) => from(`127.0.0.${host}`));
		for (const socket of [one!, two!, one!, three!]) halfOpen.add(socket);
		expect([one, two, three].map((socket) => socket!.destroyed)).toEqual([false, true, false]);
	});

	it('of one address take no place from another’s', () => {
		const halfOpen = new HalfOpen({ total: 4, perAddress: 2 });
		const person = from('127.0.0.1');
		halfOpen.add(person);
		const flood = Array.from({ length: 10 }, () => from('127.9.9.9'));
		for (const socket of flood) halfOpen.add(socket);
		expect(person.destroyed).toBe(false);
		expect(flood.filter(({ destroyed }) => !destroyed)).toEqual(flood.slice(-2));
	});

	it('are forgotten when they are gone', () => {
		const halfOpen = new HalfOpen({ total: 4, perAddress: 2 });
		const socket = from('127.0.0.1');
		halfOpen.add(socket);
		halfOpen.delete(socket);
		halfOpen.delete(socket);
		expect(halfOpen.size).toBe(0);
	});
});
