import { expect, test } from 'vitest';
import { Crowd } from './crowd.ts';
import { LIMITS } from './limits.ts';

const times = <T>(count: number, of: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, index) => of(index));

test('SYNC12: a person has so many sockets, wherever they come from; each that goes makes room for one', () => {
	const crowd = new Crowd();
	const here = times(LIMITS.connectionsPerPerson, (index) =>
		crowd.enter({ personId: 'anna', address: `203.0.113.${index}` })
	);
	expect(here).not.toContain(null);
	const more = { personId: 'anna', address: '198.51.100.1' };
	expect(crowd.enter(more)).toBeNull();
	expect(crowd.enter({ ...more, personId: 'ben' })).not.toBeNull();
	here[0]?.();
	here[0]?.();
	expect(crowd.enter(more)).not.toBeNull();
	expect(crowd.enter(more)).toBeNull();
});

test('SYNC12: an address has so many, whoever they are', () => {
	const crowd = new Crowd();
	const at = (index: number) => ({ personId: `p${index}`, address: '203.0.113.7' });
	expect(times(LIMITS.connectionsPerAddress, (index) => crowd.enter(at(index)))).not.toContain(
		null
	);
	expect(crowd.enter(at(-1))).toBeNull();
	expect(crowd.enter({ ...at(-1), address: '203.0.113.8' })).not.toBeNull();
});
