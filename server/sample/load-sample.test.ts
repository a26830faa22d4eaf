import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatOf } from '#model/format.ts';
import { checkLayout, kindOf } from '#model/check-layout.ts';
import { mastheadOf } from '#model/masthead.ts';
import { ROLES } from '#model/person.ts';
import { placesOf } from '#model/placed.ts';
import { promiseState } from '#model/promise.ts';
import { STAGES, STORY_KINDS } from '#model/story.ts';
import { boot, type Services } from '../boot.ts';
import { readConfig } from '../config.ts';

let folder: string;
let services: Services;
beforeAll(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'sample-'));
	services = await boot(readConfig({ DATA_DIR: folder, LOG_LEVEL: 'error' }));
	const token = services.setUp.path()?.split('/').at(-1) ?? '';
	await services.setUp.run(token, {
		newsroom: { name: '样报', timeZone: 'Asia/Shanghai', formatId: 'sikai', pressTime: '23:30' },
		administrator: {
			name: '管事',
			username: 'guanshi',
			email: null,
			chief: true,
			password: '一张样报从头到尾'
		}
	});
}, 60_000);
afterAll(async () => {
	await services.close();
	await rm(folder, { recursive: true });
});

const all = <K extends Parameters<Services['desk']['view']['list']>[0]>(kind: K) => [
	...services.desk.view.list(kind)
];

it('loads a whole paper once: pages, stories in all stages, people of all roles, comments', async () => {
	const loaded = await services.sample.load();
	expect(loaded).toMatchObject({ ok: true });
	expect(await services.sample.load()).toEqual({ ok: false, error: 'not-empty' });

	// A masthead that says whose paper it is, as one in print does.
	expect(all('newsroom').map((one) => mastheadOf(one).organ)).toEqual(['中共汀禾县委机关报']);
	expect(all('page')).toHaveLength(8);
	expect(all('story').length).toBeGreaterThanOrEqual(51);
	expect(new Set(all('story').map(({ stage }) => stage))).toEqual(new Set(STAGES));
	expect(new Set(all('story').map(({ kind }) => kind))).toEqual(new Set(STORY_KINDS));
	expect(new Set(all('person').flatMap(({ roles }) => roles))).toEqual(new Set(ROLES));
	expect(all('thread').filter(({ suggestion }) => suggestion).length).toBeGreaterThan(1);
}, 60_000);

it('has pages whose layout is right, and its stories on them', () => {
	for (const page of all('page')) {
		expect(checkLayout(formatOf(page), page.slots, kindOf(page))).toEqual([]);
	}
	const placed = all('story').filter(({ id }) => placesOf(services.desk.view, id).length > 0);
	expect(placed).toHaveLength(39);
});

it('has promises of stories not written yet: one that is late, one on a page, some with a photo', () => {
	const { view } = services.desk;
	const promised = all('story').filter(({ promise }) => promise);
	expect(promised.length).toBeGreaterThan(2);
	const states = promised.map((story) =>
		promiseState(story, view.get('facts', story.id), Date.now())
	);
	expect(states.every((state) => state?.standing === 'open')).toBe(true);
	const late = promised.find(({ promise }) => (promise?.dueAt ?? Infinity) < Date.now() - 60_000);
	expect(late).toBeDefined();
	expect(promised.filter(({ promise }) => promise?.photo).length).toBeGreaterThan(0);
	const onPages = promised.flatMap(({ id }) => placesOf(view, id));
	expect(onPages.map(({ page, slot }) => [page.number, slot.role])).toEqual([[3, 'column']]);
});

it('lets everybody of the paper sign in with the password that is shown', async () => {
	const overview = await services.auth.overview();
	const sample = all('person').filter(({ username }) => username !== 'guanshi');
	expect(sample).toHaveLength(7);
	for (const { id } of sample) expect(overview.has(id)).toBe(true);
});
