import { setTimeout as pause } from 'node:timers/promises';
import type { Id } from '#model/ids.ts';
import type { Container, Stopped } from './container.ts';
import { busiest, keepAsking, untilReady, windowsAt, type Asked } from './look-at.ts';
import { missingWords, type Scribe } from './scribe.ts';
import type { Installation } from './installation.ts';
import type { Staff } from './staff.ts';
import type { Warning } from './watched-window.ts';

export interface House {
	installation: Installation;
	staff: Staff;
	/** Who types meanwhile. */
	scribes: readonly Scribe[];
}

/** What people saw of a disturbance. */
export interface Outcome {
	asked: Asked;
	/** Of each window: the longest time for which it did not show that all is saved, ms. */
	unsaved: number[];
	/** On any window. */
	warnings: Warning[];
	/** What was typed and is not there once on some window, once all is over. */
	missing: string[];
	/** What broke in a window. */
	faults: string[];
	stopped: Stopped[];
}

/** Between two words of a person, ms. */
const PACE_MS = 250;
/** How long they type before and after it, ms. */
const CALM_MS = 2000;

/** Lets them type, does something to the house, and waits until all of them have all again. */
export async function disturb(
	{ installation, staff, scribes }: House,
	disturbance: (installation: Installation) => Promise<Stopped[]>
): Promise<Outcome> {
	for (const scribe of scribes) scribe.begin(PACE_MS);
	await pause(CALM_MS);
	const asking = keepAsking(staff);
	const since = Date.now();
	for (const { window } of scribes) window.faults.length = 0;
	const stopped = await disturbance(installation);
	await pause(CALM_MS);
	for (const scribe of scribes) await scribe.end();
	const windows = scribes.map(({ window }) => window);
	const missing = await missingWords(
		scribes.map(({ story }) => story),
		scribes
	);
	for (const { story } of scribes) await story.isSaved();
	const warnings = await Promise.all(windows.map((window) => window.warnings(since)));
	return {
		...{ asked: await asking.end(), warnings: warnings.flat(), missing, stopped },
		unsaved: await Promise.all(windows.map((window) => window.longestUnsaved(since))),
		faults: windows.flatMap(({ faults }) => faults)
	};
}

/** One server after the other: stopped, started, and the next one when it is ready. */
export async function oneAfterTheOther({ desks }: Installation): Promise<Stopped[]> {
	const stopped: Stopped[] = [];
	for (const desk of desks) {
		stopped.push(await desk.stop());
		await up(desk);
	}
	return stopped;
}

/** As `docker compose up -d` with another image: first all are stopped, then they are started in order. */
export async function allAtOnce({ desks }: Installation): Promise<Stopped[]> {
	const stopped = await Promise.all(desks.map((desk) => desk.stop()));
	const [first, ...others] = desks;
	if (first) await up(first);
	await Promise.all(others.map(up));
	return stopped;
}

/** The server at which most windows are is gone at once, and started again as docker does it. */
export async function killed({ desks }: Installation): Promise<Stopped[]> {
	const desk = await busiest(desks);
	const stopped = await desk.stop('SIGKILL');
	await up(desk);
	return [stopped];
}

async function up(desk: Container): Promise<void> {
	desk.start();
	await desk.becomesWell();
	await untilReady(desk, 200);
}

/** What was seen of a server's way to the database alone that was cut. */
export interface Cut {
	/** How many had their story open at it. */
	windows: number;
	/** Until its /readyz said so, and until it was ready again after the way was healed, ms. */
	noticed: number;
	back: number;
	/** Answers of a server that is not ready which came through the proxy, once it had time to find out. */
	misled: number[];
	/** Until somebody who opened the story meanwhile saw it, all saved, ms. */
	newcomer: number;
	/** Until the windows that were at it had all saved after that, ms. */
	saved: number;
}

/** How long a proxy may take to find out: it asks every two seconds and waits two for the answer, ms. */
const FINDS_OUT_MS = 4500;

/** Cuts the server at which most windows are off from PostgreSQL, for so long. */
export async function cutFromDatabase(
	{ installation: { desks, proxy }, staff, scribes }: House,
	story: Id,
	forMs: number
): Promise<Cut> {
	const desk = await busiest(desks);
	const windows = await windowsAt(desk);
	const heals = performance.now() + forMs;
	await desk.place.cut('postgres');
	const noticed = await untilReady(desk, 503);
	await pause(FINDS_OUT_MS);
	const misled = await sentAnyway(proxy, staff);
	const came = performance.now();
	const { window } = await staff.openStory('yan', story);
	const newcomer = performance.now() - came;
	await window.page.close();
	await pause(heals - performance.now());
	await desk.place.heal();
	const healed = performance.now();
	const back = await untilReady(desk, 200);
	await Promise.all(scribes.map(({ story: { page } }) => page.waitForSelector(SAVED)));
	const saved = performance.now() - healed;
	return { ...{ windows, noticed, back, newcomer, saved }, misled };
}

const SAVED = '[data-saved="true"]';

/** Asks whether it is ready when whoever comes is sent to each server as likely; what was answered instead of yes. */
async function sentAnyway({ ask }: Installation['proxy'], staff: Staff): Promise<number[]> {
	// Else it is left out for having the most windows.
	const held = await staff.hold('gu', 30);
	await pause(1000);
	const answers: number[] = [];
	for (let time = 1; time <= 12; time++) answers.push((await ask('/readyz')).status);
	held.letGo();
	return answers.filter((status) => status !== 200);
}
