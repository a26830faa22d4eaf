import type { Kysely } from 'kysely';
import type { Id } from '#model/ids.ts';
import { ALL, isSeen, withMark, type SeenMarks } from '#model/seen.ts';
import type { DeskView } from '#model/records.ts';
import type { Bus } from '../nodes/bus.ts';
import type { Tables } from '../store/tables.ts';

/** What everybody has read. Nobody else's business: no record, and in no audit log. */
export interface Seen {
	of(personId: Id): SeenMarks;
	/**
	 * Somebody has seen what happened to a story or edition, or to everything (ALL), up to a moment; one that is
	 * still to come counts as now. Resolves once it is kept and told.
	 */
	mark(personId: Id, subject: Id, until: number): Promise<void>;
	/** Called with what of a person's marks is new; returns the way to stop. */
	subscribe(hear: (personId: Id, marks: SeenMarks) => void): () => void;
}

type Db = Kysely<Pick<Tables, 'seen'>>;

export interface SeenOptions {
	db: Db;
	/** Of the desk; whoever asks about stories of papers long out asks about nothing. */
	view: Pick<DeskView, 'get'>;
	/** To other servers, where there are any. */
	bus?: Bus;
	now?: () => number;
}

/** Nothing is told of a story any more so long after its paper's press time, ms. */
const OUT_LONG_AGO = 14 * 86_400_000;
/** Stories and editions let go of with one statement. */
const AT_ONCE = 500;

/**
 * Reads all marks into memory: one for each person and story or edition that was read since they last
 * marked all. Those of stories whose paper is out long ago, or that are gone, are let go.
 */
export async function openSeen({ db, view, bus, now = Date.now }: SeenOptions): Promise<Seen> {
	const byPerson = new Map<Id, SeenMarks>();
	const listeners = new Set<(personId: Id, marks: SeenMarks) => void>();
	const of = (personId: Id): SeenMarks => byPerson.get(personId) ?? {};
	await letGo(db, view, now() - OUT_LONG_AGO);
	const rows = await db.selectFrom('seen').selectAll().execute();
	for (const [personId, own] of Map.groupBy(rows, ({ person_id }) => person_id))
		byPerson.set(personId, Object.fromEntries(own.map(({ subject, until }) => [subject, until])));
	function take(personId: Id, subject: Id, at: number): void {
		byPerson.set(personId, withMark(of(personId), subject, at));
		for (const hear of listeners) hear(personId, { [subject]: at });
	}
	// What is lost here costs a look at what was read already.
	bus?.subscribe('seen', (bytes) => {
		const [personId, subject, at] = JSON.parse(new TextDecoder().decode(bytes)) as [Id, Id, number];
		if (!isSeen(of(personId), subject, at)) take(personId, subject, at);
	});
	return {
		of,
		async mark(personId, subject, until) {
			const at = Math.min(until, now());
			if (isSeen(of(personId), subject, at)) return;
			byPerson.set(personId, withMark(of(personId), subject, at));
			await keep(db, personId, subject, at);
			for (const hear of listeners) hear(personId, { [subject]: at });
			bus?.publish('seen', new TextEncoder().encode(JSON.stringify([personId, subject, at])));
		},
		subscribe(hear) {
			listeners.add(hear);
			return () => void listeners.delete(hear);
		}
	};
}

async function letGo(db: Db, view: SeenOptions['view'], before: number): Promise<void> {
	const isOver = (subject: Id): boolean => {
		const story = view.get('story', subject);
		const edition = view.get('edition', story ? (story.editionId ?? '') : subject);
		return edition ? edition.pressAt < before : !story;
	};
	const subjects = await db.selectFrom('seen').select('subject').distinct().execute();
	const over = subjects.map(({ subject }) => subject).filter((one) => one !== ALL && isOver(one));
	// Each of these goes through the table: after a month's leave of the server there are thousands.
	for (let from = 0; from < over.length; from += AT_ONCE)
		await db
			.deleteFrom('seen')
			.where('subject', 'in', over.slice(from, from + AT_ONCE))
			.execute();
}

async function keep(db: Db, personId: Id, subject: Id, until: number): Promise<void> {
	await db
		.insertInto('seen')
		.values({ person_id: personId, subject, until })
		.onConflict((conflict) => conflict.columns(['person_id', 'subject']).doUpdateSet({ until }))
		.execute();
	if (subject !== ALL) return;
	await db
		.deleteFrom('seen')
		.where('person_id', '=', personId)
		.where('subject', '!=', ALL)
		.where('until', '<=', until)
		.execute();
}
