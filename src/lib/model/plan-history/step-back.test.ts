import { beforeEach, expect, test } from 'vitest';
import { apply } from '../apply/apply.ts';
import { subjectsOf } from '../audit.ts';
import { permit } from '../apply/permit.ts';
import type { Command, Refusal } from '../commands.ts';
import type { Id } from '../ids.ts';
import { sameLayout } from '../layout-outcome.ts';
import type { Page, Slot } from '../page.ts';
import { canonicalJson, sameValue } from '../same-value.ts';
import type { Change, DeskView } from '../records.ts';
import { aPaper, addStory, aPerson, type Paper } from '#tests/support/paper.ts';
import { randomOf, type Random } from '#tests/sync/story/random.ts';
import { planChanges, type PlanEntry } from './plan-entry.ts';
import { stepBack } from './step-back.ts';
import { touchedSince } from './touched-since.ts';

interface Row extends PlanEntry {
	command: Command;
	before: Change[];
}
/** A paper, and what was done on it. */
interface Night {
	paper: Paper;
	rows: Row[];
}

const SEEDS = 200;
const STORIES = ['桥', '秋', '渡口', '夜校', '守候'];
/** Of these the last one is for no day yet. */
const FREE = STORIES.at(-1) ?? '';
let night: Night;
let lead: Id;
let columns: Id[];
let jump: Id;

function aNight(): Night {
	const made = aPaper();
	const { paper, front, inside } = made;
	lead = front.slots.find(({ role }) => role === 'lead')?.id ?? '';
	columns = inside.slots.flatMap(({ id, role }) => (role === 'column' ? id : []));
	jump = inside.slots.find(({ role }) => role === 'jump')?.id ?? '';
	for (const id of STORIES) addStory(paper, id, 1);
	const free = paper.get('story', FREE);
	if (free) paper.put('story', { ...free, editionId: null });
	paper.put('person', aPerson('second', 'chief'));
	paper.put('person', aPerson('reporter', 'reporter'));
	const started: Night = { paper, rows: [] };
	// The edition's own log begins with all that is there.
	const kinds = ['edition', 'page', 'story'] as const;
	const changes = kinds.flatMap((kind) =>
		[...paper.list(kind)].map((value) => ({ kind, id: value.id, value }) as Change)
	);
	const first: Command = { type: 'edition.pages', id: 'today', count: 2 };
	const known = changes.filter(({ id }) => id !== FREE);
	record(started, 'chief', first, known, []);
	return started;
}

function record(
	{ rows }: Night,
	personId: Id,
	command: Command,
	changes: Change[],
	before: Change[]
): void {
	const seq = rows.length;
	const { type } = command;
	const undoes = command.type === 'undo' ? { undoes: command.commandId } : {};
	const about = { seq, commandId: `c${seq}`, personId, at: seq, type, ...undoes };
	rows.push({ ...about, command, before: planChanges(before), changes: planChanges(changes) });
}

/** Carries a command out as the desk does; the command's id, or why not. */
function act(on: Night, personId: Id, command: Command): Id | Refusal {
	const { paper, rows } = on;
	const row =
		command.type === 'undo' ? rows.find((one) => one.commandId === command.commandId) : undefined;
	const undoing = row && { ...row, changedSince: lastHands(rows) };
	const person = paper.get('person', personId);
	if (!person) throw new Error('nobody');
	const refusal = permit(paper, person, command, undoing);
	if (refusal) return refusal;
	const later = row && command.type === 'undo' && command.others ? rows.slice(row.seq + 1) : [];
	const touched = row && touchedSince(row, later);
	if (touched) {
		const { personId: by, at, commandId } = touched;
		return { reason: 'later-step', by, at, commandId };
	}
	const context = { personId, at: rows.length, newId: () => `n${rows.length}`, undoing };
	const done = apply(paper, command, context);
	if (!done.ok) return done.error;
	const { changes } = done.value;
	const before = changes.map(
		({ kind, id }) => ({ kind, id, value: paper.get(kind, id) ?? null }) as Change
	);
	// What changes nothing is no step.
	if (sameValue(before, changes)) return { reason: 'invalid', what: 'nothing' };
	paper.take(changes);
	record(on, personId, command, changes, before);
	return `c${rows.length - 1}`;
}

