import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CompositionHold } from './composition-hold.ts';

let told: boolean[];
let hold: CompositionHold;
let dom: HTMLElement;
let window: EventTarget;
let composing: boolean;
let stop: () => void;

beforeEach(() => {
	vi.useFakeTimers();
	window = new EventTarget();
	const ownerDocument = { defaultView: window };
	dom = Object.assign(new EventTarget(), { ownerDocument }) as unknown as HTMLElement;
	told = [];
	composing = false;
	hold = new CompositionHold((active) => told.push(active));
	stop = hold.attach(dom, () => composing);
});

afterEach(() => {
	stop();
	vi.useRealTimers();
});

const fire = (type: string, target: EventTarget = dom) => target.dispatchEvent(new Event(type));

describe('SYNC16: frames wait while an input method composes', () => {
	test('until a moment after it ends', () => {
		fire('compositionstart');
		expect(hold.active).toBe(true);
		fire('compositionend');
		expect(hold.active).toBe(true);
		vi.advanceTimersByTime(40);
		expect(hold.active).toBe(false);
		expect(told).toEqual([true, false]);
	});

	test('until the editor has taken the words', () => {
		composing = true;
		fire('compositionstart');
		fire('compositionend');
		vi.advanceTimersByTime(200);
		expect(hold.active).toBe(true);
		composing = false;
		vi.advanceTimersByTime(10);
		expect(hold.active).toBe(false);
	});

	test('on, when the next composition begins before the last has settled', () => {
		fire('compositionstart');
		fire('compositionend');
		vi.advanceTimersByTime(20);
		fire('compositionstart');
		vi.advanceTimersByTime(1000);
		expect(hold.active).toBe(true);
		expect(told).toEqual([true]);
	});

	test('no longer than ten seconds', () => {
		fire('compositionstart');
		vi.advanceTimersByTime(9999);
		expect(hold.active).toBe(true);
		vi.advanceTimersByTime(1);
		expect(hold.active).toBe(false);
	});

	test.each([
		['the text loses the focus', () => fire('blur')],
		['the window goes away', () => fire('pagehide', window)],
		['the editor is taken out', () => stop()]
	])('not when %s', (_name, happens) => {
		fire('compositionstart');
		happens();
		expect(hold.active).toBe(false);
	});
});
