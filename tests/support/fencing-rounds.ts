import { setTimeout as pause } from 'node:timers/promises';
import { randomOf } from '#tests/sync/story/random.ts';
import { comeTogether, judge, sitDown, type Judgement } from './seats.ts';
import type { StandingServer, ThreeServers } from './three-servers.ts';

export interface FencingOptions {
	seed: number;
	rounds: number;
	people: number;
	/** How long the server is stopped, ms: longer than it may write without renewing its right to. */
	asleep: number;
}

export interface FencingOutcome extends Judgement {
	differing: string[];
	/** Words that its windows had sent and not seen saved when it woke up. */
	inHand: number;
	/** Appends that it tried after that and that were refused; in how many rounds there was none. */
	refusals: number;
	unrefused: number;
	/** Rows that it wrote without a right to: after that was over, and before it had taken another one. */
	landed: number;
	/** From when it woke up until everything was saved and all said the same, ms. */
	back: number[];
}

/** How long a right to write lasts, as store/postgres-lease.ts has it, ms. */
const LEASE_MS = 5000;

/** A server sleeps past its right to write while people type at it, again and again. */
export async function fencingRounds(
	house: ThreeServers,
	{ seed, rounds, people, asleep }: FencingOptions
): Promise<FencingOutcome> {
	const seats = await sitDown(house, {
		...{ people, stories: await house.newStories(2), random: randomOf(seed) }
	});
	const outcome: FencingOutcome = {
		...{ acknowledged: 0, lost: [], doubled: [], refused: [], differing: [] },
		...{ inHand: 0, refusals: 0, unrefused: 0, landed: 0, back: [] }
	};
	await bearWitness(house);
	for (let round = 0; round < rounds; round++) {
		const server = house.servers[round % house.servers.length] as StandingServer;
		const refusals = () =>
			house.postgres.refusals(server.name, 'this server may not write any more');
		for (const { typist } of seats) typist.start(40);
		await pause(1000);
		const own = seats.filter(({ place }) => place.at === server);
		const refusedBefore = refusals();
		const from = await now(house);
		server.pause();
		await pause(asleep);
		for (const { typist } of seats) typist.stop();
		outcome.inHand += own.reduce((sum, { typist }) => sum + typist.window.wire.unsaved, 0);
		const woken = performance.now();
		server.resume();
		outcome.differing.push(...(await comeTogether(house, seats)));
		outcome.back.push(performance.now() - woken);
		const refused = refusals() - refusedBefore;
		outcome.refusals += refused;
		if (refused === 0) outcome.unrefused += 1;
		outcome.landed += await landedWithoutRight(house, server, from);
		Object.assign(outcome, judge(seats));
	}
	for (const { typist } of seats) typist.window.close();
	return outcome;
}

/** The database notes which server wrote a row of the log, or took a right to write, and when. */
async function bearWitness({ postgres }: ThreeServers): Promise<void> {
	await postgres.query(`
		create table witness (server text, what text, at timestamptz not null default clock_timestamp());
		create function bear_witness() returns trigger language plpgsql as $$ begin
			insert into witness values (current_setting('application_name'), tg_table_name);
			return null;
		end $$;
		create trigger witness after insert on story_update for each row execute function bear_witness();
		create trigger witness after insert on writer for each row execute function bear_witness();`);
}

async function now({ postgres }: ThreeServers): Promise<string> {
	const [row] = await postgres.query('select clock_timestamp()::text as now');
	return String(row?.now);
}

async function landedWithoutRight(
	{ postgres }: ThreeServers,
	{ name }: StandingServer,
	from: string
): Promise<number> {
	const [row] = await postgres.query(`
		select count(*)::int as landed from witness
		where server = '${name}' and what = 'story_update'
			and at > '${from}'::timestamptz + interval '${LEASE_MS} milliseconds'
			and at < (select coalesce(min(at), 'infinity') from witness
				where server = '${name}' and what = 'writer' and at > '${from}'::timestamptz)`);
	return Number(row?.landed);
}