const lastHands = (rows: readonly Row[]): Map<string, Id> =>
	new Map(
		rows.flatMap(({ personId, changes }) =>
			changes.map(({ kind, id }): [string, Id] => [`${kind}/${id}`, personId])
		)
	);

const pageOf = (view: DeskView, slotId: Id): Page | undefined =>
	[...view.list('page')].find(({ slots }) => slots.some(({ id }) => id === slotId));
const place = (storyId: Id, slotId: Id, expect: Id | null = null): Command => ({
	...{ type: 'story.place', storyId, slotId, expect },
	pageId: pageOf(night.paper, slotId)?.id ?? ''
});
const done = (personId: Id, command: Command): Id => {
	const id = act(night, personId, command);
	if (typeof id !== 'string') throw new Error(id.reason);
	return id;
};
const back = (personId: Id, commandId: Id) =>
	act(night, personId, { type: 'undo', commandId, others: true });
const at = (slotId: Id | undefined) => night.paper.get('placement', slotId ?? '')?.storyId;
/** The edition's own rows. */
const log = () =>
	night.rows.filter(({ before, changes }) => subjectsOf([...before, ...changes]).includes('today'));
const inTheWay = (commandId: Id, by = 'chief') => {
	const place = log().findIndex((row) => row.commandId === commandId);
	return stepBack('today', log(), place, by)?.inTheWay?.commandId ?? null;
};

/** Two columns of page 2 made one, and back. */
const drawn = (page: Page, without: Id): Slot[] => page.slots.filter(({ id }) => id !== without);

beforeEach(() => {
	night = aNight();
});

test('whoever plans takes back somebody else’s step, as a step of their own', () => {
	const step = done('second', place('桥', lead));
	done('second', place('秋', columns[0] ?? ''));
	const undone = back('chief', step);
	expect([at(lead), at(columns[0])]).toEqual([undefined, '秋']);
	expect(night.rows.at(-1)).toMatchObject({ personId: 'chief', commandId: undone });
	// And that is undone like any other step.
	act(night, 'chief', { type: 'undo', commandId: undone as Id });
	expect(at(lead)).toBe('桥');
});

test('without being asked for, somebody else’s step stays', () => {
	const step = done('second', place('桥', lead));
	expect(act(night, 'chief', { type: 'undo', commandId: step })).toEqual({ reason: 'forbidden' });
	expect(at(lead)).toBe('桥');
});

test.each([
	['a reporter', 'reporter', false],
	['the editor of the other page', 'editor', false],
	['a chief editor', 'chief', true]
])('%s takes back what was put on the front page: %s', (_who, personId, may) => {
	const step = done('second', place('桥', lead));
	expect(typeof back(personId, step)).toBe(may ? 'string' : 'object');
});

test('an editor takes back what others did on their page, and not what came from the front page', () => {
	const [one = '', two = ''] = columns;
	const theirs = done('chief', place('桥', one));
	expect(typeof back('editor', theirs)).toBe('string');
	done('chief', place('秋', lead));
	const moved = done('chief', place('秋', two));
	expect(back('editor', moved)).toEqual({ reason: 'forbidden' });
});

test('what is no step of a plan stays its author’s own to take back', () => {
	const step = done('second', { type: 'story.update', id: '桥', patch: { target: 300 } });
	expect(back('chief', step)).toEqual({ reason: 'forbidden' });
	const staged = done('second', { type: 'story.stage', id: '桥', to: 'editing' });
	expect(back('chief', staged)).toEqual({ reason: 'forbidden' });
	const undone = done('second', { type: 'undo', commandId: staged });
	expect(back('chief', undone)).toEqual({ reason: 'forbidden' });
});

test('a later step that stands on it is named, and no longer once it is undone', () => {
	const step = done('second', place('桥', lead));
	const later = done('chief', place('桥', columns[0] ?? ''));
	done('chief', place('秋', columns[1] ?? ''));
	expect(inTheWay(step)).toBe(later);
	expect(back('chief', step)).toMatchObject({
		reason: 'later-step',
		by: 'chief',
		commandId: later
	});
	done('chief', { type: 'undo', commandId: later });
	expect(inTheWay(step)).toBeNull();
	expect(typeof back('chief', step)).toBe('string');
});

