import { afterEach, beforeEach, expect, it } from 'vitest';
import { createHouseMetrics, type HouseMetrics } from './house-metrics.ts';

let house: HouseMetrics;
beforeEach(() => void (house = createHouseMetrics()));
afterEach(() => house.close());

/** A newsroom in which so many stories are open. */
function opened(name: string, rooms: number, backedUpAt?: () => number) {
	const load = { rooms, connections: 2 * rooms, unacknowledged: 0, unread: 0, mostUnread: rooms };
	const metrics = house.of(name);
	metrics.watch({
		sync: { load: () => load },
		...{ feed: { load: () => ({ connections: 1, unread: 0 }) }, backedUpAt }
	});
	return metrics;
}

const DONE = { ok: true, value: [] } as never;

/** The figures of a name, with their labels. */
async function figures(name: string): Promise<Record<string, number>> {
	const lines = (await house.text()).split('\n');
	const found = lines.map((line) => new RegExp(`^${name}(?:\\{(.*)\\})? (\\S+)$`).exec(line));
	return Object.fromEntries(found.flatMap((one) => (one ? [[one[1] ?? '', Number(one[2])]] : [])));
}

it('counts for all together under the usual names, and for each that is open under others', async () => {
	const [a, b] = [opened('a', 3), opened('b', 4)];
	a.command('story.hold', DONE);
	b.command('story.hold', DONE);
	b.command('story.place', DONE);
	b.sync.acknowledged(20);
	expect(await figures('copydesk_commands_total')).toEqual({
		'type="story.hold",outcome="done"': 2,
		'type="story.place",outcome="done"': 1
	});
	expect(await figures('copydesk_newsroom_commands_total')).toEqual({
		'outcome="done",newsroom="a"': 1,
		'outcome="done",newsroom="b"': 2
	});
	expect(await figures('copydesk_ack_seconds_count')).toEqual({ '': 1 });
	expect(await figures('copydesk_newsroom_ack_seconds_count')).toMatchObject({
		'newsroom="b"': 1
	});
	expect(await figures('copydesk_rooms_open')).toEqual({ '': 7 });
	expect(await figures('copydesk_buffered_bytes_max')).toEqual({ '': 4 });
	expect(await figures('copydesk_newsroom_rooms_open')).toEqual({
		'newsroom="a"': 3,
		'newsroom="b"': 4
	});
	expect(await figures('copydesk_newsrooms_open')).toEqual({ '': 2 });
});

it('never takes back what was counted, whoever is closed and opened again', async () => {
	const a = opened('a', 3);
	opened('b', 1);
	a.mismatch('audit');
	a.close();
	expect(await figures('copydesk_hash_mismatches_total')).toMatchObject({ 'what="audit"': 1 });
	const own = Object.keys(await figures('copydesk_newsroom_hash_mismatches_total'));
	expect(own.every((labels) => labels.includes('newsroom="b"'))).toBe(true);
	expect(await figures('copydesk_newsroom_rooms_open')).toEqual({ 'newsroom="b"': 1 });
	opened('a', 1).mismatch('audit');
	expect(await figures('copydesk_newsroom_hash_mismatches_total')).toMatchObject({
		'what="audit",newsroom="a"': 2
	});
	expect(await figures('copydesk_hash_mismatches_total')).toMatchObject({ 'what="audit"': 2 });
});

it('says each name once, the process once, and of backups the oldest', async () => {
	opened('a', 1, () => Date.now() - 90_000);
	opened('b', 1, () => Date.now());
	opened('c', 1);
	const text = await house.text();
	const names = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => name);
	expect(new Set(names).size).toBe(names.length);
	expect(Object.keys(await figures('process_resident_memory_bytes'))).toEqual(['']);
	expect((await figures('copydesk_backup_age_seconds'))['']).toBeGreaterThan(89);
	expect(Object.keys(await figures('copydesk_newsroom_backup_age_seconds'))).toEqual([
		'newsroom="a"',
		'newsroom="b"'
	]);
});

it('says nothing of a backup where there is none', async () => {
	expect(await figures('copydesk_backup_age_seconds')).toEqual({});
	opened('a', 1);
	expect(await figures('copydesk_backup_age_seconds')).toEqual({});
});
