import { beforeEach, expect, test } from 'vitest';
import { aSettingsDesk } from '#tests/support/settings-desk.ts';
import { SettingsDraft, moved } from './settings-draft.svelte.ts';

let desk: ReturnType<typeof aSettingsDesk>;
beforeEach(() => (desk = aSettingsDesk()));

test('what is typed while it is being saved stays, and is not saved yet', async () => {
	const draft = new SettingsDraft(desk, ['anchor', 'pressTime']);
	draft.values.anchor = { date: '2025-04-30', issue: 4387 };
	const saving = draft.save();
	draft.values.pressTime = '22:00';
	expect((await saving).ok).toBe(true);
	expect(draft.values).toEqual({
		...{ anchor: { date: '2025-04-30', issue: 4387 }, pressTime: '22:00' }
	});
	expect([draft.isChanged, draft.isOvertaken, draft.taken]).toEqual([true, false, 0]);
	expect(desk.newsroom?.pressTime).toBe('23:30');
});

test('what others have set elsewhere comes in with a save', async () => {
	const draft = new SettingsDraft(desk, ['anchor', 'pressTime']);
	draft.values.anchor = { date: '2025-04-30', issue: 4387 };
	await desk.run({ type: 'newsroom.update', patch: { pressTime: '22:00' } });
	expect(draft.isOvertaken).toBe(true);
	await draft.save();
	expect([draft.values.pressTime, draft.isOvertaken, draft.taken]).toEqual(['22:00', false, 1]);
});

test('what was saved while the desk is cut off stays as it was saved, and is nobody else’s', async () => {
	const draft = new SettingsDraft(desk, ['pressTime']);
	desk.isCutOff = true;
	draft.values.pressTime = '22:00';
	expect((await draft.save()).ok).toBe(true);
	expect([draft.values.pressTime, draft.isChanged, draft.isOvertaken]).toEqual([
		...['22:00', false, false]
	]);
	desk.hear(desk.missed);
	expect([draft.values.pressTime, draft.isChanged, draft.isOvertaken]).toEqual([
		...['22:00', false, false]
	]);
});

test('a row moves one place, and stays where there is none beyond', () => {
	expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
	expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
	expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
	expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});
