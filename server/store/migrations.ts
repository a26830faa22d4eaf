import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration';
import { ConfigError } from '../config.ts';
import { chainOldRows } from './chain-old-rows.ts';
import { makeAppendFunction } from './postgres-append.ts';
import { makeNodeTables, makePostgresTables } from './postgres-tables.ts';

export type Engine = 'sqlite' | 'postgres';

/**
 * Brings the tables to the newest form, or that of the step `upTo`; forward only, each step once.
 * Throws if a step fails, and ConfigError if the database was written by a newer version, or lacks a step.
 */
export async function migrate(db: Kysely<never>, engine: Engine, upTo?: string): Promise<void> {
	const steps = migrations(engine);
	const done = await executedMigrations(db);
	expectKnown(done);
	const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
	const { error, results } = await (upTo === undefined
		? migrator.migrateToLatest()
		: migrator.migrateTo(upTo));
	if (!error) return;
	const failed = results?.find((result) => result.status === 'Error')?.migrationName;
	throw new Error(`The database could not be brought up to date${failed ? ` (${failed})` : ''}.`, {
		cause: error
	});
}

/** Throws ConfigError where a database has been through a step that this release does not know, or not through one before. */
export function expectKnown(done: readonly string[]): void {
	const names = migrationNames();
	const strange = done.find((name) => !names.includes(name));
	if (strange !== undefined)
		throw new ConfigError(
			`A newer Copydesk has worked on this database (${strange}); start that one again, or put back a backup from before.`
		);
	const lacking = names.find((name, index) => index < done.length && name !== done[index]);
	if (lacking !== undefined)
		throw new ConfigError(
			`This database has been through later steps of Copydesk and not through ${lacking}; put back a backup.`
		);
}

/** The steps that a database has been through, in order; none: it is new. */
export async function executedMigrations<T>(db: Kysely<T>): Promise<string[]> {
	const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
	if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return [];
	const { rows } = await sql<{
		name: string;
	}>`select name from ${sql.table(DEFAULT_MIGRATION_TABLE)}
		order by name`.execute(db);
	return rows.map(({ name }) => name);
}

/** The names of all steps of this release, in order. */
export const migrationNames = (): string[] => Object.keys(migrations('sqlite')).sort();

