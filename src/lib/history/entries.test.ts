import { describe, expect, it } from 'vitest';
import type { Version } from '#model/version.ts';
import { NOW, entriesOf, pairOf, writersBetween } from './entries.ts';

const version = (id: string, at: number, hash: string, writers: string[] = []): Version => ({
	...{ id, storyId: 's', at, personId: null, cause: 'pause', step: null, label: '' },
	...{ hash, length: 1, added: 0, removed: 0, writers }
});
const kept = [
	version('c', 3, 'hc', ['meng']),
	version('b', 2, 'hb', ['bai']),
	version('a', 1, 'ha', ['bai'])
];

describe('the texts that can be chosen', () => {
	it('begin with the one there is now, unless it is the last that was kept', () => {
		expect(entriesOf(kept, { hash: 'x', editedAt: 9 }).map(({ id }) => id)).toEqual([
			...[NOW, 'c', 'b', 'a']
		]);
		expect(entriesOf(kept, { hash: 'hc', editedAt: 9 }).map(({ id }) => id)).toEqual([
			...['c', 'b', 'a']
		]);
	});

	it('are the latest and the one before it where nothing is asked, and the older one comes first', () => {
		const entries = entriesOf(kept, { hash: 'hc', editedAt: 9 });
		const ids = (from: string | null, to: string | null) => {
			const pair = pairOf(entries, { from, to });
			return pair && [pair.from.id, pair.to.id];
		};
		expect(ids(null, null)).toEqual(['b', 'c']);
		expect(ids(null, 'b')).toEqual(['a', 'b']);
		expect(ids(null, 'a')).toEqual(['a', 'a']);
		expect(ids('a', 'c')).toEqual(['a', 'c']);
		expect(ids('c', 'a')).toEqual(['a', 'c']);
		expect(ids('gone', 'nowhere')).toEqual(['b', 'c']);
		expect(pairOf([], { from: null, to: null })).toBeNull();
	});

	it('begin with the text as it was at a moment', () => {
		const entries = entriesOf(kept, { hash: 'x', editedAt: 99 });
		const from = (since: number) => pairOf(entries, { from: null, to: null, since })?.from;
		const [, latest, middle, first] = entries;
		expect(from(latest!.at)).toBe(latest);
		expect(from(latest!.at - 1)).toBe(middle);
		expect(from(0)).toBe(first);
	});

	it('say who wrote between two of them', () => {
		const entries = entriesOf(kept, { hash: 'x', editedAt: 9 });
		const between = (from: string, to: string) => {
			const pair = pairOf(entries, { from, to });
			return pair && writersBetween(entries, pair);
		};
		expect(between('a', 'b')).toEqual(['bai']);
		expect(between('a', 'c')).toEqual(['meng', 'bai']);
		// Who wrote last is known, and not who else wrote since the last one was kept.
		expect(between('c', NOW)).toBeNull();
		expect(between('a', NOW)).toBeNull();
	});
});
