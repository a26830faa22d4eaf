import { describe, expect, it, vi } from 'vitest';
import { ConfigError } from '../config.ts';
import type { NewsroomEntry } from './newsroom-list.ts';
import { Newsrooms, type OpenedServices } from './newsrooms.ts';

const MINUTE = 60_000;

/** Newsrooms that are told what to do; `opened` and `closed` say what was done. */
function house(most = 10, patience = 0) {
	const entries: NewsroomEntry[] = ['a', 'b', 'c'].map((name) => ({
		...{ name, hosts: [`${name}.example`], origin: null }
	}));
	const opened: string[] = [];
	const closed: string[] = [];
	const faults = new Map<string, Error>();
	const rests = new Map<string, ReturnType<OpenedServices['rest']>>();
	const lose = new Map<string, () => void>();
	/** What is done as soon as one is open. */
	const looks = new Map<string, Promise<void>>();
	const log = { info: vi.fn(), error: vi.fn() };
	let time = 0;
	const newsrooms = new Newsrooms<OpenedServices & { name: string }>({
		...{ idle: 15 * MINUTE, most, patience, log, now: () => time },
		entries: () => entries,
		probe: async () => {
			const fault = faults.get('house');
			if (fault) throw fault;
		},
		async open({ name }) {
			opened.push(name);
			await Promise.resolve();
			const fault = faults.get(name);
			if (fault) throw fault;
			return {
				name,
				store: {
					probe: () => (faults.has('probe') ? Promise.reject(new Error('full')) : Promise.resolve())
				} as OpenedServices['store'],
				superseded: new Promise<void>((resolve) => lose.set(name, resolve)),
				rest: () => rests.get(name) ?? { isBusy: false, wakeAt: null },
				settled: () => looks.get(name) ?? Promise.resolve(),
				close: async () => void closed.push(name)
			};
		}
	});
	const entryOf = (name: string) => entries.find((entry) => entry.name === name)!;
	return {
		...{ newsrooms, entries, opened, closed, faults, rests, looks, lose, log },
		enter: (name: string) => newsrooms.enter(entryOf(name)),
		pass: (ms: number) => void (time += ms)
	};
}

async function inside(entered: ReturnType<ReturnType<typeof house>['enter']>) {
	const visit = await entered;
	if (!visit.ok) throw new Error(visit.error);
	return visit.value;
}

