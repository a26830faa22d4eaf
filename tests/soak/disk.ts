import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { earlyAcks, loggedRows, sentAcks, TRACED } from '#tests/support/ack-order.ts';
import { contentHash } from '#tests/support/content-hash.ts';
import { killableServer, type KillableServer } from '#tests/support/killable-server.ts';
import { strace } from '#tests/support/strace.ts';
import { STORY } from '#tests/support/sync-server.ts';
import { Typist, timesOf } from '#tests/support/typist.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
import { randomOf } from '#tests/sync/story/random.ts';
import { atLeast, atMost, MIB, none, told, until, wait, type Figure } from './figure.ts';

const PEOPLE = ['anna', 'ben', 'chen', 'editor'];
/** Between two words of a person, ms. */
const PACE = 100;
/** How long people type before what troubles them, after it, and while it comes and goes, ms. */
const BEFORE = 2000;
const AFTERWARDS = 2000;
const NOW_AND_THEN = 10_000;

interface Trouble {
	name: string;
	/** For strace; counted are the calls of the store's thread. */
	inject?: string;
	/** Begins it; ends it when the result is called. */
	begin?: (dir: string) => () => void;
	/** Whether it lasts: everybody is told that saving takes long. */
	lasts: boolean;
	/** Where people type; each story tries its writes again for itself. */
	stories: readonly string[];
}

const BOTH = [STORY, 'second'];
/** Of one story, so that all six are its own: some eight seconds. */
const EIO: Trouble = {
	name: 'EIO',
	inject: 'fsync,fdatasync:error=EIO:when=60..65',
	lasts: true,
	stories: [STORY]
};
const EIO_NOW_AND_THEN: Trouble = {
	name: 'EIO now and then',
	inject: 'fsync,fdatasync:error=EIO:when=20+7',
	lasts: false,
	stories: BOTH
};
const FULL: Trouble = { name: 'full', begin: fill, lasts: true, stories: BOTH };
/** The same where nobody may mount a small disk. */
const NO_SPACE: Trouble = {
	name: 'full',
	inject: 'pwrite64:error=ENOSPC:when=400..405',
	lasts: true,
	stories: [STORY]
};

/** A disk that fails or is full while people type; nothing is done to the server. */
export async function disk({ seed = 11 }): Promise<Figure[]> {
	const figures = await inTemporary(EIO, seed);
	figures.push(...(await inTemporary(EIO_NOW_AND_THEN, seed)));
	const small = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-small-'));
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'copydesk', small]);
	try {
		if (mounted.status === 0) figures.push(...(await goThrough(FULL, small, seed)));
		else figures.push(...(await inTemporary(NO_SPACE, seed)));
	} finally {
		if (mounted.status === 0) spawnSync('umount', [small]);
		fs.rmdirSync(small);
	}
	return figures;
}

async function inTemporary(trouble: Trouble, seed: number): Promise<Figure[]> {
	const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-disk-'));
	try {
		return await goThrough(trouble, dir, seed);
	} finally {
		fs.rmSync(dir, { recursive: true });
	}
}

async function goThrough(trouble: Trouble, dir: string, seed: number): Promise<Figure[]> {
	const server = await killableServer({ dir });
	try {
		return await typeThrough(server, trouble, dir, seed);
	} finally {
		await server.dispose();
	}
}

