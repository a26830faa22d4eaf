import { beforeEach, expect, test } from 'vitest';
import type { PresenceLine, PresentPerson } from '#document/presence.ts';
import { Ledger } from './ledger.ts';
import { PresenceTable } from './presence-table.ts';

const anna: PresentPerson = {
	id: 'anna',
	name: '安娜',
	ink: 1,
	roles: ['editor'],
	access: 'write'
};
const window = {};
let table: PresenceTable<object>;

const says = (clock: number, cursor: number | null) =>
	table.hear(window, anna, [{ clientId: 7, clock, state: { cursor } }]);

const stateOf = (line: PresenceLine | null | undefined): unknown => line && JSON.parse(line.json);

beforeEach(() => {
	table = new PresenceTable(new Ledger({ clients: [], returned: [] }));
});

test('SYNC5: what is said again unchanged is told to nobody, what changed is, with a newer clock', () => {
	const first = says(1, 4);
	expect(stateOf(first)).toEqual({ cursor: 4, user: anna });
	expect(says(2, 4)).toBeNull();
	const moved = says(3, 5);
	expect(stateOf(moved)).toEqual({ cursor: 5, user: anna });
	expect(moved?.clock).toBeGreaterThan(first?.clock ?? Infinity);
});

test('SYNC5: everybody who shows is told again, newer; who has left is not', () => {
	const first = says(1, 4);
	const [[holder, entry] = []] = [...table.renewed()];
	expect(holder).toBe(window);
	expect(entry?.clientId).toBe(7);
	expect(stateOf(entry)).toEqual({ cursor: 4, user: anna });
	expect(entry?.clock).toBeGreaterThan(first?.clock ?? Infinity);
	table.leave(window);
	expect([...table.renewed()]).toEqual([]);
});

test('SYNC18: who only reads takes no id from who is to write under it', () => {
	const ben: PresentPerson = { ...anna, id: 'ben', access: 'read' };
	const bens = {};
	const shows = [{ clientId: 7, clock: 1, state: { cursor: 1 } }];
	expect(table.hear(bens, ben, shows)).not.toBeNull();
	expect(stateOf(says(1, 4))).toEqual({ cursor: 4, user: anna });
	expect(table.hear(bens, ben, [{ clientId: 7, clock: 2, state: { cursor: 2 } }])).toBeNull();
	expect(table.leave(bens)).toBeNull();
	expect(table.others(bens)).toHaveLength(1);
});

const told = (since: number, json: string) => ({ clientId: 7, since, clock: since, json });
const shown = (cursor: number) => JSON.stringify({ cursor, user: anna });

test('SYNC22: who shows on another server is shown here until that server says otherwise, or is gone', () => {
	expect(stateOf(table.elsewhere('b', told(1, shown(4))))).toEqual({ cursor: 4, user: anna });
	expect(table.others(window)).toHaveLength(1);
	expect([...table.renewed()]).toEqual([]);
	expect(table.elsewhere('c', told(1, 'null'))).toBeNull();
	expect(stateOf(table.elsewhere('b', told(1, 'null')))).toBeNull();
	table.elsewhere('b', told(2, shown(5)));
	expect([...table.forget('c')]).toEqual([]);
	expect([...table.forget('b')].map(stateOf)).toEqual([null]);
	expect(table.others(window)).toEqual([]);
});

test('SYNC22: a window is where it came last, whatever the server says that it left', () => {
	const before = Date.now() - 1000;
	table.elsewhere('b', told(before, shown(4)));
	says(1, 5);
	expect(table.elsewhere('b', told(before, shown(6)))).toBeNull();
	expect(table.elsewhere('b', told(before, 'null'))).toBeNull();
	expect(stateOf(table.others({})[0])).toEqual({ cursor: 5, user: anna });
	expect(stateOf(table.elsewhere('b', told(Date.now() + 1000, shown(7))))).toEqual({
		cursor: 7,
		user: anna
	});
	expect(table.leave(window)).toBeNull();
	expect(table.others({})).toHaveLength(1);
});

test('SYNC22: an id is shown under by nobody but whose it is, also where that is known only later', () => {
	const ledger = new Ledger({ clients: [], returned: [] });
	const shared = new PresenceTable<object>(ledger);
	shared.hear(window, anna, [{ clientId: 7, clock: 1, state: { cursor: 1 } }]);
	const bens = JSON.stringify({ user: { ...anna, id: 'ben' } });
	expect(shared.elsewhere('b', told(Date.now() + 1000, bens))).toBeNull();
	const mistaken = ledger.learn([{ clientId: 7, personId: 'ben' }]);
	expect([...shared.evict(mistaken)].map(stateOf)).toEqual([null]);
	expect(shared.hear(window, anna, [{ clientId: 7, clock: 2, state: { cursor: 2 } }])).toBeNull();
	expect(stateOf(shared.elsewhere('b', told(Date.now() + 1000, bens)))).not.toBeNull();
});

test.each(['{', 'null ', '7', '{}', '{"user":null}', '{"user":{"id":7}}'])(
	'SYNC22: %s shows nobody, whoever tells it',
	(json) => {
		expect(table.elsewhere('b', told(Date.now(), json))).toBeNull();
		expect(table.others({})).toEqual([]);
	}
);
