import { expect, test } from 'vitest';
import { err } from '#model/result.ts';
import { createPrintingBrowser } from './printing-browser.ts';

/** A browser that ends at once, or is none at all. */
function aBrowser(executable: string) {
	const logged: unknown[] = [];
	const logger = { error: (about: unknown) => void logged.push(about) } as never;
	const browser = createPrintingBrowser({ executable, logger });
	const open = (signal = new AbortController().signal) =>
		browser.open({ path: '/print/x', cookie: '', signal }, () => Promise.resolve('printed'));
	return { browser, open, logged };
}

test('where there is no browser, nothing is tried', async () => {
	const { browser, open, logged } = aBrowser('/nowhere/chromium');
	expect(browser.isThere()).toBe(false);
	expect(await open()).toEqual(err('no-chromium'));
	expect(logged).toEqual([]);
});

test('one runs, two wait, more are told to come again; what fails is logged', async () => {
	const { open, logged } = aBrowser('/bin/false');
	expect(await Promise.all([open(), open(), open(), open()])).toEqual([
		err('failed'),
		err('failed'),
		err('failed'),
		err('busy')
	]);
	expect(logged).toHaveLength(3);
	expect(await open()).toEqual(err('failed'));
});

test('who has gone is no longer in the queue, and nothing is logged of them', async () => {
	const { open, logged } = aBrowser('/bin/false');
	const gone = new AbortController();
	const asked = [open(), open(gone.signal), open(gone.signal)];
	gone.abort();
	expect(await Promise.all([...asked, open()])).toEqual([
		err('failed'),
		err('cancelled'),
		err('cancelled'),
		err('failed')
	]);
	expect(logged).toHaveLength(2);
});

test('after the end nothing is printed any more', async () => {
	const { browser, open } = aBrowser('/bin/false');
	await browser.close();
	expect(await open()).toEqual(err('failed'));
});
