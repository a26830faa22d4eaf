import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { ended } from '#tests/support/ended.ts';
import { RoomReader, unpackRoom } from './room-reader.ts';

/** A log of one room in a database that keeps its texts so. */
function logIn(encoding: string, updates: readonly Uint8Array[]): RoomReader {
	const database = new DatabaseSync(':memory:');
	database.exec(`
		pragma encoding = '${encoding}';
		create table story_update (seq integer primary key, room, person_id, at, bytes);
		create table story_snapshot (room, bytes, through_seq);
		create table story_client (room, client_id, person_id);
		create table story_in_hand (room, client_id);
		create table story_returned (room, client_id, clock, length, person_id);
	`);
	const insert = database.prepare('insert into story_update values (?, ?, ?, ?, ?)');
	updates.forEach((bytes, i) => insert.run(i + 1, 'story/s1', `p${i % 3}`, 1000 + i, bytes));
	return new RoomReader(database);
}

const UPDATES = Array.from({ length: 200 }, (_, i) =>
	Uint8Array.from({ length: i % 7 }, (_, at) => (i * 41 + at * 97) % 256)
);

test.each(['UTF-8', 'UTF-16'])(
	'updates are read byte by byte as they are, also where SQLite cannot put them together: %s',
	(encoding) => {
		const reader = logIn(encoding, UPDATES);
		const { tail } = unpackRoom(ended(reader.steps('story/s1')));
		expect(tail.map(({ bytes }) => [...bytes])).toEqual(UPDATES.map((bytes) => [...bytes]));
		expect(tail.at(4)).toMatchObject({ seq: 5, personId: 'p1' });
		const history = ended(reader.history('story/s1', 10_000));
		expect([...(history?.at ?? [])]).toEqual(UPDATES.map((_, i) => 1000 + i));
	}
);
