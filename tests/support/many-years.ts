import { sql, type Kysely } from 'kysely';
import { addDays } from '#model/days.ts';
import type { Services } from '#server/boot.ts';
import type { Tables } from '#server/store/tables.ts';

/** Rows written with one statement. */
const BATCH = 200;
/** What an edit takes, bytes. */
const EDIT_BYTES = 40;
/** Kinds of which there is one for the whole paper. */
const COMMON = new Set(['newsroom', 'person', 'template', 'format', 'closure']);

/**
 * Puts so many editions before the only one there is, each with all that it has: pages, stories, where
 * they stand, facts, signatures, comments, the commands that made them, kept texts, logs of the words, whose
 * they are, and links for reviewers.
 */
export async function addYears(
	{ db, desk }: Pick<Services, 'db' | 'desk'>,
	editions: number,
	edits = 20
): Promise<void> {
	const rows = await db.selectFrom('record').selectAll().execute();
	const own = rows.filter(({ kind }) => !COMMON.has(kind));
	const [edition] = desk.view.list('edition');
	if (!edition) throw new Error('there is no edition to go by');
	const stories = own.filter(({ kind }) => kind === 'story').map(({ id }) => id);
	const ids = [...new Set(own.map(({ id }) => id))].filter((id) => id.length > 8);
	const anyId = new RegExp(ids.join('|'), 'g');
	const { seq: last } = await db
		.selectFrom('command')
		.select(({ fn }) => fn.max('seq').as('seq'))
		.executeTakeFirstOrThrow();
	let seq = Number(last);
	for (let back = 1; back <= editions; back++) {
		const renamed = (text: string) => text.replaceAll(anyId, (id) => `${id}-${back}`);
		await insert(
			db,
			'record',
			own.map(({ kind, id, value }) => ({
				...{ kind, id: renamed(id) },
				value: renamed(kind === 'edition' ? earlier(value, back) : value)
			}))
		);
		const commands = stories.map((story, at) => ({ seq: seq + at + 1, story: renamed(story) }));
		seq += stories.length;
		await insert(
			db,
			'command',
			commands.map(({ seq: number, story }) => ({
				...{
					seq: number,
					id: `made-${story}`,
					person_id: 'somebody',
					at: Date.now() - back * 86_400_000
				},
				...{ type: 'story.update', command: '{}', changes: '[]', before: '[]', prev: '', hash: '' }
			}))
		);
		await insert(
			db,
			'command_subject',
			commands.map(({ seq: number, story }) => ({ subject: story, seq: number }))
		);
		await insert(
			db,
			'version',
			commands.map(({ seq: number, story }) => ({
				...{ id: `version-${story}`, story_id: story, at: number, person_id: null, cause: 'pause' },
				...{ step: null, label: '', hash: 'h', length: 700, added: 1, removed: 0, writers: '[]' },
				through_seq: number
			}))
		);
		const text = JSON.stringify([{ type: 'paragraph', text: '渡口的雨一直下到天亮。'.repeat(60) }]);
		await insert(
			db,
			'version_text',
			commands.map(({ story }) => ({ story_id: story, hash: 'h', blocks: text }))
		);
		await insert(
			db,
			'proof',
			commands.map(({ story }) => ({ id: `proof-${story}`, page: '{}' }))
		);
		await insert(
			db,
			'proof_copy',
			commands.map(({ story }) => ({ story_id: story, hash: 'h', copy: text }))
		);
		await insert(
			db,
			'story_update',
			commands.flatMap(({ story }) =>
				Array.from({ length: edits }, () => ({
					...{ room: `story/${story}`, person_id: 'somebody', client_id: 1, at: 0 },
					bytes: new Uint8Array(EDIT_BYTES)
				}))
			)
		);
		const copies = commands.map(({ story }) => story);
		await insertHands(db, copies);
	}
}

/** What stands beside the logs of stories: whose ids are in them, what came back, what is in hand; and links for reviewers. */
async function insertHands(db: Kysely<Tables>, stories: readonly string[]): Promise<void> {
	const rooms = stories.map((story) => `story/${story}`);
	const three = [1, 2, 3];
	await insert(
		db,
		'story_client',
		rooms.flatMap((room) => three.map((id) => ({ room, client_id: id, person_id: 'somebody' })))
	);
	await insert(
		db,
		'story_returned',
		rooms.map((room) => ({ room, client_id: 1, clock: 0, length: 1, person_id: 'somebody' }))
	);
	await insert(
		db,
		'story_in_hand',
		rooms.map((room) => ({ room, client_id: 1 }))
	);
	await insert(
		db,
		'story_snapshot',
		rooms.map((room) => ({ room, through_seq: 1, at: 0, bytes: new Uint8Array(EDIT_BYTES) }))
	);
	await insert(
		db,
		'outside_link',
		stories.map((story) => ({ key: `key-${story}`, review_id: `review-${story}` }))
	);
}

function earlier(value: string, back: number): string {
	const edition = JSON.parse(value) as { date: string; issue: number | null; pressAt: number };
	return JSON.stringify({
		...edition,
		date: addDays(edition.date, -back),
		issue: edition.issue === null ? null : edition.issue - back,
		pressAt: edition.pressAt - back * 86_400_000
	});
}

async function insert<T extends keyof Tables & string>(
	db: Kysely<Tables>,
	table: T,
	rows: readonly object[]
): Promise<void> {
	for (let at = 0; at < rows.length; at += BATCH)
		await db
			.insertInto(table)
			.values(rows.slice(at, at + BATCH) as never)
			.execute();
}

/** Tells the engine how much there is of what, as its own housekeeping does in time. */
export const analyze = (db: Kysely<Tables>): Promise<unknown> => sql`analyze`.execute(db);
