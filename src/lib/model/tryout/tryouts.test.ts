import { beforeEach, expect, test } from 'vitest';
import type { Command } from '../commands.ts';
import type { Id } from '../ids.ts';
import type { Slot } from '../page.ts';
import type { Person } from '../person.ts';
import { apply } from '../apply/apply.ts';
import type { UndoableCommand } from '../apply/context.ts';
import { Draft } from '../apply/draft.ts';
import { permit } from '../apply/permit.ts';
import type { Change, DeskView } from '../records.ts';
import { canonicalJson } from '../same-value.ts';
import { aPaper, addStory, type Paper } from '#tests/support/paper.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { isOpen, overlay, tryOn, type Conflict, type Take } from './try-on.ts';
import type { TriedCommand, TryOut } from './tryout.ts';

const STORIES = ['桥', '秋', '渡口', '夜校'];
const LAYOUT = { type: 'page.layout', id: 'page2', templateId: null } as const;
let paper: Paper;
let chief: Person;
/** The lead of page 1, and the columns of page 2. */
let lead: Id;
let columns: Id[];

beforeEach(() => {
	const made = aPaper();
	({ paper, chief } = made);
	lead = made.front.slots.find(({ role }) => role === 'lead')?.id ?? '';
	columns = made.inside.slots.flatMap(({ id, role }) => (role === 'column' ? id : []));
	for (const id of STORIES) addStory(paper, id, 1);
	run(place('桥', lead));
	run(place('秋', columns[0] ?? ''));
	run({ type: 'tryout.start', id: 't', editionId: 'today', name: '换头条' });
});

const pageOf = (slotId: Id): Id =>
	[...paper.list('page')].find(({ slots }) => slots.some(({ id }) => id === slotId))?.id ?? '';

function place(storyId: Id, slotId: Id, expect: Id | null = null) {
	return { type: 'story.place', storyId, slotId, pageId: pageOf(slotId), expect } as const;
}
const placeTried = (storyId: Id, slotId: Id) =>
	({ type: 'story.place', storyId, slotId, pageId: 'page2', expect: null }) as const;
const run = (command: Command) => {
	const done = paper.run(chief, command);
	return done.ok ? null : done.error;
};
const attempt = (command: TriedCommand) => run({ type: 'tryout.change', id: 't', command });
const tryout = (): TryOut => {
	const found = paper.get('tryout', 't');
	if (!found) throw new Error('no try-out');
	return found;
};
const conflicts = (): Conflict[] =>
	tryOn(new Draft(paper), tryout(), () => 'real', { personId: 'chief', at: 0 });
const commit = (...decisions: { key: string; take: Take }[]) =>
	run({ type: 'tryout.commit', id: 't', decisions });
const at = (view: DeskView, slotId: Id | undefined) => view.get('placement', slotId ?? '')?.storyId;
const tried = () => overlay(paper, tryout());

test('a swap is tried beside the plan, and taken as one', () => {
	expect(attempt(place('秋', lead, '桥'))).toBeNull();
	expect([at(paper, lead), at(paper, columns[0])]).toEqual(['桥', '秋']);
	expect([at(tried(), lead), at(tried(), columns[0])]).toEqual(['秋', '桥']);
	expect(commit()).toBeNull();
	expect([at(paper, lead), at(paper, columns[0])]).toEqual(['秋', '桥']);
	expect(paper.get('tryout', 't')).toBeUndefined();
});

test('dropping it leaves the plan alone', () => {
	attempt(place('秋', lead, '桥'));
	expect(run({ type: 'tryout.drop', id: 't' })).toBeNull();
	expect([at(paper, lead), paper.get('tryout', 't')]).toEqual(['桥', undefined]);
});

test('what is tried there and back is no change', () => {
	attempt({ type: 'story.unplace', storyId: '桥' });
	attempt(place('桥', lead));
	expect(tryout().changes).toEqual([]);
});

test('what the try-out left alone follows the plan', () => {
	attempt(place('渡口', columns[1] ?? ''));
	run({ type: 'story.unplace', storyId: '秋' });
	run({ type: 'page.update', id: 'page2', patch: { name: '民生' } });
	expect([at(tried(), columns[0]), tried().get('page', 'page2')?.name]).toEqual([
		undefined,
		'民生'
	]);
	expect(commit()).toBeNull();
	expect([at(paper, columns[0]), at(paper, columns[1])]).toEqual([undefined, '渡口']);
});

test('where somebody has put another story meanwhile, it is decided', () => {
	attempt(place('渡口', lead, '桥'));
	run(place('夜校', lead, '桥'));
	const [conflict] = conflicts();
	expect(conflict).toMatchObject({ kind: 'slot', slotId: lead, tried: '渡口', real: '夜校' });
	expect(commit()).toEqual({ reason: 'tryout-conflicts', count: 1 });
	expect(commit({ key: conflict?.key ?? '', take: 'real' })).toBeNull();
	expect(at(paper, lead)).toBe('夜校');
});

