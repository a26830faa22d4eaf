import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Measurement } from '#model/measurement.ts';
import { Paper } from '#tests/support/paper.ts';
import { MeasurementSender } from './measurement-sender.ts';

let paper: Paper;
let sent: Measurement[][];
let answers: boolean[];
let sender: MeasurementSender;

const finding = (over: number): Measurement => ({
	...{ id: 'a', hash: 'h', chain: 'c', slots: [{ used: 9, capacity: 9, chars: 120 }] },
	...{ over, overChars: over * 14, from: { block: 3, offset: 2 } }
});

beforeEach(() => {
	vi.useFakeTimers();
	paper = new Paper();
	sent = [];
	answers = [];
	sender = new MeasurementSender(paper, (_url, request) => {
		sent.push(JSON.parse(request?.body as string) as Measurement[]);
		const isTaken = answers.shift() ?? true;
		return Promise.resolve(new Response('{}', { status: isTaken ? 200 : 429 }));
	});
});
afterEach(() => {
	sender.close();
	vi.useRealTimers();
});

async function offer(...measurements: Measurement[]): Promise<void> {
	sender.offer(measurements);
	await vi.advanceTimersByTimeAsync(1000);
}

test('what the desk has not is told, the last of what came in quick succession', async () => {
	sender.offer([finding(1)]);
	sender.offer([finding(2)]);
	await offer(finding(3));
	expect(sent).toEqual([[finding(3)]]);
});

test('what the desk has already is not', async () => {
	paper.put('measurement', finding(3));
	await offer(finding(3));
	expect(sent).toEqual([]);
});

test('two windows that measure differently do not answer each other', async () => {
	await offer(finding(3));
	paper.put('measurement', finding(4));
	await offer(finding(3));
	await offer(finding(3));
	expect(sent).toEqual([[finding(3)]]);
	await offer(finding(5));
	expect(sent).toHaveLength(2);
});

test('what was not taken, or was lost with a restart, is told again', async () => {
	paper.put('measurement', finding(1));
	answers = [false];
	await offer(finding(3));
	await offer(finding(3));
	expect(sent).toHaveLength(2);
	paper.take([{ kind: 'measurement', id: 'a', value: null }]);
	await offer(finding(3));
	expect(sent).toHaveLength(3);
});
