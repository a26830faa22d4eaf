import { beforeEach, expect, test } from 'vitest';
import type { Command } from '#model/commands.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { RunError } from '#lib/sync/command-sender.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { PressAct } from './press-act.svelte.ts';

let night: PressNight;
let sent: Command[];
let answer: Result<{ id: string; seq: number }, RunError>;
let act: PressAct;

beforeEach(() => {
	night = new PressNight();
	sent = [];
	answer = ok({ id: 'c', seq: 1 });
	const { paper } = night;
	const run = async (command: Command) => (sent.push(command), answer);
	const desk = {
		get: paper.get.bind(paper),
		list: paper.list.bind(paper),
		signaturesOn: () => paper.list('signature'),
		run
	};
	act = new PressAct(desk as unknown as ConstructorParameters<typeof PressAct>[0], 'today');
});

test('sends what was seen when the dialog was opened', async () => {
	act.open();
	const { code } = act;
	await act.press(4387);
	expect(sent).toEqual([{ type: 'edition.press', id: 'today', issue: 4387, expect: code }]);
	expect([act.done, act.refusal]).toEqual([true, null]);
	act.close();
	expect([act.done, act.seen]).toEqual([false, null]);
});

test('a change under the open dialog is named, until it is looked at anew', () => {
	act.open();
	expect(act.hasChanged).toBe(false);
	night.write(night.storyOn(1), 'other');
	// Records of the paper of tests do not tell that they changed: the state is asked anew.
	act.busy = true;
	act.busy = false;
	expect(act.changes).toMatchObject([{ what: 'text', storyId: night.storyOn(1) }]);
	act.open();
	expect(act.hasChanged).toBe(false);
});

test('what the server knew first counts as a change; any other refusal is shown', async () => {
	answer = err({ reason: 'edition-changed' });
	act.open();
	await act.press(4387);
	expect([act.hasChanged, act.done, act.refusal]).toEqual([true, false, null]);
	answer = err({ reason: 'press-blocked', count: 2 });
	act.open();
	await act.press(4387);
	expect([act.hasChanged, act.refusal]).toEqual([false, answer.error]);
});

test('nothing is sent where nobody has opened it', async () => {
	await act.press(4387);
	expect(sent).toEqual([]);
});

test('whoever is overtaken by another tab is told of it, and asked no more', async () => {
	answer = err({ reason: 'pressed' });
	act.open();
	expect(act.overtaken).toBeNull();
	const edition = night.paper.get('edition', 'today');
	if (!edition) throw new Error('there is no edition');
	const sent = { version: 1, at: 5, personId: 'chief', issue: 4387, code: '', correction: null };
	const press = { ...sent, pack: { state: 'packing' as const } };
	night.paper.put('edition', { ...edition, issue: 4387, presses: [press] });
	await act.press(4387);
	expect([act.overtaken, act.hasChanged, act.done]).toEqual([press, false, false]);
	act.close();
	expect(act.overtaken).toBeNull();
});
