import { expect, test } from 'vitest';
import type { Change } from '#model/records.ts';
import { packRecords, unpackRecords } from './packed-records.ts';

const person = (id: string, more: object = {}) =>
	({
		kind: 'person',
		id,
		value: { id, name: '白露', roles: ['reporter'], email: null, ...more }
	}) as Change;
const story = (id: string) => ({ kind: 'story', id, value: { id, target: 0 } }) as Change;

test('records come back as they were, those with a field of their own and those without', () => {
	const changes = [person('a'), person('b', { ink: 2, held: { reason: '' } }), story('s')];
	const back = unpackRecords(packRecords(changes));
	expect(back).toStrictEqual(changes);
	expect(Object.keys(back[0]?.value ?? {})).not.toContain('ink');
});

test('the name of a field is said once for all records of a kind', () => {
	const sent = JSON.stringify(packRecords(['a', 'b', 'c'].map((id) => person(id))));
	expect(sent.split('"roles"')).toHaveLength(2);
});

test('of nothing comes nothing, and what is gone is no record', () => {
	expect(unpackRecords(packRecords([]))).toEqual([]);
	expect(() => packRecords([{ kind: 'story', id: 's', value: null }])).toThrow('story s');
});
