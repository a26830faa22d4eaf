import type { Kysely, Transaction } from 'kysely';
import type { ReturnedWords } from '#document/returned-words.ts';
import type { Claim, NewUpdate, RoomClient } from './store.ts';
import type { Tables } from './tables.ts';

/** Rows in one statement: five values a row stay below the parameter limit of every engine. */
const ROWS = 200;

type ClientRow = Tables['story_client'];

/** Whose the client ids in updates are, and which characters came back under somebody else's. */
export async function writeHands(
	db: Transaction<Tables>,
	updates: readonly NewUpdate[]
): Promise<void> {
	await writeClients(db, updates.flatMap(clientsOf));
	await writeReturned(db, updates);
}

const clientsOf = ({ room, clientId, alsoUnder = [], personId }: NewUpdate): ClientRow[] =>
	clientId === null
		? []
		: [clientId, ...alsoUnder].map((id) => ({ room, client_id: id, person_id: personId }));

/** An id stays with the first who wrote under it. */
async function writeClients(db: Transaction<Tables>, clients: readonly ClientRow[]): Promise<void> {
	const rows = new Map<string, ClientRow>();
	for (const client of clients) {
		const key = `${client.client_id} ${client.room}`;
		if (!rows.has(key)) rows.set(key, client);
	}
	for (const part of inParts([...rows.values()]))
		await db
			.insertInto('story_client')
			.values(part)
			.onConflict((conflict) => conflict.columns(['room', 'client_id']).doNothing())
			.execute();
}

async function writeReturned(
	db: Transaction<Tables>,
	updates: readonly NewUpdate[]
): Promise<void> {
	const rows = updates.flatMap(({ room, personId, returned = [] }) =>
		returned.map(({ clientId, clock, length }) => ({
			...{ room, client_id: clientId, clock, length },
			person_id: personId
		}))
	);
	for (const part of inParts(rows))
		await db
			.insertInto('story_returned')
			.values(part)
			// Written before by a commit of which no answer came.
			.onConflict((conflict) => conflict.columns(['room', 'client_id', 'clock']).doNothing())
			.execute();
}

export async function writeClaims(
	db: Transaction<Tables>,
	claims: readonly Claim[]
): Promise<void> {
	const clients = claims.flatMap(({ room, clientIds, personId }) =>
		clientIds.map((id) => ({ room, client_id: id, person_id: personId }))
	);
	await writeClients(db, clients);
	const rows = clients.map(({ room, client_id }) => ({ room, client_id }));
	for (const part of inParts(rows))
		await db
			.insertInto('story_unsettled')
			.values(part)
			.onConflict((conflict) => conflict.columns(['room', 'client_id']).doNothing())
			.execute();
}

export async function settle(
	db: Kysely<Tables>,
	room: string,
	clientIds: readonly number[]
): Promise<void> {
	for (const part of inParts(clientIds))
		await db
			.deleteFrom('story_unsettled')
			.where('room', '=', room)
			.where('client_id', 'in', part)
			.execute();
}

export async function clientsIn(db: Transaction<Tables>, room: string): Promise<RoomClient[]> {
	const rows = await db
		.selectFrom('story_client as client')
		.leftJoin('story_unsettled as unsettled', (join) =>
			join
				.onRef('unsettled.room', '=', 'client.room')
				.onRef('unsettled.client_id', '=', 'client.client_id')
		)
		.select(['client.client_id', 'client.person_id', 'unsettled.room as unsettled'])
		.where('client.room', '=', room)
		.execute();
	return rows.map((row) => ({
		clientId: row.client_id,
		personId: row.person_id,
		mayLack: row.unsettled !== null
	}));
}

export async function returnedIn(db: Transaction<Tables>, room: string): Promise<ReturnedWords[]> {
	const rows = await db
		.selectFrom('story_returned')
		.select(['client_id', 'clock', 'length', 'person_id'])
		.where('room', '=', room)
		.execute();
	return rows.map(({ client_id, person_id, ...range }) => ({
		clientId: client_id,
		personId: person_id,
		...range
	}));
}

export function* inParts<T>(rows: readonly T[]): Generator<T[]> {
	for (let from = 0; from < rows.length; from += ROWS) yield rows.slice(from, from + ROWS);
}
