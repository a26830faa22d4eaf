import { hasPostgres, testDatabase, type TestDatabase } from '#tests/support/postgres.ts';
import {
	restoreDrill,
	type DrillOptions,
	type DrillOutcome
} from '#tests/support/restore-drill.ts';
import { atLeast, atMost, none, percentile, told, type Figure } from './figure.ts';

/** Six people write and carry out commands; then the newsroom is put back to random moments, on each engine. */
export async function restore({ rounds = 20, seconds = 30, seed = 1606 }): Promise<Figure[]> {
	const options: DrillOptions = {
		...{ drills: rounds, seed, people: ['meng', 'tao', 'qiao', 'bai', 'he', 'gu'] },
		...{ work: seconds * 1000, words: 20, every: { word: 100, command: 200, backup: 2000 } }
	};
	const figures = figuresOf('SQLite', rounds, await restoreDrill(options));
	if (!(await hasPostgres())) return figures;
	const databases: TestDatabase[] = [await testDatabase()];
	const another = async () => {
		const database = await testDatabase();
		databases.push(database);
		return database.url;
	};
	try {
		const postgres = { from: databases[0]?.url ?? '', another };
		figures.push(...figuresOf('PostgreSQL', rounds, await restoreDrill({ ...options, postgres })));
	} finally {
		for (const database of databases) await database.drop();
	}
	return figures;
}

function figuresOf(engine: string, rounds: number, outcome: DrillOutcome): Figure[] {
	return [
		told(`${engine}: times put back, from segments`, `${rounds}, ${outcome.segments}`),
		atLeast('edits acknowledged before', outcome.acknowledged, 20 * rounds),
		atLeast('edits after', outcome.later, 20 * rounds),
		none('acknowledged edits and stories lost', outcome.lost),
		none('edits and stories from later', outcome.tooNew),
		none('refused, or with an audit log that is not whole', outcome.failed),
		atMost('time to put it back, p95', percentile(outcome.took, 0.95), 30_000, ' ms')
	];
}
