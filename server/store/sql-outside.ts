import type { Kysely, Transaction } from 'kysely';
import type { OutsideLink, OutsideStore } from './store.ts';
import type { Tables } from './tables.ts';

/** Throws where a link has that key already. */
export async function keepLink(db: Transaction<Tables>, link: OutsideLink): Promise<void> {
	await db.insertInto('outside_link').values({ key: link.key, review_id: link.reviewId }).execute();
}

export const sqlOutside = (db: Kysely<Tables>): OutsideStore => ({
	async find(key) {
		const row = await db
			.selectFrom('outside_link')
			.select('review_id')
			.where('key', '=', key)
			.executeTakeFirst();
		return row?.review_id ?? null;
	}
});
