import { describe, expect, test } from 'vitest';
import { hasPostgres, testDatabase } from '#tests/support/postgres.ts';
import { restoreDrill, type DrillOptions } from '#tests/support/restore-drill.ts';

const isThere = await hasPostgres();
const DRILL: DrillOptions = {
	...{ drills: 2, seed: Number(process.env.DRILL_SEED ?? 1606), people: ['meng', 'tao', 'qiao'] },
	...{ work: 2500, words: 12, every: { word: 30, command: 60, backup: 300 } }
};

describe('put back as it was at two moments: every edit acknowledged before is there, none from after', () => {
	test('from SQLite', async () => {
		await drill(DRILL);
	}, 60_000);

	test.skipIf(!isThere)(
		'from PostgreSQL',
		async () => {
			const databases = [await testDatabase()];
			const another = async () => {
				const database = await testDatabase();
				databases.push(database);
				return database.url;
			};
			await drill({ ...DRILL, postgres: { from: databases[0]?.url ?? '', another } });
			for (const database of databases) await database.drop();
		},
		60_000
	);
});

async function drill(options: DrillOptions): Promise<void> {
	const { acknowledged, later, segments, ...found } = await restoreDrill(options);
	expect(found).toMatchObject({ lost: [], tooNew: [], failed: [] });
	// Some was written before, some after, in several segments, or it has proved nothing.
	expect(acknowledged).toBeGreaterThanOrEqual(DRILL.drills * DRILL.words);
	expect(later).toBeGreaterThanOrEqual(DRILL.drills * DRILL.words);
	expect(segments).toBeGreaterThan(3);
}
