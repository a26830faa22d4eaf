import { firstWords, placesIn } from '../first-words.ts';
import { clientIdFrom, randomFrom } from '../random.ts';
import type { Crowd, Endpoint } from '../shape.ts';
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
	endpoint: Endpoint,
	crowd: Crowd,
	seed: number,
	taken = 0
): Promise<Seated> {
	const random = randomFrom(seed);
	const places = placesIn(firstWords(), crowd.typing);
	const seated: Seated = { clients: [], typists: [], receipts: [], others: crowd.clients - 1 };
	const waiting: (() => Promise<void>)[] = [];
	for (const room of crowd.rooms) {
		const reader = new UpdateReader();
		const receipts = new Receipts(reader);
		seated.receipts.push(receipts);
		for (let number = 0; number < crowd.clients; number++) {
			const place = number < crowd.typing ? places[number] : undefined;
			const editor = place ? new Editor(clientIdFrom(random), place) : null;
			if (editor) receipts.add(editor);
			const shown = editor ?? new Editor(clientIdFrom(random), placeOf(places));
			waiting.push(async () => {
				const count = receipts.receiver(editor);
				const arrival = new Arrival(room, reader);
				const client = new Client({
					endpoint,
					room: room.name,
					number: taken + seated.clients.length,
					heard(update, at) {
						arrival.hear(update, at);
						count(update, at);
					}
				});
				seated.clients.push(client);
				await client.synced;
				if (endpoint.dialect !== 'relay') await arrival.complete;
				if (crowd.editsPerSecond > 0) client.send(client.wire.presence(...shown.presence()));
				if (editor) seated.typists.push({ client, editor });
			});
		}
	}
	while (waiting.length > 0) await Promise.all(waiting.splice(0, AT_ONCE).map((open) => open()));
	return seated;
}

function placeOf<T>(places: readonly T[]): T {
	const [first] = places;
	if (first === undefined) throw new Error('nobody types');
	return first;
}