async function typeThrough(
	server: KillableServer,
	trouble: Trouble,
	dir: string,
	seed: number
): Promise<Figure[]> {
	const { name, inject, stories } = trouble;
	const file = path.join(dir, 'copydesk.sqlite');
	const trace = await strace(server.pid, { calls: TRACED, inject });
	const seats = await arrive(server, stories, seed);
	seats.forEach(({ typist }) => typist.start(PACE));
	const outage = await outageOf(trouble, seats, dir);
	seats.forEach(({ typist }) => typist.stop());
	const isSaved = await comes(() => seats.every(({ window }) => window.wire.unsaved === 0));
	const differing = await differences(seats, async (room) => server.hash(room));
	const calls = await trace.end();
	const lost = seats.reduce((sum, { window }) => sum + window.shown.lost, 0);
	await server.end('SIGKILL');
	const wrong: string[] = [];
	for (const { story, typist } of seats) {
		const times = timesOf((await server.replay(`story/${story}`)).getText('story').toString());
		wrong.push(...typist.saved.filter((word) => times.get(word) !== 1));
	}
	const replayed = await differences(seats, async (room) => contentHash(await server.replay(room)));
	const writers = new Map(
		seats.map(({ window }, index) => [addressOf(index), window.wire.doc.clientID])
	);
	seats.forEach(({ window }) => window.close());
	const failed = calls.filter((call) => call.file === `${file}-wal` && call.result === -1);
	const early = earlyAcks(calls, `${file}-wal`, loggedRows(file), writers);
	const of = (what: string) => `${name}: ${what}`;
	return [
		told(
			of('words typed'),
			seats.reduce((sum, { typist }) => sum + typist.typed.length, 0)
		),
		atLeast(of('writes or fsyncs of the log that failed'), failed.length, 3),
		...outage.map((figure) => ({ ...figure, what: of(figure.what) })),
		told(of('acknowledgements'), [...sentAcks(calls).values()].flat().length),
		none(
			of('acknowledgements before it was on disk'),
			early.map(({ seq }) => seq)
		),
		none(of('words not saved in the end'), isSaved ? [] : ['some']),
		none(of('words shown as saved that are not in the log once, after kill -9'), wrong),
		none(of('stories that differ in window, server, and log'), [...differing, ...replayed]),
		atMost(of('connections lost'), lost, 0)
	];
}

interface Seat {
	story: string;
	window: StoryWindow;
	typist: Typist;
}

/** Each from their own, so that the trace tells whose socket is whose. */
const addressOf = (index: number): string => `127.3.0.${index + 1}`;

async function arrive(
	server: KillableServer,
	stories: readonly string[],
	seed: number
): Promise<Seat[]> {
	const seats = PEOPLE.map((person, index) => {
		const story = stories[index % stories.length] as string;
		const window = openStory(server, person, { story, localAddress: addressOf(index) });
		return { story, window, typist: new Typist(window, person, randomOf(seed + index)) };
	});
	await until('all are there', () => seats.every(({ window }) => window.shown.synced > 0));
	return seats;
}

/** Types until the trouble has come and gone; what the windows said meanwhile. */
async function outageOf(
	{ begin, lasts }: Trouble,
	seats: readonly Seat[],
	dir: string
): Promise<Figure[]> {
	await wait(BEFORE);
	const end = begin?.(dir);
	if (!lasts) {
		await wait(NOW_AND_THEN);
		return [];
	}
	const begun = performance.now();
	const isTold = new Set<StoryWindow>();
	await comes(() => {
		for (const { window } of seats)
			if (window.shown.late && window.wire.unsaved > 0) isTold.add(window);
		return isTold.size === seats.length;
	});
	const ended = performance.now();
	const unsaved = seats.reduce((sum, { window }) => sum + window.wire.unsaved, 0);
	end?.();
	await comes(() => seats.every(({ window: { shown, wire } }) => !shown.late && wire.unsaved < 5));
	const resumed = performance.now();
	await wait(AFTERWARDS);
	return [
		atLeast('windows that said that saving takes long', isTold.size, seats.length),
		told('until all of them did', `${Math.round(ended - begun)} ms`),
		atLeast('words that are not saved then', unsaved, 20 * seats.length),
		atMost('from then, or from when there was room, until saved', resumed - ended, 20_000, ' ms')
	];
}

/** False where it has not come in time. */
const comes = (holds: () => boolean): Promise<boolean> =>
	until('it comes', holds).then(
		() => true,
		() => false
	);

/** Stories of which some window says something else. */
async function differences(
	seats: readonly Seat[],
	hashOf: (room: string) => Promise<string>
): Promise<string[]> {
	const differing: string[] = [];
	for (const { story, window } of seats)
		if ((await hashOf(`story/${story}`)) !== contentHash(window.wire.doc)) differing.push(story);
	return differing;
}

/** Takes all the room there is, down to the last page; the result gives it back. */
function fill(dir: string): () => void {
	const file = path.join(dir, 'filler');
	const descriptor = fs.openSync(file, 'w');
	for (let size = MIB; size >= 1; size = size / 2) {
		try {
			for (;;) fs.writeSync(descriptor, Buffer.alloc(size));
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
		}
	}
	fs.closeSync(descriptor);
	return () => fs.rmSync(file);
}
