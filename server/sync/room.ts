import type { Logger } from 'pino';
import * as Y from 'yjs';
import { encodePresence, type PresenceEntry, type PresentPerson } from '#document/presence.ts';
import { encodeFrame, type CloseCode } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import { err, ok, type Result } from '#model/result.ts';
import type { LoadedRoom, NewUpdate, UpdateLog } from '../store/store.ts';
import { checkUpdate, type UpdateFault } from './check-update.ts';
import { PresenceTable } from './presence-table.ts';
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
	log: Pick<UpdateLog, 'append'>;
	logger: Logger;
	/** After each change of the words, with who made it. */
	changed: (personId: Id) => void;
	/** After each commit, with the size of what was written. */
	committed: (bytes: number) => void;
	/** The document can no longer be trusted: it must be loaded anew. */
	broken: () => void;
}

/**
 * A story open on the server. An update is checked, applied, passed on as it came, and on its way to
 * the disk, all in one tick; it is acknowledged when it is there. The document is needed for what
 * joiners lack and for edits of the server; nothing else asks for it.
 */
export class Room {
	readonly name: string;
	readonly presence = new PresenceTable<Member>();
	readonly #options: RoomOptions;
	readonly #doc: Y.Doc;
	readonly #log: RoomLog;
	readonly #members = new Set<Member>();
	#editing: Promise<unknown> = Promise.resolve();
	#closed = false;

	/** Throws where the log makes no document. */
	constructor(options: RoomOptions) {
		const { name, log, logger, loaded } = options;
		this.name = name;
		this.#options = options;
		this.#doc = docOf(loaded);
		const seq = loaded.tail.at(-1)?.seq ?? loaded.snapshotSeq;
		this.#log = new RoomLog(name, log, logger, seq);
	}

	get members(): ReadonlySet<Member> {
		return this.#members;
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
	apply(update: Uint8Array, from: Member, saved: (seq: number) => void): Result<void, ApplyFault> {
		if (this.#closed) return err('broken');
		if (this.#log.full) return err('full');
		const checked = checkUpdate(update, (client) => Y.getState(this.#doc.store, client));
		if (!checked.ok) return checked;
		const applied = this.#integrate(update);
		if (!applied.ok) return applied;
		if (!applied.value) this.#log.mark(saved);
		else this.#keep(update, checked.value.clientId, from, saved);
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

	/** What is waiting for the disk is given up after `patience` ms. */
	async flush(patience: number): Promise<void> {
		const timer = setTimeout(() => this.#log.giveUp(), patience);
		await this.#log.flushed();
		clearTimeout(timer);
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
		if (this.#closed) throw new Error(`room ${this.name} is closed`);
		const { value, update: bytes } = changeOn(this.copy(), change);
		if (bytes === null) return value;
		const clientId = Y.decodeUpdate(bytes).structs[0]?.id.client ?? null;
		const entry = { room: this.name, personId, clientId, at: Date.now(), bytes };
		await this.#log.commit(() => (commit ? commit(entry) : this.#append(entry)));
		this.#integrate(bytes);
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
		update: Uint8Array,
		clientId: number | null,
		from: Member,
		saved: (seq: number) => void
	): void {
		const { personId } = from;
		this.#pass(update, personId, from);
		this.#log.append({ personId, clientId, at: Date.now(), bytes: update }, (seq) => {
			this.#options.committed(update.length);
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

/** The document that a snapshot and what came after it make. Throws where they make none. */
export function docOf({ snapshot, tail }: Pick<LoadedRoom, 'snapshot' | 'tail'>): Y.Doc {
	const doc = new Y.Doc();
	doc.transact(() => {
		if (snapshot) Y.applyUpdate(doc, snapshot);
		for (const { bytes } of tail) Y.applyUpdate(doc, bytes);
	});
	return doc;
}

function changeOn<T>(
	doc: Y.Doc,
	change: (doc: Y.Doc) => T
): { value: T; update: Uint8Array | null } {
	const updates: Uint8Array[] = [];
	doc.on('update', (update: Uint8Array) => updates.push(update));
	const value = doc.transact(() => change(doc));
	doc.destroy();
	return { value, update: updates.length > 0 ? Y.mergeUpdates(updates) : null };
}
