import type { Kysely, Transaction } from 'kysely';
import type { Copy } from '#model/copy.ts';
import type { ProofContent, ProofedStory } from '#model/pulled-proof.ts';
import type { KeptProof, ProofStore } from './store.ts';
import type { Tables } from './tables.ts';

/** A proof's page as it is written: its stories' words stand in proof_copy. */
type KeptPage = Omit<ProofContent, 'stories'> & { stories: Omit<ProofedStory, 'copy'>[] };

/** Writes what a proof is of; words that an earlier proof had are there already. */
export async function keepProof(
	db: Transaction<Tables>,
	{ id, content }: KeptProof
): Promise<void> {
	const stories = content.stories.map(({ copy: _, ...story }) => story);
	const page: KeptPage = { ...content, stories };
	await db
		.insertInto('proof')
		.values({ id, page: JSON.stringify(page) })
		.execute();
	for (const { storyId, hash, copy } of content.stories) {
		await db
			.insertInto('proof_copy')
			.values({ story_id: storyId, hash, copy: JSON.stringify(copy) })
			.onConflict((conflict) => conflict.columns(['story_id', 'hash']).doNothing())
			.execute();
	}
}

export const sqlProofs = (db: Kysely<Tables>): ProofStore => ({
	async content(id) {
		const row = await db.selectFrom('proof').select('page').where('id', '=', id).executeTakeFirst();
		if (!row) return null;
		const page = JSON.parse(row.page) as KeptPage;
		return {
			...page,
			stories: await Promise.all(page.stories.map((story) => withCopy(db, story)))
		};
	}
});

async function withCopy(
	db: Kysely<Tables>,
	story: Omit<ProofedStory, 'copy'>
): Promise<ProofedStory> {
	const { copy } = await db
		.selectFrom('proof_copy')
		.select('copy')
		.where('story_id', '=', story.storyId)
		.where('hash', '=', story.hash)
		.executeTakeFirstOrThrow();
	return { ...story, copy: JSON.parse(copy) as Copy };
}
