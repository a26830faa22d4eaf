import type { Logger } from 'pino';
import * as Y from 'yjs';
import { encodePresence, type PresenceEntry, type PresentPerson } from '#document/presence.ts';
import { encodeFrame, type CloseCode, type WordFrame } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { LoadedRoom, NewUpdate, UpdateLog } from '../store/store.ts';
import { checkUpdate, type UpdateFault } from './check-update.ts';
import { Ledger } from './ledger.ts';
import { PresenceTable } from './presence-table.ts';
import { changeOn, docOf, isGone, rootOf } from './room-doc.ts';
import { RoomLog } from './room-log.ts';

/** A connection as its room sees it. */
export interface Member {
	readonly personId: Id;
	send(frame: Uint8Array): void;
	/** May be left out where the other side reads slowly. */
	sendPresence(frame: Uint8Array): void;
	close(code: CloseCode): void;
}

/** `full`: the disk does not keep up; `broken`: the update broke the document, which is gone. */
export type ApplyFault = UpdateFault | 'full' | 'broken';

export interface RoomOptions {
	name: string;
	loaded: LoadedRoom;
	/** The server went down with it open, and may have passed on words which it lost. */
	mayLack: boolean;
	log: Pick<UpdateLog, 'append'>;
	logger: Logger;
	/** After each change of the words, with who made it. */
	changed: (personId: Id) => void;
	/** After each commit, with the size of what was written. */
	committed: (bytes: number) => void;
	/** The document can no longer be trusted: it must be loaded anew. */
	broken: () => void;
}

/** It was closed before the edit had its turn: nothing has happened. */
export class RoomClosed extends Error {}

/**
 * A story open on the server. An update is checked, applied, passed on as it came, and on its way to
 * the disk, all in one tick; it is acknowledged when it is there. The document is needed for what
 * joiners lack and for edits of the server; nothing else asks for it.
 */
export class Room {
	readonly name: string;
	readonly presence: PresenceTable<Member>;
	readonly #options: RoomOptions;
	readonly #doc: Y.Doc;
	readonly #log: RoomLog;
	readonly #ledger: Ledger;
	readonly #members = new Set<Member>();
	#editing: Promise<unknown> = Promise.resolve();
	#closed = false;

