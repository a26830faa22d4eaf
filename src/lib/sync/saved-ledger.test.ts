import { describe, expect, test } from 'vitest';
import { SavedLedger } from './saved-ledger.ts';

function connected(): SavedLedger {
	const ledger = new SavedLedger();
	ledger.opened();
	ledger.sent('step2');
	ledger.acknowledged(1);
	return ledger;
}

describe('SYNC15: which edits are saved', () => {
	test('an edit is, when the frame that carried it is acknowledged', () => {
		const ledger = connected();
		ledger.edited();
		ledger.sent('update');
		ledger.edited();
		ledger.sent('update');
		expect(ledger.unsaved).toBe(2);
		ledger.acknowledged(2);
		expect(ledger.unsaved).toBe(1);
		ledger.acknowledged(3);
		expect(ledger.unsaved).toBe(0);
	});

	test('edits made offline wait for the answer to step 1, whatever else is acknowledged', () => {
		const ledger = connected();
		ledger.edited();
		ledger.opened();
		ledger.edited();
		ledger.sent('update');
		ledger.acknowledged(1);
		expect(ledger.unsaved).toBe(2);
		ledger.sent('step2');
		ledger.acknowledged(2);
		expect(ledger.unsaved).toBe(0);
	});

	test('acknowledgements of an earlier connection say nothing about this one', () => {
		const ledger = connected();
		ledger.edited();
		ledger.sent('update');
		ledger.opened();
		ledger.acknowledged(2);
		expect(ledger.unsaved).toBe(1);
	});

	test('it waits from the first edit on, and anew after each acknowledgement', () => {
		const ledger = connected();
		expect(ledger.waited(500)).toBe(0);
		ledger.edited(1000);
		ledger.sent('update');
		ledger.edited(2000);
		ledger.sent('update');
		expect(ledger.waited(5000)).toBe(4000);
		ledger.acknowledged(2, 6000);
		expect(ledger.waited(7000)).toBe(1000);
		ledger.acknowledged(3, 8000);
		expect(ledger.waited(9000)).toBe(0);
	});
});
