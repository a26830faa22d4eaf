import type { Frame } from '#document/protocol.ts';

/** Which of a connection's frames with words are on disk, and tells it so. */
export class Acks {
	readonly #tell: (frame: Frame) => void;
	/** Frames with words that have come. */
	#received = 0;
	/** The first of them that was not taken in; the client's next step 2 brings its words again. */
	#setAside = Infinity;
	#saved = { frames: 0, seq: 0 };
	#telling = false;

	constructor(tell: (frame: Frame) => void) {
		this.#tell = tell;
	}

	/** The number of a frame that has its turn for the first time. */
	next(): number {
		return ++this.#received;
	}

	/** Neither this frame nor one after it is acknowledged before the next step 2. */
	putAside(number: number): void {
		this.#setAside = Math.min(this.#setAside, number);
	}

	/** The first frame that is not acknowledged; none once all the client has is taken in. */
	limit(isStep2: boolean): number {
		return isStep2 ? Infinity : this.#setAside;
	}

	/** A step 2 was taken in: it holds all the client has, so nothing before it is outstanding. */
	caughtUp(): void {
		this.#setAside = Infinity;
	}

	/** Acknowledges once a tick, whatever was committed together. */
	saved(number: number, seq: number): void {
		this.#saved = { frames: Math.max(number, this.#saved.frames), seq };
		if (this.#telling) return;
		this.#telling = true;
		queueMicrotask(() => {
			this.#telling = false;
			this.#tell({ type: 'ack', ...this.#saved, at: Date.now() });
		});
	}
}
