import { randomOf } from '#tests/sync/story/random.ts';
import { Typist, timesOf } from './typist.ts';
import { openStory } from './window-on-story.ts';
import { cookieOf, type SyncServer } from './sync-server.ts';
import { synced } from './kill-rounds.ts';

/** Two people at their work in one story, beside whatever else goes on. */
export interface Pair {
	/** From one's key to the other's screen, ms, of each word. */
	readonly latencies: number[];
	/** How often either lost the connection. */
	readonly lost: number;
	/** Types a word every so many ms until it is stopped. */
	begin(every: number): { stop(): void };
	/** The same for a while. */
	type(every: number, forMs: number): Promise<void>;
	/** Waits until all is saved and seen; the words that are not there exactly once. */
	settle(): Promise<string[]>;
	close(): void;
}

export interface PairOptions {
	story?: string;
	/** Instead of those that name the people. */
	cookies?: readonly [string, string];
}

export async function openPair(
	server: Pick<SyncServer, 'url' | 'origin'>,
	{ story, cookies = [cookieOf('anna'), cookieOf('ben')] }: PairOptions = {}
): Promise<Pair> {
	const writer = openStory(server, 'anna', { story, cookie: cookies[0] });
	const reader = openStory(server, 'ben', { story, cookie: cookies[1] });
	await Promise.all([synced(writer), synced(reader)]);
	const typist = new Typist(writer, 'anna', randomOf(1));
	const latencies: number[] = [];
	const typedAt = new Map<string, number>();
	const doc = reader.wire.doc;
	doc.getText('story').observe(({ delta }) => {
		const now = performance.now();
		for (const { insert } of delta) {
			const at = typeof insert === 'string' ? typedAt.get(insert) : undefined;
			if (at !== undefined) latencies.push(now - at);
		}
	});

	function begin(every: number): { stop(): void } {
		const timer = setInterval(() => {
			typedAt.set(`⟨anna-${typist.typed.length + 1}⟩`, performance.now());
			typist.type();
		}, every);
		return { stop: () => clearInterval(timer) };
	}

	return {
		latencies,
		get lost() {
			return writer.shown.lost + reader.shown.lost;
		},
		begin,
		async type(every, forMs) {
			const typing = begin(every);
			await new Promise((resolve) => setTimeout(resolve, forMs));
			typing.stop();
		},
		async settle() {
			const wrong = () => {
				const times = timesOf(doc.getText('story').toString());
				return typist.typed.filter((word) => times.get(word) !== 1);
			};
			const end = performance.now() + 20_000;
			while (performance.now() < end && (writer.wire.unsaved > 0 || wrong().length > 0))
				await new Promise((resolve) => setTimeout(resolve, 20));
			return wrong();
		},
		close() {
			writer.close();
			reader.close();
		}
	};
}
