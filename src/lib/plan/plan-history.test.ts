import { beforeEach, expect, test } from 'vitest';
import type { Command } from '#model/commands.ts';
import type { Id } from '#model/ids.ts';
import type { Edition } from '#model/edition.ts';
import { pagePlanOf } from '#model/plan-history/page-plan.ts';
import type { PlanChange, PlanEntry } from '#model/plan-history/plan-entry.ts';
import { RECORD_KINDS, type Change } from '#model/records.ts';
import { DeskState } from '#lib/sync/desk.svelte.ts';
import { Format } from '#lib/i18n/format.ts';
import { addStory, aPaper, aPerson } from '#tests/support/paper.ts';
import { HistoryWords } from './history-words.ts';
import { PlanHistory } from './plan-history.svelte.ts';

type House = ReturnType<typeof aPaper>;
let house: House;
let entries: PlanEntry[];
let sent: { id: Id; command: Command }[];
let lead: Id;

const all = (): Change[] =>
	RECORD_KINDS.flatMap((kind) =>
		[...house.paper.list(kind)].map((value) => ({ kind, id: value.id, value }) as Change)
	);

/** A step of the evening, by somebody, at so many o'clock. */
function step(personId: Id, hour: number, changes: Change[], undoes?: Id): void {
	const seq = entries.length + 1;
	house.paper.take(changes);
	const type = undoes === undefined ? 'story.place' : 'undo';
	const about = { seq, commandId: `c${seq}`, personId, at: hour * 3_600_000, type } as const;
	entries.push({ ...about, ...(undoes && { undoes }), changes: changes as PlanChange[] });
}
const stands = (slotId: Id, storyId: Id | null): Change => ({
	...{ kind: 'placement', id: slotId },
	value:
		storyId === null
			? null
			: {
					...{ id: slotId, pageId: 'page1', editionId: 'today', storyId },
					...{ placedBy: 'editor', placedAt: 0 }
				}
});

/** The history as somebody looks at it after the n-th step. */
async function look(me: Id, seq: number) {
	const desk = new DeskState(
		{ me, position: { epoch: 'e', seq: 0 }, changes: all() },
		{
			fetch: async (_path, request) => {
				sent.push(JSON.parse(String(request?.body)) as (typeof sent)[number]);
				return Response.json({ ok: true, seq: 0 });
			}
		}
	);
	const edition = house.paper.get('edition', 'today') as Edition;
	const history = new PlanHistory(
		desk,
		() => edition,
		async () => Response.json(entries)
	);
	await history.load();
	history.seq = seq;
	const words = new HistoryWords(desk, new Format('zh', 'UTC'));
	return { desk, history, words };
}

beforeEach(() => {
	house = aPaper();
	[entries, sent] = [[], []];
	house.paper.put('person', aPerson('reporter', 'reporter'));
	lead = house.front.slots.find(({ role }) => role === 'lead')?.id ?? '';
	for (const id of ['桥', '秋']) addStory(house.paper, id, 1);
	step(
		'chief',
		14,
		all().filter(({ kind }) => ['edition', 'page', 'story'].includes(kind))
	);
	step('editor', 15, [stands(lead, '桥')]);
});

test('somebody else’s step is offered to who has the say over its page, and sent as such', async () => {
	const { history } = await look('chief', 2);
	expect(history.takeBack).toMatchObject({ isOwn: false, inTheWay: null });
	if (history.takeBack) await history.undo(history.takeBack);
	expect(sent.map(({ command }) => command)).toEqual([
		{ type: 'undo', commandId: 'c2', others: true }
	]);
	expect((await look('reporter', 2)).history.takeBack).toBeNull();
});

test('one’s own is taken back as ever', async () => {
	const { history } = await look('editor', 2);
	expect(history.takeBack).toMatchObject({ isOwn: true });
	if (history.takeBack) await history.undo(history.takeBack);
	expect(sent.map(({ command }) => command)).toEqual([{ type: 'undo', commandId: 'c2' }]);
});

test('⌘Z goes on before what was taken back here', async () => {
	const { desk, history } = await look('editor', 2);
	const run = async () => {
		const ran = await desk.run({ type: 'story.spike', id: '桥' });
		return ran.ok ? ran.value.id : expect.fail('refused');
	};
	const [earlier, later] = [await run(), await run()];
	const step = history.step ?? expect.fail('no step');
	const entry = { ...step.entry, commandId: later };
	expect(
		await history.undo({ step: { ...step, entry }, isOwn: true, inTheWay: null })
	).toMatchObject({
		ok: true
	});
	await desk.undo();
	expect(sent.slice(2).map(({ command }) => command)).toEqual([
		{ type: 'undo', commandId: later },
		{ type: 'undo', commandId: earlier }
	]);
});

test('a later step in its way is named with who, when and what', async () => {
	step('editor', 16, [stands(lead, null)]);
	step('editor', 17, [stands(lead, '秋')]);
	const { history, words } = await look('chief', 2);
	const later = history.takeBack?.inTheWay;
	expect(later?.entry.commandId).toBe('c3');
	expect(later && words.inTheWay(later)).toBe('要先撤 16:00 editor的一步：把《桥》从1 版头条撤下');
});

test('the history says whose step was taken back', async () => {
	step('chief', 16, [stands(lead, null)], 'c2');
	const { history, words } = await look('editor', 3);
	const last = history.steps?.at(-1);
	expect(last && words.step(last)).toBe('撤销editor 15:00 的一步：把《桥》从1 版头条撤下');
	expect(pagePlanOf(house.paper, 'page1')?.placements).toEqual([]);
});
