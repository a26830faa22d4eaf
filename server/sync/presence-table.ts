import type { Id } from '#model/ids.ts';
import type { Presence, PresenceEntry, PresenceLine, PresentPerson } from '#document/presence.ts';
import type { Ledger } from './ledger.ts';
import type { ToldPresence } from './room-message.ts';

/** A place in the room: one client id, held by one connection at a time. */
interface Seat<C> {
	clock: number;
	/** A name: a connection of the node of that name. Null: left. */
	holder: C | string | null;
	/** When the holder came, epoch ms. */
	since: number;
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

	/** Who holds an id: a connection, or the node of that name has it; null: nobody does. */
	holderOf(clientId: number): C | string | null {
		return this.#seats.get(clientId)?.holder ?? null;
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
		if (seat.json !== GONE) return this.#vacate(clientId, seat);
		seat.holder = null;
		return null;
	}

	/** Everybody who shows and is connected here, to be told again. */
	*renewed(): Generator<[C, PresenceLine]> {
		for (const [clientId, seat] of this.#seats)
			if (seat.json !== GONE && typeof seat.holder === 'object' && seat.holder)
				yield [seat.holder, this.#tell(clientId, seat)];
	}

	/** When whoever shows under an id came to where they are connected now. */
	since(clientId: number): number {
		return this.#seats.get(clientId)?.since ?? 0;
	}

	/** Takes what another node says of one of its connections; what those here are to be told, or null. */
	elsewhere(node: string, told: ToldPresence): PresenceLine | null {
		const { clientId, since, clock, json } = told;
		const seat = this.#seats.get(clientId) ?? { clock: 0, holder: null, since: 0, json: GONE };
		const isTheirs = seat.holder === node;
		if (json === GONE) return isTheirs ? this.#vacate(clientId, seat) : null;
		// A half-dead socket there must not take away the person who has come here.
		if (!isTheirs && seat.holder !== null && seat.since > since) return null;
		if (!isTheirs && !this.#admit(clientId, json)) return null;
		Object.assign(seat, { holder: node, since, json, clock: Math.max(seat.clock, clock - 1) });
		this.#seats.set(clientId, seat);
		return this.#tell(clientId, seat);
	}

	/** Another node is gone, and with it its connections. */
	*forget(node: string): Generator<PresenceLine> {
		for (const [clientId, seat] of this.#seats)
			if (seat.holder === node) yield this.#vacate(clientId, seat);
	}

	/** Ids that turn out to be somebody else's than who shows under them here. */
	*evict(clientIds: readonly number[]): Generator<PresenceLine> {
		for (const clientId of clientIds) {
			const seat = this.#seats.get(clientId);
			if (seat && seat.json !== GONE) yield this.#vacate(clientId, seat);
		}
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
		const seat = this.#seats.get(clientId) ?? { clock: 0, holder: null, since: 0, json: GONE };
		this.#seats.set(clientId, seat);
		if (seat.holder !== from) seat.since = Date.now();
		// Who only reads writes under no id, and takes none from who will.
		if (access === 'write') this.#ledger.claim(clientId, id);
		this.#clientOf.set(from, clientId);
		seat.holder = from;
		return seat;
	}

	/** Whether an id may be shown under by whom another node says it is. */
	#admit(clientId: number, json: string): boolean {
		const user = personIn(json);
		if (!user || !this.#ledger.isOpenTo(clientId, user.id)) return false;
		if (user.access === 'write') this.#ledger.claim(clientId, user.id);
		return true;
	}

	#vacate(clientId: number, seat: Seat<C>): PresenceLine {
		Object.assign(seat, { holder: null, json: GONE });
		return this.#tell(clientId, seat);
	}

	#tell(clientId: number, seat: Seat<C>): PresenceLine {
		// By the time of day, so that it also grows over a restart of the server.
		seat.clock = Math.max(seat.clock + 1, Date.now());
		return { clientId, clock: seat.clock, json: seat.json };
	}
}

/** Who shows themselves by what another node says; null: it cannot be read. */
function personIn(json: string): Pick<PresentPerson, 'id' | 'access'> | null {
	try {
		const shown = JSON.parse(json) as Partial<Presence> | null;
		const user = shown?.user;
		return typeof user?.id === 'string' ? user : null;
	} catch {
		return null;
	}
}

/** As JSON, with who it is; a key of this name would reach a prototype where somebody copies it. */
function stamped(state: Record<string, unknown>, user: PresentPerson): string {
	const own = Object.hasOwn(state, '__proto__') ? withoutProto(state) : state;
	return JSON.stringify({ ...own, user });
}

const withoutProto = (state: Record<string, unknown>): Record<string, unknown> =>
	Object.fromEntries(Object.entries(state).filter(([key]) => key !== '__proto__'));
