import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { storyRoom } from '#document/room-name.ts';
import { storyText } from '#document/story-doc.ts';
import type { Command } from '#model/commands.ts';
import { newId, type Id } from '#model/ids.ts';
import { backUp } from '#server/backup/back-up.ts';
import { restore } from '#server/backup/restore.ts';
import { makeAllTables } from '#server/move-newsroom.ts';
import { openStore, type StorePlace } from '#server/store/open-store.ts';
import type { Store } from '#server/store/store.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { openHouse, type House } from './house.ts';
import { synced } from './kill-rounds.ts';
import type { Username } from './live-paper.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory } from './window-on-story.ts';

export interface DrillOptions {
	/** An empty PostgreSQL database to write in, and how others are made to put it back in; or SQLite. */
	postgres?: { from: string; another: () => Promise<string> };
	drills: number;
	seed: number;
	people: readonly Username[];
	/** How long they work at least, and between two words, two commands and two rounds of the backup, ms. */
	work: number;
	/** It is put back only to moments with so many words saved before and typed after: they work until there are such. */
	words: number;
	every: { word: number; command: number; backup: number };
}

export interface DrillOutcome {
	/** Of all drills: what had to be there, and what must not. */
	acknowledged: number;
	later: number;
	lost: string[];
	tooNew: string[];
	/** Drills whose audit log was not whole, or that were refused. */
	failed: string[];
	segments: number;
	/** What each drill took, ms. */
	took: number[];
}

/** What was shown as saved at a moment, and how much had been begun. */
interface Moment {
	at: number;
	saved: { storyId: Id; words: string[] }[];
	/** Everything typed later has a greater number than this of its typist. */
	typed: { storyId: Id; typist: Typist; count: number }[];
	stories: Id[];
	storiesBegun: number;
}

/**
 * People write and carry out commands while the newsroom is backed up again and again; then it is put back
 * as it was at random moments. What was acknowledged before is there, and nothing that came after.
 */
export async function restoreDrill(options: DrillOptions): Promise<DrillOutcome> {
	const random = randomOf(options.seed);
	const folder = await mkdtemp(path.join(os.tmpdir(), 'copydesk-drill-'));
	const house = await openHouse(options.postgres ? { DATABASE_URL: options.postgres.from } : {});
	const outcome: DrillOutcome = {
		...{ acknowledged: 0, later: 0, lost: [], tooNew: [], failed: [], segments: 0, took: [] }
	};
	try {
		const { moments, begun } = await workADay(house, folder, options, random, outcome);
		for (let drill = 0; drill < options.drills; drill++) {
			const to = {
				dataDir: path.join(folder, `put-back-${drill}`),
				database: (await options.postgres?.another()) ?? null
			};
			await putBack(
				random.pick(moments),
				{ folder: path.join(folder, 'backup'), to, begun },
				outcome
			);
			await rm(to.dataDir, { recursive: true, force: true });
		}
	} finally {
		await house.close();
		await rm(folder, { recursive: true });
	}
	return outcome;
}

async function workADay(
	house: House,
	folder: string,
	{ people, work, words, every, postgres }: DrillOptions,
	random: Random,
	outcome: DrillOutcome
): Promise<{ moments: Moment[]; begun: Id[] }> {
	const { dataDir } = house.services.config;
	const place = { dataDir, database: postgres?.from ?? null };
	const seats = await Promise.all(people.map((person) => sitDown(house, person, random)));
	const [begun, stories, moments]: [Id[], Id[], Moment[]] = [[], [], []];
	const back = async () => {
		const done = await backUp(place, path.join(folder, 'backup'));
		if (!done.ok) throw new Error(done.error);
		outcome.segments += done.value.segments;
	};
	await back();
	seats.forEach(({ typist }) => typist.start(every.word));
	const end = Date.now() + work;
	const within = (moment: Moment) => savedAt(moment) >= words && typedSince(moment) >= words;
	const isOver = () => Date.now() >= end && outcome.segments > 3 && moments.some(within);
	const commands = repeat(isOver, every.command, async () => {
		const id = newId();
		begun.push(id);
		const about = { editionId: null, kind: 'news', section: '', target: null } as const;
		const create: Command = { type: 'story.create', id, ...about, authorIds: [], blocks: [] };
		const done = await house.services.desk.execute('house', newId(), create);
		if (done.ok) stories.push(id);
	});
	const looks = repeat(isOver, 7, async () => {
		moments.push(look(seats, stories, begun));
	});
	await Promise.all([commands, looks, repeat(isOver, every.backup, back)]);
	seats.forEach(({ typist }) => typist.stop());
	await back();
	seats.forEach(({ typist }) => typist.window.close());
	return { moments: moments.filter(within), begun };
}

