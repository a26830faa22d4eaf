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
