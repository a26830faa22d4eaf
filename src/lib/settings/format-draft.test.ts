import { beforeEach, expect, test } from 'vitest';
import { formatNow, formatsOf } from '#model/paper-format.ts';
import { gone, put } from '#model/records.ts';
import { TEMPLATES } from '#model/templates.ts';
import { aSettingsDesk } from '#tests/support/settings-desk.ts';
import { FormatDraft } from './format-draft.svelte.ts';
import { FormatStarts } from './format-starts.ts';

let desk: ReturnType<typeof aSettingsDesk>;
beforeEach(() => (desk = aSettingsDesk()));

test('what is filled in is nobody else’s until it is saved, and then only what was changed', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	expect(draft.isChanged).toBe(false);
	draft.fields.lines = 76;
	expect(draft.isChanged).toBe(true);
	expect(formatNow(desk, 'sikai')?.lines).toBe(78);
	await desk.run({ type: 'format.update', id: 'sikai', patch: { bleed: 5 } });
	expect(draft.isOvertaken).toBe(true);
	expect((await draft.save()).ok).toBe(true);
	expect(formatNow(desk, 'sikai')).toMatchObject({ lines: 76, bleed: 5 });
	expect([draft.isChanged, draft.isOvertaken, draft.fields.bleed]).toEqual([false, false, 5]);
});

test('of a field that another administrator has just set one is told, and asked once more', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	draft.fields.lines = 76;
	await desk.run({ type: 'format.update', id: 'sikai', patch: { lines: 77 } });
	expect(await draft.save()).toMatchObject({ ok: false, error: { reason: 'format-changed' } });
	expect(draft.problem).toEqual({ reason: 'format-changed', fields: ['lines'] });
	expect((await draft.save()).ok).toBe(true);
	expect(formatNow(desk, 'sikai')?.lines).toBe(76);
});

test('figures that cannot be are not sent, and say at which field', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	draft.fields.chars = 20;
	expect(draft.faultAt('chars')?.kind).toBe('too-wide');
	expect(draft.fates).toEqual([]);
	expect((await draft.save()).ok).toBe(false);
	expect(formatNow(desk, 'sikai')?.chars).toBe(14);
});

test('templates are said to be moved or left out before anything is saved', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	draft.fields.lines = 76;
	expect(draft.fates.map(({ fate }) => fate)).toEqual(draft.fates.map(() => 'moved'));
	Object.assign(draft.fields, { columns: 2, chars: 30, lines: 76 });
	expect(draft.fates.some(({ fate, slots }) => fate === 'out' && slots === null)).toBe(true);
	Object.assign(draft.fields, { columns: 1, chars: 60 });
	expect(draft.missing).toEqual(['front', 'inside']);
	expect(await draft.save()).toMatchObject({ error: { reason: 'last-template' } });
});

test('editions to come that nobody has begun may take the change, others not', async () => {
	const today = desk.edition('today')!;
	desk.hear([put('edition', { ...today, pressAt: 4e12 })]);
	const draft = new FormatDraft(desk, 'sikai');
	expect(draft.waiting).toEqual([]);
	draft.fields.lines = 76;
	await draft.save();
	expect(draft.waiting.map(({ id }) => id)).toEqual(['today']);
	const [page] = desk.pages('today');
	const place = { id: page!.slots[0]!.id, pageId: page!.id, editionId: 'today' };
	desk.hear([put('placement', { ...place, storyId: 's', placedBy: 'x', placedAt: 0 })]);
	expect(draft.waiting).toEqual([]);
});

const WORDS = {
	...{ like: (name: string) => `照${name}`, copyOf: (name: string) => `${name} 副本` },
	preset: (sheet: string, columns: number) => `${sheet} ${columns} 栏`
};

