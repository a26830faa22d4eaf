import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { lastPress } from '#model/press.ts';
import { pressCode, pressState } from '#model/press-state.ts';
import { err } from '#model/result.ts';
import { PressNight } from '#tests/support/press-night.ts';
import { createEvidence, type Evidence, type EvidenceOptions } from './evidence.ts';

let night: PressNight;
let logged: string[];

beforeEach(() => {
	[night, logged] = [new PressNight(), []];
	const state = pressState(night.paper, 'today');
	const expected = state ? pressCode(state) : '';
	const press = { type: 'edition.press', id: 'today', issue: 4387, expect: expected } as const;
	expect(night.paper.run(night.chief, press)).toMatchObject({ ok: true });
	expect(lastPress(night.paper.get('edition', 'today'))?.pack.state).toBe('packing');
});

/** Makes packs where nothing can be kept, so that every one fails. */
function maker(more: {
	execute?: () => Promise<never>;
	print?: () => Promise<never>;
	isFirst?: () => boolean;
}): Evidence {
	const desk = { view: night.paper, subscribe: () => () => {}, execute: more.execute };
	const { isFirst } = more;
	return createEvidence({
		...{ desk, view: night.paper, media: { async *list() {} }, isFirst },
		pdf: { print: more.print ?? (async () => err('no-chromium')) },
		passes: { issue: () => ({ cookie: '', withdraw: () => {} }) },
		log: { error: (_about: object, what: string) => void logged.push(what) }
	} as unknown as EvidenceOptions);
}

test('a pack that cannot be noted keeps nobody from stopping the server', async () => {
	const evidence = maker({ execute: () => Promise.reject(new Error('the disk is full')) });
	expect(evidence.isMaking()).toBe(false);
	evidence.start();
	expect(evidence.isMaking()).toBe(true);
	await evidence.settled();
	expect(evidence.isMaking()).toBe(false);
	await evidence.close();
	expect(logged).toContain('an evidence pack was not noted');
});

test('who is told that others print, after a stop, does not wait for them', async () => {
	let closing: Promise<void> | undefined;
	const print = async () => {
		if (closing) return err('cancelled') as never;
		closing = evidence.close();
		return err('busy') as never;
	};
	const evidence: Evidence = maker({ print });
	evidence.start();
	await evidence.settled();
	await closing;
	expect(logged).toEqual([]);
});

test('of several servers the first makes packs, those as well that one which is gone has left', async () => {
	vi.useFakeTimers();
	onTestFinished(() => void vi.useRealTimers());
	let [isFirst, noted] = [false, 0];
	const execute = () => {
		noted += 1;
		return new Promise<never>(() => {});
	};
	const evidence = maker({ execute, isFirst: () => isFirst });
	evidence.start();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(noted).toBe(0);
	isFirst = true;
	await vi.advanceTimersByTimeAsync(10_000);
	expect(noted).toBe(1);
});
