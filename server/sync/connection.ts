import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { decodePresence, encodePresenceLines, type PresentPerson } from '#document/presence.ts';
import { CLOSE, type CloseCode } from '#document/close-codes.ts';
import { decodeFrame, type Access, type Frame, type WordFrame } from '#document/protocol.ts';
import type { Id } from '#model/ids.ts';
import type { Result } from '#model/result.ts';
import { PATIENCE } from '../hang-up.ts';
import { Acks } from './acks.ts';
import type { Batch } from './broadcast.ts';
import { Inbox } from './inbox.ts';
import { Line } from './line.ts';
import { LIMITS, TIMES } from './limits.ts';
import { Pace } from '../pace.ts';
import type { ApplyFault, Member, Room } from './room.ts';
import { readStateVector } from './state-vector.ts';
import type { FrameRule, SyncMeter } from './sync-meter.ts';
import type { Tick } from './tick.ts';

/** How a person shows now and what they may do; or why they may not even read. */
export type Standing = Result<PresentPerson, CloseCode>;

export interface ConnectionOptions {
	socket: WebSocket;
	/** The connection under it. */
	raw: Duplex;
	tick: Tick;
	/** How long words may wait for a reader who does not read, ms. */
	slowMs: number;
	room: Room;
	personId: Id;
	sessionId: Id;
	/** What they may do now. */
	access: Access;
	/** Asked for every frame that writes. */
	standing: () => Standing;
	meter: SyncMeter;
	closed: (connection: Connection, code: number) => void;
}

type Question = Extract<Frame, { type: 'step1' | 'queryAwareness' }>;

/** A frame with words, and when it came, ms. */
interface Arrived {
	frame: WordFrame;
	at: number;
}

/** What a `denied` frame says before a close for want of rights. */
const DENIALS: Partial<Record<CloseCode, string>> = {
	[CLOSE.forbidden]: 'forbidden',
	[CLOSE.signedOut]: 'signed out',
	[CLOSE.deactivated]: 'deactivated'
};

