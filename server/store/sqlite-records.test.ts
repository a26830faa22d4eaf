import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { put } from '#model/records.ts';
import { aPerson } from '#tests/support/paper.ts';
import { recordsInParts } from './sqlite-records.ts';
import { openSqliteStore } from './sqlite-store.ts';

test.each([1, 3, 7, 8, 100])(
	'all records are read in parts of %i, in the order of their making',
	async (atOnce) => {
		const folder = await mkdtemp(path.join(tmpdir(), 'copydesk-'));
		const { store, db } = await openSqliteStore(path.join(folder, 'records.sqlite'));
		onTestFinished(async () => {
			await store.close();
			await rm(folder, { recursive: true });
		});
		const ids = ['g', 'b', 'f', 'a', 'e', 'd', 'c'];
		await store.records.put(ids.map((id) => put('person', aPerson(id))));
		await store.records.put([put('person', { ...aPerson('b'), name: '改名' })]);
		const read = await recordsInParts(db, atOnce);
		expect(read.map(({ id }) => id)).toEqual(ids);
		expect(read[1]?.value).toMatchObject({ name: '改名' });
		expect(await store.records.all()).toEqual(read);
	}
);
