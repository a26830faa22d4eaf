import { expect, it, onTestFinished } from 'vitest';
import type { FeedDown, Whereabouts } from '#model/feed.ts';
import { localHub } from '#tests/support/local-bus.ts';
import type { Bus } from '../nodes/bus.ts';
import type { FeedConnection } from './feed-connection.ts';
import { HereTable } from './here-table.ts';

/** A server's table, and somebody there who watches. */
function tableAt(bus: Bus) {
	const connections = new Set<FeedConnection>();
	const table = new HereTable(connections, bus);
	onTestFinished(() => table.close());
	const join = (personId: string) => {
		const told: FeedDown[] = [];
		const connection = {
			...{ session: { personId }, here: null, isWatching: true },
			sendText: (text: string) => void told.push(JSON.parse(text) as FeedDown)
		} as unknown as FeedConnection;
		connections.add(connection);
		const leave = () => {
			connections.delete(connection);
			table.leave(connection);
		};
		return { connection, told, leave };
	};
	return { table, join };
}

const place = (tab: string, storyId: string | null = null): Omit<Whereabouts, 'personId'> => ({
	...{ tab, view: 'story', editionId: null, storyId }
});

it('shows who is where at all servers, and who has left', async () => {
	const hub = localHub();
	const [one, other] = [tableAt(hub.join()), tableAt(hub.join())];
	const [meng, tao] = [one.join('meng'), other.join('tao')];
	one.table.move(meng.connection, place('m', 's1'));
	await expect.poll(() => other.table.all()).toEqual([{ ...place('m', 's1'), personId: 'meng' }]);
	expect(tao.told).toEqual([{ type: 'here', at: { ...place('m', 's1'), personId: 'meng' } }]);
	meng.leave();
	await expect.poll(() => other.table.all()).toEqual([]);
	expect(tao.told.at(-1)).toEqual({ type: 'left', tab: 'm' });
});

it('keeps a tab that comes to another server before it has left the first', async () => {
	const hub = localHub();
	const [one, other] = [tableAt(hub.join()), tableAt(hub.join())];
	const [before, tao] = [one.join('meng'), other.join('tao')];
	one.table.move(before.connection, place('m', 's1'));
	await expect.poll(() => other.table.all().length).toBe(1);
	const after = other.join('meng');
	other.table.move(after.connection, place('m', 's2'));
	await expect.poll(() => one.table.all().length).toBe(2);
	before.leave();
	await expect.poll(() => other.table.all()).toEqual([{ ...place('m', 's2'), personId: 'meng' }]);
	expect(tao.told.filter(({ type }) => type === 'left')).toEqual([]);
	expect(one.table.all().map(({ storyId }) => storyId)).toEqual(['s2']);
});

it('says all again once messages are carried again, and forgets a server that has gone', async () => {
	const hub = localHub();
	const buses = [hub.join(), hub.join()] as const;
	const [one, other] = [tableAt(buses[0]), tableAt(buses[1])];
	const meng = one.join('meng');
	hub.stop();
	one.table.move(meng.connection, place('m'));
	await expect.poll(() => one.table.all().length).toBe(1);
	expect(other.table.all()).toEqual([]);
	hub.heal();
	await expect.poll(() => other.table.all().length).toBe(1);
	one.table.close();
	await expect.poll(() => other.table.all()).toEqual([]);
});
