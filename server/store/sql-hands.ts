import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Id } from '#model/ids.ts';
import type { ReturnedWords } from '#document/returned-words.ts';
import type { SqlEngine } from './sql-engine.ts';
import type { Claim, NewUpdate, RoomClient, Settled } from './store.ts';
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

/** Whose the client ids in an update are. */
export const clientsOf = ({ room, clientId, alsoUnder = [], personId }: NewUpdate): ClientRow[] =>
	clientId === null
		? []
		: [clientId, ...alsoUnder].map((id) => ({ room, client_id: id, person_id: personId }));

/** An id stays with the first who wrote under it. */
async function writeClients(db: Transaction<Tables>, clients: readonly ClientRow[]): Promise<void> {
	for (const part of inParts(onceEach(clients)))
		await db
			.insertInto('story_client')
			.values(part)
			.onConflict((conflict) => conflict.columns(['room', 'client_id']).doNothing())
			.execute();
}

/** The same, with whose they are. */
async function claimClients(
	db: Transaction<Tables>,
	clients: readonly ClientRow[]
): Promise<Map<string, Id>> {
	const owners = new Map<string, Id>();
	for (const part of inParts(onceEach(clients))) {
		const rows = await db
			.insertInto('story_client')
			.values(part)
			// Changes nothing, but gives the row.
			.onConflict((conflict) =>
				conflict
					.columns(['room', 'client_id'])
					.doUpdateSet(({ ref }) => ({ person_id: ref('story_client.person_id') }))
			)
			.returning(['room', 'client_id', 'person_id'])
			.execute();
		for (const row of rows) owners.set(keyOf(row), row.person_id);
	}
	return owners;
}

const keyOf = ({ room, client_id }: Pick<ClientRow, 'room' | 'client_id'>): string =>
	`${room} ${client_id}`;

/** The first of each, in an order which all servers keep to, so that none waits for another in a circle. */
export function onceEach(clients: readonly ClientRow[]): ClientRow[] {
	const rows = new Map<string, ClientRow>();
	for (const client of clients) if (!rows.has(keyOf(client))) rows.set(keyOf(client), client);
	return [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
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

/** Whose the ids of each claim are, in their order. */
export async function writeClaims(
	db: Transaction<Tables>,
	engine: SqlEngine,
	claims: readonly Claim[]
): Promise<Id[][]> {
	const clients = claims.map(({ room, clientIds, personId }) =>
		clientIds.map((id) => ({ room, client_id: id, person_id: personId }))
	);
	const owners = await claimClients(db, clients.flat());
	const epoch = engine.epoch();
	const rows = clients.flat().map(({ room, client_id }) => ({ room, client_id, epoch }));
	for (const part of inParts(rows))
		await db
			.insertInto('story_in_hand')
			.values(part)
			.onConflict((conflict) => conflict.columns(['room', 'client_id', 'epoch']).doNothing())
			.execute();
	return clients.map((own) => own.map((row) => owners.get(keyOf(row)) ?? row.person_id));
}

/** Takes away what this server has noted; of what is `back` also what servers have that are gone. */
export async function settle(
	db: Kysely<Tables>,
	engine: SqlEngine,
	{ room, clientIds, back = [] }: Settled
): Promise<void> {
	for (const part of inParts(back))
		await db
			.deleteFrom('story_in_hand')
			.where('room', '=', room)
			.where('client_id', 'in', part)
			.where(({ not }) => not(engine.isHeld))
			.execute();
	for (const part of inParts(clientIds))
		await db
			.deleteFrom('story_in_hand')
			.where('room', '=', room)
			.where('client_id', 'in', part)
			.where('epoch', '=', engine.epoch())
			.execute();
}

/** Whose client ids these are, or all of a room; under which of them words may be lost. */
export async function clientsIn(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string
): Promise<RoomClient[]> {
	const clients = await db
		.selectFrom('story_client')
		.select(['client_id', 'person_id'])
		.where('room', '=', room)
		.orderBy('client_id')
		.execute();
	const unsettled = await unsettledIn(db, engine, room);
	return clients.map(({ client_id, person_id }) => ({
		clientId: client_id,
		personId: person_id,
		mayLack: mayLack(unsettled.get(client_id))
	}));
}

/** Who has noted that words under an id may have been passed on that are not in the log. */
export interface Unsettled {
	/** This server. */
	isOwn: boolean;
	/** Others that are there, and have them in hand. */
	isHeld: boolean;
	/** Others that are gone. */
	isLeft: boolean;
}

/** Of a room that is not open here: this server, too, has then given up what it had in hand. */
const mayLack = (of: Unsettled | undefined): boolean =>
	of !== undefined && (of.isOwn || (of.isLeft && !of.isHeld));

/** Who has noted it, of each id under which it may be. */
export async function unsettledIn(
	db: Kysely<Tables>,
	engine: SqlEngine,
	room: string
): Promise<Map<number, Unsettled>> {
	const isOwn = sql`epoch = ${engine.epoch()}`;
	const any = (of: RawBuilder<unknown>) => sql<number>`max(case when ${of} then 1 else 0 end)`;
	const rows = await db
		.selectFrom('story_in_hand')
		.select([
			'client_id',
			any(isOwn).as('own'),
			any(sql`not (${isOwn}) and ${engine.isHeld}`).as('held'),
			any(sql`not (${isOwn} or ${engine.isHeld})`).as('left')
		])
		.where('room', '=', room)
		.groupBy('client_id')
		.execute();
	return new Map(
		rows.map(({ client_id, own, held, left }) => [
			client_id,
			{ isOwn: own === 1, isHeld: held === 1, isLeft: left === 1 }
		])
	);
}

export async function returnedIn(db: Kysely<Tables>, room: string): Promise<ReturnedWords[]> {
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