	/** Throws where the log makes no document. */
	constructor(options: RoomOptions) {
		const { name, log, logger, loaded, mayLack } = options;
		this.name = name;
		this.#options = options;
		this.#doc = docOf(loaded);
		const seq = loaded.tail.at(-1)?.seq ?? loaded.snapshotSeq;
		this.#log = new RoomLog(name, log, logger, seq);
		this.#ledger = new Ledger(loaded.clients, mayLack);
		this.presence = new PresenceTable(this.#ledger);
	}

	get members(): ReadonlySet<Member> {
		return this.#members;
	}

	/** Whose client id is whose, those included that have only shown themselves. */
	get owners(): { clientId: number; personId: Id }[] {
		return [...this.#ledger];
	}

	/** Nothing waits for the disk. */
	get isSaved(): boolean {
		return this.#log.idle;
	}

	join(member: Member): void {
		this.#members.add(member);
	}

	leave(member: Member): void {
		if (!this.#members.delete(member)) return;
		const left = this.presence.leave(member);
		if (left) this.#announce(left, member);
	}

	stateVector(): Uint8Array {
		return Y.encodeStateVector(this.#doc);
	}

	/** What a client with this state vector lacks; null if it is not a state vector. */
	missing(stateVector: Uint8Array): Uint8Array | null {
		try {
			return Y.encodeStateAsUpdate(this.#doc, stateVector);
		} catch {
			// Bytes from the wire that Yjs cannot read.
			return null;
		}
	}

	/** `saved` is called with the log's seq once the update, and all before it, is on disk. */
	apply(
		{ type, update: bytes }: WordFrame,
		from: Member,
		saved: (seq: number) => void
	): Result<void, ApplyFault> {
		if (this.#closed) return err('broken');
		if (this.#log.full) return err('full');
		const { personId } = from;
		const brought = type === 'step2';
		const checked = checkUpdate(bytes, {
			clock: (client) => Y.getState(this.#doc.store, client),
			root: (id) => rootOf(this.#doc, id),
			isGone: (client, clock, length) => isGone(this.#doc, client, clock, length),
			mayWrite: (client) =>
				brought ? this.#ledger.mayReturn(client, personId) : this.#ledger.isOpenTo(client, personId)
		});
		if (!checked.ok) return checked;
		const { update, clientIds } = checked.value;
		const applied = this.#integrate(update);
		if (!applied.ok) return applied;
		const own = brought
			? this.#ledger.takeBack(clientIds, personId, this.presence.clientOf(from))
			: this.#ledger.take(clientIds, personId);
		if (applied.value) this.#keep(update, own, from, saved);
		else this.#log.mark(saved);
		return ok(undefined);
	}

	/**
	 * An edit of the server's: `change` runs on a copy, and what it did is applied, passed on and
	 * logged under the person. With `commit` the caller writes the update itself, with what belongs to
	 * it, and it reaches the document only after that; `change` that changes nothing commits nothing.
	 */
	edit<T>(
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T> {
		const turn = this.#editing.then(() => this.#edit(personId, change, commit));
		this.#editing = turn.catch(() => undefined);
		return turn;
	}

	/** A copy of the document. */
	copy(): Y.Doc {
		return docOf({ snapshot: Y.encodeStateAsUpdate(this.#doc), tail: [] });
	}

	hear(from: Member, person: PresentPerson, entries: readonly PresenceEntry[]): void {
		const told = this.presence.hear(from, person, entries);
		if (told) this.#announce(told, from);
	}

	restamp(member: Member, person: PresentPerson): void {
		const told = this.presence.restamp(member, person);
		if (told) this.#announce(told, member);
	}

	/** Nobody knows what state it is in: everybody comes back to it, loaded from the log. */
	abandon(err: unknown): void {
		this.#options.logger.error({ room: this.name, err }, 'a frame failed');
		if (!this.#closed) this.#options.broken();
	}

	/** What is waiting for the disk is given up after `patience` ms; whether nothing was. */
	async flush(patience: number): Promise<boolean> {
		const timer = setTimeout(() => this.#log.giveUp(), patience);
		await this.#log.flushed();
		clearTimeout(timer);
		return !this.#log.gaveUp;
	}

	close(): void {
		this.#closed = true;
		this.#doc.destroy();
	}

	async #edit<T>(
		personId: Id,
		change: (doc: Y.Doc) => T,
		commit?: (update: NewUpdate) => Promise<number>
	): Promise<T> {
		if (this.#closed) throw new RoomClosed(`room ${this.name} is closed`);
		const { value, update: bytes } = changeOn(this.copy(), change);
		if (bytes === null) return value;
		const clientId = Y.decodeUpdate(bytes).structs[0]?.id.client ?? null;
		const entry = { room: this.name, personId, clientId, at: Date.now(), bytes };
		await this.#log.commit(() => (commit ? commit(entry) : this.#append(entry)));
		if (clientId !== null) this.#ledger.claim(clientId, personId);
		// A room on its way out sends everybody back, and they get it from the log.
		if (!this.#closed) this.#integrate(bytes);
		this.#pass(bytes, personId, null);
		this.#options.committed(bytes.length);
		return value;
	}

	async #append(entry: NewUpdate): Promise<number> {
		const [seq = 0] = await this.#options.log.append([entry]);
		return seq;
	}

	/** Whether it changed anything; a document that cannot take it is given up. */
	#integrate(update: Uint8Array): Result<boolean, 'broken'> {
		let changed = false;
		const note = () => (changed = true);
		this.#doc.on('update', note);
		try {
			Y.applyUpdate(this.#doc, update);
			const { pendingStructs, pendingDs } = this.#doc.store;
			if (pendingStructs === null && pendingDs === null) return ok(changed);
			this.#options.logger.error({ room: this.name }, 'update left something pending');
		} catch (error) {
			this.#options.logger.error({ room: this.name, err: error }, 'update broke the document');
		} finally {
			this.#doc.off('update', note);
		}
		this.#options.broken();
		return err('broken');
	}

	#keep(
		bytes: Uint8Array,
		[first, ...alsoUnder]: readonly number[],
		from: Member,
		saved: (seq: number) => void
	): void {
		const { personId } = from;
		this.#pass(bytes, personId, from);
		const entry = { personId, clientId: first ?? null, alsoUnder, at: Date.now(), bytes };
		this.#log.append(entry, (seq) => {
			this.#options.committed(bytes.length);
			saved(seq);
		});
	}

	#pass(update: Uint8Array, personId: Id, from: Member | null): void {
		const frame = encodeFrame({ type: 'update', update });
		for (const member of this.#members) if (member !== from) member.send(frame);
		this.#options.changed(personId);
	}

	#announce(entry: PresenceEntry, from: Member): void {
		const frame = encodeFrame({ type: 'awareness', update: encodePresence([entry]) });
		for (const member of this.#members) if (member !== from) member.sendPresence(frame);
	}
}
