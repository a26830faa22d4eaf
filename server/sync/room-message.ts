import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Id } from '#model/ids.ts';
import type { AheadUpdate } from './unlogged.ts';

/** An update of the log as a node tells it to those that have its room open, too. */
export interface ToldUpdate {
	seq: number;
	personId: Id;
	clientId: number | null;
	/** See NewUpdate. */
	alsoUnder?: readonly number[];
	bytes: Uint8Array;
}

/** What a window shows, told by the node it is connected to. */
export interface ToldPresence {
	clientId: number;
	/** When it came to this node, epoch ms: the later one has it now. */
	since: number;
	clock: number;
	/** JSON of a Presence; `null`: it is gone. */
	json: string;
}

/** What nodes say to each other about a room. */
export type RoomMessage =
	/** These are in the log, one after the other; `prev`: the seq that was the room's last before them. */
	| { type: 'words'; prev: number; updates: readonly ToldUpdate[] }
	/** The log has come to this seq. */
	| { type: 'written'; seq: number }
	| { type: 'presence'; lines: readonly ToldPresence[] }
	/** Windows of which a server that is gone had left something, and that have brought all they have. */
	| { type: 'back'; clientIds: readonly number[] }
	/** Who is here? */
	| { type: 'ask' }
	/**
	 * These are on their way to the log, by a server that writes under this number; they are counted from
	 * the first on, by each node for itself, which uses no number twice in a room.
	 */
	| { type: 'ahead'; epoch: number; first: number; updates: readonly AheadUpdate[] }
	/** So many of these are in the log, up to this seq; `prev` as above. */
	| { type: 'logged'; prev: number; seq: number; first: number; count: number };

const TYPES = ['words', 'written', 'presence', 'back', 'ask', 'ahead', 'logged'] as const;

/** Several that go together. */
export function encodeRoomMessages(messages: readonly RoomMessage[]): Uint8Array {
	const to = encoding.createEncoder();
	for (const message of messages) write(to, message);
	return encoding.toUint8Array(to);
}

function write(to: encoding.Encoder, message: RoomMessage): void {
	encoding.writeVarUint(to, TYPES.indexOf(message.type));
	switch (message.type) {
		case 'words':
			encoding.writeVarUint(to, message.prev);
			encoding.writeVarUint(to, message.updates.length);
			for (const update of message.updates) writeUpdate(to, update.seq, update);
			break;
		case 'written':
			encoding.writeVarUint(to, message.seq);
			break;
		case 'presence':
			encoding.writeVarUint(to, message.lines.length);
			for (const { clientId, since, clock, json } of message.lines) {
				for (const number of [clientId, since, clock]) encoding.writeVarUint(to, number);
				encoding.writeVarString(to, json);
			}
			break;
		case 'back':
			encoding.writeVarUint(to, message.clientIds.length);
			for (const clientId of message.clientIds) encoding.writeVarUint(to, clientId);
			break;
		case 'ask':
			break;
		case 'ahead':
			for (const number of [message.epoch, message.first, message.updates.length])
				encoding.writeVarUint(to, number);
			for (const update of message.updates) writeUpdate(to, update.at, update);
			break;
		case 'logged':
			for (const number of [message.prev, message.seq, message.first, message.count])
				encoding.writeVarUint(to, number);
			break;
	}
}

/** `number`: what else there is to be known of it. */
function writeUpdate(
	to: encoding.Encoder,
	number: number,
	{ personId, clientId, alsoUnder = [], bytes }: Omit<ToldUpdate, 'seq'>
): void {
	const clients = clientId === null ? [] : [clientId, ...alsoUnder];
	encoding.writeVarUint(to, number);
	encoding.writeVarString(to, personId);
	encoding.writeVarUint(to, clients.length);
	for (const client of clients) encoding.writeVarUint(to, client);
	encoding.writeVarUint8Array(to, bytes);
}

/** Throws where it is none: a node of another version may say what this one does not know. */
export function decodeRoomMessages(bytes: Uint8Array): RoomMessage[] {
	const from = decoding.createDecoder(bytes);
	const messages: RoomMessage[] = [];
	while (decoding.hasContent(from)) messages.push(read(from));
	return messages;
}

function read(from: decoding.Decoder): RoomMessage {
	const type = TYPES[decoding.readVarUint(from)];
	switch (type) {
		case 'words':
			return { type, prev: decoding.readVarUint(from), updates: several(from, readLogged) };
		case 'written':
			return { type, seq: decoding.readVarUint(from) };
		case 'presence':
			return { type, lines: several(from, readLine) };
		case 'back':
			return { type, clientIds: several(from, decoding.readVarUint) };
		case 'ask':
			return { type };
		case 'ahead':
			return {
				type,
				epoch: decoding.readVarUint(from),
				first: decoding.readVarUint(from),
				updates: several(from, readAhead)
			};
		case 'logged':
			return {
				type,
				prev: decoding.readVarUint(from),
				seq: decoding.readVarUint(from),
				first: decoding.readVarUint(from),
				count: decoding.readVarUint(from)
			};
		default:
			throw new Error('a message about a room that nobody here knows');
	}
}

function several<T>(from: decoding.Decoder, read: (from: decoding.Decoder) => T): T[] {
	return Array.from({ length: decoding.readVarUint(from) }, () => read(from));
}

const readLogged = (from: decoding.Decoder): ToldUpdate => ({
	seq: decoding.readVarUint(from),
	...readUpdate(from)
});

const readAhead = (from: decoding.Decoder): AheadUpdate => ({
	at: decoding.readVarUint(from),
	...readUpdate(from)
});

function readUpdate(from: decoding.Decoder): Omit<ToldUpdate, 'seq'> {
	const personId = decoding.readVarString(from);
	const [clientId = null, ...alsoUnder] = several(from, decoding.readVarUint);
	// Words stay, and must not hold what else came with them.
	const bytes = new Uint8Array(decoding.readVarUint8Array(from));
	return { personId, clientId, alsoUnder, bytes };
}

const readLine = (from: decoding.Decoder): ToldPresence => ({
	clientId: decoding.readVarUint(from),
	since: decoding.readVarUint(from),
	clock: decoding.readVarUint(from),
	json: decoding.readVarString(from)
});
