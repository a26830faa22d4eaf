/** An input method may write once more after compositionend; frames wait for it, ms. */
const SETTLE = 40;
const AGAIN = 10;
/** Nobody waits longer for words that are being composed, ms. */
const CAP = 10_000;

/**
 * Whether frames with words wait, both ways, because an input method is composing: a change of the
 * composing text node by anyone else would make the browser end the composition with the pinyin in
 * the text, and half-composed pinyin is nothing for others to see.
 */
export class CompositionHold {
	#active = false;
	#cap: ReturnType<typeof setTimeout> | undefined;
	#pending: ReturnType<typeof setTimeout> | undefined;
	readonly #changed: (active: boolean) => void;

	constructor(changed: (active: boolean) => void) {
		this.#changed = changed;
	}

	get active(): boolean {
		return this.#active;
	}

	/**
	 * Follows the compositions in an editable element; `isComposing`: whether the editor itself still
	 * waits for the input method. Returns how to stop, which lets go of what is held.
	 */
	attach(dom: HTMLElement, isComposing: () => boolean = () => false): () => void {
		const controller = new AbortController();
		const listen = (target: EventTarget, type: string, hear: () => void) =>
			target.addEventListener(type, hear, { capture: true, signal: controller.signal });
		listen(dom, 'compositionstart', () => this.#begin());
		listen(dom, 'compositionend', () => this.#settle(SETTLE, isComposing));
		listen(dom, 'blur', () => this.release());
		listen(dom.ownerDocument.defaultView ?? window, 'pagehide', () => this.release());
		return () => {
			controller.abort();
			this.release();
		};
	}

	/** Lets go at once. */
	release(): void {
		clearTimeout(this.#pending);
		clearTimeout(this.#cap);
		if (!this.#active) return;
		this.#active = false;
		this.#changed(false);
	}

	#begin(): void {
		// The next composition began before the last one had settled.
		clearTimeout(this.#pending);
		if (this.#active) return;
		this.#active = true;
		this.#cap = setTimeout(() => this.release(), CAP);
		this.#changed(true);
	}

	#settle(wait: number, isComposing: () => boolean): void {
		clearTimeout(this.#pending);
		this.#pending = setTimeout(
			() => (isComposing() ? this.#settle(AGAIN, isComposing) : this.release()),
			wait
		);
	}
}
