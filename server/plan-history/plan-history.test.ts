import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Command } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import { HOUSE } from '#model/person.ts';
import { pagePlanOf } from '#model/plan-history/page-plan.ts';
import { planAfter, PlanRecords } from '#model/plan-history/plan-records.ts';
import { canonicalJson } from '#model/same-value.ts';
import { TEMPLATES } from '#model/templates.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { createAudit, type Audit } from '../audit/audit.ts';
import type { Derive } from '../derive/derive.ts';
import { openDesk, type Desk } from '../desk/desk.ts';
import { openSqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { createPlanHistory, MOST_LATER, type PlanHistory } from './plan-history.ts';

let store: Store;
let desk: Desk;
let audit: Audit;
let history: PlanHistory;
let made = 0;
const CHIEF = 'chief';
/** Nobody writes in any story here. */
const NO_WORDS: Pick<Derive, 'lookAt'> = {
	lookAt: async (_, read) => ({ value: await read(), texts: [] })
};
const STORIES = ['a', 'b', 'c', 'd', 'e', 'f'];

const run = async (command: Command, by = CHIEF): Promise<Id | null> => {
	const id = `c${(made += 1)}`;
	return (await desk.execute(by, id, command)).ok ? id : null;
};

beforeEach(async () => {
	({ store } = await openSqliteStore(':memory:'));
	desk = await openDesk({ store, log: { error: () => {} }, now: () => made });
	audit = createAudit(store.audit);
	history = createPlanHistory({ audit, desk, derive: NO_WORDS });
	const person = { id: CHIEF, name: '总编', username: 'zongbian', email: null };
	await run({ type: 'person.add', ...person, roles: ['chief', 'administrator'] }, HOUSE);
	for (const template of TEMPLATES) await run({ type: 'template.save', template }, HOUSE);
	for (const [id, date] of [
		['today', '2026-11-24'],
		['tomorrow', '2026-11-25']
	] as const)
		await run({
			...{ type: 'edition.create', id, date, issue: 1, pressAt: 1e12, formatId: 'sikai' },
			from: {
				templates: ['sikai-front', 'sikai-news'].map((one) => ({ templateId: one, name: '' }))
			}
		});
	for (const id of STORIES)
		await run({
			...{ type: 'story.create', id, editionId: id === 'f' ? null : 'today', kind: 'news' },
			...{ section: '', authorIds: [], target: null, blocks: [] }
		});
});

afterEach(async () => {
	await desk.close();
	await store.close();
});

/** Everything a plan is made of, as one text. */
const said = (plan: PlanRecords): string => {
	const byId = <T extends { id: Id }>(records: T[]) =>
		records.toSorted((one, other) => one.id.localeCompare(other.id));
	const { edition } = plan;
	return canonicalJson([
		...[edition, plan.pages(), byId(plan.placements()), byId(plan.stories())],
		byId([...plan.list('moment')])
	]);
};

const pages = (editionId: Id) =>
	[...desk.view.list('page')].filter((page) => page.editionId === editionId);

/** A command of a busy night, which may well be refused. */
function someCommand({ pick, chance }: Random, done: readonly Id[]): Command {
	const storyId = pick(STORIES);
	const page = pick(pages(chance(0.8) ? 'today' : 'tomorrow'));
	const slot = pick(page.slots);
	const plan = pagePlanOf(desk.view, page.id);
	const occupant = desk.view.get('placement', slot.id)?.storyId ?? null;
	const about = { pageId: page.id, slotId: slot.id };
	const commands: (() => Command)[] = [
		...Array<() => Command>(6).fill(() => ({
			...{ type: 'story.place', storyId, ...about, expect: occupant }
		})),
		() => ({ type: 'story.unplace', storyId }),
		() => ({ type: 'story.spike', id: storyId }),
		() => ({ type: 'story.revive', id: storyId }),
		() => ({ type: 'story.hold', id: storyId, reason: '再核' }),
		() => ({ type: 'story.release', id: storyId }),
		() => ({
			...{ type: 'story.carry', storyIds: [storyId], editionId: pick(['today', 'tomorrow']) }
		}),
		() => ({ type: 'story.update', id: storyId, patch: { editionId: pick(['today', null]) } }),
		() => ({ type: 'story.stage', id: storyId, to: pick(['draft', 'editing'] as const) }),
		() => ({ type: 'slot.teaser', ...about, teaser: pick([null, { kind: 'index' }] as const) }),
		() => ({ type: 'slot.label', ...about, label: pick(['', '农商行']) }),
		() => ({ type: 'edition.pages', id: 'today', count: pick([1, 2, 3]) }),
		() => ({ type: 'format.update', id: 'sikai', patch: { lines: pick([76, 78, 80]) } }),
		() => ({ type: 'edition.format', id: pick(['today', 'tomorrow']) }),
		() => ({ type: 'edition.update', id: 'today', patch: { pressAt: 1e12 + made } }),
		() => ({ type: 'plan.mark', id: `m${made}`, editionId: 'today', name: '编前会' }),
		() => ({
			...{ type: 'page.layout', id: page.id, templateId: null },
			slots: page.slots.filter((one) => one.role !== 'column' || chance(0.9))
		}),
		() =>
			plan
				? { type: 'plan.restore', pageId: page.id, ...plan, placements: [], expect: plan }
				: { type: 'story.unplace', storyId },
		...Array<() => Command>(3).fill(() => ({ type: 'undo', commandId: pick(done) ?? '' }))
	];
	return pick(commands)();
}

test.each([1, 2, 3, 4, 5])(
	'the plan of every moment is the one that was there then (seed %i)',
	async (seed) => {
		const random = randomOf(seed);
		const done: Id[] = [];
		const then = new Map<number, string>();
		for (let at = 0; at < 150; at += 1) {
			const id = await run(someCommand(random, done));
			if (id) done.push(id);
			const [row] = await store.audit.list({ limit: 1 });
			then.set(row?.seq ?? 0, said(PlanRecords.of(desk.view, 'today')));
		}
		expect(done.length).toBeGreaterThan(60);
		const entries = await history.entries('today');
		expect(entries.length).toBeGreaterThan(30);
		for (const [seq, plan] of then) {
			const count = entries.filter((entry) => entry.seq <= seq).length;
			expect(said(planAfter('today', entries, count))).toBe(plan);
		}
	}
);

test('somebody else’s step is taken back unless a later one has changed the same, which is named', async () => {
	const [page] = pages('today');
	const slots = page?.slots.filter(({ role }) => role === 'column' || role === 'lead') ?? [];
	const place = (storyId: Id, nth: number): Command => ({
		...{ type: 'story.place', storyId, slotId: slots[nth]?.id ?? '', pageId: page?.id ?? '' },
		expect: null
	});
	const person = { id: 'second', name: '副总编', username: 'fu', email: null };
	await run({ type: 'person.add', ...person, roles: ['chief'] }, HOUSE);
	const others = (commandId: Id | null): Command => ({
		...{ type: 'undo', commandId: commandId ?? '', others: true }
	});
	const step = await run(place('a', 0));
	await run(place('b', 1));
	// There and back: it stands as it did, and by another hand.
	await run({ type: 'story.unplace', storyId: 'a' }, 'second');
	const at = made;
	const later = `c${made}`;
	await run(place('a', 0), 'second');
	expect(await desk.execute('second', 'x1', others(step))).toEqual({
		ok: false,
		error: { reason: 'later-step', by: 'second', at, commandId: later }
	});
	const other = await run(place('c', 2));
	expect((await desk.execute('second', 'x2', others(other))).ok).toBe(true);
	expect((await history.entries('today')).at(-1)).toMatchObject({
		...{ personId: 'second', type: 'undo', undoes: other }
	});
});

test('of what touches no page and no story nothing is read before it is taken back', async () => {
	const person = { id: 'second', name: '副总编', username: 'fu', email: null };
	await run({ type: 'person.add', ...person, roles: ['chief'] }, HOUSE);
	await run({ type: 'tryout.start', id: 't', editionId: 'today', name: '头条换一篇' });
	const step = await run({ type: 'tryout.commit', id: 't', decisions: [] });
	const walk = vi.spyOn(audit, 'walk');
	const undo = { type: 'undo', commandId: step ?? '', others: true } as const;
	expect(await desk.execute('second', 'x1', undo)).toMatchObject({ ok: true });
	expect(walk).not.toHaveBeenCalled();
});

test('nor is a step that thousands have followed, which stays', async () => {
	const person = { id: 'second', name: '副总编', username: 'fu', email: null };
	await run({ type: 'person.add', ...person, roles: ['chief'] }, HOUSE);
	const [page] = pages('today');
	const slotId = page?.slots.find(({ role }) => role === 'column')?.id ?? '';
	const place = { slotId, pageId: page?.id ?? '', expect: null };
	const step = await run({ type: 'story.place', storyId: 'a', ...place });
	await run({ type: 'story.update', id: 'a', patch: { target: 700 } }, 'second');
	const walk = vi.spyOn(audit, 'walk');
	const count = vi.spyOn(audit, 'count').mockResolvedValue(MOST_LATER + 1);
	const undo = { type: 'undo', commandId: step ?? '', others: true } as const;
	expect(await desk.execute('second', 'x1', undo)).toEqual({
		ok: false,
		error: { reason: 'changed-since', by: 'second' }
	});
	expect(walk).not.toHaveBeenCalled();
	count.mockResolvedValue(MOST_LATER);
	expect((await desk.execute('second', 'x2', undo)).ok).toBe(true);
});

test('only what came after a command is read where somebody has the rest', async () => {
	const all = await history.entries('today');
	expect(all.map(({ type }) => type)).toEqual([
		'edition.create',
		...STORIES.slice(0, -1).map(() => 'story.create')
	]);
	expect(await history.entries('today', all[3]?.seq)).toEqual(all.slice(4));
	expect((await history.entries('tomorrow')).map(({ type }) => type)).toEqual(['edition.create']);
});
