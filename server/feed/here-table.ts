import { CLOSE } from '#document/protocol.ts';
import type { Whereabouts } from '#model/feed.ts';
import type { FeedConnection } from './feed-connection.ts';

/** Whereabouts are sent on so often at most, ms. */
const GATHER_MS = 40;

/** Who is where: one place for each tab, under the name of the session. */
export class HereTable {
	readonly #connections: ReadonlySet<FeedConnection>;
	/** Whose whereabouts changed and have not been sent on. */
	readonly #moved = new Set<FeedConnection>();
	#timer: NodeJS.Timeout | undefined;

	constructor(connections: ReadonlySet<FeedConnection>) {
		this.#connections = connections;
	}

	all(): Whereabouts[] {
		return [...this.#connections].flatMap(({ here }) => here ?? []);
	}

	/** A tab that comes back takes its place over from its old socket; nobody takes another's. */
	move(connection: FeedConnection, place: Omit<Whereabouts, 'personId'>): void {
		const { personId } = connection.session;
		for (const other of this.#connections) {
			if (other === connection || other.here?.tab !== place.tab) continue;
			if (other.session.personId !== personId) {
				return connection.close(CLOSE.malformed, 'not your tab');
			}
			other.here = null;
			this.#moved.delete(other);
		}
		if (connection.here && connection.here.tab !== place.tab) this.leave(connection);
		connection.here = { ...place, personId };
		this.#moved.add(connection);
		this.#timer ??= setTimeout(() => this.#tellMoves(), GATHER_MS);
	}

	leave(connection: FeedConnection): void {
		const { here } = connection;
		connection.here = null;
		this.#moved.delete(connection);
		if (here) this.#tell([JSON.stringify({ type: 'left', tab: here.tab })]);
	}

	close(): void {
		clearTimeout(this.#timer);
	}

	#tellMoves(): void {
		this.#timer = undefined;
		const moved = [...this.#moved];
		this.#moved.clear();
		this.#tell(
			moved.flatMap(({ here }) => (here ? JSON.stringify({ type: 'here', at: here }) : []))
		);
	}

	#tell(texts: readonly string[]): void {
		for (const connection of this.#connections) {
			if (connection.isWatching) texts.forEach((text) => connection.sendText(text));
		}
	}
}
