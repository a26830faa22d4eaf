import { expect, test } from 'vitest';
import { err, ok } from '#model/result.ts';
import { Printing } from './printing.svelte.ts';
import type { fetchFile, FetchedFile } from './fetch-file.ts';

/** A desk at which files arrive when `arrive` says so. */
function desk() {
	const asked: string[] = [];
	const saved: string[] = [];
	const arrivals: (() => void)[] = [];
	const fetch: typeof fetchFile = (address, _fetch, signal) =>
		new Promise((resolve) => {
			asked.push(address);
			signal?.addEventListener('abort', () => resolve(err('cancelled')));
			arrivals.push(() =>
				resolve(ok({ name: '样.pdf', blob: new Blob(), foreignFonts: 0, unread: [] }))
			);
		});
	const save = ({ name }: FetchedFile) => void saved.push(name);
	return { printing: new Printing({ fetch, save }), asked, saved, arrivals };
}

test('asks the server for what was chosen, saves it and closes', async () => {
	const { printing, asked, saved, arrivals } = desk();
	printing.ask('press');
	printing.choose({ marks: true, inks: 'cmyk' });
	const done = printing.run('2026-11-26', 3);
	expect(printing.startedAt).not.toBeNull();
	// A second press asks for no second one.
	expect(await printing.run('2026-11-26', 3)).toBeNull();
	arrivals[0]?.();
	expect(await done).toMatchObject({ name: '样.pdf' });
	expect(asked).toEqual(['/editions/2026-11-26/pdf?page=3&marks=1&inks=cmyk']);
	expect(saved).toEqual(['样.pdf']);
	expect([printing.kind, printing.startedAt]).toEqual([null, null]);
});

test('a proof is stamped, a picture has a width, an edition no page', () => {
	const { printing, asked } = desk();
	printing.ask('proof');
	void printing.run('2026-11-26', 1);
	printing.stop();
	const other = desk();
	other.printing.ask('picture');
	other.printing.isWhole = true;
	void other.printing.run('2026-11-26', 1);
	expect([...asked, ...other.asked]).toEqual([
		'/editions/2026-11-26/pdf?page=1&stamp=1',
		'/editions/2026-11-26/png?width=2064'
	]);
});

test('what is stopped is no failure; what fails stays and says why', async () => {
	const { printing, saved } = desk();
	printing.ask('press');
	const done = printing.run('2026-11-26', 1);
	printing.stop();
	expect(await done).toBeNull();
	expect([printing.kind, printing.refusal, saved]).toEqual(['press', null, []]);
	const failing = new Printing({ fetch: () => Promise.resolve(err('busy')) });
	failing.ask('press');
	await failing.run('2026-11-26', 1);
	expect([failing.kind, failing.refusal]).toEqual(['press', 'busy']);
	failing.ask('proof');
	expect(failing.refusal).toBeNull();
});

test('without the server’s browser one’s own prints the same, in RGB', () => {
	const { printing } = desk();
	printing.ask('proof');
	printing.choose({ inks: 'cmyk' });
	expect(printing.inBrowser('2026-11-26', 2)).toBe('/print/2026-11-26?page=2&stamp=1&dialog');
	printing.ask('press');
	printing.isWhole = true;
	expect(printing.inBrowser('2026-11-26', 2)).toBe('/print/2026-11-26?dialog');
});
