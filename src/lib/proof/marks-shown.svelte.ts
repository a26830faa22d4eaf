const KEY = 'copydesk.proof-marks';

type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/**
 * Whether badges and the numbers of comments stand on the page, or nothing does, so that every word is
 * read. A tab remembers it until it is closed.
 */
export class MarksShown {
	#kept: Kept | null = null;
	#isOn = $state(true);

	/** Where it is remembered; not there on the server. */
	recall(kept: Kept): void {
		this.#kept = kept;
		this.#isOn = kept.getItem(KEY) !== 'off';
	}

	get isOn(): boolean {
		return this.#isOn;
	}

	toggle(): void {
		this.#isOn = !this.#isOn;
		this.#kept?.setItem(KEY, this.#isOn ? 'on' : 'off');
	}
}
