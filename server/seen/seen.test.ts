import { beforeEach, expect, it } from 'vitest';
import { ALL } from '#model/seen.ts';
import { addStory, aPaper, type Paper } from '#tests/support/paper.ts';
import { localHub } from '#tests/support/local-bus.ts';
import { openSqliteStore, type OpenedStore } from '../store/sqlite-store.ts';
import { openSeen, type Seen } from './seen.ts';

let opened: OpenedStore;
let seen: Seen;
let paper: Paper;
const now = () => 1000;

beforeEach(async () => {
	opened = await openSqliteStore(':memory:');
	({ paper } = aPaper());
	for (const id of ['s', 't']) addStory(paper, id, 1);
	seen = await again();
	return () => opened.store.close();
});

/** As after a restart. */
const again = (at = now) => openSeen({ db: opened.db, view: paper, now: at });

it('keeps what each person has read, over a restart', async () => {
	await seen.mark('anna', 's', 5);
	await seen.mark('anna', 't', 7);
	await seen.mark('bo', 's', 6);
	const later = await again();
	expect([later.of('anna'), later.of('bo'), later.of('nobody')]).toEqual([
		{ s: 5, t: 7 },
		{ s: 6 },
		{}
	]);
});

it('only goes forward, and never beyond now', async () => {
	await seen.mark('anna', 's', 9);
	await seen.mark('anna', 's', 5);
	await seen.mark('anna', 't', 5000);
	expect(seen.of('anna')).toEqual({ s: 9, t: 1000 });
});

it('forgets single stories once everything has been read', async () => {
	await seen.mark('anna', 's', 5);
	await seen.mark('anna', 't', 900);
	await seen.mark('anna', ALL, 500);
	expect((await again()).of('anna')).toEqual({ '*': 500, t: 900 });
	expect(await opened.db.selectFrom('seen').selectAll().execute()).toHaveLength(2);
});

it('tells whoever listens, once for each step forward', async () => {
	const heard: unknown[] = [];
	const stop = seen.subscribe((...told) => heard.push(told));
	await seen.mark('anna', 's', 5);
	await seen.mark('anna', 's', 5);
	stop();
	await seen.mark('anna', 's', 6);
	expect(heard).toEqual([['anna', { s: 5 }]]);
});

it('tells what is new, and not all of it again', async () => {
	await seen.mark('anna', 's', 5);
	const heard: unknown[] = [];
	seen.subscribe((...told) => heard.push(told));
	await seen.mark('anna', 't', 6);
	expect(heard).toEqual([['anna', { t: 6 }]]);
});

it('lets go of stories whose paper is out long ago, or that are gone', async () => {
	addStory(paper, 'over', 1, { editionId: null });
	for (const id of ['s', 'over', 'gone']) await seen.mark('anna', id, 5);
	await seen.mark('bo', ALL, 4);
	const days = 86_400_000;
	const { pressAt = 0 } = paper.get('edition', 'today') ?? {};
	expect((await again(() => pressAt + 14 * days)).of('anna')).toEqual({ s: 5, over: 5 });
	const later = await again(() => pressAt + 15 * days);
	expect([later.of('anna'), later.of('bo')]).toEqual([{ over: 5 }, { '*': 4 }]);
	expect(await opened.db.selectFrom('seen').selectAll().execute()).toHaveLength(2);
});

it('is the same at several servers', async () => {
	const hub = localHub();
	const at = () => openSeen({ db: opened.db, view: paper, bus: hub.join(), now });
	const [here, there] = [await at(), await at()];
	const heard: unknown[] = [];
	there.subscribe((...told) => heard.push(told));
	await here.mark('anna', 's', 5);
	await expect.poll(() => there.of('anna')).toEqual({ s: 5 });
	expect(heard).toEqual([['anna', { s: 5 }]]);
});