test('a layout is not taken back from under a story that came into its new slot', () => {
	const page = night.paper.get('page', 'page2');
	const [gone = ''] = columns;
	if (!page) throw new Error('no page');
	done('second', { type: 'page.layout', id: 'page2', slots: drawn(page, gone), templateId: null });
	const again = done('second', {
		...{ type: 'page.layout', id: 'page2', slots: page.slots, templateId: null }
	});
	const later = done('chief', place('桥', gone));
	expect(inTheWay(again)).toBe(later);
	expect(act(night, 'second', { type: 'undo', commandId: again })).toMatchObject({
		reason: 'changed-since'
	});
	expect(sameLayout(night.paper.get('page', 'page2')?.slots ?? [], page.slots)).toBe(true);
});

test('a story does not go back to another day while it goes on elsewhere in this one', () => {
	const step = done('second', place(FREE, lead));
	const later = done('chief', place(FREE, jump));
	expect([inTheWay(step), inTheWay(step, 'second')]).toEqual([later, later]);
	expect(act(night, 'second', { type: 'undo', commandId: step })).toMatchObject({
		...{ reason: 'changed-since', by: 'chief' }
	});
});

/** The plan, but for who did it and when. */
const plan = (view: DeskView): string =>
	canonicalJson([
		[...view.list('placement')].map(({ id, storyId }) => `${id} ${storyId}`).sort(),
		[...view.list('page')].map(({ id, slots, name }) => ({ id, slots, name })),
		[...view.list('story')].map(({ id, editionId, held, spikedAt }) => ({
			...{ id, editionId, held: held?.reason ?? null, spiked: spikedAt !== null }
		}))
	]);

function someStep({ pick, chance }: Random, full: readonly Slot[]): Command {
	const storyId = pick(STORIES);
	const slotId = pick([lead, jump, ...columns]);
	const page = night.paper.get('page', 'page2');
	const ad = page?.slots.find(({ role }) => role === 'ad')?.id ?? '';
	const occupant = at(slotId) ?? null;
	return pick<() => Command>([
		...Array<() => Command>(6).fill(() => place(storyId, slotId, occupant)),
		() => ({ type: 'story.unplace', storyId }),
		() => ({ type: 'story.hold', id: storyId, reason: pick(['再核', '等图']) }),
		() => ({ type: 'story.release', id: storyId }),
		() => ({ type: 'story.spike', id: storyId }),
		() => ({ type: 'slot.label', pageId: 'page2', slotId: ad, label: pick(['', '农商行']) }),
		() => ({ type: 'page.update', id: 'page2', patch: { name: pick(['民生', '县域']) } }),
		() => ({
			...{ type: 'page.layout', id: 'page2', templateId: null, expect: [...(page?.slots ?? [])] },
			slots: chance(0.5) ? [...full] : full.filter(({ role }) => role !== 'column' || chance(0.7))
		})
	])();
}

test.each(Array.from({ length: SEEDS }, (_, seed) => seed + 1))(
	'a plan after a step was taken back is the plan without that step, or a later one is named (seed %i)',
	(seed) => {
		const random = randomOf(seed);
		const full = night.paper.get('page', 'page2')?.slots ?? [];
		while (night.rows.length < 16)
			act(night, random.pick(['chief', 'second']), someStep(random, full));
		const step = random.pick(log().slice(1));
		const nth = night.rows.indexOf(step);
		const later = night.rows.slice(nth + 1);
		const by = step.personId === 'chief' ? 'second' : 'chief';
		const named = inTheWay(step.commandId, by);
		const before = plan(night.paper);
		const answer = back(by, step.commandId);
		if (typeof answer !== 'string') {
			expect(['changed-since', 'later-step']).toContain(answer.reason);
			expect(later.map(({ commandId }) => commandId)).toContain(named);
			expect(plan(night.paper)).toBe(before);
			return;
		}
		expect(named).toBeNull();
		const without = aNight();
		for (const { personId, command } of [...night.rows.slice(1, nth), ...later])
			expect(act(without, personId, command)).toEqual(expect.any(String));
		expect(plan(night.paper)).toBe(plan(without.paper));
	}
);
