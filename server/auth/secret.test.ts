import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Kysely } from 'kysely';
import { memoryDatabase } from '#tests/support/memory-database.ts';
import { migrate } from '../store/migrations.ts';
import type { Tables } from '../store/tables.ts';
import { readSecret } from './secret.ts';

describe('the key that signs sessions', () => {
	let folder: string;
	let other: string;
	beforeEach(async () => {
		const make = () => mkdtemp(path.join(tmpdir(), 'secret-'));
		[folder, other] = [await make(), await make()];
	});
	afterEach(async () => {
		for (const one of [folder, other]) await rm(one, { recursive: true });
	});

	it('is made once for a data folder, and nobody else reads it', async () => {
		const secret = await readSecret(folder, null);
		expect(secret).toHaveLength(43);
		expect(await readSecret(folder, null)).toBe(secret);
		expect((await stat(path.join(folder, 'secret'))).mode & 0o777).toBe(0o600);
	});

	it('is not made up where the file holds something else', async () => {
		await writeFile(path.join(folder, 'secret'), 'short');
		await expect(readSecret(folder, null)).rejects.toThrow('holds no key');
	});

	describe('in a database', () => {
		let db: Kysely<Tables>;
		beforeEach(async () => {
			db = memoryDatabase<Tables>();
			await migrate(db as unknown as Kysely<never>, 'sqlite');
		});
		afterEach(() => db.destroy());

		it('is the same for all who begin at once, and in no folder', async () => {
			const all = await Promise.all([folder, other, other].map((one) => readSecret(one, db)));
			expect(new Set(all).size).toBe(1);
			expect(await readSecret(folder, db)).toBe(all[0]);
			expect([await readdir(folder), await readdir(other)]).toEqual([[], []]);
		});

		it('is that of the folder which is first, so that sessions go on', async () => {
			const before = await readSecret(folder, null);
			await readSecret(other, null);
			expect(await readSecret(folder, db)).toBe(before);
			expect(await readSecret(other, db)).toBe(before);
		});
	});
});
