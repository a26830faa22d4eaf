import type { Kysely, Transaction } from 'kysely';
import type { Block } from '#document/block.ts';
import { storyRoom } from '#document/room-name.ts';
import type { Id } from '#model/ids.ts';
import type { Thinning } from '#model/thin-versions.ts';
import type { Version, VersionCause } from '#model/version.ts';
import type { Step } from '#model/workflow.ts';
import { inParts } from './sql-hands.ts';
import type { NewVersion, VersionStore } from './store.ts';
import type { Tables } from './tables.ts';

/** In the place of figures that there are none of. */
const UNCOUNTED = -1;
const counted = (figure: number): number | null => (figure === UNCOUNTED ? null : figure);

/** Writes a version with who has written since the one before; words that are there are kept once. */
export async function keepVersion(db: Transaction<Tables>, version: NewVersion): Promise<void> {
	const { blocks, storyId, personId, added, removed, ...rest } = version;
	const last = await db
		.selectFrom('version')
		.select('through_seq')
		.where('story_id', '=', storyId)
		.orderBy('through_seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	const since = last?.through_seq ?? 0;
	const written = await db
		.selectFrom('story_update')
		.select(['person_id', (on) => on.fn.max('seq').as('seq')])
		.where('room', '=', storyRoom(storyId))
		.where('seq', '>', since)
		.groupBy('person_id')
		.execute();
	const through = written.reduce((most, { seq }) => Math.max(most, Number(seq)), since);
	const writers = JSON.stringify(written.map(({ person_id }) => person_id).sort());
	await db
		.insertInto('version')
		.values({
			...{ ...rest, story_id: storyId, person_id: personId, writers, through_seq: through },
			...{ added: added ?? UNCOUNTED, removed: removed ?? UNCOUNTED }
		})
		.execute();
	await db
		.insertInto('version_text')
		.values({ story_id: storyId, hash: version.hash, blocks: JSON.stringify(blocks) })
		.onConflict((conflict) => conflict.columns(['story_id', 'hash']).doNothing())
		.execute();
}

export const sqlVersions = (db: Kysely<Tables>): VersionStore => ({
	async list(storyId) {
		const rows = await db
			.selectFrom('version')
			.selectAll()
			.where('story_id', '=', storyId)
			.orderBy('at', 'desc')
			.orderBy('through_seq', 'desc')
			.execute();
		return rows.map(readVersion);
	},
	async text(storyId, hash) {
		const row = await db
			.selectFrom('version_text')
			.select('blocks')
			.where('story_id', '=', storyId)
			.where('hash', '=', hash)
			.executeTakeFirst();
		return row ? (JSON.parse(row.blocks) as Block[]) : null;
	},
	async keptAfter(storyId, versionId) {
		const row = await db
			.selectFrom('version')
			.select(['hash', 'through_seq'])
			.where('id', '=', versionId)
			.where('story_id', '=', storyId)
			.executeTakeFirst();
		return row ? { hash: row.hash, seq: Number(row.through_seq) } : null;
	},
	async writersSince(versionId) {
		const version = await db
			.selectFrom('version')
			.select(['story_id', 'through_seq'])
			.where('id', '=', versionId)
			.executeTakeFirst();
		if (!version) return [];
		const rows = await db
			.selectFrom('story_update')
			.select('person_id')
			.distinct()
			.where('room', '=', storyRoom(version.story_id))
			.where('seq', '>', version.through_seq)
			.execute();
		return rows.map(({ person_id }) => person_id);
	},
	keep: (version) => db.transaction().execute((transaction) => keepVersion(transaction, version)),
	async pausedBetween(from, until) {
		const rows = await db
			.selectFrom('version')
			.select('story_id')
			.distinct()
			.where('cause', '=', 'pause')
			.where('at', '>=', from)
			.where('at', '<', until)
			.execute();
		return rows.map(({ story_id }) => story_id);
	},
	thin: (storyId, thinning) =>
		db.transaction().execute((transaction) => thinOut(transaction, storyId, thinning))
});

async function thinOut(
	db: Transaction<Tables>,
	storyId: Id,
	{ drop, change }: Thinning
): Promise<void> {
	for (const ids of inParts(drop))
		await db
			.deleteFrom('version')
			.where('story_id', '=', storyId)
			.where('cause', '=', 'pause')
			.where('id', 'in', ids)
			// One that is being brought back this very moment is asked for by its hash.
			.where('hash', 'not in', (all) =>
				all.selectFrom('version').select('label').where('story_id', '=', storyId)
			)
			.execute();
	for (const { id, writers, added, removed } of change)
		await db
			.updateTable('version')
			.set({
				writers: JSON.stringify(writers),
				...{ added: added ?? UNCOUNTED, removed: removed ?? UNCOUNTED }
			})
			.where('story_id', '=', storyId)
			.where('id', '=', id)
			.execute();
	await db
		.deleteFrom('version_text')
		.where('story_id', '=', storyId)
		.where('hash', 'not in', (all) =>
			all.selectFrom('version').select('hash').where('story_id', '=', storyId)
		)
		.execute();
}

const readVersion = (row: Tables['version']): Version => ({
	...{ id: row.id, storyId: row.story_id, at: row.at, personId: row.person_id },
	...{ cause: row.cause as VersionCause, step: row.step as Step | null, label: row.label },
	...{ hash: row.hash, length: row.length },
	...{ added: counted(row.added), removed: counted(row.removed) },
	writers: JSON.parse(row.writers) as Id[]
});
