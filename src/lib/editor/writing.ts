/** How long somebody counts as writing after a keystroke, ms. */
const REST = 4_000;

/** Tells when a person begins and stops writing; not each keystroke. */
export class Writing {
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #tell: (isWriting: boolean) => void;

	constructor(tell: (isWriting: boolean) => void) {
		this.#tell = tell;
	}

	/** The person is here, and not writing yet. */
	start(): void {
		this.#tell(false);
	}

	/** A keystroke. */
	touch(): void {
		if (this.#timer === undefined) this.#tell(true);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			this.#tell(false);
		}, REST);
	}

	close(): void {
		clearTimeout(this.#timer);
	}
}