async function sitDown(house: House, person: Username, random: Random) {
	const storyId = await house.newStory(person);
	const cookie = await house.signIn(person);
	const window = openStory(house, person, { story: storyId, cookie });
	await synced(window);
	return { storyId, typist: new Typist(window, person, random) };
}

type Seat = Awaited<ReturnType<typeof sitDown>>;

function look(seats: readonly Seat[], stories: readonly Id[], begun: readonly Id[]): Moment {
	const moment = {
		at: Date.now(),
		saved: seats.map(({ storyId, typist }) => ({ storyId, words: typist.saved })),
		typed: seats.map(({ storyId, typist }) => ({ storyId, typist, count: typist.typed.length })),
		stories: [...stories],
		storiesBegun: begun.length
	};
	// Nothing that comes after is of the same millisecond.
	while (Date.now() === moment.at);
	return moment;
}

const savedAt = ({ saved }: Moment) => saved.reduce((sum, { words }) => sum + words.length, 0);

const typedSince = ({ typed }: Moment) =>
	typed.reduce((sum, { typist, count }) => sum + typist.typed.length - count, 0);

async function repeat(
	isOver: () => boolean,
	every: number,
	work: () => Promise<void>
): Promise<void> {
	while (!isOver()) {
		await work();
		await new Promise((go) => setTimeout(go, every));
	}
}

async function putBack(
	moment: Moment,
	{ folder, to, begun }: { folder: string; to: StorePlace; begun: readonly Id[] },
	outcome: DrillOutcome
): Promise<void> {
	const started = performance.now();
	const done = await restore({ folder, at: moment.at, to, makeTables: makeAllTables });
	outcome.took.push(performance.now() - started);
	if (!done.ok) return void outcome.failed.push(done.error);
	const { store } = await openStore(to);
	try {
		const { fault } = await store.audit.verify();
		if (fault) outcome.failed.push(`row ${fault.seq} is ${fault.kind}`);
		await judge(store, moment, begun, outcome);
	} finally {
		await store.close();
	}
}

async function judge(
	store: Store,
	moment: Moment,
	begun: readonly Id[],
	outcome: DrillOutcome
): Promise<void> {
	const there = async (storyId: Id) => timesOf(await textOf(store, storyId));
	for (const { storyId, words } of moment.saved) {
		const times = await there(storyId);
		outcome.acknowledged += words.length;
		outcome.lost.push(...words.filter((word) => times.get(word) !== 1));
	}
	for (const { storyId, typist, count } of moment.typed) {
		const times = await there(storyId);
		const later = typist.typed.slice(count);
		outcome.later += later.length;
		outcome.tooNew.push(...later.filter((word) => times.has(word)));
	}
	const stories = new Set(
		(await store.records.all()).filter(({ kind }) => kind === 'story').map(({ id }) => id)
	);
	outcome.lost.push(...moment.stories.filter((id) => !stories.has(id)));
	outcome.tooNew.push(...begun.slice(moment.storiesBegun).filter((id) => stories.has(id)));
	// A story has its first words or is not there.
	for (const id of moment.stories)
		if ((await store.log.load(storyRoom(id))).tail.length === 0)
			outcome.lost.push(`words of ${id}`);
}

async function textOf(store: Store, storyId: Id): Promise<string> {
	const doc = new Y.Doc();
	const { snapshot, tail } = await store.log.load(storyRoom(storyId));
	if (snapshot) Y.applyUpdate(doc, snapshot);
	for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
	return storyText(doc).toString();
}
