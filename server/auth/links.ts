import type { Kysely } from 'kysely';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import { tellingFaults } from '../store-fault.ts';
import { digestOf, newToken } from '../tokens.ts';

/** How long a link may be used, ms. */
export const LINK_LIFE = 24 * 3600_000;

export interface LinkTable {
	link: {
		/** Digest of the token. */
		id: string;
		person_id: Id;
		/** Null: made from the command line. */
		made_by: Id | null;
		made_at: number;
		expires_at: number;
		ended_at: number | null;
		/** replaced: a newer link was made. */
		ended: 'used' | 'withdrawn' | 'replaced' | null;
	};
}

/** Why a link does not work; the page has a sentence for each. */
export type LinkProblem = 'unknown' | 'used' | 'withdrawn' | 'replaced' | 'expired';

export interface Link {
	personId: Id;
	madeBy: Id | null;
	/** Epoch ms. */
	madeAt: number;
	expiresAt: number;
}

/**
 * One-time links with which somebody chooses their password. Only digests are stored. Where these cannot be had,
 * what is asked rejects with StoreFault.
 */
export interface Links {
	/** Makes a link and ends the person's earlier ones; the token is returned once and never again. */
	make(personId: Id, madeBy: Id | null): Promise<{ token: string; expiresAt: number }>;
	look(token: string): Promise<Result<Link, LinkProblem>>;
	/** Uses it up; of two who try at once, one succeeds. */
	use(token: string): Promise<Result<Link, LinkProblem>>;
	withdraw(personId: Id): Promise<void>;
	/** Links that still work. */
	open(): Promise<Link[]>;
}

export interface LinksOptions {
	/** The same database, to make the table by; none: the one that is given. */
	slow?: Kysely<LinkTable>;
	/** Whether an error says that the database has not answered. */
	isLost?: (error: unknown) => boolean;
	now?: () => number;
}

export async function createLinks(
	db: Kysely<LinkTable>,
	{ slow = db, isLost = () => false, now = Date.now }: LinksOptions = {}
): Promise<Links> {
	await makeLinkTable(slow);

	async function find(token: string): Promise<Result<Link, LinkProblem>> {
		const row = await db
			.selectFrom('link')
			.selectAll()
			.where('id', '=', digestOf(token))
			.executeTakeFirst();
		if (!row) return err('unknown');
		if (row.ended) return err(row.ended);
		return row.expires_at <= now() ? err('expired') : ok(linkOf(row));
	}

	async function end(personId: Id, how: 'withdrawn' | 'replaced'): Promise<void> {
		await db
			.updateTable('link')
			.set({ ended: how, ended_at: now() })
			.where('person_id', '=', personId)
			.where('ended', 'is', null)
			.execute();
	}

	const links: Links = {
		async make(personId, madeBy) {
			await end(personId, 'replaced');
			const token = newToken();
			const expiresAt = now() + LINK_LIFE;
			await db
				.insertInto('link')
				.values({
					id: digestOf(token),
					person_id: personId,
					made_by: madeBy,
					made_at: now(),
					expires_at: expiresAt,
					ended_at: null,
					ended: null
				})
				.execute();
			return { token, expiresAt };
		},
		look: find,
		async use(token) {
			const row = await db
				.updateTable('link')
				.set({ ended: 'used', ended_at: now() })
				.where('id', '=', digestOf(token))
				.where('ended', 'is', null)
				.where('expires_at', '>', now())
				.returningAll()
				.executeTakeFirst();
			if (row) return ok(linkOf(row));
			const found = await find(token);
			return found.ok ? err('unknown') : found;
		},
		withdraw: (personId) => end(personId, 'withdrawn'),
		async open() {
			const rows = await db
				.selectFrom('link')
				.selectAll()
				.where('ended', 'is', null)
				.where('expires_at', '>', now())
				.execute();
			return rows.map(linkOf);
		}
	};
	return tellingFaults(links, isLost);
}

const linkOf = (row: LinkTable['link']): Link => ({
	personId: row.person_id,
	madeBy: row.made_by,
	madeAt: row.made_at,
	expiresAt: row.expires_at
});

export async function makeLinkTable(db: Kysely<LinkTable>): Promise<void> {
	await db.schema
		.createTable('link')
		.ifNotExists()
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('person_id', 'text', (column) => column.notNull())
		.addColumn('made_by', 'text')
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.addColumn('ended_at', 'bigint')
		.addColumn('ended', 'text')
		.execute();
	await db.schema.createIndex('link_person').ifNotExists().on('link').column('person_id').execute();
}
