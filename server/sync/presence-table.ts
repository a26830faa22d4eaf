import type { Id } from '#model/ids.ts';
import type { PresenceEntry, PresenceLine, PresentPerson } from '#document/presence.ts';
import type { Ledger } from './ledger.ts';

/** A place in the room: one client id, held by one connection at a time. */
interface Seat<C> {
	clock: number;
	/** Null: left. */
	holder: C | null;
	/** What it shows, as JSON. */
	json: string;
}

/** The state of somebody who has left. */
const GONE = 'null';

/**
 * Who shows up in a room. The server says who somebody is and counts the clocks itself, so that a
 * state it passes on is always newer than the one before, over reconnects and restarts of either
 * side. y-websocket repeats what it hears of others; entries under foreign client ids are dropped.
 */
export class PresenceTable<C extends object> {
	readonly #seats = new Map<number, Seat<C>>();
	readonly #clientOf = new Map<C, number>();
	readonly #ledger: Ledger;

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
	}

	/** The client id a connection shows under; null if it has not shown. */
	clientOf(connection: C): number | null {
		return this.#clientOf.get(connection) ?? null;
	}

	/** Takes what a connection says of itself; what the others are to be told, or null. */
	hear(from: C, person: PresentPerson, entries: readonly PresenceEntry[]): PresenceLine | null {
		const own = entries.find((entry) => this.#isOwn(from, person.id, entry));
		if (!own) return null;
		const json = own.state ? stamped(own.state, person) : GONE;
		const seat = this.#sit(from, person, own.clientId);
		// y-websocket says the same again every 15 s; see `renewed`.
		if (json === seat.json) return null;
		seat.json = json;
		return this.#tell(own.clientId, seat);
	}

	/** The same connection with a new name, ink or right; null if it does not show. */
	restamp(from: C, person: PresentPerson): PresenceLine | null {
		const clientId = this.#clientOf.get(from);
		const seat = clientId === undefined ? undefined : this.#seats.get(clientId);
		if (clientId === undefined || seat?.holder !== from || seat.json === GONE) return null;
		seat.json = stamped(JSON.parse(seat.json) as Record<string, unknown>, person);
		return this.#tell(clientId, seat);
	}

	leave(from: C): PresenceLine | null {
		const clientId = this.#clientOf.get(from);
		this.#clientOf.delete(from);
		const seat = clientId === undefined ? undefined : this.#seats.get(clientId);
		// A half-dead socket must not take away the person who has come back on another.
		if (clientId === undefined || seat?.holder !== from) return null;
		seat.holder = null;
		if (seat.json === GONE) return null;
		seat.json = GONE;
		return this.#tell(clientId, seat);
	}

	/** Everybody who shows, to be told again. */
	*renewed(): Generator<[C, PresenceLine]> {
		for (const [clientId, seat] of this.#seats)
			if (seat.json !== GONE && seat.holder) yield [seat.holder, this.#tell(clientId, seat)];
	}

	/** Everybody who shows but the one who asks. */
	others(of: C): PresenceLine[] {
		return [...this.#seats]
			.filter(([, seat]) => seat.json !== GONE && seat.holder !== of)
			.map(([clientId, { clock, json }]) => ({ clientId, clock, json }));
	}

	#isOwn(from: C, personId: Id, { clientId, state }: PresenceEntry): boolean {
		const held = this.#clientOf.get(from);
		const isTheirs = held === undefined ? state !== null : held === clientId;
		return isTheirs && this.#ledger.isOpenTo(clientId, personId);
	}

	#sit(from: C, { id, access }: PresentPerson, clientId: number): Seat<C> {
		const seat = this.#seats.get(clientId) ?? { clock: 0, holder: null, json: GONE };
		this.#seats.set(clientId, seat);
		// Who only reads writes under no id, and takes none from who will.
		if (access === 'write') this.#ledger.claim(clientId, id);
		this.#clientOf.set(from, clientId);
		seat.holder = from;
		return seat;
	}

	#tell(clientId: number, seat: Seat<C>): PresenceLine {
		// By the time of day, so that it also grows over a restart of the server.
		seat.clock = Math.max(seat.clock + 1, Date.now());
		return { clientId, clock: seat.clock, json: seat.json };
	}
}

/** As JSON, with who it is; a key of this name would reach a prototype where somebody copies it. */
function stamped(state: Record<string, unknown>, user: PresentPerson): string {
	const own = Object.hasOwn(state, '__proto__') ? withoutProto(state) : state;
	return JSON.stringify({ ...own, user });
}

const withoutProto = (state: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(state).filter(([key]) => key !== '__proto__'));