test('a new one begins from a usual one or one of the paper’s, and keeps a name that was typed', async () => {
	const starts = new FormatStarts(desk, WORDS, ({ name }) => name);
	const draft = new FormatDraft(desk, starts.like('sikai'));
	expect([draft.isNew, draft.isChanged, draft.fields.name]).toEqual([true, false, '四开 副本']);
	const [seven] = starts.options('sikai').filter(({ value }) => value.endsWith('duikai-7'));
	draft.startFrom(starts.start(seven!.value));
	expect(draft.fields).toMatchObject({ name: 'duikai 7 栏', columns: 7, chars: 15, width: 390 });
	draft.fields.name = '大报';
	draft.startFrom(starts.start('sikai'));
	expect(draft.fields).toMatchObject({ name: '大报', columns: 5 });
	expect((await draft.save()).ok).toBe(true);
	const [own] = [...desk.list('format')];
	expect(own).toMatchObject({ name: '大报', columns: 5 });
	expect(desk.templates.filter(({ formatId }) => formatId === own?.id)).toHaveLength(
		TEMPLATES.filter(({ formatId }) => formatId === 'sikai').length
	);
});

test('another start leaves every figure that was filled in', () => {
	const starts = new FormatStarts(desk, WORDS, ({ name }) => name);
	const draft = new FormatDraft(desk, starts.like('sikai'));
	Object.assign(draft.fields, { bleed: 5, lines: 70 });
	draft.startFrom(starts.like('duikai'));
	expect(draft.fields).toMatchObject({ name: '对开 副本', bleed: 5, lines: 70, columns: 8 });
});

test('a copy of a retired format says what it begins from', async () => {
	await desk.run({ type: 'format.update', id: 'duikai', patch: { retired: true } });
	const starts = new FormatStarts(desk, WORDS, ({ name }) => name);
	const keys = (chosen: string) => starts.options(chosen).map(({ value }) => value);
	expect(keys('duikai')).toContain('duikai');
	expect(keys('sikai')).not.toContain('duikai');
});

test('that a last template goes is not said any more once it stays', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	Object.assign(draft.fields, { columns: 1, chars: 60 });
	await draft.save();
	Object.assign(draft.fields, { columns: 5, chars: 14 });
	expect([draft.missing, draft.problem]).toEqual([[], null]);
});

test('a format that goes while its editor is open leaves what was filled in, and nothing throws', async () => {
	const patch = { name: '大报' };
	await desk.run({ type: 'format.add', id: 'own', likeId: 'sikai', patch });
	const draft = new FormatDraft(desk, 'own');
	draft.fields.lines = 76;
	desk.hear([gone('format', 'own')]);
	expect(formatsOf(desk).some(({ id }) => id === 'own')).toBe(false);
	expect([draft.isOvertaken, draft.waiting, draft.fields.lines]).toEqual([false, [], 76]);
	draft.take();
	expect(draft.fields.lines).toBe(78);
});

test('what is typed while it is being saved stays, and is not saved yet', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	draft.fields.lines = 76;
	const saving = draft.save();
	Object.assign(draft.fields, { lines: 75, chars: 13 });
	expect((await saving).ok).toBe(true);
	expect(draft.fields).toMatchObject({ lines: 75, chars: 13 });
	expect([draft.isChanged, draft.isOvertaken, draft.taken]).toEqual([true, false, 0]);
	expect((await draft.save()).ok).toBe(true);
	expect(formatNow(desk, 'sikai')).toMatchObject({ lines: 75, chars: 13 });
	expect(draft.isChanged).toBe(false);
});

test('what was saved while the desk is cut off stays on the page as it was saved, and is nobody else’s', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	desk.isCutOff = true;
	draft.fields.lines = 76;
	expect((await draft.save()).ok).toBe(true);
	expect([draft.fields.lines, draft.isChanged, draft.isOvertaken]).toEqual([76, false, false]);
	draft.fields.chars = 13;
	draft.take();
	expect(draft.fields).toMatchObject({ lines: 76, chars: 14 });
	desk.hear(desk.missed);
	expect([draft.fields.lines, draft.isChanged, draft.isOvertaken]).toEqual([76, false, false]);
	desk.isCutOff = false;
	await desk.run({ type: 'format.update', id: 'sikai', patch: { lines: 77 } });
	expect(draft.isOvertaken).toBe(true);
});

test('taking a save back leaves what was typed after it', async () => {
	const draft = new FormatDraft(desk, 'sikai');
	draft.fields.lines = 76;
	await draft.save();
	draft.fields.chars = 13;
	desk.undo = () => desk.run({ type: 'format.update', id: 'sikai', patch: { lines: 78 } });
	await draft.undo('c');
	expect(draft.fields).toMatchObject({ lines: 78, chars: 13 });
	expect([draft.isChanged, draft.isOvertaken]).toEqual([true, false]);
});