test('a decision is of what was seen: another story there asks again', () => {
	attempt(place('渡口', lead, '桥'));
	run(place('夜校', lead, '桥'));
	const [conflict] = conflicts();
	run(place('秋', lead, '夜校'));
	expect(commit({ key: conflict?.key ?? '', take: 'tried' })).toMatchObject({ count: 1 });
});

test('a story that was moved elsewhere meanwhile goes where it is decided, and nobody loses a place', () => {
	attempt(place('渡口', columns[0] ?? '', '秋'));
	run(place('渡口', columns[1] ?? ''));
	const [conflict] = conflicts();
	expect(conflict).toMatchObject({ kind: 'story', storyId: '渡口', realSlotId: columns[1] });
	expect(commit({ key: conflict?.key ?? '', take: 'real' })).toBeNull();
	expect([at(paper, columns[0]), at(paper, columns[1])]).toEqual(['秋', '渡口']);
});

test('a story that was set aside meanwhile is told as lost, and the rest is taken', () => {
	attempt(place('渡口', lead, '桥'));
	attempt(place('夜校', columns[1] ?? ''));
	run({ type: 'story.spike', id: '渡口' });
	expect(conflicts()).toEqual([
		expect.objectContaining({ kind: 'lost', storyId: '渡口', why: 'spiked' })
	]);
	expect(commit()).toBeNull();
	expect([at(paper, lead), at(paper, columns[1])]).toEqual([undefined, '夜校']);
});

test('a layout and a teaser are tried too, over what others write meanwhile', () => {
	const front = paper.get('page', 'page1');
	const teaser = front?.slots.find(({ role }) => role === 'teaser')?.id ?? '';
	const ad = paper.get('page', 'page2')?.slots.find(({ role }) => role === 'ad')?.id;
	const slots = paper.get('page', 'page2')?.slots.filter(({ id }) => id !== columns[0]) ?? [];
	attempt({ type: 'slot.teaser', pageId: 'page1', slotId: teaser, teaser: { kind: 'index' } });
	attempt({ type: 'page.layout', id: 'page2', slots, templateId: null });
	if (ad) run({ type: 'slot.label', pageId: 'page2', slotId: ad, label: '农商行' });
	expect(at(tried(), columns[0])).toBeUndefined();
	expect(commit()).toBeNull();
	const said = (pageId: Id, id: Id | undefined) =>
		paper.get('page', pageId)?.slots.find((slot) => slot.id === id);
	expect(said('page1', teaser)?.teaser).toEqual({ kind: 'index' });
	expect(said('page2', columns[0])).toBeUndefined();
	if (ad) expect(said('page2', ad)?.label).toBe('农商行');
});

/** Page 2 without its first column. */
const without = () => paper.get('page', 'page2')?.slots.filter(({ id }) => id !== columns[0]) ?? [];

test('a layout that both have drawn is decided, and dropping it leaves the real one alone', () => {
	const slots = without();
	const full = paper.get('page', 'page2')?.slots ?? [];
	attempt({ ...LAYOUT, slots });
	const theirs = full.filter(({ id }) => id !== columns[1]);
	run({ ...LAYOUT, slots: theirs });
	const [conflict] = conflicts();
	expect(conflict).toMatchObject({ kind: 'layout', pageId: 'page2' });
	expect(commit()).toEqual({ reason: 'tryout-conflicts', count: 1 });
	expect(commit({ key: conflict?.key ?? '', take: 'tried' })).toBeNull();
	const ids = () => paper.get('page', 'page2')?.slots.map(({ id }) => id);
	expect(ids()).toEqual(slots.map(({ id }) => id));
});

test('a story that came meanwhile into a slot which the tried layout has not is asked about', () => {
	attempt({ type: 'story.unplace', storyId: '秋' });
	attempt({ ...LAYOUT, slots: without() });
	expect(conflicts()).toEqual([]);
	run(place('渡口', columns[0] ?? '', '秋'));
	const [conflict] = conflicts();
	expect(conflict).toMatchObject({ kind: 'emptied', pageId: 'page2', storyIds: ['渡口'] });
	expect(commit()).toEqual({ reason: 'tryout-conflicts', count: 1 });
	expect(commit({ key: conflict?.key ?? '', take: 'real' })).toBeNull();
	expect(at(paper, columns[0])).toBe('渡口');
});

test('a layout goes back to the plan with what was tried in its new slots', () => {
	const half = {
		...(paper.get('page', 'page2')?.slots.find(({ id }) => id === columns[0]) as Slot)
	};
	attempt({ type: 'story.unplace', storyId: '秋' });
	attempt({ ...LAYOUT, slots: [...without(), { ...half, id: 'fresh' }] });
	expect(run({ type: 'tryout.change', id: 't', command: placeTried('渡口', 'fresh') })).toBeNull();
	expect(commit()).toBeNull();
	expect([at(paper, 'fresh'), at(paper, columns[0])]).toEqual(['渡口', undefined]);
});

