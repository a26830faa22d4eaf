import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { err, ok, type Result } from '#model/result.ts';
import { makeSignInTables } from './auth/better.ts';
import { makeLinkTable } from './auth/links.ts';
import { sharedSecret } from './auth/secret.ts';
import { openFolderMedia } from './media/folder-media.ts';
import { MediaFault } from './media-fault.ts';
import { moveMedia, type MovedMedia } from './media/move-media.ts';
import { openS3Media } from './media/open-media.ts';
import type { S3Place } from './media/s3-requests.ts';
import { expectOwnTables } from './store/expect-own-tables.ts';
import { moveStore, type MovedTable } from './store/move-store.ts';
import { sqliteFile } from './store/open-store.ts';
import { openPostgres } from './store/postgres.ts';
import { WHOLE } from './store/postgres-client.ts';
import { openPostgresStore } from './store/postgres-store.ts';
import { openSqliteStore, type OpenedStore } from './store/sqlite-store.ts';

/** Where a newsroom goes. */
export interface MoveTarget {
	/** An empty PostgreSQL database. */
	url: string;
	/** Where photos and evidence packs go; null: they stay where they are. */
	media: S3Place | null;
}

/**
 * Carries the newsroom of a data folder, of which the caller holds the lock, elsewhere. What is in the
 * folder stays there.
 */
export async function moveNewsroom(
	dataDir: string,
	{ url, media }: MoveTarget
): Promise<Result<string, string>> {
	if (!existsSync(sqliteFile(dataDir))) return err(`There is no newsroom in ${dataDir}.`);
	await expectTarget(url);
	// First, since it can be done again: a database is begun once.
	const files = media ? await moveFiles(dataDir, media) : ok(say.filesStay(dataDir));
	if (!files.ok) return files;
	const rows = await moveRows(dataDir, url);
	return rows.ok ? ok(`${files.value}${rows.value}`) : rows;
}

/** Throws ConfigError where there can be no newsroom, before anything is made. */
async function expectTarget(url: string): Promise<void> {
	const { db } = await openPostgres(url);
	try {
		await expectOwnTables(db, url);
	} finally {
		await db.destroy();
	}
}

/** Carries photos and evidence packs of a data folder, of which the caller holds the lock, into a bucket. */
export async function moveFiles(dataDir: string, place: S3Place): Promise<Result<string, string>> {
	const to = await openS3Media(dataDir, place);
	try {
		return ok(say.files(await moveMedia(await openFolderMedia(dataDir), to), dataDir));
	} catch (error) {
		if (!(error instanceof MediaFault)) throw error;
		return err(`${error.message} What has arrived stays there; begin again to carry the rest.`);
	}
}

async function moveRows(dataDir: string, url: string): Promise<Result<string, string>> {
	const file = sqliteFile(dataDir);
	const to = await openPostgresStore(url, { limits: WHOLE });
	try {
		const from = await openSqliteStore(file);
		try {
			for (const opened of [from, to]) await makeAllTables(opened);
			const moved = await moveStore(from.db as unknown as Kysely<unknown>, to.db as never);
			if (!moved.ok) return moved;
			const { fault, head } = await to.store.audit.verify();
			if (fault) return err(`The audit log is not whole (row ${fault.seq ?? 0}), there as here.`);
			await sharedSecret(dataDir, to.db);
			return ok(say.rows(moved.value, dataDir, head));
		} finally {
			await from.store.close();
		}
	} finally {
		await to.store.close();
	}
}

/** Makes the tables that no migration makes. */
export async function makeAllTables({
	db,
	engine
}: Pick<OpenedStore, 'db' | 'engine'>): Promise<void> {
	await makeSignInTables(db as unknown as Kysely<unknown>, engine);
	await makeLinkTable(db.withTables());
}

const say = {
	rows(tables: readonly MovedTable[], dataDir: string, head: string): string {
		const all = tables.reduce((sum, table) => sum + table.rows, 0);
		const lines = tables
			.filter(({ rows }) => rows > 0)
			.map(({ name, rows, hash }) => lineOf(name, rows, hash));
		return `Carried over: ${all} rows; read again on both sides, they are the same.
${lines.join('\n')}
The audit log is whole; its head is ${head}.
Start the server with DATABASE_URL set to this database. The SQLite file stays in ${dataDir};
nothing is written to it any more.
`;
	},
	files(folders: readonly MovedMedia[], dataDir: string): string {
		const all = folders.reduce((sum, { files }) => sum + files, 0);
		const lines = folders.map(({ folder, files, hash }) => lineOf(folder, files, hash));
		return `Carried over: ${all} files of photos and evidence packs; read again there, they are the same.
${lines.join('\n')}
Start the server with MEDIA_URL set to this store. The files stay in ${dataDir}, too; nothing reads them any more.
`;
	},
	filesStay: (dataDir: string) => `Photos and evidence packs stay in ${dataDir}.\n`
};

const lineOf = (name: string, count: number, hash: string): string =>
	`  ${name.padEnd(18)}${String(count).padStart(9)}  ${hash}`;
