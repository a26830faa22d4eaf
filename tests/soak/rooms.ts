import fs from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import * as Y from 'yjs';
import { newId, type Id } from '#model/ids.ts';
import { openSqliteStore } from '#server/store/sqlite-store.ts';
import { openPaper, type LivePaper } from '#tests/support/live-paper.ts';
import { newStory } from '#tests/support/new-story.ts';
import { rssOf } from '#tests/support/rss.ts';
import { trendOf } from '#tests/support/trend.ts';
import { Typist, timesOf } from '#tests/support/typist.ts';
import { openStory, type StoryWindow } from '#tests/support/window-on-story.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { atLeast, atMost, MIB, none, told, until, wait, type Figure } from './figure.ts';

/** Stories that are opened and closed, in turn. */
const STORIES = 200;
/** Where somebody types from the beginning to the end. */
const DESKS = ['desk-1', 'desk-2', 'desk-3'];
/** Between two words of one of them, ms. */
const PACE = 1000;
/** How long a visitor stays after their word is saved, ms: at least, and how much more at most. */
const STAY = [500, 3000] as const;
/** After this a room without people is closed, ms. */
const LINGER = 8000;
const PEOPLE = ['meng', 'tao', 'qiao'] as const;

interface House {
	open(story: Id): StoryWindow;
	random: Random;
}

/** Rooms opened and closed all the time, while people type in a few others. */
export async function rooms({ rooms = 5000, minutes = 30, seed = 3 }): Promise<Figure[]> {
	const paper = await openPaper();
	const stories = Array.from({ length: STORIES }, (_, index) => `visited-${index + 1}`);
	for (const story of [...stories, ...DESKS]) await paper.run('meng', newStory(story));
	const house = await openHouse(paper, randomOf(seed));
	const typists = DESKS.map((story) => new Typist(house.open(story), story, house.random));
	await until('all are there', () => typists.every(({ window }) => window.shown.synced > 0));
	typists.forEach((typist) => typist.start(PACE));
	const memory: number[] = [];
	const descriptors: number[] = [];
	const look = () => {
		memory.push(rssOf(paper.server.pid));
		descriptors.push(descriptorsOf(paper.server.pid));
	};
	const looking = setInterval(look, 1000);
	const words = await visits(house, stories, { rooms, ms: minutes * 60_000 });
	clearInterval(looking);
	const visited = [...words.values()].flat().length;
	typists.forEach((typist) => typist.stop());
	await until('all is saved', () => typists.every(({ window }) => window.wire.unsaved === 0));
	typists.forEach(({ window, typed }, index) => {
		words.set(DESKS[index] ?? '', typed);
		window.close();
	});
	await wait(LINGER);
	const inTheEnd = descriptorsOf(paper.server.pid);
	const file = path.join(paper.server.dataDir, 'copydesk.sqlite');
	const open = unsettled(file);
	const code = await paper.server.stop();
	const wrong = await notOnce(file, words);
	await paper.close();
	return [
		...judge(memory, descriptors),
		atMost('descriptors when all have gone', inTheEnd, descriptors[0] ?? 0),
		atLeast('rooms opened, a word saved, and closed', visited, rooms),
		told('words saved where people type', [...words.values()].flat().length - visited),
		none('rooms not closed in order', open),
		none('words that are missing or twice', wrong),
		atMost('exits before it was told to', code === 0 ? 0 : 1, 0)
	];
}

const descriptorsOf = (pid: number): number => fs.readdirSync(`/proc/${pid}/fd`).length;

function judge(memory: readonly number[], descriptors: readonly number[]): Figure[] {
	const growth = ({ first, last }: { first: number; last: number }) =>
		(100 * (last - first)) / first;
	const trend = trendOf(memory);
	const mib = (bytes: number) => `${Math.round(bytes / MIB)} MiB`;
	return [
		told(
			'memory of the server at first; most',
			`${mib(memory[0] ?? 0)}; ${mib(Math.max(...memory))}`
		),
		told('after the first third; at the end', `${mib(trend.first)}; ${mib(trend.last)}`),
		atMost('grown meanwhile', growth(trend), 5, ' %'),
		told('descriptors at first; most', `${descriptors[0]}; ${Math.max(...descriptors)}`),
		atMost('grown after the first third', growth(trendOf(descriptors)), 5, ' %')
	];
}

async function openHouse(paper: LivePaper, random: Random): Promise<House> {
	const { origin } = paper.server;
	const at = { origin, url: `${origin.replace('http', 'ws')}/sync` };
	const cookies = await Promise.all(PEOPLE.map((username) => paper.signIn(username)));
	const open = (story: Id) => openStory(at, 'somebody', { story, cookie: random.pick(cookies) });
	return { open, random };
}

/** By story, the words that were saved. */
async function visits(
	house: House,
	stories: readonly Id[],
	{ rooms, ms }: { rooms: number; ms: number }
): Promise<Map<Id, string[]>> {
	const words = new Map<Id, string[]>();
	const under: Promise<void>[] = [];
	const begun = performance.now();
	for (let number = 0; number < rooms; number++) {
		await wait(Math.max(0, begun + (number * ms) / rooms - performance.now()));
		const story = stories[number % stories.length] as Id;
		const visiting = visit(house, story).then((word) => {
			words.set(story, [...(words.get(story) ?? []), word]);
		});
		// Told when all are waited for.
		visiting.catch(() => undefined);
		under.push(visiting);
	}
	await Promise.all(under);
	return words;
}

/** Somebody opens a story, writes a word, waits until it is saved, and goes. */
async function visit({ open, random }: House, story: Id): Promise<string> {
	const window = open(story);
	await until('a visitor is in', () => window.shown.synced > 0);
	const word = `⟨${newId()}⟩`;
	window.wire.doc.getText('story').insert(0, word);
	await until('their word is saved', () => window.wire.unsaved === 0);
	await wait(STAY[0] + random.below(STAY[1]));
	window.close();
	return word;
}

/** Rooms under whose client ids something may be missing: they were not closed in order. */
function unsettled(file: string): string[] {
	const database = new DatabaseSync(file, { readOnly: true });
	const rows = database.prepare('select distinct room from story_in_hand').all();
	database.close();
	return rows.map(({ room }) => String(room));
}

async function notOnce(file: string, words: ReadonlyMap<Id, readonly string[]>): Promise<string[]> {
	const { store } = await openSqliteStore(file);
	const wrong: string[] = [];
	for (const [story, own] of words) {
		const { snapshot, tail } = await store.log.load(`story/${story}`);
		const doc = new Y.Doc();
		if (snapshot) Y.applyUpdate(doc, snapshot);
		for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
		const times = timesOf(doc.getText('story').toString());
		wrong.push(...own.filter((word) => times.get(word) !== 1));
	}
	await store.close();
	return wrong;
}