describe('newsrooms', () => {
	it('are opened once, however many come at once', async () => {
		const { enter, opened } = house();
		const visits = await Promise.all(['a', 'a', 'b', 'a'].map((name) => inside(enter(name))));
		expect(opened).toEqual(['a', 'b']);
		expect(visits.map(({ services }) => services.name)).toEqual(['a', 'a', 'b', 'a']);
	});

	it('that cannot be opened say so, and keep no other from anything', async () => {
		const { enter, faults, log, opened, pass } = house();
		faults.set('a', new ConfigError('The database copydesk_a does not exist.'));
		expect(await enter('a')).toEqual({ ok: false, error: 'failed' });
		expect(await enter('a')).toEqual({ ok: false, error: 'failed' });
		expect((await inside(enter('b'))).services.name).toBe('b');
		expect(opened).toEqual(['a', 'b']);
		const why = { newsroom: 'a', why: 'The database copydesk_a does not exist.' };
		expect(log.error).toHaveBeenCalledWith(why, expect.any(String));
		faults.clear();
		pass(6_000);
		expect((await inside(enter('a'))).services.name).toBe('a');
	});

	it('are closed when nobody was in them for long, and opened again when somebody comes', async () => {
		const { newsrooms, enter, closed, opened, pass } = house();
		const [one, other] = [await inside(enter('a')), await inside(enter('b'))];
		one.leave();
		pass(14 * MINUTE);
		await newsrooms.look();
		expect(closed).toEqual([]);
		pass(2 * MINUTE);
		await newsrooms.look();
		expect(closed).toEqual(['a']);
		other.leave();
		other.leave();
		const again = inside(enter('b'));
		pass(20 * MINUTE);
		await again;
		await newsrooms.look();
		expect(closed).toEqual(['a']);
		await inside(enter('a'));
		expect(opened).toEqual(['a', 'b', 'a']);
	});

	it('are closed when they are on the list no more, whoever is in them', async () => {
		const { newsrooms, entries, enter, closed } = house();
		await inside(enter('a'));
		await inside(enter('b'));
		entries.shift();
		await newsrooms.look();
		expect(closed).toEqual(['a']);
	});

	it('are closed when they are behind another proxy now, and opened as they are', async () => {
		const { newsrooms, entries, enter, closed, opened } = house();
		await inside(enter('a'));
		await inside(enter('b'));
		entries[0] = { name: 'a', hosts: ['a.example'], origin: 'https://a.example' };
		await newsrooms.look();
		expect(closed).toEqual(['a']);
		await inside(enter('a'));
		await newsrooms.look();
		expect([opened, closed]).toEqual([['a', 'b', 'a'], ['a']]);
	});

	it('stay open while work is left', async () => {
		const { newsrooms, enter, closed, rests, pass } = house();
		rests.set('a', { isBusy: true, wakeAt: null });
		(await inside(enter('a'))).leave();
		pass(60 * MINUTE);
		await newsrooms.look();
		expect(closed).toEqual([]);
		rests.delete('a');
		await newsrooms.look();
		expect(closed).toEqual(['a']);
	});

	it('are opened by themselves when they have something to do', async () => {
		const { newsrooms, enter, closed, opened, rests, pass } = house();
		rests.set('a', { isBusy: false, wakeAt: 100 * MINUTE });
		(await inside(enter('a'))).leave();
		pass(20 * MINUTE);
		await newsrooms.look();
		await newsrooms.look();
		expect([opened, closed]).toEqual([['a'], ['a']]);
		rests.set('a', { isBusy: true, wakeAt: 100 * MINUTE });
		pass(80 * MINUTE);
		await newsrooms.look();
		expect([opened, closed]).toEqual([['a', 'a'], ['a']]);
	});

	it('are each opened once after a start, and closed where nothing is to be done', async () => {
		const { newsrooms, enter, faults, closed, opened, rests } = house();
		rests.set('b', { isBusy: true, wakeAt: null });
		faults.set('a', new Error('broken'));
		await inside(enter('c'));
		await newsrooms.openEach();
		expect(opened.sort()).toEqual(['a', 'b', 'c']);
		expect(closed).toEqual([]);
		expect(newsrooms.names.sort()).toEqual(['b', 'c']);
	});

	it('are closed after that once they have looked what a stop has left undone', async () => {
		const { newsrooms, closed, opened, rests, looks } = house();
		const look = Promise.withResolvers<void>();
		rests.set('b', { isBusy: true, wakeAt: null });
		looks.set('b', look.promise);
		const all = newsrooms.openEach();
		await vi.waitFor(() => expect(opened).toEqual(['a', 'b']));
		rests.delete('b');
		look.resolve();
		await all;
		expect(closed).toEqual(['a', 'b', 'c']);
	});

	it('make room for each other, the one that was left longest ago first', async () => {
		const { newsrooms, enter, closed, pass } = house(2);
		const [one, other] = [await inside(enter('a')), await inside(enter('b'))];
		expect(await enter('c')).toEqual({ ok: false, error: 'full' });
		other.leave();
		pass(1);
		one.leave();
		expect((await inside(enter('c'))).services.name).toBe('c');
		expect(closed).toEqual(['b']);
		expect(newsrooms.size).toBe(2);
	});

	it('let whoever finds no room wait until another one is left, or has failed', async () => {
		const { newsrooms, enter, closed, faults } = house(1, 60_000);
		const one = await inside(enter('a'));
		const [b, c] = [enter('b'), enter('c')];
		faults.set('b', new Error('broken'));
		one.leave();
		expect(await b).toEqual({ ok: false, error: 'failed' });
		expect((await inside(c)).services.name).toBe('c');
		expect(closed).toEqual(['a']);
		expect(newsrooms.size).toBe(1);
	});

	it('let nobody wait for ever, nor beyond a stop', async () => {
		const { enter } = house(1, 5);
		await inside(enter('a'));
		expect(await enter('b')).toEqual({ ok: false, error: 'full' });
		const patient = house(1, 60_000);
		await inside(patient.enter('a'));
		const late = patient.enter('b');
		await patient.newsrooms.close();
		expect(await late).toEqual({ ok: false, error: 'stopping' });
	});

	it('are never more than may be open, also when all are asked for at once', async () => {
		const { newsrooms, enter } = house(2);
		const entered = await Promise.all(['a', 'b', 'c', 'a'].map((name) => enter(name)));
		expect(entered.map(({ ok }) => ok)).toEqual([true, true, false, true]);
		expect(newsrooms.size).toBe(2);
	});

	it('are closed where another server took them over, and the others go on', async () => {
		const { newsrooms, enter, closed, lose } = house();
		await inside(enter('a'));
		await inside(enter('b'));
		lose.get('a')?.();
		await vi.waitFor(() => expect(closed).toEqual(['a']));
		expect(await enter('a')).toEqual({ ok: false, error: 'failed' });
		expect(newsrooms.names).toEqual(['b']);
	});

	it('are all closed at a stop, also those that are being opened, and nobody gets in any more', async () => {
		const { newsrooms, enter, opened, closed } = house();
		await inside(enter('a'));
		const late = enter('b');
		await vi.waitFor(() => expect(opened).toContain('b'));
		await newsrooms.close();
		await late;
		expect(closed.sort()).toEqual(['a', 'b']);
		expect(await enter('c')).toEqual({ ok: false, error: 'stopping' });
	});

	it('can write as long as one of them can, and where none is open, as long as it could be', async () => {
		const { newsrooms, enter, faults } = house();
		faults.set('house', new Error('read-only'));
		await expect(newsrooms.probe()).rejects.toThrow('read-only');
		faults.delete('house');
		await newsrooms.probe();
		await inside(enter('a'));
		// Which one of them says better.
		faults.set('house', new Error('read-only'));
		await newsrooms.probe();
		faults.set('probe', new Error());
		await expect(newsrooms.probe()).rejects.toThrow();
	});
});
