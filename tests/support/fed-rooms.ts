import * as Y from 'yjs';
import { seedStory, storyText } from '#document/story-doc.ts';
import { RoomFeed, type FeedPosition, type StoryFeed } from '#server/sync/story-feed.ts';

/** Rooms in memory that people write in and a copy is fed from, for tests of what follows rooms. */
export interface FedRooms {
	/** What was handed out, in order. */
	readonly fed: StoryFeed[];
	/** Opens a room with a paragraph; again: as if it had been closed and loaded meanwhile. */
	open(room: string, words: string): void;
	/** Adds words at the beginning. */
	write(room: string, words: string): void;
	doc(room: string): Y.Doc;
	/** Hands out these bytes as an update. */
	pass(room: string, update: Uint8Array): void;
	feed(room: string, since: FeedPosition | null): Promise<StoryFeed>;
}

export function fedRooms(): FedRooms {
	const rooms = new Map<string, { doc: Y.Doc; feed: RoomFeed }>();
	let epoch = 0;
	const at = (room: string) => {
		const found = rooms.get(room);
		if (!found) throw new Error(`no room ${room}`);
		return found;
	};
	const fed: StoryFeed[] = [];
	return {
		fed,
		open(room, words) {
			const doc = new Y.Doc();
			doc.transact(() => seedStory(doc, [{ type: 'paragraph', text: words }]));
			const merged = () => Y.encodeStateAsUpdate(doc);
			const feed = new RoomFeed(++epoch, merged);
			doc.on('update', (update: Uint8Array) => feed.pass(update));
			rooms.set(room, { doc, feed });
		},
		write: (room, words) => storyText(at(room).doc).insert(0, words),
		doc: (room) => at(room).doc,
		pass: (room, update) => at(room).feed.pass(update),
		async feed(room, since) {
			const feed = { room, ...at(room).feed.after(since) };
			fed.push(feed);
			return feed;
		}
	};
}
