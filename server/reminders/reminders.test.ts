import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { put, RECORD_KINDS, type Change } from '#model/records.ts';
import type { Pressing } from '#model/press.ts';
import { newId, type Id } from '#model/ids.ts';
import { askedAbout } from '#model/press-check/reminder.ts';
import { aPerson } from '#tests/support/paper.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { openDesk, type Desk } from '../desk/desk.ts';
import type { Store } from '../store/store.ts';
import { startReminders, type Reminders } from './reminders.ts';

let night: PressNight;
let desk: Desk;
let reminders: Reminders;
let storyId: Id;
let told: Change[];
/** Epoch ms. */
let now: number;

/** The story of page 2 waits for its editor, whom the chief has asked. */
beforeEach(async () => {
	night = new PressNight();
	night.paper.put('person', aPerson('deputy', 'editor'));
	storyId = night.storyOn(2);
	const story = night.paper.get('story', storyId)!;
	night.paper.put('story', { ...story, stage: 'review2', editorId: 'editor' });
	const records = RECORD_KINDS.flatMap((kind) =>
		[...night.paper.list(kind)].map((record): Change => put(kind, record))
	);
	const store = {
		records: { all: async () => records, put: async () => 0 },
		audit: { find: async () => null, list: async () => [] },
		commit: async () => ({ seq: 1, updateSeqs: [] })
	} as unknown as Store;
	desk = await openDesk({ store, log: { error: () => {} } });
	now = desk.view.get('edition', 'today')!.pressAt;
	reminders = startReminders({ desk, log: { error: () => {} }, now: () => now });
	told = [];
	const stop = desk.subscribe(({ changes }) => told.push(...changes));
	onTestFinished(async () => {
		stop();
		await reminders.close();
		await desk.close();
	});
	expect(await remind()).toEqual({ ok: true, value: { seq: 1 } });
});

function remind(item = night.item('unsigned')) {
	const { id: itemId, kind, pageId, storyId } = item;
	const about = { itemId, kind, about: askedAbout(item), pageId, storyId, personIds: ['editor'] };
	const command = { type: 'check.remind', id: newId(), editionId: 'today', ...about } as const;
	return desk.execute('chief', newId(), command);
}
const change = (more: object) =>
	desk.putDerived([put('story', { ...desk.view.get('story', storyId)!, ...more })]);
const standing = async () => {
	await reminders.settled();
	return [...desk.view.list('reminder')].length;
};

it('a reminder stands while its item waits, whatever else changes', async () => {
	await change({ target: 700 });
	expect(await standing()).toBe(1);
});

it('and goes, on every desk, once the story waits for another step', async () => {
	await change({ stage: 'review3' });
	expect(await standing()).toBe(0);
	expect(told.at(-1)).toMatchObject({ kind: 'reminder', value: null });
});

it('when whoever was asked is not the one it waits for any more', async () => {
	await change({ editorId: 'deputy' });
	expect(await standing()).toBe(0);
});

it('when the story leaves the page', async () => {
	const slot = night.page(2).slots.find(({ role }) => role === 'column')!;
	await desk.putDerived([{ kind: 'placement', id: slot.id, value: null }]);
	expect(await standing()).toBe(0);
});

it('and with its paper, when that goes to press', async () => {
	const pressing: Pressing = {
		...{ version: 1, at: 0, personId: 'chief', issue: 4387, code: '' },
		...{ pack: { state: 'packing' }, correction: null }
	};
	await desk.putDerived([
		put('edition', { ...desk.view.get('edition', 'today')!, presses: [pressing] })
	]);
	expect(await standing()).toBe(0);
});

it('or a week after its press time, pressed or not', async () => {
	now += 7 * 86_400_000 - 1;
	await change({ target: 700 });
	expect(await standing()).toBe(1);
	now += 1;
	await change({ target: 800 });
	expect(await standing()).toBe(0);
});

it('what stands on the pages is gathered once for all reminders of a paper', async () => {
	await reminders.settled();
	const list = vi.spyOn(desk.view, 'list');
	const looks = () => list.mock.calls.filter(([kind]) => kind === 'placement').length;
	await change({ target: 700 });
	expect(await standing()).toBe(1);
	const ofOne = looks();
	list.mockClear();
	const lead = desk.view.get('story', night.storyOn(1, 'lead'))!;
	const waiting = { ...lead, stage: 'review2', editorId: 'editor' } as const;
	night.paper.put('story', waiting);
	await desk.putDerived([put('story', waiting)]);
	const item = night.check().items.find((one) => one.storyId === lead.id)!;
	expect((await remind(item)).ok).toBe(true);
	list.mockClear();
	expect(await standing()).toBe(2);
	expect(looks()).toBe(ofOne);
});

it('after a command they are looked at soon, after words alone in some seconds', async () => {
	await reminders.settled();
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	onTestFinished(() => void vi.useRealTimers());
	const putDerived = vi.spyOn(desk, 'putDerived');
	const facts = desk.view.get('facts', storyId)!;
	const write = (length: number) => desk.putDerived([put('facts', { ...facts, length })]);
	await write(1);
	putDerived.mockClear();
	vi.advanceTimersByTime(4999);
	await Promise.resolve();
	expect(putDerived).not.toHaveBeenCalled();
	vi.advanceTimersByTime(1);
	await Promise.resolve();
	expect(putDerived).toHaveBeenCalledTimes(1);
	await reminders.settled();

	await write(2);
	await change({ target: 700 });
	putDerived.mockClear();
	vi.advanceTimersByTime(500);
	await Promise.resolve();
	expect(putDerived).toHaveBeenCalledTimes(1);
	await reminders.settled();
});
