import { expect, test } from 'vitest';
import { currentEdition, nextEdition, type Edition } from './edition.ts';

const HOUR = 3_600_000;
const edition = (date: string, pressAt: number): Edition => ({
	id: date,
	date,
	issue: null,
	pressAt,
	formatId: 'f',
	createdAt: 0,
	createdBy: 'p'
});
const tonight = edition('2026-11-24', 100 * HOUR);
const tomorrow = edition('2026-11-25', 124 * HOUR);
const old = edition('2026-11-20', 10 * HOUR);
const all = [tomorrow, old, tonight];

test('the edition in the making is the next one to go to press', () => {
	expect(currentEdition(all, 99 * HOUR)).toBe(tonight);
	expect(currentEdition(all, 50 * HOUR)).toBe(tonight);
});

test('it stays so for a while after press time, then the next one takes over', () => {
	expect(currentEdition(all, 102 * HOUR)).toBe(tonight);
	expect(currentEdition(all, 104 * HOUR)).toBe(tomorrow);
});

test('with none to come it is the last one', () => {
	expect(currentEdition(all, 999 * HOUR)).toBe(tomorrow);
	expect(currentEdition([], 0)).toBeNull();
});

test('the one after', () => {
	expect(nextEdition(all, tonight)).toBe(tomorrow);
	expect(nextEdition(all, tomorrow)).toBeNull();
});
