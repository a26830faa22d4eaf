import { describe, expect, test } from 'vitest';
import { forged, joined } from '#tests/support/crafted.ts';
import { LIMITS } from './limits.ts';
import { ownOutlineOf, type Outline } from './outline.ts';
import { Unlogged, type AheadUpdate } from './unlogged.ts';

const outlineOf = (bytes: Uint8Array): Outline => {
	const outline = ownOutlineOf(bytes);
	if (!outline) throw new Error('it cannot be read');
	return outline;
};
/** Deletes so many characters of a client from one on. */
const deletion = (client: number, clock: number, length: number) =>
	Uint8Array.of(0, 1, client, 1, clock, length);

/** What was said under 1, 2, … of node a. */
function said(...all: Uint8Array[]) {
	const unlogged = new Unlogged();
	for (const [index, bytes] of all.entries()) {
		const update: AheadUpdate = { personId: 'anna', clientId: 1, at: 1, bytes };
		unlogged.add({ node: 'a', epoch: 7, number: index + 1 }, update, outlineOf(bytes));
	}
	return unlogged;
}

const word = forged(1, 3, '字');

describe('what may not be in the log', () => {
	test.each([
		['stands on it from the left', forged(2, 0, '后', { client: 1, clock: 3 })],
		['stands on it from the right', forged(2, 0, '前', null, { client: 1, clock: 3 })],
		['goes on from it', forged(1, 4, '续')],
		['repeats it', word],
		['repeats what is before it and it', forged(1, 2, '前字')],
		['deletes it', deletion(1, 3, 1)],
		['deletes it with what is before it', deletion(1, 0, 4)],
		['holds such a part', joined([forged(2, 0, '別'), forged(3, 0, '后', { client: 1, clock: 3 })])]
	])('is under what %s', (_, bytes) => {
		expect(said(word).isUnder(outlineOf(bytes))).toBe(true);
	});

	test.each([
		['stands elsewhere', forged(2, 0, '別')],
		['stands on what is before it', forged(2, 0, '別', { client: 1, clock: 2 })],
		['repeats what is before it', forged(1, 2, '前')],
		['deletes what is before it', deletion(1, 0, 3)]
	])('is not under what %s', (_, bytes) => {
		expect(said(word).isUnder(outlineOf(bytes))).toBe(false);
	});

	test('is under a deletion that it brings as well', () => {
		const unlogged = said(deletion(5, 2, 3));
		expect(unlogged.isUnder(outlineOf(deletion(5, 4, 5)))).toBe(true);
		expect(unlogged.isUnder(outlineOf(deletion(5, 0, 2)))).toBe(false);
		expect(unlogged.isBy('anna')).toBe(true);
		expect(unlogged.isBy('ben')).toBe(false);
	});

	test('is in the log once its node says so, or its bytes are found there, whoever wrote them', () => {
		const unlogged = said(word, forged(1, 4, '二'), forged(1, 5, '三'));
		expect(unlogged.areLogged('b', 1, 1)).toBe(false);
		expect(unlogged.areLogged('a', 1, 1)).toBe(true);
		expect(unlogged.isUnder(outlineOf(forged(2, 0, '后', { client: 1, clock: 3 })))).toBe(false);
		unlogged.isLogged(forged(1, 4, '二'));
		expect(unlogged.size).toBe(1);
		expect(unlogged.areLogged('a', 2, 2)).toBe(true);
		expect(unlogged.size).toBe(0);
		expect(unlogged.areLogged('a', 3, 1)).toBe(false);
	});

	test('is written here from then on, once, and known when its node says that it has written it', () => {
		const unlogged = said(word, forged(1, 4, '二'));
		expect(unlogged.adopt().map(({ bytes }) => bytes)).toEqual([word, forged(1, 4, '二')]);
		expect(unlogged.adopt()).toEqual([]);
		expect(unlogged.isUnder(outlineOf(forged(1, 5, '三')))).toBe(false);
		expect(unlogged.areLogged('a', 1, 2)).toBe(true);
	});

	test('is asked about after a while, by who wrote it', () => {
		const unlogged = said(word);
		expect(unlogged.late()).toEqual([]);
		expect(unlogged.late(performance.now() + 5000)).toMatchObject([{ epoch: 7 }]);
	});

	test('is not more than so much', () => {
		const update = { personId: 'anna', clientId: 1, at: 1, bytes: word };
		const full = said(...Array.from({ length: LIMITS.unlogged }, (_, at) => forged(1, at, '字')));
		expect(full.hasRoomFor(update)).toBe(false);
		expect(said(word).hasRoomFor(update)).toBe(true);
		const bytes = new Uint8Array(LIMITS.unloggedBytes);
		expect(said(word).hasRoomFor({ ...update, bytes })).toBe(false);
	});
});
