import { expect, test } from 'vitest';
import { thinVersions, type Thinning } from './thin-versions.ts';
import type { Version } from './version.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const NOW = 400 * DAY;
const dateOf = (at: number) => `${Math.floor(at / DAY)}`;

const version = (id: string, ago: number, more: Partial<Version> = {}): Version => ({
	...{ id, storyId: 's', at: NOW - ago, personId: null, cause: 'pause', step: null, label: '' },
	...{ hash: `hash ${id}`, length: 10, added: 1, removed: 0, writers: ['anna'] },
	...more
});
const thin = (versions: readonly Version[], now = NOW) => thinVersions(versions, { now, dateOf });
const left = (versions: readonly Version[], { drop, change }: Thinning) =>
	versions
		.filter(({ id }) => !drop.includes(id))
		.map((one) => ({ ...one, ...change.find(({ id }) => id === one.id) }));

test('all of a day stay, then the last of each hour, then the last of each day', () => {
	const versions = [
		...[version('a', HOUR), version('b', HOUR + MINUTE)],
		...[version('c', 2 * DAY + MINUTE), version('d', 2 * DAY + 2 * MINUTE)],
		version('e', 2 * DAY + 2 * HOUR),
		...[version('f', 9 * DAY + MINUTE), version('g', 9 * DAY + 5 * HOUR)]
	];
	expect(thin(versions).drop).toEqual(['d', 'g']);
});

test('signed, sent back, named, restored and brought back texts stay whatever their age', () => {
	const old = 30 * DAY + MINUTE;
	const versions = [
		version('last', old),
		version('signed', old + MINUTE, { cause: 'step', step: 'review1' }),
		version('returned', old + 2 * MINUTE, { cause: 'return' }),
		version('named', old + 3 * MINUTE, { cause: 'kept', label: '初稿' }),
		version('restored', old + 4 * MINUTE, { cause: 'restore', label: 'hash source' }),
		version('source', old + 5 * MINUTE),
		version('plain', old + 6 * MINUTE)
	];
	expect(thin(versions).drop).toEqual(['plain']);
});

test('who wrote a text that goes, and how much, is told of the next one that stays', () => {
	const old = 3 * DAY;
	const versions = [
		version('last', old + MINUTE, { writers: ['ben'], added: 3, removed: 1 }),
		version('gone', old + 2 * MINUTE, { writers: ['anna'], added: 4, removed: 2 }),
		version('signed', old + 3 * MINUTE, { cause: 'step', writers: ['chen'], added: 9 })
	];
	expect(thin(versions)).toEqual({
		drop: ['gone'],
		change: [{ id: 'last', writers: ['anna', 'ben'], added: 7, removed: 3 }]
	});
});

test('done every hour it comes to the same as done once', () => {
	for (const step of [7, 13, 47]) {
		const versions = Array.from({ length: 500 }, (_, i) =>
			version(`v${i}`, i * step * MINUTE, { writers: [`p${i % 3}`] })
		);
		let often: Version[] = versions;
		for (let now = NOW; now < NOW + 20 * DAY; now += HOUR) often = left(often, thin(often, now));
		const now = NOW + 20 * DAY;
		often = left(often, thin(often, now));
		expect(often).toEqual(left(versions, thin(versions, now)));
		expect(left(often, thin(often, now))).toEqual(often);
		// A text a day stays of months.
		const days = new Set(versions.map(({ at }) => dateOf(at)));
		expect(often).toHaveLength(days.size);
	}
});
