import type { Client } from 'pg';

/** The tables and columns that a server of the release with migrations up to 012 wrote to PostgreSQL. */
export const LAST_OF_THEN = '012_versions_by_time';

/**
 * What such a server says to its database, one of each, as it said it then. Later migrations have to let it:
 * it goes on writing while servers of the next release start beside it (CONTRIBUTING.md). Not to be changed.
 */
export async function writeAsThen(client: Client, n: number): Promise<void> {
	const [room, bytes] = [`story/s${n % 3}`, Buffer.from([n % 256])];
	const say = (text: string, values: unknown[] = []) => client.query(text, values);
	await say('begin');
	await say(
		`insert into "record" ("kind", "id", "value") values ('story', $1, $2)
			on conflict ("kind", "id") do update set "value" = "excluded"."value"`,
		[`s${n}`, JSON.stringify({ n })]
	);
	await say(`insert into "proof" ("id", "page") values ($1, '{"stories":[]}')`, [`p${n}`]);
	await say(
		`insert into "proof_copy" ("story_id", "hash", "copy") values ('s', $1, '{}')
			on conflict ("story_id", "hash") do nothing`,
		[`h${n % 2}`]
	);
	await say(
		`insert into "version" ("id", "at", "cause", "step", "label", "hash", "length", "story_id",
			"person_id", "writers", "through_seq", "added", "removed")
			values ($1, $2, 'pause', null, '', $3, 1, 's', null, '[]', 0, -1, -1)`,
		[`v${n}`, n, `h${n}`]
	);
	await say(
		`insert into "version_text" ("story_id", "hash", "blocks") values ('s', $1, '[]')
			on conflict ("story_id", "hash") do nothing`,
		[`h${n}`]
	);
	await say(`insert into "outside_link" ("key", "review_id") values ($1, 'r')`, [`k${n}`]);
	await say(
		`insert into "story_update" ("room", "person_id", "client_id", "at", "bytes")
			values ($1, 'bai', 7, $2, $3) returning "seq"`,
		[room, n, bytes]
	);
	await say(
		`insert into "story_client" ("room", "client_id", "person_id") values ($1, $2, 'bai')
			on conflict ("room", "client_id") do nothing`,
		[room, n]
	);
	await say(
		`insert into "story_returned" ("room", "client_id", "clock", "length", "person_id")
			values ($1, 7, $2, 1, 'bai') on conflict ("room", "client_id", "clock") do nothing`,
		[room, n]
	);
	await say(
		`insert into "story_unsettled" ("room", "client_id") values ($1, $2)
			on conflict ("room", "client_id") do nothing`,
		[room, n % 5]
	);
	const { rows } = await say(`update command_counter set seq = seq + 1 returning seq`);
	const seq = Number((rows[0] as { seq: string }).seq);
	await say(
		`insert into "command" ("id", "person_id", "at", "type", "command", "changes", "before", "prev",
			"seq") values ($1, 'bai', $2, 'story.spike', '{}', '[]', '[]', '', $3) returning "seq"`,
		[`c${n}`, n, seq]
	);
	await say(`update "command" set "hash" = $1 where "seq" = $2`, [`hash ${n}`, seq]);
	await say(`insert into "command_subject" ("subject", "seq") values ('s', $1)`, [seq]);
	await say('commit');
	await say(
		`insert into "story_snapshot" ("room", "bytes", "through_seq", "at") values ($1, $2, $3, $3)
			on conflict ("room") do update set "bytes" = "excluded"."bytes",
			"through_seq" = "excluded"."through_seq", "at" = "excluded"."at"
			where "story_snapshot"."through_seq" <= $3`,
		[room, bytes, n]
	);
	await say(
		`insert into "seen" ("person_id", "subject", "until") values ('bai', $1, $2)
			on conflict ("person_id", "subject") do update set "until" = $2`,
		[`s${n % 4}`, n]
	);
	await say(
		`select "client"."client_id", "client"."person_id", "unsettled"."room" as "unsettled"
			from "story_client" as "client" left join "story_unsettled" as "unsettled"
			on "unsettled"."room" = "client"."room" and "unsettled"."client_id" = "client"."client_id"
			where "client"."room" = $1`,
		[room]
	);
	await say(`delete from "story_unsettled" where "room" = $1 and "client_id" in ($2)`, [
		room,
		n % 5
	]);
}
