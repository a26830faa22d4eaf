import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { chainOldRows } from './chain-old-rows.ts';

export type Engine = 'sqlite' | 'postgres';

/**
 * Brings the tables to the newest form; forward only, each step once. Throws if a step fails, and
 * if the database was written by a newer version.
 */
export async function migrate(db: Kysely<never>, engine: Engine): Promise<void> {
	const steps = migrations(engine);
	const migrator = new Migrator({ db, provider: { getMigrations: async () => steps } });
	const { error, results } = await migrator.migrateToLatest();
	if (!error) return;
	const failed = results?.find((result) => result.status === 'Error')?.migrationName;
	throw new Error(`The database could not be brought up to date${failed ? ` (${failed})` : ''}.`, {
		cause: error
	});
}

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
				await counted(db.schema.createTable('command') as Table)
					.addColumn('id', 'text', (column) => column.notNull().unique())
					.addColumn('person_id', 'text', (column) => column.notNull())
					.addColumn('at', big, (column) => column.notNull())
					.addColumn('type', 'text', (column) => column.notNull())
					.addColumn('command', 'text', (column) => column.notNull())
					.addColumn('changes', 'text', (column) => column.notNull())
					.addColumn('before', 'text', (column) => column.notNull())
					.execute();
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
		}
	};
}
