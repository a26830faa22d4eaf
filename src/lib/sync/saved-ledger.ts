/**
 * Knows which of this tab's edits are on disk. The server acknowledges frames of a connection; here
 * is remembered which edits each of them carried. A connection's frames count from its beginning,
 * and cover everything so far only once it has answered the server's question for what it lacks
 * (step 2): before that, edits made offline may still be missing below them.
 */
export class SavedLedger {
	#edits = 0;
	#saved = 0;
	/** For each frame that is not acknowledged: the edits up to it. */
	#frames: number[] = [];
	#acknowledged = 0;
	#covers = false;
	/** When the oldest unsaved edit was made or last made progress, by performance.now(); null: none. */
	#waitingSince: number | null = null;

	/** Edits that are not known to be on disk. */
	get unsaved(): number {
		return this.#edits - this.#saved;
	}

	/** For how long nothing was acknowledged although something waits, ms. */
	waited(now = performance.now()): number {
		return this.#waitingSince === null ? 0 : now - this.#waitingSince;
	}

	/** An edit of one's own was made. */
	edited(now = performance.now()): void {
		this.#edits += 1;
		this.#waitingSince ??= now;
	}

	/** A new connection, or one that may write again. */
	opened(): void {
		this.#frames = [];
		this.#acknowledged = 0;
		this.#covers = false;
	}

	/** The server asks again for what it lacks; until that is answered nothing more is covered. */
	asked(): void {
		this.#covers = false;
	}

	/** A frame with words was handed to the socket. */
	sent(kind: 'step2' | 'update'): void {
		if (kind === 'step2') this.#covers = true;
		this.#frames.push(this.#covers ? this.#edits : 0);
	}

	/** The first `frames` frames of this connection are on disk. */
	acknowledged(frames: number, now = performance.now()): void {
		for (; this.#acknowledged < frames && this.#frames.length > 0; this.#acknowledged++)
			this.#saved = Math.max(this.#saved, this.#frames.shift() ?? 0);
		this.#waitingSince = this.unsaved > 0 ? now : null;
	}
}