function migrations(engine: Engine): Record<string, Migration> {
	const bytes = engine === 'sqlite' ? 'blob' : 'bytea';
	const big = engine === 'sqlite' ? 'integer' : 'bigint';
	type Table = CreateTableBuilder<string, never>;
	/** Counts up and never uses a number twice. */
	const counted = (table: Table) =>
		engine === 'sqlite'
			? table.addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
			: table.addColumn('seq', 'bigint', (column) =>
					column.generatedAlwaysAsIdentity().primaryKey()
				);

	return {
		'001_records': {
			async up(db) {
				await db.schema
					.createTable('record')
					.addColumn('kind', 'text', (column) => column.notNull())
					.addColumn('id', 'text', (column) => column.notNull())
					.addColumn('value', 'text', (column) => column.notNull())
					.addPrimaryKeyConstraint('record_key', ['kind', 'id'])
					.execute();
				const command = db.schema.createTable('command') as Table;
				// A sequence of PostgreSQL's leaves gaps, which in the audit log mean that rows are missing.
				await (
					engine === 'sqlite'
						? counted(command)
						: command.addColumn('seq', 'bigint', (column) => column.primaryKey())
				)
					.addColumn('id', 'text', (column) => column.notNull().unique())
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('type', 'text', (column) => column.notNull())
					.addColumn('command', 'text', (column) => column.notNull())
					.addColumn('changes', 'text', (column) => column.notNull())
					.addColumn('before', 'text', (column) => column.notNull())
					.execute();
				if (engine === 'postgres') await makePostgresTables(db);
			}
		},
		'002_texts': {
			async up(db) {
				await counted(db.schema.createTable('story_update') as Table)
					.addColumn('room', 'text', (column) => column.notNull())
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addColumn('client_id', big)
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('bytes', bytes as 'bytea', (column) => column.notNull())
					.execute();
				await db.schema
					.createIndex('story_update_room')
					.on('story_update')
					.columns(['room', 'seq'])
					.execute();
				await db.schema
					.createTable('story_client')
					.addColumn('room', 'text', (column) => column.notNull())
					.addColumn('client_id', big, (column) => column.notNull())
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addPrimaryKeyConstraint('story_client_key', ['room', 'client_id'])
					.execute();
				await db.schema
					.createTable('story_snapshot')
					.addColumn('room', 'text', (column) => column.primaryKey())
					.addColumn('through_seq', big, (column) => column.notNull())
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('bytes', bytes as 'bytea', (column) => column.notNull())
					.execute();
			}
		},
		'003_open_rooms': {
			async up(db) {
				await db.schema
					.createTable('story_open')
					.addColumn('room', 'text', (column) => column.primaryKey())
					.execute();
			}
		},
		'004_unsettled_clients': {
			async up(db) {
				await db.schema
					.createTable('story_unsettled')
					.addColumn('room', 'text', (column) => column.notNull())
					.addColumn('client_id', big, (column) => column.notNull())
					.addPrimaryKeyConstraint('story_unsettled_key', ['room', 'client_id'])
					.execute();
				// In a room that was not closed in order any id may lack something.
				await sql`insert into story_unsettled (room, client_id)
					select room, client_id from story_client natural join story_open`.execute(db);
				await db.schema.dropTable('story_open').execute();
				await db.schema
					.createTable('story_returned')
					.addColumn('room', 'text', (column) => column.notNull())
					.addColumn('client_id', big, (column) => column.notNull())
					.addColumn('clock', big, (column) => column.notNull())
					.addColumn('length', big, (column) => column.notNull())
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addPrimaryKeyConstraint('story_returned_key', ['room', 'client_id', 'clock'])
					.execute();
			}
		},
		'005_proofs': {
			async up(db) {
				await db.schema
					.createTable('proof')
					.addColumn('id', 'text', (column) => column.primaryKey())
					.addColumn('page', 'text', (column) => column.notNull())
					.execute();
				await db.schema
					.createTable('proof_copy')
					.addColumn('story_id', 'text', (column) => column.notNull())
					.addColumn('hash', 'text', (column) => column.notNull())
					.addColumn('copy', 'text', (column) => column.notNull())
					.addPrimaryKeyConstraint('proof_copy_key', ['story_id', 'hash'])
					.execute();
			}
		},
		'006_audit_chain': {
			async up(db) {
				for (const name of ['prev', 'hash'])
					await db.schema
						.alterTable('command')
						.addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
						.execute();
				await db.schema
					.createTable('audit_origin')
					.addColumn('name', 'text', (column) => column.primaryKey())
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('rows', big, (column) => column.notNull())
					.addColumn('through_seq', big, (column) => column.notNull())
					.execute();
				await db.schema
					.createTable('command_subject')
					.addColumn('subject', 'text', (column) => column.notNull())
					.addColumn('seq', big, (column) => column.notNull())
					.addPrimaryKeyConstraint('command_subject_key', ['subject', 'seq'])
					.execute();
				for (const column of ['person_id', 'type', 'at'])
					await db.schema
						.createIndex(`command_by_${column}`)
						.on('command')
						.columns([column, 'seq'])
						.execute();
				await chainOldRows(db);
			}
		},
		'007_versions': {
			async up(db) {
				await db.schema
					.createTable('version')
					.addColumn('id', 'text', (column) => column.primaryKey())
					.addColumn('story_id', 'text', (column) => column.notNull())
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('person_id', 'text')
					.addColumn('cause', 'text', (column) => column.notNull())
					.addColumn('step', 'text')
					.addColumn('label', 'text', (column) => column.notNull())
					.addColumn('hash', 'text', (column) => column.notNull())
					.addColumn('length', big, (column) => column.notNull())
					.addColumn('added', big, (column) => column.notNull())
					.addColumn('removed', big, (column) => column.notNull())
					.addColumn('writers', 'text', (column) => column.notNull())
					.addColumn('through_seq', big, (column) => column.notNull())
					.execute();
				await db.schema
					.createIndex('version_story')
					.on('version')
					.columns(['story_id', 'at'])
					.execute();
				await db.schema
					.createTable('version_text')
					.addColumn('story_id', 'text', (column) => column.notNull())
					.addColumn('hash', 'text', (column) => column.notNull())
					.addColumn('blocks', 'text', (column) => column.notNull())
					.addPrimaryKeyConstraint('version_text_key', ['story_id', 'hash'])
					.execute();
			}
		},
		'008_facts_with_shapes': {
			// Facts had widths where they have shapes now. Those without a hash are derived anew.
			async up(db) {
				const { rows } = await sql<{ id: string; value: string }>`select id, value from record
					where kind = 'facts'`.execute(db);
				for (const { id, value } of rows) {
					const facts = { ...(JSON.parse(value) as object), paragraphs: [], hash: '' };
					await sql`update record set value = ${JSON.stringify(facts)}
						where kind = 'facts' and id = ${id}`.execute(db);
				}
			}
		},
		'009_facts_with_pictures': {
			// Those without a hash are derived anew, and have credits, characters and a sketch then.
			async up(db) {
				const { rows } = await sql<{ id: string; value: string }>`select id, value from record
					where kind = 'facts'`.execute(db);
				for (const { id, value } of rows) {
					const facts = { ...(JSON.parse(value) as object), hash: '' };
					await sql`update record set value = ${JSON.stringify(facts)}
						where kind = 'facts' and id = ${id}`.execute(db);
				}
			}
		},
		'010_outside_links': {
			async up(db) {
				await db.schema
					.createTable('outside_link')
					.addColumn('key', 'text', (column) => column.primaryKey())
					.addColumn('review_id', 'text', (column) => column.notNull())
					.execute();
			}
		},
		'011_seen': {
			async up(db) {
				await db.schema
					.createTable('seen')
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addColumn('subject', 'text', (column) => column.notNull())
					.addColumn('until', big, (column) => column.notNull())
					.addPrimaryKeyConstraint('seen_key', ['person_id', 'subject'])
					.execute();
				await db.schema
					.createTable('digest_choice')
					.addColumn('person_id', 'text', (column) => column.primaryKey())
					.addColumn('wanted', big, (column) => column.notNull())
					.addColumn('lang', 'text', (column) => column.notNull())
					.addColumn('sent_at', big, (column) => column.notNull())
					.execute();
			}
		},
		'012_versions_by_time': {
			// The thinner asks each hour which stories paused within one; there are versions of years.
			async up(db) {
				await db.schema
					.createIndex('version_by_time')
					.on('version')
					.columns(['cause', 'at'])
					.execute();
			}
		},
		'013_server_keys': {
			async up(db) {
				await db.schema
					.createTable('server_key')
					.addColumn('name', 'text', (column) => column.primaryKey())
					.addColumn('value', 'text', (column) => column.notNull())
					.execute();
			}
		},
		'014_several_servers': {
			async up(db) {
				if (engine === 'postgres') await makeNodeTables(db);
			}
		},
		'015_in_hand_by_server': {
			// By server, which story_unsettled is not; that one stays for who does not know of it yet.
			async up(db) {
				await db.schema
					.createTable('story_in_hand')
					.addColumn('room', 'text', (column) => column.notNull())
					.addColumn('client_id', big, (column) => column.notNull())
					// 0 is no server that is there.
					.addColumn('epoch', big, (column) => column.notNull().defaultTo(0))
					.addPrimaryKeyConstraint('story_in_hand_key', ['room', 'client_id', 'epoch'])
					.execute();
				await sql`insert into story_in_hand (room, client_id)
					select room, client_id from story_unsettled`.execute(db);
			}
		},
		'016_append_at_once': {
			async up(db) {
				if (engine === 'postgres') await makeAppendFunction(db);
			}
		}
	};
}
