import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { authorRuns } from './authors.ts';
import { notedCopies } from './copies.ts';
import { CopySources } from './copy-sources.ts';
import { storyCopies, storyText } from './story-doc.ts';
import { randomOf } from '#tests/sync/story/random.ts';

const CLIENTS = [11, 12, 13];
const LENGTH = 40;

type Note = [client: number, clock: number, from: number, fromClock: number, length: number];

/** A story in which each client typed `length` characters, and notes that each made of its own. */
function storyWith(notes: readonly Note[], clients = CLIENTS, length = LENGTH): Y.Doc {
	const doc = new Y.Doc();
	const under = (clientId: number, write: () => void) => {
		doc.clientID = clientId;
		doc.transact(write);
	};
	for (const client of clients)
		under(client, () => storyText(doc).insert(storyText(doc).length, '字'.repeat(length)));
	for (const client of clients)
		under(client, () => {
			for (const [to, clock, ...from] of notes)
				if (to === client) storyCopies(doc).set(`${to}.${clock}`, from);
		});
	return doc;
}

/** Where a character leads, a note at a time; the last note that begins at or before it counts. */
function typedUnder(notes: readonly Note[], [client, clock]: [number, number]): number {
	const own = notes.filter(([to, begin]) => to === client && begin <= clock);
	const [note] = own.toSorted((a, b) => b[1] - a[1]);
	if (!note || clock >= note[1] + note[4]) return client;
	return typedUnder(notes, [note[2], note[3] + clock - note[1]]);
}

/** Each stands for characters that lie before its own: of an earlier clock, whoever's. */
function randomNotes(seed: number): Note[] {
	const { below } = randomOf(seed);
	const notes = new Map<string, Note>();
	for (let i = below(40); i >= 0; i--) {
		const [to, from] = [CLIENTS[below(3)] ?? 0, CLIENTS[below(3)] ?? 0];
		const clock = 1 + below(LENGTH - 1);
		const fromClock = below(clock);
		const length = 1 + below(clock - fromClock);
		notes.set(`${to}.${clock}`, [to, clock, from, fromClock, length]);
	}
	return [...notes.values()];
}

test('copies of copies are whose they lead to, character by character', () => {
	let led = 0;
	for (let seed = 1; seed <= 300; seed++) {
		const notes = randomNotes(seed);
		const doc = storyWith(notes);
		const sources = new CopySources(notedCopies(doc));
		for (const client of CLIENTS) {
			const found = [...sources.origins({ client, clock: 0, length: LENGTH })].flatMap((origin) =>
				Array<number>(origin.length).fill(origin.client)
			);
			const wanted = found.map((_, clock) => typedUnder(notes, [client, clock]));
			expect(found, `seed ${seed}, client ${client}`).toEqual(wanted);
			expect(found).toHaveLength(LENGTH);
			led += wanted.filter((other) => other !== client).length;
		}
	}
	expect(led).toBeGreaterThan(5000);
});

describe('notes made to cost much', () => {
	const COUNT = 20_000;
	const numbers = Array.from({ length: COUNT }, (_, i) => i);

	test.each([
		['each of the one before', numbers.slice(1).map((i): Note => [5, i, 5, i - 1, 1])],
		['each of the next', numbers.slice(1).map((i): Note => [5, i - 1, 5, i, 1])],
		['all in a ring', numbers.map((i): Note => [5, i, 5, (i + 1) % COUNT, 1])]
	])('%s: each is followed once', (_, notes) => {
		const doc = storyWith(notes, [5], COUNT);
		expect(new CopySources(notedCopies(doc)).steps).toBeLessThanOrEqual(2 * COUNT);
		expect(authorRuns(storyText(doc))).toEqual([
			{ from: 0, to: COUNT, clientId: 5, by: 5, returnedBy: null }
		]);
	});

	test('each of many others of two hands: they are left, and a colleague’s still count', () => {
		// 5 copies every other character of 6, then those copies again and again as a whole.
		const apart = numbers.slice(0, 1000).map((i): Note => [5, 2 * i, 6, i, 1]);
		const wholes = numbers.slice(1, 1000).map((i): Note => [5, 2000 * i, 5, 2000 * (i - 1), 2000]);
		const doc = storyWith([...apart, ...wholes, [7, 0, 6, 0, 2]], [5, 6, 7], 2_000_000);
		const sources = new CopySources(notedCopies(doc));
		expect(sources.steps).toBeLessThan(250_000);
		const hands = (client: number, clock: number, length: number) =>
			[...sources.origins({ client, clock, length })].map((origin) => origin.client);
		expect(hands(5, 0, 4)).toEqual([6, 5, 6, 5]);
		expect(hands(5, 2000 * 20, 4)).toEqual([6, 5, 6, 5]);
		expect(hands(5, 2000 * 999, 2000)).toEqual([5]);
		expect(hands(7, 0, 3)).toEqual([6, 7]);
	});
});
