import { TIMES } from './limits.ts';

/**
 * Finds out that this node alone cannot write (decision 0066): what it has in hand the database would most
 * likely refuse, and another node would take it now. Times are by performance.now().
 */
export class CutOffWatch {
	readonly #canWrite: () => boolean;
	readonly #cutOff: () => void;
	/** When another one last said that it can write, and when this one last could. */
	#othersWriteAt = -Infinity;
	#writesAt = performance.now();
	/** Since when nothing carries; null: it does. */
	#untoldSince: number | null;
	#isCutOff = false;

	constructor(
		{ canWrite, isTold }: { canWrite: () => boolean; isTold: boolean },
		cutOff: () => void
	) {
		this.#canWrite = canWrite;
		this.#cutOff = cutOff;
		this.#untoldSince = isTold ? null : performance.now();
	}

	/** Another node has said that it can write. */
	othersWrite(): void {
		this.#othersWriteAt = performance.now();
	}

	/** What nodes say is carried now, or no longer. */
	carries(isTold: boolean): void {
		this.#untoldSince = isTold ? null : performance.now();
	}

	/**
	 * To be called about once a second. Others say that they can write for some seconds after nobody can any
	 * more, but not later. Where nothing carries either, it is most likely this node again.
	 */
	look(): void {
		const now = performance.now();
		if (this.#canWrite()) {
			this.#writesAt = now;
			this.#isCutOff = false;
		}
		const isDeaf = this.#untoldSince !== null && now - this.#untoldSince >= TIMES.silent;
		const othersWrite = isDeaf || this.#othersWriteAt - this.#writesAt > TIMES.lastWord;
		if (this.#isCutOff || !othersWrite || now - this.#writesAt < TIMES.cutOff) return;
		this.#isCutOff = true;
		this.#cutOff();
	}
}
