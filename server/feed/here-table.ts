import { CLOSE } from '#document/close-codes.ts';
import type { Whereabouts } from '#model/feed.ts';
import type { Id } from '#model/ids.ts';
import type { Bus } from '../nodes/bus.ts';
import type { FeedConnection } from './feed-connection.ts';
import { HereElsewhere } from './here-elsewhere.ts';

/** Whereabouts are sent on so often at most, ms. */
const GATHER_MS = 40;

/** Who is where: one place for each tab, under the name of the session; at all servers, if there are others. */
export class HereTable {
	readonly #connections: ReadonlySet<FeedConnection>;
	/** Whose whereabouts changed and have not been sent on. */
	readonly #moved = new Set<FeedConnection>();
	readonly #elsewhere: HereElsewhere | null;
	#timer: NodeJS.Timeout | undefined;

	constructor(connections: ReadonlySet<FeedConnection>, bus?: Bus) {
		this.#connections = connections;
		this.#elsewhere = bus
			? new HereElsewhere({
					bus,
					here: () => this.#own(),
					moved: (places) => this.#tellPlaces(places),
					// Its tab may have come to this server.
					left: (tab) => this.#own().some((at) => at.tab === tab) || this.#tellGone(tab)
				})
			: null;
	}

	all(): Whereabouts[] {
		return [...this.#own(), ...(this.#elsewhere?.all() ?? [])];
	}

	#own(): Whereabouts[] {
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
		if (!here) return;
		this.#elsewhere?.tellLeft(here.tab);
		if (!this.#elsewhere?.has(here.tab)) this.#tellGone(here.tab);
	}

	close(): void {
		clearTimeout(this.#timer);
		this.#elsewhere?.close();
	}

	#tellMoves(): void {
		this.#timer = undefined;
		const moved = [...this.#moved];
		this.#moved.clear();
		const places = moved.flatMap(({ here }) => here ?? []);
		this.#elsewhere?.tellMoved(places);
		this.#tellPlaces(places);
	}

	#tellPlaces(places: readonly Whereabouts[]): void {
		this.#tell(places.map((at) => JSON.stringify({ type: 'here', at })));
	}

	#tellGone(tab: Id): void {
		this.#tell([JSON.stringify({ type: 'left', tab })]);
	}

	#tell(texts: readonly string[]): void {
		for (const connection of this.#connections) {
			if (connection.isWatching) texts.forEach((text) => connection.sendText(text));
		}
	}
}