/** One socket in a room. */
export class Connection implements Member {
	readonly personId: Id;
	readonly sessionId: Id;
	readonly #room: Room;
	readonly #standing: () => Standing;
	readonly #meter: SyncMeter;
	readonly #line: Line;
	readonly #frames = new Pace(LIMITS.frameRate, LIMITS.frameBurst);
	readonly #bytes = new Pace(LIMITS.byteRate, LIMITS.byteBurst);
	readonly #questions = new Pace(LIMITS.questionRate, LIMITS.questionBurst);
	/** Frames with words, one after the other. */
	readonly #words = new Inbox<Arrived>(
		(arrived) => this.#write(arrived),
		(error) => this.#room.abandon(error)
	);
	/** What it had when more was unread than it was sent on; null: it has everything. */
	#behind: { had: Map<number, number>; timer: NodeJS.Timeout } | null = null;
	readonly #slowMs: number;
	#access: Access;
	/** When the right to write ended; frames already on their way are passed over for a moment. */
	#downgradedAt = -Infinity;
	readonly #acks = new Acks((frame) => this.#line.tell(frame));
	/** Its step 1 is answered: from then on it gets what comes, and never anything that stands on what it lacks. */
	#hasWords = false;
	/** How often it was asked for what the server lacks, and how often it has answered. */
	#asked = 0;
	#answered = 0;
	/** Why we closed it; null while we have not. */
	#code: CloseCode | null = null;
	#closed = false;

	constructor(options: ConnectionOptions) {
		const { socket, raw, tick, room, personId, sessionId, access, standing, closed } = options;
		this.personId = personId;
		this.sessionId = sessionId;
		this.#slowMs = options.slowMs;
		this.#room = room;
		this.#standing = standing;
		this.#meter = options.meter;
		this.#line = new Line({
			socket,
			raw,
			tick,
			tooSlow: () => this.close(CLOSE.slow),
			drained: () => this.#catchUp(),
			failed: (error) => this.#fail(error)
		});
		this.#access = access;
		socket.on('message', (data, isBinary) => this.#hear(data, isBinary));
		// ws closes the socket itself after a frame it cannot take, with a code of its own.
		socket.on('error', () => setTimeout(() => socket.terminate(), PATIENCE).unref());
		socket.on('close', (code) => {
			this.#closed = true;
			clearTimeout(this.#behind?.timer);
			room.leave(this);
			closed(this, this.#code ?? code);
		});
		room.join(this);
		this.#greet();
	}

	/** A slow reader is spared presence first, then words, which it is told of when it has read on. */
	receive({ words, presence, all }: Batch): void {
		if (this.#behind !== null) return;
		const { unread } = this.#line;
		const isQuick = unread <= LIMITS.bufferPresence;
		if (!this.#hasWords) {
			if (presence && isQuick) this.#line.send(presence);
			return;
		}
		if (isQuick) return this.#line.send(all);
		if (words) this.#line.send(words);
		if (unread > LIMITS.bufferWords) this.#fallBehind();
	}

	beat(): void {
		this.#line.beat();
	}

	/** Bytes that it has not read yet. */
	get unread(): number {
		return this.#line.unread;
	}

	/** Frames with words that have not had their turn. */
	get waiting(): number {
		return this.#words.waiting;
	}

	close(code: CloseCode): void {
		if (this.#closed) return;
		this.#closed = true;
		this.#code = code;
		const reason = DENIALS[code];
		if (reason !== undefined) this.#line.tell({ type: 'denied', reason });
		this.#line.close(code);
	}

	/** Acts on a change of the person or the story; returns how they stand now. */
	judge(): Standing {
		const standing = this.#standing();
		if (!standing.ok) this.close(standing.error);
		else if (standing.value.access !== this.#access && !this.#closed)
			this.#change(standing.value.access);
		return standing;
	}

	/** Shows a new name, ink or right to the others. */
	restamp(): void {
		const standing = this.#standing();
		if (standing.ok && !this.#closed) this.#room.restamp(this, standing.value);
	}

	#fallBehind(): void {
		const timer = setTimeout(() => this.close(CLOSE.slow), this.#slowMs).unref();
		this.#behind = { had: this.#room.clocks(), timer };
	}

	#catchUp(): void {
		if (this.#behind === null || this.#closed) return;
		const { had, timer } = this.#behind;
		clearTimeout(timer);
		this.#behind = null;
		this.#line.tell({ type: 'update', update: this.#room.missing(had) });
		this.#showOthers();
	}

	#greet(): void {
		this.#line.tell({ type: 'access', access: this.#access });
		this.#invite();
		this.#showOthers();
	}

	/** Asks a writer for what the server lacks; a reader has nothing to give. */
	#invite(): void {
		if (this.#access !== 'write') return;
		this.#asked += 1;
		this.#line.tell({ type: 'step1', stateVector: this.#room.stateVector() });
	}

	/** Whether it has brought all it had when it was last let in. An answer may have waited since before that. */
	get #joined(): boolean {
		return this.#answered >= this.#asked;
	}

	#change(access: Access): void {
		this.#access = access;
		if (access === 'read') this.#downgradedAt = performance.now();
		this.#line.tell({ type: 'access', access });
		this.#invite();
	}

	#showOthers(): void {
		const update = encodePresenceLines(this.#room.presence.others(this));
		this.#line.tell({ type: 'awareness', update });
	}

	#hear(data: RawData, isBinary: boolean): void {
		this.#line.alive();
		if (this.#closed) return;
		const bytes = bytesOf(data);
		if (!this.#frames.take() || !this.#bytes.take(bytes.length))
			return this.#turnAway(CLOSE.tooFast, 'rate');
		const frame = isBinary ? decodeFrame(bytes) : null;
		if (frame === null) return this.#turnAway(CLOSE.malformed, 'form');
		try {
			this.#take(frame);
		} catch (error) {
			// Words are seen to by their inbox; what only asks or shows is its own connection's matter.
			this.#fail(error);
		}
	}

	#turnAway(code: CloseCode, rule: FrameRule): void {
		this.#meter.refused(code, rule);
		this.close(code);
	}

	#fail(error: unknown): void {
		this.#room.report(error);
		this.close(CLOSE.unavailable);
	}

	#take(frame: Frame): void {
		switch (frame.type) {
			case 'step1':
			case 'queryAwareness':
				if (!this.#questions.take(costOf(frame))) return this.#turnAway(CLOSE.tooFast, 'questions');
				return this.#ask(frame);
			case 'step2':
			case 'update':
				if (this.#words.waiting >= LIMITS.framesWaiting)
					return this.#turnAway(CLOSE.unavailable, 'backlog');
				return this.#words.add({ frame: kept(frame), at: performance.now() });
			case 'awareness':
				return this.#present(frame.update);
			case 'denied':
			case 'ack':
			case 'access':
			case 'alive':
				return this.#turnAway(CLOSE.malformed, 'server-only');
		}
	}

	#ask(frame: Question): void {
		if (frame.type === 'queryAwareness') return this.#showOthers();
		const known = readStateVector(frame.stateVector);
		if (known === null) return this.#turnAway(CLOSE.malformed, 'form');
		// Whoever has not read so much yet is not sent a whole story once more.
		if (this.#line.unread > LIMITS.bufferWords) return this.close(CLOSE.slow);
		this.#line.tell({ type: 'step2', update: this.#room.missing(known) });
		this.#hasWords = true;
	}

	#write({ frame, at }: Arrived, number = this.#acks.next()): void | Promise<void> {
		// What waited counts although its socket is gone, but not after we have closed it.
		if (this.#code !== null) return;
		const standing = this.judge();
		if (!standing.ok) return;
		const isStep2 = frame.type === 'step2';
		if (standing.value.access !== 'write') {
			if (isStep2) this.#answered += 1;
			return this.#refuse(number, at);
		}
		if (frame.update.length > (isStep2 ? LIMITS.step2 : LIMITS.update))
			return this.#turnAway(CLOSE.tooLarge, 'size');
		const limit = this.#acks.limit(isStep2);
		const applied = this.#room.apply(frame, this, (seq) => {
			if (number >= limit) return;
			this.#acks.saved(number, seq);
			this.#meter.acknowledged(performance.now() - at);
		});
		if (applied instanceof Promise)
			return applied.then((fault) =>
				fault === null ? this.#write({ frame, at }, number) : this.#reject(fault, isStep2, number)
			);
		if (!applied.ok) return this.#reject(applied.error, isStep2, number);
		if (!isStep2) return;
		this.#acks.caughtUp();
		this.#answered += 1;
	}

	#refuse(number: number, at: number): void {
		const late = at - this.#downgradedAt > TIMES.downgradeGrace;
		if (late) return this.#turnAway(CLOSE.forbidden, 'rights');
		this.#acks.putAside(number);
	}

	#reject(fault: ApplyFault, isStep2: boolean, number: number): void {
		switch (fault) {
			case 'gap':
				// Typed after the socket opened and before the answer to step 1, which holds it too.
				if (isStep2 || this.#joined) return this.#turnAway(CLOSE.malformed, 'gap');
				return this.#acks.putAside(number);
			case 'malformed':
				return this.#turnAway(CLOSE.malformed, 'form');
			case 'foreign':
				return this.#turnAway(CLOSE.malformed, 'foreign');
			case 'full':
				return this.#turnAway(CLOSE.unavailable, 'backlog');
			case 'held':
				return this.close(CLOSE.unavailable);
			case 'tooLong':
				return this.#turnAway(CLOSE.tooLarge, 'too-long');
			case 'closed':
				// The room is on its way out and closes all its connections.
				return this.#acks.putAside(number);
		}
	}

	#present(update: Uint8Array): void {
		if (update.length > LIMITS.presenceFrame) return this.#turnAway(CLOSE.tooLarge, 'size');
		const entries = decodePresence(update, LIMITS.presenceState);
		if (entries === null) return this.#turnAway(CLOSE.malformed, 'form');
		const standing = this.judge();
		if (standing.ok) this.#room.hear(this, standing.value, entries);
	}
}

/** A question about very many windows’ words takes as long to read as several. */
const costOf = (frame: Question): number =>
	frame.type === 'step1' ? 1 + frame.stateVector.length / LIMITS.questionBytes : 1;

/** A view into what was read from the socket, which more may be in. */
function bytesOf(data: RawData): Uint8Array {
	if (Array.isArray(data)) return Buffer.concat(data);
	return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

/** Words stay, and must not hold what else was read with them. */
const kept = ({ type, update }: WordFrame): WordFrame => ({ type, update: new Uint8Array(update) });
