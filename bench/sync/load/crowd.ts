import { firstWords, placesIn, type Place } from '../first-words.ts';
import { clientIdFrom, randomFrom } from '../random.ts';
import type { Crowd, Endpoint, Room } from '../shape.ts';
import { Arrival } from './arrival.ts';
import { Client } from './client.ts';
import { Editor } from './editor.ts';
import { Receipts } from './receipts.ts';
import { UpdateReader } from './update-meta.ts';

/** Connections that are opened at the same time. */
const AT_ONCE = 25;

export interface Typist {
	client: Client;
	editor: Editor;
}

/** Everybody of a workload, connected, with all words of their room. */
export interface Seated {
	clients: Client[];
	typists: Typist[];
	/** One for each room. */
	receipts: Receipts[];
	/** For one edit, how many others are to get it. */
	others: number;
}

/** `taken`: so many clients are connected already, and keep their addresses. */
export async function seat(
	endpoints: readonly Endpoint[],
	crowd: Crowd,
	seed: number,
	taken = 0
): Promise<Seated> {
	const random = randomFrom(seed);
	const places = placesIn(firstWords(), crowd.typing);
	const seated: Seated = { clients: [], typists: [], receipts: [], others: crowd.clients - 1 };
	const waiting: Chair[] = [];
	for (const [roomNumber, room] of crowd.rooms.entries()) {
		const reader = new UpdateReader();
		const receipts = new Receipts(reader);
		seated.receipts.push(receipts);
		for (let index = 0; index < crowd.clients; index++) {
			const editor = new Editor(clientIdFrom(random), places[index % places.length] as Place);
			const types = index < crowd.typing;
			const node = (crowd.spread === 'rooms' ? roomNumber : index) % endpoints.length;
			if (types) receipts.add(editor, node);
			const number = taken + waiting.length;
			const endpoint = endpoints[node] as Endpoint;
			waiting.push({ endpoint, node, room, reader, receipts, editor, types, number });
		}
	}
	const isShown = crowd.editsPerSecond > 0;
	while (waiting.length > 0)
		await Promise.all(waiting.splice(0, AT_ONCE).map((chair) => sitDown(chair, seated, isShown)));
	return seated;
}

/** Where somebody is going to sit. */
interface Chair {
	endpoint: Endpoint;
	/** The number of that server. */
	node: number;
	room: Room;
	reader: UpdateReader;
	receipts: Receipts;
	/** A reader has one too, and shows with it. */
	editor: Editor;
	types: boolean;
	number: number;
}

async function sitDown(chair: Chair, seated: Seated, isShown: boolean): Promise<void> {
	const { endpoint, node, room, reader, receipts, editor, types, number } = chair;
	const count = receipts.receiver(types ? editor : null, node);
	const arrival = new Arrival(room, reader);
	const heard = (update: Uint8Array, at: number) => {
		arrival.hear(update, at);
		count(update, at);
	};
	const client = new Client({ endpoint, room: room.name, number, heard });
	seated.clients.push(client);
	await client.synced;
	if (endpoint.dialect !== 'relay') await arrival.complete;
	if (isShown) client.send(client.wire.presence(...editor.presence()));
	if (types) seated.typists.push({ client, editor });
}