test('what is tried, and taking it, asks where its stories stand and not where all ever stood', () => {
	attempt(place('渡口', columns[1] ?? ''));
	const view: DeskView = {
		get: (kind, id) => paper.get(kind, id),
		placementsOf: (storyId) =>
			[...paper.list('placement')].filter((one) => one.storyId === storyId),
		list(kind) {
			if (kind === 'placement') throw new Error('those of all years are looked at');
			return paper.list(kind);
		}
	};
	const commands: Command[] = [
		{ type: 'tryout.change', id: 't', command: place('秋', lead, '桥') },
		{ type: 'tryout.commit', id: 't', decisions: [] }
	];
	for (const command of commands) {
		expect(permit(view, chief, command)).toBeNull();
		const outcome = apply(view, command, { personId: 'chief', at: 0, newId: () => 'n' });
		expect(outcome).toMatchObject({ ok: true });
		if (outcome.ok) paper.take(outcome.value.changes);
	}
	expect([at(paper, lead), at(paper, columns[1])]).toEqual(['秋', '渡口']);
});

test('nothing is tried or taken once the edition has gone to press', () => {
	attempt(place('秋', lead, '桥'));
	const edition = paper.get('edition', 'today');
	if (!edition) throw new Error('no edition');
	const pack = { state: 'ready', sha256: '', bytes: 1, missing: [] } as const;
	const press = { version: 1, at: 0, personId: 'chief', issue: 1, code: '', correction: null };
	paper.put('edition', { ...edition, presses: [{ ...press, pack: { ...pack, missing: [] } }] });
	expect(attempt(place('渡口', columns[1] ?? ''))).toEqual({ reason: 'pressed' });
	expect(commit()).toEqual({ reason: 'pressed' });
	expect(run({ type: 'tryout.drop', id: 't' })).toBeNull();
});

function someMove({ pick, chance }: Random, full: readonly Slot[]): TriedCommand {
	const slotId = pick([lead, ...columns]);
	const storyId = pick(STORIES);
	const isColumn = ({ id }: Slot) => columns.includes(id);
	const ad = full.find(({ role }) => role === 'ad')?.id ?? '';
	return pick<TriedCommand>([
		place(storyId, slotId, at(paper, slotId) ?? null),
		place(storyId, slotId, at(tried(), slotId) ?? null),
		{ type: 'story.unplace', storyId },
		{ type: 'slot.label', pageId: 'page2', slotId: ad, label: pick(['', '农商行']) },
		{ ...LAYOUT, slots: full.filter((slot) => !isColumn(slot) || chance(0.7)) },
		// A column that becomes an advertisement takes no story any more.
		{
			...LAYOUT,
			slots: full.map((slot) =>
				isColumn(slot) && chance(0.3) ? { id: slot.id, role: 'ad', at: slot.at } : slot
			)
		}
	]);
}

const plan = (view: DeskView) => [
	...[...view.list('placement')].map(({ id, storyId }) => `${id} ${storyId}`).sort(),
	...[...view.list('page')].map(({ id, slots }) => `${id} ${canonicalJson(slots)}`).sort()
];

/** Carries a command out and takes it back at once. */
function undone(command: Command): string[] {
	const context = { personId: 'chief', at: 1, newId: () => 'n' };
	const outcome = apply(paper, command, context);
	if (!outcome.ok) throw new Error(outcome.error.reason);
	const { changes } = outcome.value;
	const before = changes.map(({ kind, id }) => ({ kind, id, value: paper.get(kind, id) ?? null }));
	paper.take(changes);
	const row = { personId: 'chief', command, changes, before: before as Change[] };
	const undoing: UndoableCommand = { ...row, changedSince: new Map() };
	const back = apply(paper, { type: 'undo', commandId: 'c' }, { ...context, undoing });
	if (!back.ok) throw new Error(back.error.reason);
	paper.take(back.value.changes);
	return plan(paper);
}

test.each(Array.from({ length: 200 }, (_, seed) => seed + 1))(
	'whatever happens meanwhile, what is shown is what is taken, every story begins once, and one undo brings all back (seed %i)',
	(seed) => {
		const random = randomOf(seed);
		const full = paper.get('page', 'page2')?.slots ?? [];
		for (let step = 0; step < 14; step += 1) {
			const move = someMove(random, full);
			if (random.chance(0.6)) attempt(move);
			else run(move);
		}
		const open = conflicts().filter(isOpen);
		const shown = plan(tried());
		const before = plan(paper);
		const decisions = open.map(({ key }) => ({ key, take: 'tried' as const }));
		// A decision can bring another conflict to light, which is asked about then.
		const all = tryOn(new Draft(paper), tryout(), () => 'tried', { personId: 'chief', at: 0 });
		for (const { key } of all.filter(isOpen))
			if (!decisions.some((one) => one.key === key)) decisions.push({ key, take: 'tried' });
		const command: Command = { type: 'tryout.commit', id: 't', decisions };
		expect(undone(command)).toEqual(before);
		expect(run(command)).toBeNull();
		expect(plan(paper)).toEqual(shown);
		const standing = [...paper.list('placement')].map(({ storyId }) => storyId);
		expect(new Set(standing).size).toBe(standing.length);
	}
);
